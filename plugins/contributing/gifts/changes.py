"""What a change of the directory does to where gifts go, record by record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...catalogue.catalogue import Catalogue, Filed
from ...catalogue.kinds.record import Organisation
from .destinations import Pictures, destinations
from .leads import Destination

Found = Mapping[str, tuple[Destination, ...]]
"""The destinations of each record by its slug."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a record led to and leads to. `before` is None for a new record, `after` for one that is gone."""

    slug: str
    before: tuple[Destination, ...] | None
    after: tuple[Destination, ...] | None

    @property
    def gone(self) -> list[Destination]:
        """What it no longer leads to."""
        return [one for one in self.before or () if one not in (self.after or ())]

    @property
    def come(self) -> list[Destination]:
        """What it did not lead to."""
        return [one for one in self.after or () if one not in (self.before or ())]

    @property
    def verdict(self) -> str:
        """`none`, `new`, `removed`, or `changed`: needs proof or two people."""
        if self.before is None:
            return "new"
        if self.after is None:
            return "removed"
        return "none" if self.before == self.after else "changed"


def changes(base: Catalogue, base_pictures: Pictures, head: Catalogue, head_pictures: Pictures) -> list[Change]:
    """Every record whose destinations are not what they were. One that was renamed is still the same record."""
    former = _former(base, head)
    found = []
    for slug, filed in head.records.items():
        old = base.records.get(former.get(slug, slug))
        before = destinations(old, base_pictures) if old else None
        found.append(Change(slug, before, destinations(filed, head_pictures)))
    kept = {former.get(slug, slug) for slug in head.records}
    gone = (slug for slug in base.records if slug not in kept)
    found += [Change(slug, destinations(base.records[slug], base_pictures), None) for slug in gone]
    return [one for one in found if one.verdict != "none"]


def _former(base: Catalogue, head: Catalogue) -> dict[str, str]:
    """The former slug of each record that is new by its slug, but not by its alias, number, name or site."""
    gone = {
        mark: slug
        for slug, filed in base.records.items()
        if slug not in head.records
        for mark in (slug, *_marks(filed))
    }
    found: dict[str, str] = {}
    for slug, filed in head.records.items():
        marks = (*filed.record.aliases, *_marks(filed)) if slug not in base.records else ()
        old = next((gone[mark] for mark in marks if mark in gone), None)
        if old and old not in found.values():
            found[slug] = old
    return found


def _marks(filed: Filed) -> Iterator[str]:
    """What tells a record from others whatever its file is called."""
    record = filed.record
    if isinstance(record, Organisation) and record.ids:
        yield from (str(number) for number in (record.ids.rna, record.ids.siren) if number)
    yield record.name.casefold()
    if record.website:
        yield record.website
