"""Files that an earlier build has made: taken as they are, as long as nothing that they are made of has changed."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from ..catalogue.kept import Kept, digest, version
from .files import Document, Later, Page
from .rendering import Recipe, Written, make_room, stamp, write
from .spare import Spare
from .templates import texts

SUM = 16
"""Bytes of the sum, before the stamp, in what a file is known by."""

TICK = 2_000_000_000
"""Nanoseconds within which two writings may have the same time, on the coarsest file system (FAT)."""


def bases(recipe: Recipe, *more: object) -> dict[str, bytes]:
    """What every page of a language is made of beside its own values: code, theme, settings, and whatever is given."""
    site, assets, menus = recipe
    theme = texts(site.theme)
    return {code: version(theme, site, assets, menu, *more) for code, menu in menus.items()}


class Made:
    """Pages and documents in a folder, by what they are made of; for each, how its bytes are known again.

    A file of the output has a second name there, so that its bytes are on the disk once. One that bears the stamp of
    when it was written has the bytes that it had, unless the list was written at the same time: a later change could
    bear the same stamp. Any other is read, and where it is no longer what was written made again.
    """

    def __init__(self, folder: Path, bases: Mapping[str, bytes], output: Path) -> None:
        self._folder = str(folder / "pages")
        self._kept = Kept(folder / "pages.list", version())
        self._bases = bases
        self._output = output
        self._known: dict[bytes, bytes] = self._kept.read() or {}
        self._found: dict[bytes, bytes] = {}
        self._new: dict[str, bytes] = {}
        self._spare = Spare(output, {int(known[SUM:].split()[0]) for known in self._known.values()})
        self._certain = os.stat(folder / "pages.list").st_mtime_ns - TICK if self._known else 0
        self.taken = 0
        """How many pages were as they had been."""

    def without(self, pages: Iterable[Page]) -> Iterator[Page]:
        """The pages that have to be rendered; the others are in the output."""
        for page in pages:
            values = repr((page.path, page.template, page.addresses, page.variables))
            if self._take(digest(self._bases[page.language] + values.encode()), page.path):
                self.taken += 1
            else:
                yield page

    def put(self, document: Document) -> None:
        """Write a document; one that was left for later is made only where it has to be."""
        is_later = isinstance(document.known, Later)
        if not is_later:
            self._spare.asked(document.path)
        if not is_later or not self._take(digest(repr((self._bases, document)).encode()), document.path):
            self.note([write(self._output, document.path, document.content)])

    def note(self, files: Iterable[Written]) -> None:
        """Hear what has been written."""
        for path, known in files:
            if key := self._new.get(path):
                self._found[key] = known

    def keep(self) -> None:
        """Keep what a build that went well has made, and nothing else, there and in the output."""
        self._spare.clear()
        rooms: set[bytes] = set()
        for path, key in self._new.items():
            name = self._at(key)
            with suppress(OSError):
                if key[:1] not in rooms:
                    make_room(name)
                    rooms.add(key[:1])
                _second(os.path.join(self._output, path), name)
        for key in self._known.keys() - self._found.keys():
            with suppress(OSError):
                os.unlink(self._at(key))
        if self._found != self._known:
            self._kept.write(self._found)

    def _take(self, key: bytes, path: str) -> bool:
        """Put what an earlier build has made into the output; else note that it is made now."""
        there = self._spare.asked(path)
        if known := self._known.get(key):
            if there and self._is_as_written(there, known):
                self._found[key] = known
                return True
            with suppress(OSError):
                if whole := self._whole(self._at(key), known):
                    target = os.path.join(self._output, path)
                    make_room(target)
                    _second(self._at(key), target)
                    self._found[key] = whole
                    return True
        self._new[path] = key
        return False

    def _is_as_written(self, now: os.stat_result, known: bytes) -> bool:
        return stamp(now) == known[SUM:] and now.st_mtime_ns < self._certain

    def _whole(self, name: str, known: bytes) -> bytes | None:
        """How a file is known now; None when its bytes are not those that were written. Raises OSError."""
        now = os.stat(name)
        if self._is_as_written(now, known):
            return known
        return known[:SUM] + stamp(now) if digest(Path(name).read_bytes()) == known[:SUM] else None

    def _at(self, key: bytes) -> str:
        name = key.hex()
        return os.path.join(self._folder, name[:2], name[2:])


def _second(made: str, name: str) -> None:
    """Give a file a second name, or a copy where the system has none. Raises OSError."""
    try:
        os.link(made, name)
    except FileExistsError:
        os.unlink(name)
        _second(made, name)
    except OSError:
        shutil.copyfile(made, name)
