"""What the site before the last has left in the folder that the next one is made in: it need not be made again."""

import os
import posixpath
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path


class Spare:
    """The files of a folder that may stay there. What nobody has asked for is removed at the end.

    They have other names, in the site that is published and in the cache: they are never written into.
    """

    def __init__(self, folder: Path, numbers: Collection[int]) -> None:
        """`numbers` are those, on the disk, of the files that may stay; all others go at once."""
        self._folder = str(folder)
        self._rest: set[str] = set()
        self._thinned: set[str] = set()
        with suppress(FileNotFoundError):
            self._look("", numbers)

    def _look(self, below: str, numbers: Collection[int]) -> None:
        before = len(self._rest)
        with os.scandir(os.path.join(self._folder, below)) as entries:
            for entry in entries:
                path = posixpath.join(below, entry.name)
                if entry.is_dir(follow_symlinks=False):
                    self._look(path, numbers)
                elif entry.inode() in numbers and entry.is_file(follow_symlinks=False):
                    self._rest.add(path)
                else:
                    os.unlink(entry)
        if len(self._rest) == before:
            self._thinned.add(below)

    def asked(self, path: str) -> os.stat_result | None:
        """What stands at a path, None where nothing does. It stays, unless whoever asks replaces it."""
        if path not in self._rest:
            return None
        self._rest.remove(path)
        return os.lstat(os.path.join(self._folder, path))

    def clear(self) -> None:
        """Remove what nobody has asked for, and folders that hold nothing."""
        for path in self._rest:
            os.unlink(os.path.join(self._folder, path))
        for folder in {*self._thinned, *map(posixpath.dirname, self._rest)}:
            with suppress(OSError):  # until one holds something
                while folder:
                    os.rmdir(os.path.join(self._folder, folder))
                    folder = posixpath.dirname(folder)
        self._rest.clear()
