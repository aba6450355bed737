"""The small directory in a git repository of its own, and what its maintainer is told of a change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.catalogue.checking import check
from plugins.contributing.gifts import guarding
from plugins.contributing.review import sides
from tests.catalogue.examples import DIRECTORY, MEMORY, ROOT
from tests.website import built

Edit = Callable[[Path], object]
"""What somebody does in a clone."""

TOITS = "content/associations/toits-partages.md"
OTHER = "content/associations/epicerie-du-port.md"
EVERY = "content/associations/tous-les-moyens.md"


def replacing(path: str, old: str, new: str) -> Edit:
    """An edit of one file, which must hold the old text."""

    def edit(root: Path) -> None:
        text = (root / path).read_bytes().decode()
        assert old in text, old
        (root / path).write_bytes(text.replace(old, new, 1).encode())

    return edit


def ending(path: str, more: str) -> Edit:
    """An edit that adds text at the end of a file."""
    return lambda root: (root / path).write_bytes((root / path).read_bytes() + more.encode())


def writing(path: str, content: str | bytes) -> Edit:
    """An edit that makes a file, or makes it anew."""

    def edit(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content.encode() if isinstance(content, str) else content)

    return edit


def moving(old: str, new: str) -> Edit:
    """An edit that renames a file."""
    return lambda root: (root / old).rename(root / new)


def deleting(path: str) -> Edit:
    """An edit that removes a file."""
    return lambda root: (root / path).unlink()


def together(*edits: Edit) -> Edit:
    """Several edits, one after the other."""
    return lambda root: [edit(root) for edit in edits]


def begin(root: Path) -> Path:
    """A project with the small directory and this site's settings, committed as `base`."""
    shutil.copytree(DIRECTORY, root, dirs_exist_ok=True)
    shutil.copy(ROOT / "pelicanconf.py", root)
    shutil.copytree(ROOT / "theme", root / "theme")
    built.git(root, "init", "--quiet", "--initial-branch", "main")
    built.git(root, "config", "core.autocrlf", "false")
    commit(root)
    built.git(root, "tag", "base")
    return root


def commit(root: Path) -> None:
    """Commit everything, what is ignored too."""
    built.git(root, "add", "--all", "--force")
    built.git(root, "commit", "--quiet", "--allow-empty", "--message", "x")


def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check without other processes, remembering what was read, on the day of the tests."""
    monkeypatch.setattr(guarding, "check", lambda settings: check(settings, MEMORY))
    monkeypatch.setattr(sides, "read_all", MEMORY)
    monkeypatch.setenv("ELAN_TODAY", "2026-11-20")
