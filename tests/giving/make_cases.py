"""Writes cases.json: gifts and what becomes of each, for Python and JavaScript to agree on.

Run `.venv/bin/python -m tests.giving.make_cases` after a change of the rules, and read the differences.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from plugins.catalogue.kinds.giving import Channel
from plugins.catalogue.kinds.record import Helped
from plugins.giving.costs import costs_of, published, published_regime
from plugins.giving.outcome import Costs, outcome
from tests.giving.rules import FEES, REGIMES, TODAY, costs, euros, regime
from tests.website import entries
from tests.website.built import DIRECTORY

PATH = Path(__file__).with_name("cases.json")
PAGE = "tous-les-moyens"
"""The record of the examples whose page has a way to give of each kind."""

RULE = "be-30"
"""The tax rule of that record."""

PARTS = ("paid", "platform", "processor", "host", "arrives", "returned", "cost")
DAYS = (date(2024, 12, 31), date(2025, 1, 1), date(2025, 10, 13), date(2025, 10, 14), date(2026, 1, 1), TODAY)
LIMITS = (
    1000,
    3999,
    4000,
    4001,
    4999,
    5000,
    5001,
    10000,
    10001,
    30001,
    100001,
    199999,
    200000,
    200001,
    6666667,
    200000000,
    200000001,
)
"""Cents on both sides of what fees and tax rules depend on."""

EACH = 26
"""Gifts for each set of fees, and for each way to give of the page."""


@cache
def page() -> tuple[tuple[Channel, Costs], ...]:
    """The ways to give of the page, and what each costs."""
    catalogue = entries.scenes(DIRECTORY)["fr"].catalogue
    record = catalogue.records[PAGE].record
    assert isinstance(record, Helped) and record.tax and record.tax.regime == RULE
    return tuple((channel, costs_of(channel, catalogue)) for channel in record.give)


@cache
def rule_of_page() -> Any:
    return entries.scenes(DIRECTORY)["fr"].catalogue.vocabulary.terms("tax")[RULE]


def cents(amount: Decimal | None) -> int | None:
    return None if amount is None else int(amount * 100)


def amounts(random: Random) -> Iterator[int]:
    """Limits, then round and odd amounts up to 20,000 euros."""
    yield from LIMITS
    while True:
        yield 1 + int(random.random() ** 3 * 2_000_000)


def case(found: Costs, rule: Any, amount: int, on: date) -> dict[str, Any]:
    """A gift, its day, its rules as they are published, and what becomes of it in cents."""
    result = outcome(euros(Decimal(amount) / 100), found, rule, on)
    return {
        "gift": amount,
        "on": on.isoformat(),
        "costs": published(found),
        "regime": published_regime(rule, on) if rule else None,
        "expected": {part: cents(getattr(result, part)) for part in PARTS},
    }


def cases() -> Iterator[dict[str, Any]]:
    """The same ones every time: `random()` of a seed never changes (Python, «Notes on Reproducibility»)."""
    random = Random(2026)
    names = [None, *REGIMES]
    for name in FEES:
        for number, amount in zip(range(EACH), amounts(random), strict=False):
            rule = names[int(random.random() * len(names))]
            on = DAYS[int(random.random() * len(DAYS))] + timedelta(days=number % 2)
            found = costs(name, "debit" if number % 5 == 4 else "card")
            made = case(found, regime(rule) if rule else None, amount, on)
            yield {"fees": name, "means": found.means, "rule": rule, **made}
    for way, (_, found) in enumerate(page()):
        for number, amount in zip(range(EACH), amounts(random), strict=False):
            yield {"way": way, **case(found, rule_of_page() if number % 2 else None, amount, TODAY)}


def text() -> str:
    """The file: one case a line."""
    return "[\n" + ",\n".join(json.dumps(one, separators=(",", ":")) for one in cases()) + "\n]\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
