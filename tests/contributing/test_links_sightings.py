"""When an address has lapsed or leads elsewhere: never after one bad day, and until somebody has looked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.contributing.links.sightings import HOME, MOST, NOWHERE, Seen, Sighting, grave, noted

START = date(2026, 11, 1)
PLACES = st.sampled_from((HOME, NOWHERE, "a.example", "b.example", "c.example"))
STEPS = st.lists(st.tuples(st.integers(1, 9), PLACES), max_size=60)


def day(number: int) -> date:
    return START + timedelta(number)


def told(steps: list[tuple[int, str]], seen: Seen = (), last: int = 0) -> Seen:
    """What is kept of some days, each a number of days after the one before."""
    for more, place in steps:
        last += more
        seen = noted(seen, day(last), place)
    return seen


def daily(*places: str) -> Seen:
    """What is kept of days on end: from the second of November."""
    return told([(1, one) for one in places])


A, B = "a.example", "b.example"


@pytest.mark.parametrize(
    ("places", "first"),
    [
        ((NOWHERE,), None),
        ((NOWHERE, NOWHERE), None),
        ((NOWHERE, NOWHERE, NOWHERE), 1),
        ((NOWHERE, NOWHERE, HOME, NOWHERE, NOWHERE), None),
        ((NOWHERE, NOWHERE, NOWHERE, HOME), 1),
        ((NOWHERE, A, NOWHERE), None),
        ((NOWHERE, A, NOWHERE, NOWHERE), 1),
        ((A,), None),
        ((A, A), 1),
        ((A, HOME, A), None),
        ((A, HOME, A, A), 3),
        ((A, B), 1),
        ((A, A, HOME, HOME, HOME), 1),
    ],
)
def test_on_how_many_days(places: tuple[str, ...], first: int | None) -> None:
    found = grave(daily(*places))
    assert (found[0].day if found else None) == (day(first) if first else None)


@pytest.mark.parametrize(
    ("places", "looked", "is_grave"),
    [
        ((A, A), 0, True),
        ((A, A), 1, False),
        ((A, A), 9, False),
        ((A, A, A, A, A), 2, False),
        ((A, A, B), 2, False),
        ((A, A, B, A, A), 2, False),
        ((A, A, B, B), 2, True),
        ((A, A, B, A, B), 2, True),
        ((B, A, A, B, B), 3, True),
        ((A, A, HOME, A, A), 2, False),
        ((A, A, NOWHERE, NOWHERE, NOWHERE), 2, True),
        ((NOWHERE,) * 9, 1, False),
        ((NOWHERE, NOWHERE, NOWHERE, HOME, NOWHERE, NOWHERE), 3, False),
        ((NOWHERE, NOWHERE, NOWHERE, HOME, NOWHERE, NOWHERE, NOWHERE), 3, True),
        ((NOWHERE, NOWHERE, NOWHERE, A, A), 3, True),
        ((NOWHERE, NOWHERE, NOWHERE, HOME, A, A), 4, True),
    ],
)
def test_somebody_looked(places: tuple[str, ...], looked: int, is_grave: bool) -> None:
    assert bool(grave(daily(*places), day(looked))) is is_grave


@given(STEPS, PLACES, st.none() | st.integers(0, 600))
def test_one_bad_day_never_withdraws(steps: list[tuple[int, str]], place: str, looked: int | None) -> None:
    """However it was before, if that was no reason: after a day at home one sighting is none either."""
    accepted = day(looked) if looked is not None else None
    before = told([*steps, (1, HOME)])
    if not grave(before, accepted):
        after = told([(sum(more for more, _ in steps) + 2, place)], before)
        assert not grave(after, accepted)


@given(STEPS)
def test_whoever_looks_on_the_last_day_or_later_brings_it_back(steps: list[tuple[int, str]]) -> None:
    seen, last = told(steps), sum(more for more, _ in steps)
    assert not grave(seen, day(last))
    assert not grave(seen, day(last + 400))


@given(STEPS, st.sampled_from((A, B)), st.integers(2, 9))
def test_whoever_looks_on_the_first_day_brings_it_back(steps: list[tuple[int, str]], place: str, days: int) -> None:
    before = told([*steps, (1, HOME)])
    first = sum(more for more, _ in steps) + 2
    seen = told([(1, place)] * days, before, first - 1)
    assert not grave(seen, day(first))
    assert grave(seen)


@given(STEPS, st.lists(st.sampled_from((HOME, A)), max_size=30))
def test_what_was_looked_at_stays_while_it_leads_there_or_home(steps: list[tuple[int, str]], later: list[str]) -> None:
    looked = sum(more for more, _ in steps) + 2
    seen = told([(1, one) for one in later], told([*steps, (1, A), (1, A)]), looked)
    assert not grave(seen, day(looked))


@given(STEPS, st.integers(0, 300))
def test_a_new_place_starts_again(steps: list[tuple[int, str]], looked: int) -> None:
    last = sum(more for more, _ in steps)
    seen = told([(1, "new.example"), (1, "new.example")], told(steps), last)
    assert grave(seen, day(min(looked, last)))


@example([(1, NOWHERE)] * 3 + [(1, HOME), (1, A)] * 30)
@example([(1, A), (1, A)] + [(1, HOME), (1, NOWHERE)] * 30)
@given(STEPS)
def test_nothing_but_a_person_clears_what_is_grave(steps: list[tuple[int, str]]) -> None:
    seen: Seen = ()
    was = False
    last = 0
    for more, place in steps:
        last += more
        seen = noted(seen, day(last), place)
        assert not was or grave(seen)
        was = bool(grave(seen))
        assert len(seen) <= MOST


@given(STEPS, st.integers(0, 600))
def test_looking_never_makes_it_worse(steps: list[tuple[int, str]], looked: int) -> None:
    assert grave(told(steps)) or not grave(told(steps), day(looked))


@given(st.lists(st.integers(1, 9), max_size=60))
def test_an_address_that_is_well_takes_no_room(days: list[int]) -> None:
    assert told([(one, HOME) for one in days]) == ()


def test_a_day_counts_once() -> None:
    seen = noted(noted((), START, A), START, B)
    assert seen == (Sighting(START, A),)
    assert not grave(seen)
