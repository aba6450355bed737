"""What is known of some records beside their words: what a result shows, what it is narrowed, sorted and found by."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ..catalogue.catalogue import Catalogue, Filed
from ..catalogue.fields import in_order
from .facets import values
from .near import Places, Point


class Shown(NamedTuple):
    """Records that follow each other, in plain values."""

    cards: list[str]
    """JSON."""
    facets: dict[str, dict[str, list[int]]]
    """For each value the records that have it, by their numbers here."""
    points: list[Point | None]
    names: list[str]
    """What they are put in order by."""


def shown(catalogue: Catalogue, records: Sequence[Filed], cards: list[str], places: Places) -> Shown:
    """Some records, with their cards."""
    facets: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, filed in enumerate(records):
        for facet, having in values(catalogue, filed).items():
            for value in dict.fromkeys(having):
                facets[facet][value].append(number)
    return Shown(
        cards,
        {facet: dict(documents) for facet, documents in facets.items()},
        [places.rounded(one.record.place) if one.record.place else None for one in records],
        [in_order(one.record.name) for one in records],
    )


class All:
    """The same of all records, put together."""

    def __init__(self) -> None:
        self.cards: list[str] = []
        self.facets: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self.points: list[Point | None] = []
        self.names: list[str] = []

    def add(self, some: Shown) -> None:
        """The next records."""
        before = len(self.cards)
        for facet, documents in some.facets.items():
            for value, numbers in documents.items():
                self.facets[facet][value] += [before + number for number in numbers]
        self.cards += some.cards
        self.points += some.points
        self.names += some.names
