"""What becomes of a gift: worked examples of each kind of fee and of each tax rule."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from plugins.catalogue.kinds.platform import Fee
from plugins.catalogue.quantities import Money
from plugins.giving.outcome import Costs, Outcome, returned
from tests.giving.rules import FEES, TODAY, costs, given, regime


@pytest.mark.parametrize(
    ("name", "amount", "paid", "platform", "processor", "host", "arrives"),
    [
        ("free, with a tip", "100", "100", "0", "0", "0", "100"),
        ("percent", "100", "100", "8", "0", "0", "92"),
        ("percent", "0.06", "0.06", "0", "0", "0", "0.06"),  # 0.0048, and half a cent counts for one:
        ("percent", "0.07", "0.07", "0.01", "0", "0", "0.06"),  # 0.0056
        ("fixed", "100", "100", "0", "0.35", "0", "99.65"),
        ("fixed", "0.20", "0.20", "0", "0.20", "0", "0"),
        ("both", "100", "100", "0", "1.75", "0", "98.25"),
        ("both", "10", "10", "0", "0.40", "0", "9.60"),
        ("three takers", "100", "100", "1.75", "1.65", "5.13", "91.47"),  # 5.125
        ("three takers", "10", "10", "0.18", "0.39", "0.51", "8.92"),  # 0.175, 0.39, 0.5125: 1.0775 in all
        ("paid by the giver", "100", "102.30", "2.30", "0", "0", "100"),
        ("both pay", "100", "102.30", "10.30", "0", "0", "92"),
        ("by the host", "100", "100", "3", "0", "7", "90"),
        ("collected", "50", "50", "3", "0", "0", "47"),
        ("collected, partly known", "100", "100", "8", "0", "0", "92"),
        ("by card or not", "100", "100", "0", "2.84", "0", "97.16"),
        ("by amount", "50", "50", "1", "0", "0", "49"),
        ("by amount", "50.01", "50.01", "1.50", "0", "0", "48.51"),
        ("above only", "100.01", "100.01", "2", "0", "0", "98.01"),
        ("new rates", "100", "100", "6", "0", "0", "94"),
        ("nothing in another currency", "100", "100", "0", "2.90", "0", "97.10"),
        ("all of it", "100", "100", "80", "20", "0", "0"),
    ],
)
def test_each_kind_of_fee(
    name: str, amount: str, paid: str, platform: str, processor: str, host: str, arrives: str
) -> None:
    found = given(amount, costs(name))
    parts = (found.paid, found.platform, found.processor, found.host, found.arrives)
    assert parts == tuple(map(Decimal, (paid, platform, processor, host, arrives)))


@pytest.mark.parametrize(
    ("name", "amount"),
    [
        ("a tip and no more", "100"),
        ("collected, unknown", "100"),
        ("other means", "100"),
        ("above only", "100"),
        ("one unknown", "100"),
        ("other currency", "100"),
        ("limit in another currency", "100"),
    ],
)
def test_what_is_not_known_is_never_zero(name: str, amount: str) -> None:
    found = given(amount, costs(name))
    assert found == Outcome(Decimal(amount), None, None, None, None, None, Decimal(0), None)


def test_nothing_is_known_without_fees_unless_it_is_said() -> None:
    assert given("100", Costs(known=False)).arrives is None
    assert given("100", Costs(means="transfer")).arrives == 100


def test_each_means_has_its_fee() -> None:
    assert given("100", costs("by card or not", "debit")).arrives == Decimal("99.20")
    assert given("100", costs("by card or not", "transfer")).arrives is None
    assert given("100", costs("other means", "cheque")).arrives == 96


@pytest.mark.parametrize(
    ("day", "arrives"), [("2025-12-31", 95), ("2026-01-01", 94), ("2026-12-31", 94), ("2027-01-01", None)]
)
def test_fees_count_from_their_first_day_to_their_last(day: str, arrives: int | None) -> None:
    assert given("100", costs("new rates"), on=date.fromisoformat(day)).arrives == arrives


def test_a_tip_changes_nothing() -> None:
    tip = Fee.model_validate({"payer": "giver", "taker": "platform", "kind": "tip", "percent": "15", "fixed": "3"})
    for name in FEES:
        known = costs(name)
        assert given("77.77", Costs((*known.fees, tip))) == given("77.77", known)


@pytest.mark.parametrize(
    ("rule", "amount", "day", "back"),
    [
        ("fr-66", "100", "2026-11-20", "66"),
        ("fr-66", "0.01", "2026-11-20", "0.01"),
        ("fr-75", "1000", "2025-10-13", "750"),
        ("fr-75", "2000", "2025-10-13", "1410"),  # 750 and 66 % of 1,000
        ("fr-75", "2000", "2025-10-14", "1500"),
        ("fr-75", "1999.99", "2025-10-14", "1499.99"),
        ("fr-75", "2000.01", "2025-10-14", "1500.01"),
        ("fr-75", "3000", "2026-11-20", "2160"),
        ("company", "2000000", "2026-11-20", "1200000"),
        ("company", "2500000", "2026-11-20", "1400000"),
        ("wealth", "66666.66", "2026-11-20", "50000"),  # 49,999.995
        ("wealth", "66666.65", "2026-11-20", "49999.99"),
        ("wealth", "100000", "2026-11-20", "50000"),
        ("be", "39.99", "2026-11-20", "0"),
        ("be", "40", "2026-11-20", "12"),
        ("be", "100", "2024-12-31", "45"),
        ("be", "100", "2025-01-01", "30"),
        ("ends", "400", "2026-11-20", "150"),
        ("ch", "100", "2026-11-20", None),
        ("ca", "100", "2026-11-20", None),
        ("wrong currency", "100", "2026-11-20", None),
    ],
)
def test_each_tax_rule(rule: str, amount: str, day: str, back: str | None) -> None:
    found = given(amount, costs("percent"), rule, date.fromisoformat(day))
    assert found.returned == (None if back is None else Decimal(back))
    assert found.cost == (None if back is None else Decimal(amount) - Decimal(back))


def test_a_tax_rule_of_another_country_counts_in_its_own_currency() -> None:
    assert returned(Money(Decimal(100), "CAD"), regime("ca"), TODAY) == 29


def test_what_the_giver_adds_gives_right_to_nothing() -> None:
    found = given("100", costs("paid by the giver"), "fr-66")
    assert (found.paid, found.returned, found.cost) == (Decimal("102.30"), Decimal(66), Decimal("36.30"))
