"""What whoever merges a change looks at: where it leads, who wrote it, what nobody approved, what it need not touch."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from ...catalogue.catalogue import Catalogue
from ...catalogue.kinds import KINDS, kind_of
from ...catalogue.kinds.record import Organisation
from ..gifts import lock
from ..gifts.changes import changes
from ..gifts.verdict import verdict
from ..revisions import unexpected
from .edits import Edit
from .sides import Side

ORGANISATIONS = frozenset(kind_of(folder) for folder, model in KINDS.items() if issubclass(model, Organisation))


@dataclass(frozen=True, slots=True)
class Attention:
    """What to look at. `verdict` is that of `destinations`, None when errors keep it from being said.

    `authors` are the entries with a new author; `unsourced` the new organisations without any source; `unapproved`
    the slugs that the change touches and whose ways to give stay hidden; `touched` the files that no entry needs.
    """

    verdict: str | None
    authors: tuple[Edit, ...]
    unsourced: tuple[Edit, ...]
    unapproved: tuple[str, ...]
    touched: tuple[str, ...]


def attention(root: Path, before: Side, after: Side, edits: Sequence[Edit]) -> Attention:
    """What to look at in a change. Raises CannotRead."""
    touched = tuple(unexpected(root, before.revision, after.revision))
    new = [one for one in edits if one.change == "new" and one.kind in ORGANISATIONS and not one.translation]
    said, unapproved = _leads(before, after, edits, touched)
    return Attention(
        said,
        tuple(one for one in edits if one.author and not one.translation),
        tuple(one for one in new if not one.sourced),
        unapproved,
        touched,
    )


def _leads(
    before: Side, after: Side, edits: Sequence[Edit], touched: Sequence[str]
) -> tuple[str | None, tuple[str, ...]]:
    """The verdict of `destinations`, and the slugs that nobody has approved as they would be."""
    if before.checked.catalogue is None or after.checked.catalogue is None:
        return None, ()
    both = (before.checked.catalogue, after.checked.catalogue)
    slugs = {slug for catalogue in both for slug in _touched(catalogue, edits)}
    base, head = (_only(slugs, catalogue) for catalogue in both)
    pictures = lock.pictures_of(after.settings.content, head)
    found = changes(base, lock.pictures_of(before.settings.content, base), head, pictures)
    try:
        approvals = lock.read(after.settings.content)
    except ValueError:
        approvals = {}
    return verdict(found, touched), tuple(sorted(lock.unapproved(head, pictures, approvals)))


def _touched(catalogue: Catalogue, edits: Sequence[Edit]) -> Iterator[str]:
    """The records of which a file, a translation or the logo differs: no other leads elsewhere than before."""
    paths = {path for one in edits for path in (one.path, one.former)}
    for filed in catalogue.records.values():
        files = {filed.path, *(one.path for one in filed.translations.values())}
        if filed.record.logo:
            files.add(f"content/{filed.record.logo.file}")
        if files & paths:
            yield filed.slug


def _only(slugs: Set[str], catalogue: Catalogue) -> Catalogue:
    records = (filed for filed in catalogue.records.values() if filed.slug in slugs)
    return Catalogue(records, (), catalogue.pictures, catalogue.vocabulary, catalogue.today)
