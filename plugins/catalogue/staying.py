"""Readings for a process that stays: what has not changed since it last looked is not even opened."""

import os
import time
from contextlib import ExitStack
from pathlib import Path

from .guard import Guard
from .reading import Reading, read_all, read_by, readers
from .remembering import FLEETING, Reads
from .vocabulary import Vocabulary

FEW = 50
"""Files that one process reads sooner than several have started."""

RECENT = 1_000_000_000
"""Nanoseconds in which a file may change twice and have the same time: the clock of files can be coarse."""

Stamp = tuple[int, int, int, int]
"""When the contents of a file and when the file changed, its size, and its number."""


class Staying:
    """Reads what has changed, in a process that waits for it; nearly everything, as at the beginning, by `many`."""

    def __init__(self, many: Reads = read_all) -> None:
        self._many = many
        self._words = ""
        self._known: dict[str, tuple[Stamp, Reading]] = {}
        self._guard: Guard | None = None
        self._open = ExitStack()

    def __call__(self, root: Path, paths: tuple[str, ...], vocabulary: Vocabulary, workers: int) -> list[Reading]:
        """As `Reads`."""
        if (words := repr(vocabulary)) != self._words:
            self.close()
            self._words, self._known = words, {}
        before = time.time_ns() - RECENT
        stamps = {path: _stamp(os.path.join(root, path)) for path in paths}
        unread = tuple(path for path in paths if path not in self._known or self._known[path][0] != stamps[path])
        if self._guard and len(unread) <= FEW:
            fresh = dict(zip(unread, read_by(self._guard, unread), strict=True))
        else:
            fresh = dict(zip(unread, self._many(root, unread, vocabulary, workers), strict=True))
            self._guard = self._guard or self._open.enter_context(readers(root, vocabulary, 1))
        found = [fresh.get(path) or self._known[path][1] for path in paths]
        self._known = {
            one.path: (stamp, one)
            for one, stamp in zip(found, stamps.values(), strict=True)
            if stamp and max(stamp[:2]) < before and not any(problem.id in FLEETING for problem in one.problems)
        }
        return found

    def close(self) -> None:
        """End the process that waits."""
        self._open.close()
        self._guard = None


def _stamp(path: str) -> Stamp | None:
    """What changes when a file does, None for one that is gone."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
