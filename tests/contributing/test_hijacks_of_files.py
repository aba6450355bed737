"""Hijacks past the entries: pictures, files that an entry has no reason to touch, and what git can be made to show."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from plugins.contributing.gifts import guarding
from tests.website import built

from .repository import OTHER, TOITS, Edit, commit, deleting, ending, moving, replacing, together, writing

HIJACK = replacing(TOITS, "FR76 3000 6000 0100 0000 0012 374", "FR76 3000 6000 0100 0000 0002 189")
LOGO = "content/media/toits-partages.png"
LINE = "toits-partages 0123456789abcdef0123456789abcdef people 2026-11-20\n"
ENTRY = """---
name: Nouvelle
summary: Une association de plus.
causes: [culture]
website: https://nouvelle-exemple.org/
author: {name: A, interest: none}
---
"""
NEW = writing("content/associations/nouvelle.md", ENTRY)


def linking(path: str, to: str) -> Edit:
    """An edit that makes a symbolic link."""

    def edit(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(to)

    return edit


def said(root: Path, *words: str) -> str:
    """What a command of git prints."""
    return subprocess.run(["git", *words], cwd=root, check=True, capture_output=True, text=True).stdout.strip()


def submodule_at(path: str) -> Edit:
    """An edit that puts a submodule in the index: only a commit's name, without its files."""

    def edit(root: Path) -> None:
        built.git(root, "update-index", "--add", "--cacheinfo", f"160000,{said(root, 'rev-parse', 'HEAD')},{path}")
        built.git(root, "commit", "--quiet", "--message", "x")

    return edit


TOUCHED: dict[str, Edit] = {
    "the lock": writing("content/destinations.lock", LINE),
    "a workflow": writing(".github/workflows/check.yml", "on: push\n"),
    "who must agree": writing(".github/CODEOWNERS", "* @evil\n"),
    "a plugin": writing("plugins/contributing/gifts/lock.py", ""),
    "the theme": writing("theme/templates/base.html", ""),
    "a message": ending("theme/translations/fr/LC_MESSAGES/website.po", "\n"),
    "a test": writing("tests/test_nothing.py", ""),
    "the settings": ending("pelicanconf.py", "\nSITENAME = 'x'\n"),
    "a module that hides a library": writing("yaml/__init__.py", ""),
    "a module at the root": writing("yaml.py", ""),
    "what is installed": writing("requirements.txt", "evil\n"),
    "attributes that leave files out": writing(".gitattributes", "content/** export-ignore\n"),
    "attributes with a filter": writing("content/.gitattributes", "*.md filter=evil\n"),
    "attributes with an encoding": writing("content/media/.gitattributes", "*.md working-tree-encoding=UTF-16\n"),
    "ignored files": writing(".gitignore", "*\n"),
    "submodules": writing(".gitmodules", '[submodule "x"]\n'),
    "a folder of the same name in capitals": writing("Plugins/evil.py", ""),
    "a text page": replacing("content/pages/about.md", "\n---\n", "\n---\n\n[Donnez](https://evil.org/)\n"),
    "the address of a label": replacing("content/vocabulary/labels.yml", "www.confiance-exemple.org", "www.evil.org"),
    "a link outside of the entries": linking("docs/x", "/etc/passwd"),
    "a link in the place of a folder": linking(".cache", "/tmp"),
    "a name with a new line": writing("docs/x\nNo destination changes.\n", ""),
    "a name in other bytes": lambda root: Path(os.fsdecode(os.fsencode(root) + b"/\xff.md")).write_bytes(b""),
}
"""What a pull request that brings an entry has no reason to touch."""

CHANGED: dict[str, Edit] = {
    "one's own logo": lambda root: (root / LOGO).write_bytes((root / LOGO).read_bytes() + b"\0"),
    "another entry's logo": together(
        NEW, lambda root: (root / LOGO).write_bytes((root / LOGO).read_bytes() + b"\0")
    ),
    "a logo of another file": together(
        lambda root: (root / "content/media/autre.png").write_bytes((root / LOGO).read_bytes()),
        replacing(TOITS, "file: media/toits-partages.png", "file: media/autre.png"),
    ),
    "a logo for who had none": replacing(
        OTHER, "founded: 2005", "logo: {file: media/toits-partages.png, alt: Un disque}"
    ),
    "an entry taken away": deleting("content/associations/velos-solidaires.md"),
}  # fmt: skip

REFUSED: dict[str, Edit] = {
    "a link in the place of an entry": together(deleting(OTHER), linking(OTHER, "../../elsewhere.md")),
    "a link to another entry": together(deleting(OTHER), linking(OTHER, "velos-solidaires.md")),
    "a link in the place of a picture": together(deleting(LOGO), linking(LOGO, "/etc/passwd")),
    "a link in the place of the lock": linking("content/destinations.lock", "../lock"),
    "a submodule in the place of an entry": submodule_at("content/associations/autre.md"),
    "a submodule in the place of a folder": submodule_at("content/autres"),
    "a name in capitals": lambda root: (root / "content/associations/Toits-partages.md").write_text(ENTRY),
    "the lock in capitals": writing("content/Destinations.lock", LINE),
    "a folder in capitals": writing("content/Associations/toits-partages.md", ENTRY),
    "a folder that is none": writing("content/autres/toits-partages.md", ENTRY),
    "a suffix that is none": moving(OTHER, OTHER + "x"),
    "a picture that is none": writing(LOGO, "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "a logo that is no more": deleting(LOGO),
    "an entry in other bytes": writing(OTHER, "\xe9".encode("latin-1")),
}


def told(clone: Path, base: str = "base", head: str = "HEAD") -> int:
    return guarding.compare(clone, base, head, "en")


@pytest.mark.parametrize("name", TOUCHED)
def test_what_an_entry_has_no_reason_to_touch_is_named(
    name: str, clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    together(NEW, TOUCHED[name])(clone)
    commit(clone)
    code = told(clone)
    printed = capsys.readouterr().out
    if code == 1:
        assert "\nFiles that an entry has no reason to touch:\n  " in printed
        assert "\nNo destination changes." not in printed
    else:
        assert (code, printed[:20]) == (2, "Nothing can be said:")


@pytest.mark.parametrize("name", CHANGED)
def test_another_picture_is_a_change(name: str, clone: Path) -> None:
    CHANGED[name](clone)
    commit(clone)
    assert told(clone) == 1


@pytest.mark.parametrize("name", REFUSED)
def test_of_what_cannot_be_read_nothing_is_said(name: str, clone: Path) -> None:
    REFUSED[name](clone)
    commit(clone) if not name.startswith("a submodule") else None
    assert told(clone) == 2


def test_a_hijack_in_a_merge_is_seen(clone: Path) -> None:
    built.git(clone, "checkout", "--quiet", "-b", "work")
    NEW(clone)
    commit(clone)
    built.git(clone, "merge", "--quiet", "--no-commit", "--strategy", "ours", "base")
    HIJACK(clone)
    commit(clone)
    assert told(clone) == 1


def test_a_hijack_behind_a_clean_file_is_seen(clone: Path) -> None:
    before = (clone / TOITS).read_bytes()
    HIJACK(clone)
    commit(clone)
    (clone / TOITS).write_bytes(before)
    built.git(clone, "update-index", "--assume-unchanged", TOITS)
    assert told(clone) == 1


@pytest.mark.parametrize("what", ["HEAD:" + TOITS, "HEAD"])
def test_a_replacement_hides_nothing(what: str, clone: Path) -> None:
    HIJACK(clone)
    commit(clone)
    built.git(clone, "replace", said(clone, "rev-parse", what), said(clone, "rev-parse", what.replace("HEAD", "base")))
    assert told(clone) == 1


def test_a_graft_hides_nothing(clone: Path) -> None:
    writing("plugins/evil.py", "")(clone)
    commit(clone)
    touching = said(clone, "rev-parse", "HEAD")
    NEW(clone)
    commit(clone)
    (clone / ".git/info").mkdir(exist_ok=True)
    (clone / ".git/info/grafts").write_text(f"{said(clone, 'rev-parse', 'base')} {touching}\n")
    assert told(clone) == 1


def test_an_attribute_of_this_machine_hides_nothing(clone: Path) -> None:
    HIJACK(clone)
    commit(clone)
    (clone / ".git/info").mkdir(exist_ok=True)
    (clone / ".git/info/attributes").write_text("* filter=none export-ignore working-tree-encoding=UTF-16\n")
    assert told(clone) == 1


def test_a_base_that_has_moved_on_is_compared_as_it_is(clone: Path) -> None:
    built.git(clone, "checkout", "--quiet", "-b", "work")
    NEW(clone)
    commit(clone)
    built.git(clone, "checkout", "--quiet", "main")
    HIJACK(clone)
    commit(clone)
    assert told(clone, "main", "work") == 1


@pytest.mark.parametrize("revisions", [("nothing", "HEAD"), ("base", "nothing"), ("--help", "HEAD"), ("base", "")])
def test_of_a_revision_that_is_none_nothing_is_said(
    revisions: tuple[str, str], clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(clone, *revisions) == 2
    assert (
        f"Nothing can be said: {next(one for one in revisions if one not in ('base', 'HEAD'))}: "
        in capsys.readouterr().out
    )


def test_of_a_history_that_is_another_nothing_is_said(clone: Path) -> None:
    built.git(clone, "checkout", "--quiet", "--orphan", "other")
    NEW(clone)
    commit(clone)
    assert told(clone) == 2


def test_of_a_name_that_this_system_does_not_take_nothing_is_said(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f"content/associations/{'a' * 300}.md"
    built.git(
        clone, "update-index", "--add", "--cacheinfo", f"100644,{said(clone, 'rev-parse', f'HEAD:{TOITS}')},{name}"
    )
    built.git(clone, "commit", "--quiet", "--message", "x")
    assert told(clone) == 2
    assert capsys.readouterr().out.startswith("Nothing can be said: ")


def test_of_a_file_that_is_not_there_nothing_is_said(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    HIJACK(clone)
    commit(clone)
    name = said(clone, "rev-parse", f"HEAD:{TOITS}")
    (clone / ".git/objects" / name[:2] / name[2:]).unlink()
    assert told(clone) == 2
    assert TOITS in capsys.readouterr().out


def test_outside_of_a_repository_nothing_is_said(clone: Path) -> None:
    (clone / ".git").rename(clone / "git")
    assert told(clone) == 2
