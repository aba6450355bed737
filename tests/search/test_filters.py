"""What results are narrowed and sorted by: as the catalogue says, and as the browser counts."""

import json
from collections import Counter
from datetime import date
from random import Random
from typing import Any

import pytest

from plugins.catalogue.catalogue import Catalogue, Filed
from plugins.catalogue.kinds.event import Event
from plugins.catalogue.order import fair
from plugins.search.facets import values
from tests.catalogue.examples import TODAY
from tests.search.javascript import call
from tests.search.made import Made, of

LISTS = ("kind", "cause", "help", "skill", "remote", "receipt")
DAY = TODAY.toordinal() - date(1970, 1, 1).toordinal()
QUERIES = ("", "lyon", "a", "logement ", "habitant chambre", "zzzzzz ")


@pytest.fixture(scope="module")
def index(catalogue: Catalogue) -> Made:
    return of(catalogue, "fr")


def read(index: Made, facet: str) -> dict[str, list[int]]:
    """The numbers of the documents of each value."""
    steps: dict[str, list[int]] = json.loads(index.files[index.manifest["facets"][facet]])
    return {value: [sum(found[: at + 1]) for at in range(len(found))] for value, found in steps.items()}


def test_values_are_those_of_the_catalogue(catalogue: Catalogue, index: Made) -> None:
    numbers = {slug: number for number, slug in enumerate(catalogue.records)}
    expected = {
        "kind": catalogue.by_folder,
        "cause": catalogue.by_cause,
        "area": catalogue.by_area,
        "help": {
            **(asked := {type: [one.owner for one in needs] for type, needs in catalogue.open_needs.items()}),
            "money": [*catalogue.receiving, *asked["money"]],
        },
    }
    for facet, groups in expected.items():
        wanted = {value: sorted({numbers[one.slug] for one in found}) for value, found in groups.items()}
        assert read(index, facet) == wanted and wanted, facet


def test_skills_and_remote_needs_are_those_open_today(catalogue: Catalogue, index: Made) -> None:
    numbers = {slug: number for number, slug in enumerate(catalogue.records)}
    needs = [one for found in catalogue.open_needs.values() for one in found]
    remote = {numbers[one.owner.slug] for one in needs if one.exchange.remote}
    assert read(index, "remote") == {"yes": sorted(remote)}
    skilled = {(skill, numbers[one.owner.slug]) for one in needs for skill in getattr(one.exchange, "skills", ())}
    assert {(skill, number) for skill, found in read(index, "skill").items() for number in found} == skilled
    assert 0 < len(remote) < len(numbers) and skilled


def test_orders_are_those_of_the_catalogue(catalogue: Catalogue, index: Made) -> None:
    records = list(catalogue.records.values())
    fairly, by_name, dated = (index.files[index.manifest["orders"][name]] for name in ("fair", "name", "date"))
    assert [records[id] for id in json.loads(fairly)] == fair(records, lambda one: one, catalogue.today)
    names = [records[id].record.name for id in json.loads(by_name)]
    assert len(set(json.loads(by_name))) == len(records) and names != [one.record.name for one in records]
    assert [name for name in names if name.isascii()] == sorted((n for n in names if n.isascii()), key=str.lower)
    assert sorted(records[id].slug for id, _, _ in json.loads(dated)) == sorted(
        one.slug for one in catalogue.by_folder["events"]
    )


def slugs(catalogue: Catalogue, found: dict[str, Any]) -> list[str]:
    known = list(catalogue.records)
    return [known[id] for id in found["ids"]]


@pytest.mark.parametrize("today", [TODAY, date(2026, 12, 3), date(2026, 12, 4), date(2027, 1, 1)])
def test_events_by_date_stand_as_in_their_lists(catalogue: Catalogue, index: Made, today: date) -> None:
    then = Catalogue(catalogue.records.values(), (), (), catalogue.vocabulary, today)
    coming, past = ([one for one in found if is_dated(one)] for found in then.events)
    asked: list[dict[str, Any]] = [{"kind": ["events"], "sort": "date"}, {"date": "coming"}, {"date": "past"}]
    ordered, later, before = (slugs(catalogue, found) for found in index.answers(asked, today))
    events = [one.slug for one in (*coming, *past)]
    assert [slug for slug in ordered if slug in events] == events and len(events) == 3
    assert {one.slug for one in coming} <= set(later) and not {one.slug for one in past} & set(later)
    assert {one.slug for one in past} <= set(before) and not {one.slug for one in coming} & set(before)


def is_dated(filed: Filed) -> bool:
    """Whether its days say all of it: it does not come back, nor was it called off."""
    event = filed.record
    assert isinstance(event, Event)
    return event.first_day is not None and not event.recurs and event.status == "active"


def test_events_that_come_back_are_never_past(catalogue: Catalogue, index: Made) -> None:
    coming, past = catalogue.events
    later, before = (slugs(catalogue, found) for found in index.answers([{"date": "coming"}, {"date": "past"}]))
    assert set(later) == {one.slug for one in coming} and set(before) == {one.slug for one in past}


@pytest.mark.parametrize(
    ("first", "last", "choices"),
    [
        (DAY, DAY, "coming soon"),
        (DAY - 3, DAY, "coming soon"),
        (DAY - 3, DAY - 1, "past"),
        (DAY - 1, DAY - 1, "past"),
        (DAY + 30, DAY + 31, "coming soon"),
        (DAY + 31, DAY + 31, "coming"),
        (DAY - 3, DAY + 400, "coming soon"),
        (0, 0, "coming"),
    ],
)
def test_when_an_event_is(first: int, last: int, choices: str) -> None:
    every = ["coming", "soon", "past"]
    found = call("filters", "isWhen", [(choice, first, last, DAY) for choice in every])
    assert [choice for choice, is_so in zip(every, found, strict=True) if is_so] == choices.split()


def test_counts_are_those_of_brute_force(catalogue: Catalogue, index: Made) -> None:
    """Values of one facet add up, facets narrow each other; each counts what the others leave."""
    chance = Random(6)
    known = [
        {facet: set(found) for facet, found in values(catalogue, one).items()} for one in catalogue.records.values()
    ]
    possible = {facet: sorted(set().union(*(one[facet] for one in known))) for facet in known[0]}
    asked = [drawn(possible, chance) for _ in range(300)]
    some = 0
    for question, found in zip(asked, index.answers(asked), strict=True):
        chosen = {
            facet: {given} if facet == "area" else set(given) for facet, given in question.items() if facet != "q"
        }
        everything = index_ids(index, question["q"])
        assert sorted(found["ids"]) == [id for id in everything if fits(known[id], chosen)], question
        for facet in possible:
            left = [id for id in everything if fits(known[id], {**chosen, facet: set()})]
            wanted = Counter(value for id in left for value in known[id][facet])
            assert found["counts"][facet] == {value: wanted[value] for value in possible[facet]}, (question, facet)
        some += 0 < len(found["ids"]) < len(everything)
    assert some > 50


def drawn(possible: dict[str, list[str]], chance: Random) -> dict[str, Any]:
    """A question: a text, and some values of some facets."""
    chosen = {
        facet: chance.sample(found, min(len(found), chance.randint(1, 3)))
        for facet, found in possible.items()
        if facet != "area" and chance.random() < 0.3
    }
    area = {"area": chance.choice(possible["area"])} if chance.random() < 0.3 else {}
    return {"q": chance.choice(QUERIES), **chosen, **area}


KNOWN: dict[str, list[int]] = {}


def index_ids(index: Made, query: str) -> list[int]:
    """What a text alone finds."""
    if not KNOWN:
        found = index.answers(QUERIES)
        KNOWN.update({text: sorted(one["ids"]) for text, one in zip(QUERIES, found, strict=True)})
    return KNOWN[query]


def fits(known: dict[str, set[str]], chosen: dict[str, set[str]]) -> bool:
    return all(not given or known[facet] & given for facet, given in chosen.items())
