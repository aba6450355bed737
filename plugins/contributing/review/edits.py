"""What a change does to the files of content/, said of the entries that they hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from ...catalogue.entries import Entry, read
from ...catalogue.kinds import FOLDERS, kind_of
from ...catalogue.trees import Unreadable
from ..revisions import git

CHANGES = {"A": "new", "M": "changed", "T": "changed", "R": "renamed", "D": "removed"}
"""What git calls each change of a file (git-diff-tree, --name-status)."""

BODY = "body"


@dataclass(frozen=True, slots=True)
class Edit:
    """A file that is new, changed, renamed or removed, and what it holds.

    `kind` is that of its entry (association …, page), or picture, vocabulary, file; `name` is what the entry calls
    itself, or the path. `translation` is a language. `fields` are those that differ, `body` when its text does.
    `author` is who wrote the entry and what ties them to it, where that is new; `sourced` whether it gives any source.
    """

    change: str
    path: str
    former: str
    kind: str
    name: str
    translation: str | None = None
    fields: tuple[str, ...] = ()
    author: tuple[str, str] | None = None
    sourced: bool = True


def edits(root: Path, base: str, head: str, before: Path, after: Path) -> list[Edit]:
    """Every file of content/ that differs between two revisions, which are laid out in two folders."""
    return [_edit(*found, before, after) for found in _differing(root, base, head)]


def renamed(found: list[Edit]) -> dict[str, str]:
    """The new path of each file that was renamed, by its former one."""
    return {one.former: one.path for one in found if one.change == "renamed"}


def _differing(root: Path, base: str, head: str) -> Iterator[tuple[str, str, str]]:
    """Change, former path, path; renames by what git finds alike."""
    listed = git(root, "diff-tree", "-r", "-z", "-M", "--name-status", base, head, "--", ":(top)content")
    words = iter(listed.decode(errors="surrogateescape").split("\0"))
    for status in filter(None, words):
        former = next(words)
        yield CHANGES[status[0]], former, next(words) if status[0] == "R" else former


def _edit(change: str, former: str, path: str, before: Path, after: Path) -> Edit:
    place = PurePosixPath(path)
    folder = place.parts[1] if len(place.parts) == 3 else ""
    if folder not in FOLDERS or place.suffix != ".md":
        kind = {"media": "picture", "vocabulary": "vocabulary"}.get(folder, "file")
        return Edit(change, path, former, kind, path)
    old, new = _entry(before, former), _entry(after, path)
    side = (before, former) if change == "removed" else (after, path)
    return Edit(
        change,
        path,
        former,
        kind_of(folder),
        _name(*side),
        new.translation,
        tuple(_differ(old, new)) if change in ("changed", "renamed") else (),
        _author(old, new),
        bool(new.data.get("sources")),
    )


def _name(folder: Path, path: str) -> str:
    """What an entry calls itself; a translation is called as its original."""
    translation = Entry(path).translation
    entry = _entry(folder, path.replace(f".{translation}.md", ".md") if translation else path)
    return str(entry.data.get("name") or entry.data.get("title") or entry.slug)


def _entry(folder: Path, path: str) -> Entry:
    """A file split; one that is not there or cannot be split has no fields."""
    file = folder / path
    try:
        if file.is_file():
            return read(path, file.read_bytes())
    except Unreadable:
        pass
    return Entry(path)


def _differ(old: Entry, new: Entry) -> Iterator[str]:
    yield from (name for name in {**old.data, **new.data} if old.data.get(name) != new.data.get(name))
    if old.body.strip() != new.body.strip():
        yield BODY


def _author(old: Entry, new: Entry) -> tuple[str, str] | None:
    author: Any = new.data.get("author")
    if not isinstance(author, Mapping) or author == old.data.get("author"):
        return None
    return str(author.get("name", "")), str(author.get("interest", ""))
