"""How much a site may weigh, and how far it is from what its host takes.

GitHub Pages: "Published GitHub Pages sites may be no larger than 1 GB", and "deployments will timeout if they take
longer than 10 minutes" (docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits). What it
measures is the archive that actions/upload-pages-artifact makes ("Uploaded artifact size of … bytes exceeds the allowed
size of 1 GB", it says of others), so that is what is counted here.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..languages.language import Language

MEGABYTE = 1_000_000
HOST = 1_000
"""Megabytes that GitHub Pages takes, GB read as the smaller of its two meanings."""

MOST = 900
"""Megabytes at which a build stops unless MEGABYTES says another number: there is room left to act."""

MINUTES = 10
"""Minutes that GitHub Pages gives a site to go online."""

PACE = 9 * MEGABYTE
"""Bytes a second that go online, by the slowest of three public deployments of 2 to 3 GB: 2,857,123,840 in 295 s
(opengisch/QField, run 6410316422); the others took 103 and 135 s."""

BLOCK = 512
"""Bytes of a block of a tar archive (POSIX.1-2017, pax): a file is a header of one block and whole blocks."""

NAMED = 3
"""Folders that are named among what weighs most."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes of a site as an archive, and of each thing at its root, by its name."""

    bytes: int = 0
    parts: dict[str, int] = field(default_factory=dict)

    @property
    def minutes(self) -> int:
        """How many minutes it takes to go online, about, one at least."""
        return max(1, -(-self.bytes // (PACE * 60)))


def weigh(folder: Path) -> Weight:
    """What a folder weighs; each file that has two names counts twice, as in the archive."""
    parts = {entry.name: sum(_sizes(entry)) for entry in os.scandir(folder)}
    return Weight(sum(parts.values()), parts)


def _sizes(entry: os.DirEntry[str]) -> Iterator[int]:
    if not entry.is_dir():
        yield BLOCK + -(-entry.stat().st_size // BLOCK) * BLOCK
        return
    yield BLOCK
    with os.scandir(entry) as inside:
        for one in inside:
            yield from _sizes(one)


def refuse_heavier(weight: Weight, most: int, reader: Language) -> None:
    """End the build when a site weighs more than `most` megabytes, and say what to do."""
    if weight.bytes <= most * MEGABYTE:
        return
    heaviest = sorted(weight.parts.items(), key=lambda one: (-one[1], one[0]))[:NAMED]
    text = reader.gettext(
        "The site would weigh {size} MB; {most} are set, and GitHub Pages takes {host}. Nothing was published, the "
        "site of before is as it was.\nWhat weighs most: {parts}.\nWhat to do: take large pictures out of "
        "content/media, show fewer KINDS or LANGUAGES (pelicanconf.py), or make a directory of its own of each "
        "region. A host that takes more? Write MEGABYTES = {example}, or what it takes."
    )
    part = reader.gettext("{name} {size} MB")
    parts = ", ".join(part.format(name=name, size=_megabytes(size, reader)) for name, size in heaviest)
    size = _megabytes(weight.bytes, reader)
    numbers = {"most": reader.number(most), "host": reader.number(HOST), "example": str(2 * most)}
    raise SystemExit(text.format(size=size, parts=parts, **numbers))


def told(weight: Weight, reader: Language) -> str:
    """How far a site is from the limits of GitHub Pages, in one line."""
    text = reader.gettext(
        "{size} MB of the {host} that GitHub Pages takes, about {minutes} min of its {longest} to go online"
    )
    size = _megabytes(weight.bytes, reader)
    return text.format(size=size, host=reader.number(HOST), minutes=weight.minutes, longest=MINUTES)


def _megabytes(size: int, reader: Language) -> str:
    return reader.number(-(-size // MEGABYTE))
