"""What is so of any gift: it adds up, nothing is negative, more given is never less received."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given as for_any
from hypothesis import strategies as st

from plugins.catalogue.kinds.platform import Fee
from plugins.catalogue.quantities import Money
from plugins.giving.outcome import TAKERS, Costs, Outcome, outcome, returned
from tests.giving.rules import FEES, REGIMES, costs, euros, given, regime

CENT = Decimal("0.01")
CENTS = st.integers(1, 10_000_000).map(lambda cents: Decimal(cents) / 100)
NAMES = st.sampled_from([None, *REGIMES])
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
AMOUNTS = st.none() | st.integers(0, 3_000).map(lambda cents: Decimal(cents) / 100)
RATES = st.none() | st.integers(0, 100_000).map(lambda thousandths: Decimal(thousandths) / 1000)


@st.composite
def any_fee(draw: st.DrawFn) -> Fee:
    fixed, limit = draw(AMOUNTS), draw(st.integers(1, 500))
    starts = draw(st.none() | DAYS)
    return Fee.model_construct(
        payer=draw(st.sampled_from(["association", "giver", "host"])),
        taker=draw(st.sampled_from(TAKERS)),
        kind=draw(st.sampled_from(["fee", "fee", "tip"])),
        percent=draw(RATES),
        fixed=None if fixed is None else Money(fixed, draw(st.sampled_from(["EUR", "EUR", "USD"]))),
        means=draw(st.sampled_from(["any", "card", "debit"])),
        above=draw(st.none() | st.just(euros(limit))),
        up_to=draw(st.none() | st.just(euros(limit + draw(st.integers(0, 500))))),
        basis=draw(st.sampled_from(["gift", "collected"])),
        from_=starts,
        until=draw(st.none() | st.just(starts + timedelta(days=draw(st.integers(0, 400)))) if starts else st.none()),
    )


ANY_COSTS = st.lists(any_fee(), max_size=4).map(lambda found: Costs(tuple(found))) | st.sampled_from(
    [costs(name) for name in FEES]
)


def parts(found: Outcome) -> list[Decimal]:
    return [part for part in (found.arrives, found.platform, found.processor, found.host) if part is not None]


@for_any(CENTS, ANY_COSTS, NAMES, DAYS)
def test_parts_add_up_to_the_cent_and_none_is_below_zero(
    amount: Decimal, known: Costs, rule: str | None, on: date
) -> None:
    found = outcome(euros(amount), known, regime(rule) if rule else None, on)
    assert len(parts(found)) in (0, 4) and (found.paid is None) == (not parts(found))
    assert all(part >= 0 and part == part.quantize(CENT) for part in parts(found))
    if found.paid is not None and found.arrives is not None:
        assert sum(parts(found)) == found.paid >= amount >= found.arrives
    if found.returned is not None:
        assert 0 <= found.returned <= amount and found.returned == found.returned.quantize(CENT)
    if found.paid is not None and found.returned is not None:
        assert found.cost == found.paid - found.returned >= 0
    else:
        assert found.cost is None


def bracket(amount: Decimal, known: Costs) -> list[bool]:
    """On which side of each limit an amount is."""
    limits = {limit.amount for fee in known.fees for limit in (fee.above, fee.up_to) if limit}
    return [amount <= limit for limit in sorted(limits)]


@for_any(CENTS, st.integers(1, 100_000), ANY_COSTS, DAYS)
def test_who_gives_more_never_makes_less_arrive(amount: Decimal, more: int, known: Costs, on: date) -> None:
    """Within one bracket; and it never costs less, nor comes back less."""
    other = amount + Decimal(more) / 100
    less, greater = (outcome(euros(one), known, None, on) for one in (amount, other))
    if bracket(amount, known) != bracket(other, known):
        return
    assert (less.arrives is None) == (greater.arrives is None)
    if less.arrives is not None and greater.arrives is not None and less.paid and greater.paid:
        assert less.arrives <= greater.arrives and less.paid < greater.paid


@for_any(CENTS, st.integers(1, 100_000), st.sampled_from(list(REGIMES)), DAYS)
def test_who_gives_more_never_gets_less_back(amount: Decimal, more: int, rule: str, on: date) -> None:
    back = [returned(euros(one), regime(rule), on) for one in (amount, amount + Decimal(more) / 100)]
    assert back[0] is None or (back[1] is not None and back[0] <= back[1])


@for_any(st.integers(1, 500), st.sampled_from([-1, 0, 1]))
def test_both_sides_of_a_threshold(limit: int, side: int) -> None:
    """`up_to` holds its amount, `above` does not."""
    fee = {"payer": "association", "taker": "platform"}
    low, high = {**fee, "percent": "1", "up_to": str(limit)}, {**fee, "percent": "2", "above": str(limit)}
    known = Costs((Fee.model_validate(low), Fee.model_validate(high)))
    amount = Decimal(limit) + side * CENT
    rate = Decimal("0.02") if side > 0 else Decimal("0.01")
    assert abs((given(str(amount), known).platform or 0) - amount * rate) <= CENT / 2
