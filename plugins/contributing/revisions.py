"""The directory as it was at a revision, read from git itself: no page of a web service, no filter, no hook."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..catalogue import reading, withheld

FILE, LINK, SUBMODULE = ("100644", "100755"), "120000", "160000"
"""Modes of git."""

GUARDED = ("content/destinations.lock", "content/withheld.lock", "content/pages/", "content/vocabulary/")
GUARDED_NAMES = (".gitattributes", ".gitmodules", ".gitignore")
"""What a pull request that brings an entry has no reason to touch in content/, and outside of it anything."""

WITHHELD = f"content/{reading.WITHHELD}"
"""What anybody may add a line to, since a line can only take ways to give away."""

ITSELF = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull}
"""Let git show what was committed, not what somebody has put in its place on this machine."""


class CannotRead(Exception):
    """A revision, or a file of one, that cannot be read as plain files."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of a revision: its mode, its object, its path."""

    mode: str
    object: str
    path: str


def git(root: Path, *words: str, given: bytes = b"") -> bytes:
    """What a command of git prints. Raises CannotRead when it fails."""
    command = ["git", "-c", "core.quotePath=off", "-c", "core.fsmonitor=false", *words]
    done = subprocess.run(
        command, cwd=root, input=given, env={**os.environ, **ITSELF}, capture_output=True, check=False
    )
    if done.returncode:
        raise CannotRead(done.stderr.decode(errors="replace").strip() or " ".join(words))
    return done.stdout


def commit(root: Path, revision: str) -> str:
    """The hash of a revision. Raises CannotRead when there is none of that name."""
    try:
        return git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    except CannotRead as problem:  # git does not name it
        raise CannotRead(f"{revision}: {problem}") from None


def stored(root: Path, revision: str, below: str = "") -> list[Stored]:
    """Every file of a revision, below a folder."""
    listed = git(root, "ls-tree", "-r", "-z", "--full-tree", commit(root, revision), *([below] if below else []))
    files = []
    for line in filter(None, listed.decode(errors="surrogateescape").split("\0")):
        about, _, path = line.partition("\t")
        mode, _, name = about.split(" ")
        files.append(Stored(mode, name, path))
    return files


def lay_out(root: Path, revision: str, folder: Path) -> None:
    """Write content/ as it was at a revision below a folder: the bytes that git holds, without filters or attributes.

    A link or a submodule is written as an empty symbolic link, which the checks refuse. Raises CannotRead.
    """
    files = stored(root, revision, "content/")
    for one, content in zip(files, _contents(root, files), strict=True):
        path = folder / one.path
        if ".." in path.parts or not one.path.startswith("content/"):
            raise CannotRead(one.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if one.mode in FILE:
            path.write_bytes(content)
        else:
            path.symlink_to("nowhere")


def _contents(root: Path, files: list[Stored]) -> Iterator[bytes]:
    """The bytes of each file, one process for all; those of a submodule are empty."""
    wanted = "".join(f"{one.object}\n" for one in files if one.mode != SUBMODULE)
    answer = memoryview(git(root, "cat-file", "--batch", given=wanted.encode()))
    place = 0
    for one in files:
        if one.mode == SUBMODULE:
            yield b""
            continue
        about, found, _ = bytes(answer[place : place + 200]).partition(b"\n")
        if not found or not about.split()[-1].isdigit():
            raise CannotRead(f"{one.path}: {about.decode()}")
        end, size = place + len(about), int(about.split()[-1])
        yield bytes(answer[end + 1 : end + 1 + size])
        place = end + size + 2


def unexpected(root: Path, base: str, head: str) -> list[str]:
    """The paths that changed between two revisions without any reason to for an entry; links and submodules too."""
    before, after = ({one.path: one for one in stored(root, revision)} for revision in (base, head))
    changed = [path for path in sorted(before.keys() | after.keys()) if before.get(path) != after.get(path)]
    if _only_adds(root, before.get(WITHHELD), after.get(WITHHELD)):
        changed = [path for path in changed if path != WITHHELD]
    return [path for path in changed if _is_guarded(path) or (path in after and after[path].mode not in FILE)]


def _only_adds(root: Path, before: Stored | None, after: Stored | None) -> bool:
    """Whether a file that withholds ways to give says all that it said before."""
    if after is None or after.mode not in FILE:
        return False
    files = [one.object for one in (before, after) if one]
    try:
        *old, new = (withheld.parse(git(root, "cat-file", "blob", one)) for one in files)
    except withheld.Misread:
        return False
    return all(slug in new and new[slug][:2] == one[:2] for lines in old for slug, one in lines.items())


def _is_guarded(path: str) -> bool:
    path = path.casefold()
    return not path.startswith("content/") or path.startswith(GUARDED) or path.rpartition("/")[2] in GUARDED_NAMES
