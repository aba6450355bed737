"""Files that an earlier build has made: taken as they are, as long as nothing that they are made of has changed."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from ..catalogue.kept import Kept, digest, version
from .files import Document, Later, Page
from .rendering import Recipe, write
from .templates import texts


def bases(recipe: Recipe, *more: object) -> dict[str, bytes]:
    """What every page of a language is made of beside its own values: code, theme, settings, and whatever is given."""
    site, assets, menus = recipe
    theme = texts(site.theme)
    return {code: version(theme, site, assets, menu, *more) for code, menu in menus.items()}


class Made:
    """Pages and documents in a folder, by what they are made of; for each, the sum of its bytes.

    A file of the output has a second name there, so that its bytes are on the disk once. What is no longer what was
    written is made again.
    """

    def __init__(self, folder: Path, bases: Mapping[str, bytes], output: Path) -> None:
        self._folder = folder / "pages"
        self._kept = Kept(folder / "pages.list", version())
        self._bases = bases
        self._output = output
        self._sums: dict[bytes, bytes] = self._kept.read() or {}
        self._same: set[bytes] = set()
        self._new: dict[bytes, str] = {}
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
        if not is_later or not self._take(digest(repr((self._bases, document)).encode()), document.path):
            write(self._output, document.path, document.content)

    def _take(self, key: bytes, path: str) -> bool:
        """Put what an earlier build has made into the output; else note that it is made now."""
        raw = b""
        with suppress(OSError):
            raw = self._at(key).read_bytes() if key in self._sums else b""
        if not raw or digest(raw) != self._sums[key]:
            self._new[key] = path
            return False
        if not _link(self._at(key), self._output / path):
            write(self._output, path, raw)
        self._same.add(key)
        return True

    def keep(self) -> None:
        """Keep what a build that went well has made, and nothing else."""
        for key, path in self._new.items():
            with suppress(OSError):
                _second(self._output / path, self._at(key))
                self._sums[key] = digest((self._output / path).read_bytes())
        gone = self._sums.keys() - self._same - self._new.keys()
        for key in gone:
            with suppress(OSError):
                self._at(key).unlink()
            del self._sums[key]
        if gone or self._new:
            self._kept.write(self._sums)

    def _at(self, key: bytes) -> Path:
        name = key.hex()
        return self._folder / name[:2] / name[2:]


def _second(made: Path, name: Path) -> None:
    """Give a file a second name, or a copy where the system has none. Raises OSError."""
    name.unlink(missing_ok=True)
    if not _link(made, name):
        shutil.copyfile(made, name)


def _link(old: Path, new: Path) -> bool:
    with suppress(OSError):
        new.parent.mkdir(parents=True, exist_ok=True)
        os.link(old, new)
        return True
    return False
