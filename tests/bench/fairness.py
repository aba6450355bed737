"""A year of fair order among equals, and how even it was: `python3 tasks.py bench fairness`."""

import argparse
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from plugins.catalogue.catalogue import Filed
from plugins.catalogue.kinds.association import Association
from plugins.catalogue.order import PAGE, fair
from plugins.catalogue.vocabulary import Vocabulary
from tests.bench._texts import TODAY

YEAR = 365
EXACT = 0.05
"""The Gini coefficient that a year may have."""

MOST = YEAR * PAGE // 5
"""Equals of whom each has five turns a year. Some have one turn more than others: with fewer than five, that shows."""

AUTHOR = {"name": "X", "interest": "none"}


def equals(count: int) -> list[Filed]:
    """Records that nothing tells apart but their slugs."""
    fields = {"name": "X", "summary": "X.", "causes": ["x"], "author": AUTHOR}
    record = Association.model_validate(fields, context=Vocabulary({}, {}))
    slugs = [f"association-{number}" for number in range(count)]
    return [Filed(slug, "associations", f"content/associations/{slug}.md", record, "", "fr") for slug in slugs]


def ahead(count: int) -> list[Filed]:
    """Records that come before all equals, every day: their accounts are those of very small associations."""
    accounts = [{"year": "2025", "income": "1", "source": "https://www.example.org/"}]
    fields = {"name": "X", "summary": "X.", "causes": ["x"], "author": AUTHOR, "accounts": accounts}
    record = Association.model_validate(fields, context=Vocabulary({}, {}))
    return [Filed(f"ahead-{number}", "associations", "", record, "", "fr") for number in range(count)]


def exposures(count: int, start: date, before: int = 0) -> Counter[str]:
    """On how many days of a year each of so many equals is on the first page, `before` others always ahead of them."""
    records = [*equals(count), *ahead(before)]
    seen = Counter({one.slug: 0 for one in records[:count]})
    for day in range(YEAR):
        first = fair(records, lambda one: one, start + timedelta(days=day))[:PAGE]
        seen.update(one.slug for one in first if one.slug in seen)
    return seen


def gini(values: Sequence[int]) -> float:
    """The Gini coefficient of some numbers: 0 when all are equal, near 1 when one has everything."""
    ranked = sorted(values)
    weighted = sum((2 * rank - len(ranked) - 1) * value for rank, value in enumerate(ranked, start=1))
    return weighted / (len(ranked) * sum(ranked))


def main() -> None:
    """Print the coefficient for equals alone, then behind others that are always more urgent."""
    parser = argparse.ArgumentParser(prog="python3 tasks.py bench fairness --", description=__doc__)
    parser.add_argument("--equals", type=int, default=1000)
    count = parser.parse_args().equals
    print(f"{count} equals, {YEAR} days from {TODAY}, first pages of {PAGE}")
    for before in (0, PAGE // 4, PAGE // 2, PAGE - 4):
        days = exposures(count, TODAY, before).values()
        even = f"each on {min(days)} to {max(days)} days"
        print(f"  behind {before:2} others: Gini {gini(list(days)):.3f}, {even}", flush=True)


if __name__ == "__main__":
    main()
