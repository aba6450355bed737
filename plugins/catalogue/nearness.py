"""Whether two records, or what they ask and lend, are near each other; and what says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Any

from .catalogue import Asked
from .quantities import Coordinates
from .vocabulary import Vocabulary

RADIUS = 60
"""Kilometres within which two places are near, when both have coordinates."""

EARTH = 6371
"""The mean radius of the Earth in kilometres (IUGG)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two things go together: an id, and what it says it of (slugs, codes, kilometres, amounts)."""

    id: str
    of: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Where:
    """Where something is, and where its owner acts, by codes of areas (ISO 3166)."""

    point: Coordinates | None
    """Its own coordinates."""
    centre: Coordinates | None
    """Those of its town, else of the main town of its département."""
    place: tuple[str, ...]
    """The subdivision of its town and what contains that, smallest first, without the country."""
    acts: Mapping[str, int]
    """The areas where it acts; how many contain each, itself included."""
    above: frozenset[str]
    """All of these, and all that contain them."""


def where(asked: Asked, vocabulary: Vocabulary) -> Where:
    """Where a need or an offer is: its own place, else the town of its owner and all the areas where that acts."""
    owner, own = asked.owner.record, asked.exchange.place
    town = own or owner.place
    lineage = vocabulary.lineage(town.area) if town else []
    acts = () if own else owner.area
    point = town.coordinates if town else None
    return Where(
        point,
        point or (vocabulary.centre(town.area) if town else None),
        tuple(code for code in lineage if town and code != town.country),
        {code: len(vocabulary.lineage(code)) for code in acts},
        frozenset([*lineage, *within(acts, vocabulary)]),
    )


def within(codes: Iterable[str], vocabulary: Vocabulary) -> list[str]:
    """Areas, and all that contain them."""
    return list(dict.fromkeys(above for code in codes for above in vocabulary.lineage(code)))


def near(one: Where, other: Where) -> Reason | None:
    """What makes two places near, the strongest reason first; None when nothing does.

    1. `distance` (kilometres): both have coordinates, at most RADIUS apart.
    2. `same-département` (code): one of them has no coordinates, and both towns lie in one département.
    3. `distance` again, from the main town of the département for the one that has no coordinates.
    4. `same-region` (code): one of them has no coordinates, and the region is the same.
    5. `acts` (code): one acts in an area that holds the other's town, or an area where the other acts.
    """
    exact = bool(one.point and other.point)
    shared = next((code for code in one.place if code in other.place), None)
    if shared and not exact and shared == one.place[0] == other.place[0] and len(one.place) > 1:
        return Reason("same-département", (shared,))
    if one.centre and other.centre and (apart := kilometres(one.centre, other.centre)) <= RADIUS:
        return Reason("distance", (round(apart),))
    if shared and not exact:
        return Reason("same-region", (shared,))
    return overlap(one, other)


def overlap(one: Where, other: Where) -> Reason | None:
    """The smallest area where one acts and that holds a part of the other."""
    found = [(-depth, code) for code, depth in one.acts.items() if code in other.above]
    found += [(-depth, code) for code, depth in other.acts.items() if code in one.above]
    return Reason("acts", (min(found)[1],)) if found else None


def kilometres(one: Coordinates, other: Coordinates) -> float:
    """The way between two points on the sphere, by the haversine formula."""
    (south, west), (north, east) = (map(radians, point) for point in (one, other))
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, half)))
