"""Every need with who could answer it, every offer with who asks for it, every funder with projects, at any size.

Comparing everything with everything would take 10,000 times 10,000 steps. So what cannot match is never compared: both
sides stand in groups by type, by skill or good, and by area (or square of a grid, for coordinates), and of each group
that a need belongs to, at most DRAWN are compared with it. Where more could answer, a hash of the need says which part
of the group is looked at, so that each of them is seen by some.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import chain
from math import ceil, cos, floor, radians
from typing import Generic, TypeVar

from .catalogue import Asked, Catalogue, Filed
from .kinds.funder import Funder
from .kinds.project import Project
from .matching import Fit, Match, Side, acting, compare, drawn, fits, ordered, score, side
from .nearness import RADIUS, Where, within
from .vocabulary import Vocabulary

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
Key = tuple[str, str]
"""The slug of an owner, and the id of its need or offer."""

MOST = 6
"""Matches kept of each need, offer or funder."""

DRAWN = 24
"""How many of one group are compared at most."""

DEGREE = 111
"""Kilometres of a degree of latitude."""


class Found(Mapping[K, list[T]]):
    """What is found for each key, best first, worked out when it is first asked for. A key that finds nothing is none.

    To know that something is found takes the first of it, a tenth of what it takes to know the best.
    """

    def __init__(
        self, keys: Iterable[K], find: Callable[[K], Iterator[T]], best: Callable[[Iterable[T]], list[T]]
    ) -> None:
        self._keys = dict.fromkeys(keys)
        self._has = cache(lambda key: next(find(key), None) is not None)
        self._best = cache(lambda key: best(find(key))[:MOST])

    def __getitem__(self, key: K) -> list[T]:
        if key not in self._keys or not (found := self._best(key)):
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._keys and self._has(key)

    def __iter__(self) -> Iterator[K]:
        return filter(self._has, self._keys)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True)
class Meetings:
    """What is found, best first; what finds nobody is absent."""

    needs: Mapping[Key, list[Match]]
    offers: Mapping[Key, list[Match]]
    funders: Mapping[str, list[Fit]]


class Groups(Generic[T]):
    """Things by what they may match on."""

    def __init__(self, things: Iterable[tuple[T, Iterable[Hashable]]]) -> None:
        """Each thing, and the groups where it stands."""
        self._groups: defaultdict[Hashable, list[T]] = defaultdict(list)
        for thing, keys in things:
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


class Sides:
    """Needs, or offers, by key; each is made ready to be compared when that is needed, once."""

    def __init__(self, every: Iterable[Asked], vocabulary: Vocabulary) -> None:
        self.asked = {(asked.owner.slug, asked.exchange.id): asked for asked in every}
        self.side = cache(lambda key: side(self.asked[key], vocabulary))
        self.groups = cache(self._groups)

    def _groups(self, type: str) -> Groups[Side]:
        """Those of one type, where all that matches one of them looks for it."""
        sides = [self.side(key) for key, asked in self.asked.items() if asked.exchange.type == type]
        return Groups((one, _kept(one)) for one in sides)


@lru_cache(maxsize=1)
def meet(catalogue: Catalogue) -> Meetings:
    """Bring everything of a catalogue together, once for all its languages."""
    needs = Sides(chain.from_iterable(catalogue.open_needs.values()), catalogue.vocabulary)
    offers = Sides(catalogue.open_offers, catalogue.vocabulary)
    return Meetings(
        _best(needs, offers, compare),
        _best(offers, needs, lambda offer, need: compare(need, offer)),
        _funders(catalogue),
    )


def _best(sides: Sides, others: Sides, found: Callable[[Side, Side], Match | None]) -> Found[Key, Match]:
    """The best matches of each side; `found` compares one of them with one of the others."""

    def find(key: Key) -> Iterator[Match]:
        one = sides.side(key)
        near = others.groups(one.asked.exchange.type).draw(_asked(one), one.lot)
        return (match for other in near if (match := found(one, other)))

    return Found(sides.asked, find, ordered)


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


def _funders(catalogue: Catalogue) -> Found[str, Fit]:
    """The projects at work that fit each funder at work, best first."""
    words = catalogue.vocabulary
    funders = {one.slug: one for one in catalogue.by_folder.get("funders", ()) if catalogue.at_work(one)}

    @cache
    def groups() -> Groups[Filed]:
        projects = filter(catalogue.at_work, catalogue.by_folder.get("projects", ()))
        return Groups((project, _areas_of(project, words)) for project in projects)

    def find(slug: str) -> Iterator[Fit]:
        near = groups().draw(_looked_for(funders[slug], words), drawn(slug))
        return (fit for project in near if (fit := fits(funders[slug], project, words)))

    return Found(funders, find, partial(sorted, key=lambda one: (-score(one.reasons), one.project.slug)))


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
