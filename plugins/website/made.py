"""Pages that an earlier build has made: taken as they are, as long as nothing that they are made of has changed."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from ..catalogue.kept import Kept, digest, version
from .files import Page
from .rendering import Recipe, write


def bases(recipe: Recipe, *more: object) -> dict[str, bytes]:
    """What every page of a language is made of beside its own values: code, theme, settings, and whatever is given."""
    site, assets, menus = recipe
    theme = [(path.relative_to(site.theme).as_posix(), digest(path.read_bytes())) for path in _files(site.theme)]
    return {code: version(theme, site, assets, menu, *more) for code, menu in menus.items()}


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix in (".html", ".po", ".toml"))


class Made:
    """Pages in a folder, by what they are made of. Each has a second name there: its bytes are on the disk once."""

    def __init__(self, folder: Path, bases: Mapping[str, bytes]) -> None:
        self._folder = folder / "pages"
        self._kept = Kept(folder / "pages.list", version())
        self._bases = bases
        self._sums: dict[bytes, bytes] = self._kept.read() or {}
        self._taken: set[bytes] = set()
        self._new: dict[bytes, str] = {}

    @property
    def taken(self) -> int:
        """How many pages were as they had been."""
        return len(self._taken)

    def without(self, pages: Iterable[Page], output: Path) -> Iterator[Page]:
        """The pages that have to be rendered; the others are put into the output."""
        for page in pages:
            key = digest(
                self._bases[page.language]
                + repr((page.path, page.template, page.addresses)).encode()
                + repr(page.variables).encode()
            )
            if self._take(key, output, page.path):
                self._taken.add(key)
            else:
                self._new[key] = page.path
                yield page

    def _take(self, key: bytes, output: Path, path: str) -> bool:
        kept = self._at(key)
        try:
            raw = kept.read_bytes() if key in self._sums else None
        except OSError:
            return False
        if raw is None or digest(raw) != self._sums[key]:
            return False
        if not _link(kept, output / path):
            write(output, path, raw)
        return True

    def keep(self, output: Path) -> None:
        """Keep the pages of a build that went well, and no others."""
        for key, path in self._new.items():
            made = output / path
            kept = self._at(key)
            kept.unlink(missing_ok=True)
            if not _link(made, kept):
                shutil.copyfile(made, kept)
            self._sums[key] = digest(made.read_bytes())
        gone = self._sums.keys() - self._taken - self._new.keys()
        for key in gone:
            self._at(key).unlink(missing_ok=True)
            del self._sums[key]
        if gone or self._new:
            self._kept.write(self._sums)

    def _at(self, key: bytes) -> Path:
        name = key.hex()
        return self._folder / name[:2] / name[2:]


def _link(old: Path, new: Path) -> bool:
    """Give a file a second name, where the system has that."""
    with suppress(OSError):
        new.parent.mkdir(parents=True, exist_ok=True)
        os.link(old, new)
        return True
    return False
