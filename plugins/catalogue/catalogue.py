"""Everything, linked and sorted, and the questions that pages ask of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from .kinds import kind_of
from .kinds.event import Event
from .kinds.exchanges import AnyExchange
from .kinds.giving import PlatformPage
from .kinds.page import TextPage
from .kinds.project import Project
from .kinds.record import Helped, Record
from .references import references
from .vocabulary import Vocabulary

K = TypeVar("K")
V = TypeVar("V")
Prose = Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Translation:
    """What a translation gives: texts by where they stand, and a body."""

    path: str
    prose: Prose
    html: str
    digest: bytes = b""
    """Of the bytes of its file."""


@dataclass(frozen=True, slots=True, eq=False)
class Filed:
    """A record in its place: its slug, its file, its body, its translations by language."""

    slug: str
    folder: str
    path: str
    record: Record
    html: str
    language: str
    translations: Mapping[str, Translation] = field(default_factory=dict)
    digest: bytes = b""
    """Of the bytes of its file."""

    @property
    def kind(self) -> str:
        """The name of its kind: association, project …"""
        return kind_of(self.folder)


@dataclass(frozen=True, slots=True)
class FiledPage:
    """A text page, by language."""

    name: str
    path: str
    page: TextPage
    html: str
    language: str
    translations: Mapping[str, Translation] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """One need or offer, and whose it is."""

    owner: Filed
    exchange: AnyExchange


@dataclass(frozen=True, slots=True)
class Mention:
    """One record named by another, and where: `funded`, `member_of`, `organiser` …"""

    by: Filed
    field: str


class Catalogue:
    """Everything that was read, linked. Nothing in it changes; what is asked often is counted once."""

    def __init__(
        self,
        records: Iterable[Filed],
        pages: Iterable[FiledPage],
        pictures: Iterable[str],
        vocabulary: Vocabulary,
        today: date,
        withheld: frozenset[str] = frozenset(),
        hidden: Iterable[Filed] = (),
    ) -> None:
        self.records = {filed.slug: filed for filed in sorted(records, key=lambda one: one.slug)}
        self.pages = {page.name: page for page in pages}
        self.pictures = tuple(pictures)
        self.vocabulary = vocabulary
        self.today = today
        self.withheld = withheld
        """The slugs of the records whose ways to give are kept back until somebody has looked at them."""
        self.hidden = {filed.slug: filed for filed in hidden}
        """Records of kinds that are not shown: only what is shown names them."""

    def named(self, slug: str) -> Filed:
        """What another record names, which may not be shown. Raises KeyError when there is no such record."""
        return self.records.get(slug) or self.hidden[slug]

    @cached_property
    def by_folder(self) -> Mapping[str, list[Filed]]:
        """The records of each kind."""
        return _grouped((filed.folder, filed) for filed in self.records.values())

    @cached_property
    def by_cause(self) -> Mapping[str, list[Filed]]:
        """The records of each cause."""
        return _grouped((cause, filed) for filed in self.records.values() for cause in filed.record.causes)

    @cached_property
    def by_area(self) -> Mapping[str, list[Filed]]:
        """The records that are in an area, or act in all or part of it; each once."""
        return _grouped((code, filed) for filed in self.records.values() for code in self.areas_of(filed))

    def areas_of(self, filed: Filed) -> list[str]:
        """Every area whose page shows a record: where it is, where it acts, and what contains these."""
        place = filed.record.place
        codes = [*([place.area] if place else []), *filed.record.area]
        return list(dict.fromkeys(code for start in codes for code in self.vocabulary.lineage(start)))

    @cached_property
    def by_platform(self) -> Mapping[str, list[Filed]]:
        """The records that receive gifts on each platform."""
        return _grouped(
            (channel.platform, filed)
            for filed in self.records.values()
            if isinstance(filed.record, Helped)
            for channel in filed.record.give
            if isinstance(channel, PlatformPage)
        )

    @cached_property
    def receiving(self) -> list[Filed]:
        """The records at work to which one can give money."""
        return [filed for filed, record in self._helped() if record.give]

    @cached_property
    def mentions(self) -> Mapping[str, list[Mention]]:
        """For each slug, the records that name it."""
        return _grouped(
            (slug, Mention(filed, str(location[0])))
            for filed in self.records.values()
            for location, _, slug in references(filed.record)
        )

    def naming(self, slug: str, name: str) -> list[Filed]:
        """The records that name `slug` in a field: its members, its projects, its funders, its events."""
        return list(dict.fromkeys(one.by for one in self.mentions.get(slug, ()) if one.field == name))

    @cached_property
    def open_needs(self) -> Mapping[str, list[Asked]]:
        """The needs open today of organisations at work and projects that have not ended, by type."""
        return _grouped(
            (need.type, Asked(filed, need))
            for filed, record in self._helped()
            for need in record.needs
            if need.open_on(self.today)
        )

    @cached_property
    def open_offers(self) -> list[Asked]:
        """What the same organisations and projects lend today."""
        return [
            Asked(filed, one) for filed, record in self._helped() for one in record.offers if one.open_on(self.today)
        ]

    def _helped(self) -> Iterator[tuple[Filed, Helped]]:
        for filed in self.records.values():
            if isinstance(filed.record, Helped) and self.at_work(filed):
                yield filed, filed.record

    def at_work(self, filed: Filed) -> bool:
        """Whether a record can be helped and can help today: it is active and, if it is a project, has not ended."""
        ends = filed.record.ends if isinstance(filed.record, Project) else None
        return filed.record.status == "active" and (ends is None or ends >= self.today)

    @cached_property
    def events(self) -> tuple[list[Filed], list[Filed]]:
        """Events to come (soonest first, those without a date last) and events past (latest first)."""
        coming: list[Filed] = []
        past: list[Filed] = []
        for filed in self.by_folder.get("events", ()):
            assert isinstance(filed.record, Event)
            (past if self._is_past(filed.record) else coming).append(filed)
        coming.sort(key=lambda one: (_last_day(one) is None, _last_day(one) or self.today, one.slug))
        past.sort(key=lambda one: (_last_day(one) or date.min, one.slug), reverse=True)
        return coming, past

    def _is_past(self, event: Event) -> bool:
        last = event.last_day
        return event.status in ("dormant", "closed") or (last is not None and last < self.today and not event.recurs)


def _last_day(filed: Filed) -> date | None:
    assert isinstance(filed.record, Event)
    return filed.record.last_day


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, list[V]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups
