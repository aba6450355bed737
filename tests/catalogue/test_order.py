"""Fair order: urgency first; equals take turns by a page a day, the same for everybody, and a year makes them even."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.catalogue.catalogue import Filed
from plugins.catalogue.kinds.association import Association
from plugins.catalogue.kinds.project import Project
from plugins.catalogue.order import PAGE, SOON, fair, urgency
from plugins.catalogue.vocabulary import Vocabulary
from tests.bench.fairness import EXACT, MOST, YEAR, equals, exposures, gini

ROOT = Path(__file__).resolve().parents[2]
WORDS = Vocabulary({}, {})
TODAY = date(2026, 11, 20)
BASE = {"name": "X", "summary": "X.", "causes": ["x"], "author": {"name": "X", "interest": "none"}}

days = st.dates(date(2024, 1, 1), date(2032, 12, 31))
left = st.none() | st.integers(0, 90)
income = st.none() | st.sampled_from(["49999", "50000", "499999", "500000"])
raised = st.none() | st.integers(0, 1200)


def association(slug: str, until: date | None = None, income: str | None = None, status: str = "active") -> Filed:
    needs = [{"id": "n", "type": "time", "title": "N", "until": until.isoformat()}] if until else []
    accounts = [{"year": "2025", "income": income, "source": "https://www.example.org/"}] if income else []
    fields = {**BASE, "needs": needs, "accounts": accounts, "status": status}
    fields |= {"last_seen": "2020"} if status == "dormant" else {}
    return filed(slug, "associations", Association.model_validate(fields, context=WORDS))


def project(slug: str, ends: date | None = None, raised: int | None = None) -> Filed:
    goal = {"amount": "1000"} | ({} if raised is None else {"raised": str(raised), "as_of": "2026-01-01"})
    fields = {**BASE, "association": "x", "aim": "X.", "goal": goal} | ({"ends": ends.isoformat()} if ends else {})
    return filed(slug, "projects", Project.model_validate(fields, context=WORDS))


def filed(slug: str, folder: str, record: Association | Project) -> Filed:
    return Filed(slug, folder, f"content/{folder}/{slug}.md", record, "", "fr")


@st.composite
def catalogues(draw: st.DrawFn) -> list[Filed]:
    """Records of two kinds, each with its own slug."""
    found = []
    for number in range(draw(st.integers(0, 60))):
        away = draw(left)
        end = None if away is None else TODAY + timedelta(days=away)
        if draw(st.booleans()):
            found.append(association(f"a-{number}", end, draw(income)))
        else:
            found.append(project(f"p-{number}", end, draw(raised)))
    return found


def order(records: Sequence[Filed], today: date = TODAY) -> list[str]:
    return [one.slug for one in fair(records, lambda one: one, today)]


@given(catalogues(), days)
def test_everything_is_there_once(records: list[Filed], today: date) -> None:
    assert sorted(order(records, today)) == sorted(one.slug for one in records)


@given(catalogues(), days)
def test_what_is_more_urgent_comes_first(records: list[Filed], today: date) -> None:
    found = [urgency(one, today) for one in fair(records, lambda one: one, today)]
    assert found == sorted(found)


@given(catalogues(), days, st.randoms(use_true_random=False))
def test_the_order_in_which_files_are_read_does_not_matter(records: list[Filed], today: date, chance: object) -> None:
    mixed = list(records)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # a random.Random
    assert order(mixed, today) == order(records, today)


@given(st.integers(1, 300), days)
def test_equals_move_by_one_page_a_day(count: int, today: date) -> None:
    first, second = (order(equals(count), today + timedelta(days=day)) for day in (0, 1))
    turn = PAGE % count
    assert second == first[turn:] + first[:turn]


@settings(max_examples=8)
@given(st.integers(2, MOST), days)
def test_a_year_makes_equals_even(count: int, start: date) -> None:
    seen = exposures(count, start)
    assert max(seen.values()) - min(seen.values()) <= 1
    assert gini(list(seen.values())) <= EXACT


def test_more_equals_than_pages_of_a_year_cannot_be_even() -> None:
    """What the limit of the property above is: five turns a year."""
    assert MOST == YEAR * PAGE // 5
    assert gini([1] * (YEAR * PAGE // 2) + [2] * (YEAR * PAGE // 4)) > EXACT


def test_a_thousand_equals_are_even_in_a_year() -> None:
    assert gini(list(exposures(1000, TODAY).values())) <= 0.05


@given(st.lists(st.integers(0, 20), min_size=1, max_size=12).filter(any))
def test_gini_is_the_mean_difference(values: list[int]) -> None:
    mean = sum(values) / len(values)
    differences = sum(abs(one - other) for one in values for other in values)
    assert gini(values) == pytest.approx(differences / (2 * len(values) ** 2 * mean))


def test_gini_of_the_even_and_of_the_uneven() -> None:
    assert gini([7] * 9) == 0
    assert gini([0, 0, 0, 8]) == 0.75


@pytest.mark.parametrize(
    ("sooner", "later"),
    [
        (association("a", TODAY), association("b", TODAY + timedelta(days=1))),
        (association("a", TODAY + timedelta(days=SOON)), association("b", TODAY + timedelta(days=SOON + 1))),
        (association("a", TODAY), association("b", TODAY - timedelta(days=1))),
        (association("a", TODAY), association("b", TODAY, status="dormant")),
        (project("a", TODAY + timedelta(days=9)), project("b")),
        (project("a", raised=99), project("b", raised=100)),
        (project("a", raised=0), project("b")),
        (project("a", raised=0), association("b", income="1000")),
        (association("a", income="49999"), association("b", income="50000")),
        (association("a", income="499999"), association("b", income="500000")),
        (association("a", TODAY, income="900000"), project("b", raised=0)),
    ],
)
def test_the_charter_s_three_rules(sooner: Filed, later: Filed) -> None:
    assert urgency(sooner, TODAY) < urgency(later, TODAY)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (association("a"), association("b", TODAY + timedelta(days=SOON + 1))),
        (association("a", income="500000"), association("b")),
        (project("a", raised=1000), project("b", raised=1200)),
    ],
)
def test_equals(one: Filed, other: Filed) -> None:
    assert urgency(one, TODAY) == urgency(other, TODAY)


def test_the_same_for_everybody() -> None:
    """Another process, with another hash seed, another locale and another time zone, finds the same order."""
    program = "from datetime import date\nfrom plugins.catalogue.order import fair\n"
    program += "from tests.bench.fairness import equals\n"
    program += "print(*(one.slug for one in fair(equals(100), lambda one: one, date(2026, 11, 20))))"
    env = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == order(equals(100))
