"""The output, made aside and swapped in at the end: the old site or the new one, whole, whatever happens."""

import ctypes
import glob
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock


@contextmanager
def aside(output: Path, spare: Path | None = None) -> Iterator[Path]:
    """A new folder beside `output`, which takes its place when the block ends well and vanishes when it does not.

    The site that it replaces is kept as `spare`, where one is given and lies on the same disk: the new folder of the
    next build is that one, with all that is in it, as folders take longest to make and to remove.

    One build at a time: a second one waits for the first. What a killed build left is cleared by the next. Where
    `output` is a link, the folder that it leads to is replaced.
    """
    output = Path(os.path.realpath(output))
    output.parent.mkdir(parents=True, exist_ok=True)
    # A name of this process alone: what a killed build may still be writing never falls into ours.
    new, old = (output.with_name(f".{output.name}.{word}") for word in (f"new.{os.getpid()}", "old"))
    with FileLock(output.with_name(f".{output.name}.lock")):
        _clear(output, old)
        if not (spare and _moved(spare, new)):
            new.mkdir()
        try:
            yield new
            before = _swap(new, output, old)
            if spare and before:
                _moved(before, spare)
        finally:
            _clear(output, old)


def _clear(output: Path, old: Path) -> None:
    """Put the site back when a swap in two steps ended between them; remove what builds have left."""
    if not output.exists() and old.exists():
        old.rename(output)
    for folder in (*output.parent.glob(f".{glob.escape(output.name)}.new.[0-9]*"), old):
        shutil.rmtree(folder, ignore_errors=True)


def _swap(new: Path, output: Path, old: Path) -> Path | None:
    """Put `new` in the place of `output`: in one step where the system has one, else in two that can be repaired.

    Where the site of before is then.
    """
    if not output.exists():
        new.rename(output)
        return None
    if _exchange(new, output):
        return new
    output.rename(old)
    new.rename(output)
    return old


def _moved(folder: Path, name: Path) -> bool:
    """Give a folder another name; False where it is not there, is a link to one, or the name is on another disk."""
    with suppress(OSError):
        if not folder.is_symlink():
            folder.rename(name)
            return True
    return False


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
