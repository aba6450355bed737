"""What a browser needs to tell how far a record is: towns and postcodes by name, and the point of each document."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from ..catalogue.catalogue import Catalogue, Filed
from ..catalogue.vocabulary import Vocabulary
from .analysis import words
from .shards import Shards, bounded, cut, whole
from .towns import Gazetteer, Town

SIZE = 16_000
"""Bytes of a file of towns, before compression."""

NOWHERE = -1


def nearby(catalogue: Catalogue, records: Sequence[Filed], language: str) -> Shards[dict[str, str]]:
    """The points of documents, and towns; their manifests are files of their own, fetched when they are asked for."""
    vocabulary = catalogue.vocabulary
    found = gazetteer(frozenset(area.country for area in vocabulary.places.values()))
    rows = sorted(_rows(found, vocabulary, language))
    towns = yield from bounded(cut(((row[0], 50, row) for row in rows), SIZE))
    return {
        "towns": (yield from whole(towns)),
        "points": (yield from whole(_points(found, vocabulary, records))),
    }


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


def _points(found: Gazetteer, vocabulary: Vocabulary, records: Sequence[Filed]) -> dict[str, list[Any]]:
    """Each point once, and for each document which one it is."""
    points: dict[tuple[float, float], int] = {}
    of = []
    for filed in records:
        place = filed.record.place
        point = found.point(place, vocabulary) if place else None
        where = (round(point.latitude, 2), round(point.longitude, 2)) if point else None
        of.append(points.setdefault(where, len(points)) if where else NOWHERE)
    return {"points": [list(point) for point in points], "of": of}
