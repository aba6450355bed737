"""What a change of the directory does to where gifts go, record by record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ...catalogue.catalogue import Catalogue, Filed
from ...catalogue.kinds.record import Helped, Organisation
from .destinations import Pictures, destinations
from .leads import Destination

Found = Mapping[str, tuple[Destination, ...]]
"""The destinations of each record by its slug."""

TAKEN, RECEIPT = "alias", "receipt"
"""What a fingerprint leaves out, and who merges is told: a former address of another record, with that record; the
source of the tax receipt, a link that stands among the ways to give."""


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
            return "changed" if any(one.kind == TAKEN for one in self.come) else "new"
        if self.after is None:
            return "removed"
        return "none" if self.before == self.after else "changed"


def changes(base: Catalogue, base_pictures: Pictures, head: Catalogue, head_pictures: Pictures) -> list[Change]:
    """Every record whose destinations are not what they were. One that was renamed is still the same record."""
    former = _former(base, head)
    owners = {name: slug for slug, filed in base.records.items() for name in (slug, *filed.record.aliases)}
    found = []
    for slug, filed in head.records.items():
        own = former.get(slug, slug)
        old = base.records.get(own)
        taken = {one: owners[one] for one in filed.record.aliases if owners.get(one, own) != own}
        before = _told(old, base_pictures) if old else None
        found.append(Change(slug, before, _told(filed, head_pictures, taken)))
    kept = {former.get(slug, slug) for slug in head.records}
    gone = (slug for slug in base.records if slug not in kept)
    found += [Change(slug, _told(base.records[slug], base_pictures), None) for slug in gone]
    return [one for one in found if one.verdict != "none"]


def _told(filed: Filed, pictures: Pictures, taken: Mapping[str, str] = MappingProxyType({})) -> tuple[Destination, ...]:
    """The destinations of a record, the source of its tax receipt, and the addresses that it takes from another."""
    found = {*destinations(filed, pictures), *(Destination(TAKEN, f"{one} ({slug})") for one, slug in taken.items())}
    if isinstance(filed.record, Helped) and filed.record.tax and filed.record.tax.source:
        found.add(Destination(RECEIPT, filed.record.tax.source))
    return tuple(sorted(found))


def _former(base: Catalogue, head: Catalogue) -> dict[str, str]:
    """The former slug of each record that is new by its slug, but not by its alias, number, name or site.

    Whoever takes the address of a record counts for it before whoever looks like it.
    """
    gone = {
        mark: slug
        for slug, filed in base.records.items()
        if slug not in head.records
        for mark in (slug, *_marks(filed))
    }
    new = {slug: filed for slug, filed in head.records.items() if slug not in base.records}
    found: dict[str, str] = {}
    for marks in (_aliases, _marks):
        for slug, filed in new.items():
            old = next((gone[mark] for mark in marks(filed) if mark in gone), None)
            if old and slug not in found and old not in found.values():
                found[slug] = old
    return found


def _aliases(filed: Filed) -> Sequence[str]:
    return filed.record.aliases


def _marks(filed: Filed) -> Iterator[str]:
    """What tells a record from others whatever its file is called."""
    record = filed.record
    if isinstance(record, Organisation) and record.ids:
        yield from (str(number) for number in (record.ids.rna, record.ids.siren) if number)
    yield record.name.casefold()
    if record.website:
        yield record.website
