"""What becomes of a gift: what the giver pays, who takes what, what arrives, what comes back as tax."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ..catalogue.kinds.platform import Fee
from ..catalogue.quantities import Money
from ..catalogue.terms import Regime, Step

CENT = Decimal("0.01")
CURRENCIES: Mapping[str, str] = {"CH": "CHF", "CA": "CAD", "US": "USD", "GB": "GBP"}
"""Currencies of countries that have not the euro (ISO 4217)."""

TAKERS = ("platform", "processor", "host")


@dataclass(frozen=True, slots=True)
class Costs:
    """What one way to give costs: its fees, and whether they are all known. Unknown is never zero.

    No fee at all is free; fees of which none counts for a gift are not.
    """

    fees: tuple[Fee, ...] = ()
    known: bool = True
    means: str = "card"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Amounts in the currency of the gift, exact to the cent; None where it is not known.

    `paid` = `arrives` + `platform` + `processor` + `host`; `cost` = `paid` − `returned`.
    """

    gift: Decimal
    paid: Decimal | None
    platform: Decimal | None
    processor: Decimal | None
    host: Decimal | None
    arrives: Decimal | None
    returned: Decimal | None
    cost: Decimal | None


def outcome(gift: Money, costs: Costs, regime: Regime | None, on: date) -> Outcome:
    """What becomes of a gift made on a day.

    A fee that the association pays, or the host that holds its money, is taken from the gift; one that the giver pays
    is added to it. Tips are not counted: the giver chooses them. A tax reduction is worked out on the gift, without
    what is added to it.
    """
    back = returned(gift, regime, on) if regime else Decimal(0)
    fees = in_force(costs, gift, on) if costs.known else None
    if fees is None:
        return Outcome(gift.amount, None, None, None, None, None, back, None)
    added = _shares([fee for fee in fees if fee.payer == "giver"], gift.amount, None)
    taken = _shares([fee for fee in fees if fee.payer != "giver"], gift.amount, gift.amount)
    parts = {taker: added[taker] + taken[taker] for taker in TAKERS}
    paid = gift.amount + sum(added.values(), Decimal(0))
    arrives = gift.amount - sum(taken.values(), Decimal(0))
    cost = None if back is None else paid - back
    return Outcome(gift.amount, paid, parts["platform"], parts["processor"], parts["host"], arrives, back, cost)


def in_force(costs: Costs, gift: Money, on: date) -> Sequence[Fee] | None:
    """The fees that a gift bears on a day; None when one of them is not known, or is in another currency.

    Who takes a fee on other days, or of other amounts, is not known to take none of this one. Where a fee depends on
    all that was collected, which nobody knows here, the dearest that is known counts.
    """
    meant = [fee for fee in costs.fees if fee.kind != "tip" and fee.means in ("any", costs.means)]
    bearing = [fee for fee in meant if _bears(fee, gift, on)]
    if (costs.fees and not bearing) or {fee.taker for fee in meant} != {fee.taker for fee in bearing}:
        return None
    found = [fee for fee in bearing if fee.basis == "gift"]
    groups: dict[tuple[str, str], list[Fee]] = {}
    for fee in bearing:
        if fee.basis == "collected":
            groups.setdefault((fee.payer, fee.taker), []).append(fee)
    for group in groups.values():
        known = [fee for fee in group if _is_known(fee, gift.currency)]
        found.append(max(known or group, key=lambda fee: _exact(fee, gift.amount)))
    return found if all(_is_known(fee, gift.currency) for fee in found) else None


def _bears(fee: Fee, gift: Money, on: date) -> bool:
    if (fee.from_ and on < fee.from_) or (fee.until and on > fee.until):
        return False
    if fee.basis == "collected" or currencies(fee) - {gift.currency}:
        return True
    return not (fee.above and gift.amount <= fee.above.amount) and not (fee.up_to and gift.amount > fee.up_to.amount)


def currencies(fee: Fee) -> set[str]:
    """The currencies that a gift must have for a fee to be known."""
    limits = () if fee.basis == "collected" else (fee.above, fee.up_to)
    return {money.currency for money in (fee.fixed, *limits) if money and money.amount}


def _is_known(fee: Fee, currency: str) -> bool:
    return not (fee.percent is None and fee.fixed is None) and currencies(fee) <= {currency}


def _exact(fee: Fee, amount: Decimal) -> Decimal:
    return amount * (fee.percent or 0) / 100 + (fee.fixed.amount if fee.fixed else 0)


def _shares(fees: Iterable[Fee], amount: Decimal, most: Decimal | None) -> dict[str, Decimal]:
    """What each taker gets, to the cent, all together at most `most`.

    Sums are rounded, not their parts, so that a cent more given is never a cent less received.
    """
    shares = dict.fromkeys(TAKERS, Decimal(0))
    total, before = Decimal(0), Decimal(0)
    for fee in sorted(fees, key=lambda one: (TAKERS.index(one.taker), _exact(one, amount))):
        total += _exact(fee, amount)
        after = rounded(total if most is None else min(total, most))
        shares[fee.taker] += after - before
        before = after
    return shares


def rounded(amount: Decimal) -> Decimal:
    """To the cent, half up."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def returned(gift: Money, regime: Regime, on: date) -> Decimal | None:
    """What the tax office gives back for a gift, were it the only one of the year; None when it depends on more."""
    steps = steps_of(regime, on)
    if not steps or currency_of(regime) != gift.currency:
        return None
    if regime.least and gift.amount < regime.least.amount:
        return Decimal(0)
    total, below = Decimal(0), Decimal(0)
    for step in sorted(steps, key=lambda one: (one.up_to is None, one.up_to.amount if one.up_to else 0)):
        top = min(gift.amount, step.up_to.amount) if step.up_to else gift.amount
        total += max(Decimal(0), top - below) * step.rate / 100
        below = max(below, top)
    return rounded(min(total, regime.most.amount) if regime.most else total)


def currency_of(regime: Regime) -> str:
    """The currency in which a country taxes."""
    return CURRENCIES.get(regime.country, "EUR")


def steps_of(regime: Regime, on: date) -> Sequence[Step]:
    """The steps of a tax rule in force on a day; none when an amount is not in the currency of its country."""
    amounts = (regime.least, regime.most, *(step.up_to for step in regime.steps))
    if {money.currency for money in amounts if money} - {currency_of(regime)}:
        return ()
    return [
        step for step in regime.steps if not (step.from_ and on < step.from_) and not (step.until and on > step.until)
    ]
