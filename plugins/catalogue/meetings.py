"""Every need with who could answer it, every offer with who asks for it, every funder with projects, at any size.

Comparing everything with everything would take 10,000 times 10,000 steps. So what cannot match is never compared: both
sides stand in groups by type, by skill or good, and by area (or square of a grid, for coordinates), and of each group
that a need belongs to, at most DRAWN are compared with it. Where more could answer, a hash of the need says which part
of the group is looked at, so that each of them is seen by some.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, cos, floor, radians
from typing import Generic, TypeVar

from .catalogue import Catalogue, Filed
from .kinds.funder import Funder
from .kinds.project import Project
from .matching import Fit, Match, Side, acting, compare, drawn, fits, ordered, score, side
from .nearness import RADIUS, Where, within
from .vocabulary import Vocabulary

T = TypeVar("T")
Key = tuple[str, str]
"""The slug of an owner, and the id of its need or offer."""

MOST = 6
"""Matches kept of each need, offer or funder."""

DRAWN = 24
"""How many of one group are compared at most."""

DEGREE = 111
"""Kilometres of a degree of latitude."""


@dataclass(frozen=True)
class Meetings:
    """What was found, best first; what has found nobody is absent."""

    needs: Mapping[Key, list[Match]]
    offers: Mapping[Key, list[Match]]
    funders: Mapping[str, list[Fit]]


class Groups(Generic[T]):
    """Things by what they may match on."""

    def __init__(self) -> None:
        self._groups: defaultdict[Hashable, list[T]] = defaultdict(list)

    def put(self, keys: Iterable[Hashable], thing: T) -> None:
        """Stand a thing in groups."""
        for key in keys:
            self._groups[key].append(thing)

    def draw(self, keys: Iterable[Hashable], lot: int) -> Iterator[T]:
        """The things of some groups, each once, at most DRAWN of each group; the lot says from where on."""
        seen: set[int] = set()
        for key in keys:
            group = self._groups.get(key, [])
            first = lot % len(group) if len(group) > DRAWN else 0
            for thing in (group[first:] + group[:first] if first else group)[:DRAWN]:
                if id(thing) not in seen:
                    seen.add(id(thing))
                    yield thing


@lru_cache(maxsize=1)
def meet(catalogue: Catalogue) -> Meetings:
    """Bring everything of a catalogue together, once for all its languages."""
    words = catalogue.vocabulary
    needs = [side(asked, words) for found in catalogue.open_needs.values() for asked in found]
    offers = [side(asked, words) for asked in catalogue.open_offers]
    return Meetings(
        _best(needs, offers, compare),
        _best(offers, needs, lambda offer, need: compare(need, offer)),
        _funders(catalogue),
    )


def _best(sides: list[Side], others: list[Side], found: Callable[[Side, Side], Match | None]) -> dict[Key, list[Match]]:
    """The best matches of each side; `found` compares one of them with one of the others."""
    groups: Groups[Side] = Groups()
    for other in others:
        groups.put(_kept(other), other)
    best: dict[Key, list[Match]] = {}
    for one in sides:
        key = one.asked.owner.slug, one.asked.exchange.id
        near = groups.draw(_asked(one), one.lot)
        if matched := ordered(match for other in near if (match := found(one, other))):
            best[key] = matched[:MOST]
    return best


def _kept(side: Side) -> Iterator[Hashable]:
    """The groups where a side is found."""
    here: list[Hashable] = [("in", code) for code in side.where.above]
    here += [("acts", code) for code in side.where.acts]
    here += [("square", *_square(side.where))] if side.where.centre else []
    here += [("remote",)] if side.asked.exchange.remote else []
    for word in ["any", *(f"={word}" for word in sorted(side.words) or [""])]:
        yield from ((side.asked.exchange.type, word, one) for one in here)


def _asked(side: Side) -> Iterator[Hashable]:
    """The groups where all that matches a side is found, nearest first: `nearness.near` and `compare` turned about."""
    here: list[Hashable] = [("square", *one) for one in _squares(side.where)]
    here += [("in", code) for code in [*side.where.place, *side.where.acts]]
    here += [("acts", code) for code in sorted(side.where.above)]
    here += [("remote",)] if side.asked.exchange.remote else []
    for word in [*(f"={word}" for word in sorted(side.words)), "="] if side.words else ["any"]:
        yield from ((side.asked.exchange.type, word, one) for one in here)


def _square(where: Where) -> tuple[int, int]:
    assert where.centre, "only what has coordinates stands in a square"
    return floor(where.centre.latitude), floor(where.centre.longitude)


def _squares(where: Where) -> list[tuple[int, int]]:
    """The squares of one degree that hold all points within RADIUS, which is less than a degree of latitude."""
    if not where.centre:
        return []
    row, column = _square(where)
    narrowest = max(0.0, cos(radians(min(90.0, abs(where.centre.latitude) + 1)))) * DEGREE
    side = min(180, ceil(RADIUS / narrowest)) if narrowest > RADIUS / 180 else 180
    columns = dict.fromkeys((column + step + 180) % 360 - 180 for step in range(-side, side + 1))
    return [(row + step, one) for step in (0, -1, 1) for one in columns]


def _funders(catalogue: Catalogue) -> dict[str, list[Fit]]:
    """The projects at work that fit each funder at work, best first."""
    groups: Groups[Filed] = Groups()
    for filed in catalogue.by_folder.get("projects", ()):
        if catalogue.at_work(filed):
            groups.put(_areas_of(filed, catalogue.vocabulary), filed)
    best: dict[str, list[Fit]] = {}
    for funder in catalogue.by_folder.get("funders", ()):
        keys = _looked_for(funder, catalogue.vocabulary) if catalogue.at_work(funder) else ()
        found = [
            fit
            for project in groups.draw(keys, drawn(funder.slug))
            if (fit := fits(funder, project, catalogue.vocabulary))
        ]
        if found:
            best[funder.slug] = sorted(found, key=lambda one: (-score(one.reasons), one.project.slug))[:MOST]
    return best


def _areas_of(filed: Filed, vocabulary: Vocabulary) -> Iterator[Hashable]:
    """The groups where a project is found: by cause, and where it acts, if that is known."""
    assert isinstance(filed.record, Project)
    codes = acting(filed.record)
    here: list[Hashable] = [("in", code) for code in within(codes, vocabulary)]
    here += [("acts", code) for code in codes]
    for cause in filed.record.causes:
        yield from ((cause, one) for one in ["any", *(here or ["nowhere"])])


def _looked_for(filed: Filed, vocabulary: Vocabulary) -> Iterator[Hashable]:
    """The groups where all that fits a funder is found."""
    assert isinstance(filed.record, Funder)
    codes = filed.record.area
    here: list[Hashable] = [("in", code) for code in codes]
    here += [("acts", code) for code in within(codes, vocabulary)]
    for cause in filed.record.causes:
        yield from ((cause, one) for one in ([*here, "nowhere"] if codes else ["any"]))
