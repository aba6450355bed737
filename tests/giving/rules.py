"""Fees and tax rules as entries write them, one of each kind, and readers of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from plugins.catalogue.kinds.platform import Fee
from plugins.catalogue.quantities import Money
from plugins.catalogue.terms import Regime
from plugins.giving.outcome import Costs, Outcome, outcome

Raw = dict[str, Any]
TODAY = date(2026, 11, 20)
PLATFORM = {"payer": "association", "taker": "platform"}
PROCESSOR = {"payer": "association", "taker": "processor"}
HOST = {"payer": "association", "taker": "host"}
TIP = {"payer": "giver", "taker": "platform", "kind": "tip"}
ADDED = {"payer": "giver", "taker": "platform", "percent": "2.2", "fixed": "0.10"}

FEES: Mapping[str, Sequence[Raw]] = {
    "free, with a tip": [{**PLATFORM, "percent": "0"}, TIP],
    "a tip and no more": [TIP],
    "percent": [{**PLATFORM, "percent": "8"}],
    "fixed": [{**PROCESSOR, "fixed": "0.35"}],
    "both": [{**PROCESSOR, "percent": "1.5", "fixed": "0.25"}],
    "three takers": [
        {**PLATFORM, "percent": "1.75"},
        {**PROCESSOR, "percent": "1.4", "fixed": "0.25", "means": "card"},
        {**HOST, "percent": "5.125"},
    ],
    "paid by the giver": [{**PLATFORM, "percent": "0"}, ADDED],
    "both pay": [{**PLATFORM, "percent": "8"}, ADDED],
    "by the host": [{"payer": "host", "taker": "platform", "percent": "3"}, {**HOST, "percent": "7"}],
    "collected": [
        {**PLATFORM, "percent": "0", "up_to": "100", "basis": "collected"},
        {**PLATFORM, "percent": "6", "above": "100", "up_to": "10000", "basis": "collected"},
    ],
    "collected, partly known": [
        {**PLATFORM, "percent": "8", "up_to": "100000", "basis": "collected"},
        {**PLATFORM, "above": "100000", "basis": "collected"},
    ],
    "collected, unknown": [{**PLATFORM, "above": "100", "basis": "collected"}],
    "other means": [{**PLATFORM, "percent": "4", "means": "cheque"}],
    "by card or not": [
        {**PROCESSOR, "percent": "2.49", "fixed": "0.35", "means": "card"},
        {**PROCESSOR, "percent": "0.8", "means": "debit"},
    ],
    "by amount": [{**PLATFORM, "fixed": "1", "up_to": "50"}, {**PLATFORM, "percent": "3", "above": "50"}],
    "above only": [{**PLATFORM, "percent": "2", "above": "100"}],
    "new rates": [
        {**PLATFORM, "percent": "5", "until": "2025-12-31"},
        {**PLATFORM, "percent": "6", "from": "2026-01-01", "until": "2026-12-31"},
    ],
    "one unknown": [{**PLATFORM, "percent": "1.75"}, {**PROCESSOR}],
    "other currency": [{**PROCESSOR, "percent": "2.9", "fixed": "0.30 USD"}],
    "nothing in another currency": [{**PROCESSOR, "percent": "2.9", "fixed": "0 USD"}],
    "limit in another currency": [{**PROCESSOR, "percent": "2.9", "up_to": "1000 USD"}],
    "all of it": [{**PLATFORM, "percent": "80"}, {**PROCESSOR, "percent": "30", "fixed": "2"}],
}

REGIMES: Mapping[str, Raw] = {
    "fr-66": {"country": "FR", "steps": [{"rate": "66"}]},
    "fr-75": {
        "country": "FR",
        "steps": [
            {"rate": "75", "up_to": "1000", "until": "2025-10-13"},
            {"rate": "75", "up_to": "2000", "from": "2025-10-14"},
            {"rate": "66"},
        ],
    },
    "company": {"country": "FR", "who": "company", "steps": [{"rate": "60", "up_to": "2000000"}, {"rate": "40"}]},
    "wealth": {"country": "FR", "who": "wealth", "most": "50000", "steps": [{"rate": "75"}]},
    "be": {
        "country": "BE",
        "least": "40",
        "steps": [{"rate": "45", "until": "2024-12-31"}, {"rate": "30", "from": "2025-01-01"}],
    },
    "ends": {"country": "FR", "steps": [{"rate": "50", "up_to": "300"}]},
    "ch": {"country": "CH"},
    "ca": {"country": "CA", "steps": [{"rate": "29"}]},
    "wrong currency": {"country": "FR", "least": "40 CHF", "steps": [{"rate": "66"}]},
}


def fees(raw: Sequence[Raw]) -> tuple[Fee, ...]:
    return tuple(Fee.model_validate(one) for one in raw)


def costs(name: str, means: str = "card") -> Costs:
    return Costs(fees(FEES[name]), means=means)


def regime(name: str) -> Regime:
    return Regime.model_validate({"label": {"fr": name}, "law": name, **REGIMES[name]})


def euros(amount: str | Decimal | int) -> Money:
    return Money(Decimal(amount), "EUR")


def given(amount: str, found: Costs, rule: str | None = None, on: date = TODAY) -> Outcome:
    """What becomes of so many euros."""
    return outcome(euros(amount), found, regime(rule) if rule else None, on)
