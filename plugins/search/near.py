"""What a browser needs to tell how far a record is: towns and postcodes by name, and the point of each document."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from ..catalogue.kinds import parts
from ..catalogue.quantities import Coordinates
from ..catalogue.vocabulary import Vocabulary
from .analysis import words
from .shards import Shards, bounded, cut, shard, whole
from .towns import Gazetteer, Town

SIZE = 16_000
"""Bytes of a file of towns, before compression."""

NOWHERE = -1

Point = tuple[float, float]
"""Degrees north and east."""


def towns(vocabulary: Vocabulary, language: str) -> Shards[str]:
    """The towns; their manifest is a file of its own, fetched when it is asked for."""
    rows = sorted(_rows(_all(vocabulary), vocabulary, language))
    files = cut(((row[0], 50, row) for row in rows), SIZE)
    return (yield from whole((yield from bounded((bound, shard(group)) for bound, group in files))))


def points(found: Sequence[Point | None]) -> Shards[str]:
    """A file with each point once, and for each document which one it is."""
    points: dict[Point, int] = {}
    of = [points.setdefault(where, len(points)) if where else NOWHERE for where in found]
    return (yield from whole({"points": [list(point) for point in points], "of": of}))


def _all(vocabulary: Vocabulary) -> Gazetteer:
    return gazetteer(frozenset(area.country for area in vocabulary.places.values()))


Known = dict[tuple[object, ...], Coordinates | None]
"""Where towns are, by all that entries say of them; None for what nobody knows."""


class Places:
    """Where the towns of entries are. Each is looked up once: the gazetteer is not even read for what is known."""

    def __init__(self, vocabulary: Vocabulary, known: Known | None = None) -> None:
        """`known` is what an earlier build has found, with the same vocabulary."""
        self._vocabulary = vocabulary
        self.known: Known = known or {}
        self.is_new = False
        """Whether something was looked up that was not known."""

    def exact(self, town: parts.Town) -> Coordinates | None:
        """Where a town is; None when nobody knows."""
        asked = town.city, town.postcode, town.country, town.subdivision, town.coordinates
        if asked not in self.known:
            self.known[asked] = _all(self._vocabulary).known(town, self._vocabulary)
            self.is_new = True
        return self.known[asked]

    def rounded(self, town: parts.Town) -> Point | None:
        """Where a town is, else the main town of its département: to two decimals, about a kilometre."""
        found = self.exact(town) or self._vocabulary.centre(town.area)
        return (round(found.latitude, 2), round(found.longitude, 2)) if found else None


@cache
def gazetteer(countries: frozenset[str]) -> Gazetteer:
    """The gazetteer of some countries, read once."""
    return Gazetteer(countries)


def _rows(found: Gazetteer, vocabulary: Vocabulary, language: str) -> Iterator[list[Any]]:
    """What is typed, what it is called, what it lies in, its point, its thousands of inhabitants."""
    for town in found.towns:
        within = _within(town, vocabulary, language)
        for name in (town.name, *town.others):
            key = " ".join(words(name))
            for typed in {key, re.sub(r"\bsaint(e?)\b", r"st\1", key)}:
                yield [typed, name, within, *town.point, town.population // 1000]
    towns = {town.point: town.name for town in reversed(found.towns)}
    for code, point in found.postcodes.items():
        yield [code, code, towns.get(point, ""), *point, 0]


def _within(town: Town, vocabulary: Vocabulary, language: str) -> str:
    area = vocabulary.places.get(town.region or "") or vocabulary.places.get(town.country)
    return area.name(language) if area else town.country
