"""When entries were edited: from git, and only when all of its history is there."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from plugins.website.history import edited
from tests.website.built import Built, commit, git
from tests.website.parsed import pages

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="needs git")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No repository above, no settings of who runs the tests."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with two entries: both of January, one edited in March; something else changed in April."""
    folder = tmp_path / "repository"
    (folder / "content" / "associations").mkdir(parents=True)
    git(folder, "init", "--quiet")
    for name, day in (("a", "2026-01-02"), ("é", "2026-01-02"), ("a", "2026-03-04")):
        (folder / "content" / "associations" / f"{name}.md").write_text(day, encoding="utf-8")
        commit(folder, day)
    (folder / "theme.css").write_text("x", encoding="utf-8")
    commit(folder, "2026-04-05")
    return folder


DAYS = {"content/associations/a.md": date(2026, 3, 4), "content/associations/é.md": date(2026, 1, 2)}


def test_each_file_has_the_day_of_its_last_commit(root: Path) -> None:
    assert edited(root, root / "content") == DAYS


def test_what_is_not_committed_has_no_day_of_its_own(root: Path) -> None:
    (root / "content" / "associations" / "a.md").write_text("new", encoding="utf-8")
    (root / "content" / "associations" / "b.md").write_text("new", encoding="utf-8")
    assert edited(root, root / "content") == DAYS


def test_a_directory_below_the_root_of_its_repository(root: Path) -> None:
    """Paths are those that entries have: from the folder that the site is built in."""
    (root / "sites").mkdir()
    (root / "content").rename(root / "sites" / "content")
    commit(root, "2026-05-06")
    found = edited(root / "sites", root / "sites" / "content")
    assert set(found) == set(DAYS) and set(found.values()) == {date(2026, 5, 6)}


def test_a_renamed_file_was_edited_that_day(root: Path) -> None:
    folder = root / "content" / "associations"
    (folder / "a.md").rename(folder / "c.md")
    commit(root, "2026-06-07")
    assert edited(root, root / "content")["content/associations/c.md"] == date(2026, 6, 7)


def test_a_shallow_clone_knows_nothing(root: Path, tmp_path: Path) -> None:
    """Its oldest commit would be the day of every file."""
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{root}", "shallow")
    assert (tmp_path / "shallow" / "content" / "associations" / "a.md").exists()
    assert edited(tmp_path / "shallow", tmp_path / "shallow" / "content") == {}


def test_a_repository_without_commits_knows_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert edited(tmp_path, tmp_path / "content") == {}


def test_without_a_repository_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert edited(tmp_path, tmp_path / "content") == {}


def test_without_git_nothing_is_known(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert edited(root, root / "content") == {}


def test_pages_say_when_they_were_edited_and_not_that_they_were_confirmed(site_root: Built) -> None:
    who = pages(site_root)["associations/velos-solidaires/index.html"].tree.one("section", class_="who").text
    assert "1 novembre 2026" in who or "1er novembre 2026" in who
    english = pages(site_root)["en/associations/velos-solidaires/index.html"].tree.one("section", class_="who").text
    assert "1 November 2026" in english


def test_pages_say_no_day_when_none_is_known(site_below_repo: Built) -> None:
    page = pages(site_below_repo)["en/associations/velos-solidaires/index.html"]
    assert "Edited" not in page.tree.one("section", class_="who").text
