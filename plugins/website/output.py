"""The output, made aside and swapped in at the end: the old site or the new one, whole, whatever happens."""

import ctypes
import glob
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock


@contextmanager
def aside(output: Path) -> Iterator[Path]:
    """A new folder beside `output`, which takes its place when the block ends well and vanishes when it does not.

    One build at a time: a second one waits for the first. What a killed build left is cleared by the next. Where
    `output` is a link, the folder that it leads to is replaced.
    """
    output = Path(os.path.realpath(output))
    output.parent.mkdir(parents=True, exist_ok=True)
    # A name of this process alone: what a killed build may still be writing never falls into ours.
    new, old = (output.with_name(f".{output.name}.{word}") for word in (f"new.{os.getpid()}", "old"))
    with FileLock(output.with_name(f".{output.name}.lock")):
        _clear(output, old)
        new.mkdir()
        try:
            yield new
            _swap(new, output, old)
        finally:
            _clear(output, old)


def _clear(output: Path, old: Path) -> None:
    """Put the site back when a swap in two steps ended between them; remove what builds have left."""
    if not output.exists() and old.exists():
        old.rename(output)
    for folder in (*output.parent.glob(f".{glob.escape(output.name)}.new.[0-9]*"), old):
        shutil.rmtree(folder, ignore_errors=True)


def _swap(new: Path, output: Path, old: Path) -> None:
    """Put `new` in the place of `output`: in one step where the system has one, else in two that can be repaired."""
    if not output.exists():
        new.rename(output)
    elif not _exchange(new, output):
        output.rename(old)
        new.rename(output)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at once: renameat2 of Linux, renamex_np of macOS. False where that is not to be had."""
    names = (os.fsencode(one), os.fsencode(other))
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            return bool(system.renameat2(-100, names[0], -100, names[1], 2) == 0)
        if sys.platform == "darwin":
            return bool(system.renamex_np(names[0], names[1], 2) == 0)
    except (AttributeError, OSError, TypeError):
        return False
    return False
