"""`content/destinations.lock`: the destinations of records that a maintainer has approved, and by what proof.

One line a record: slug, fingerprint, proof, day. Only `approve` writes it; a file that cannot be read approves nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from ...catalogue.catalogue import Catalogue
from ...catalogue.reading import LOCK
from .destinations import Pictures, destinations, fingerprint

PROOFS = ("source", "people", "site", "link", "register")
"""A published source says it; two people looked; the organisation's site says it, by a file or a link; a register."""

HEADER = """\
# Where the gifts of each record go, as approved: slug, fingerprint of its destinations, proof, day.
# Written by `python3 tasks.py approve`. A record that is not here, or has changed since, shows no way to give.
"""
LINE = re.compile(rf"([a-z0-9-]+) ([0-9a-f]{{32}}) ({'|'.join(PROOFS)}) ([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})")


@dataclass(frozen=True, slots=True)
class Approval:
    """What was approved, by what proof, and when."""

    fingerprint: str
    proof: str
    on: date


Approvals = Mapping[str, Approval]
"""Approvals by slug."""


def read(content: Path) -> dict[str, Approval]:
    """The approvals of a folder, none when it has no lock. Raises ValueError, with the line, for what is not one."""
    path = content / LOCK
    if not path.exists():
        return {}
    approvals: dict[str, Approval] = {}
    for number, line in enumerate(path.read_bytes().decode(errors="replace").splitlines(), 1):
        if line and not line.startswith("#"):
            found = LINE.fullmatch(line)
            if not found or found[1] in approvals or not (day := _day(found[4])):
                raise ValueError(f"{path}:{number}: {line!r}")
            approvals[found[1]] = Approval(found[2], found[3], day)
    return approvals


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def written(approvals: Approvals) -> str:
    """Approvals as the text of a lock."""
    lines = (f"{slug} {one.fingerprint} {one.proof} {one.on}\n" for slug, one in sorted(approvals.items()))
    return HEADER + "".join(lines)


def pictures_of(content: Path, catalogue: Catalogue) -> Pictures:
    """The SHA-256 of each picture of a folder."""
    return {path: sha256((content / path).read_bytes()).digest() for path in catalogue.pictures}


def unapproved(catalogue: Catalogue, pictures: Pictures, approvals: Approvals) -> frozenset[str]:
    """The slugs of the records whose destinations nobody has approved as they are now."""
    return frozenset(slug for slug in catalogue.records if _is_unapproved(catalogue, pictures, approvals, slug))


def _is_unapproved(catalogue: Catalogue, pictures: Pictures, approvals: Approvals, slug: str) -> bool:
    if slug not in catalogue.records:
        return False
    found = fingerprint(destinations(catalogue.records[slug], pictures)) if slug in approvals else None
    return not found or approvals[slug].fingerprint != found


class Holding(Mapping[str, Approval]):
    """The approvals that hold, of records as they are now; each is compared when it is asked for: that takes long."""

    def __init__(self, catalogue: Catalogue, pictures: Pictures, approvals: Approvals) -> None:
        self._approvals = approvals
        self._holds = cache(lambda slug: not _is_unapproved(catalogue, pictures, approvals, slug))

    def __getitem__(self, slug: str) -> Approval:
        if slug not in self._approvals or not self._holds(slug):
            raise KeyError(slug)
        return self._approvals[slug]

    def __iter__(self) -> Iterator[str]:
        return filter(self._holds, self._approvals)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def approve(
    catalogue: Catalogue, pictures: Pictures, approvals: Approvals, slugs: Iterable[str], proof: str, today: date
) -> dict[str, Approval]:
    """The approvals with those of some records as they are now; records that are no more are left out.

    Raises KeyError for a slug that no record has.
    """
    kept = {slug: one for slug, one in approvals.items() if slug in catalogue.records}
    for slug in slugs:
        found = fingerprint(destinations(catalogue.records[slug], pictures))
        kept[slug] = Approval(found, proof, today)
    return kept
