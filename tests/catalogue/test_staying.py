"""A process that stays opens only what has changed, and never takes an old reading for a new one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.catalogue import staying, vocabulary
from plugins.catalogue.reading import Reading, find, read_here
from plugins.catalogue.staying import Staying
from plugins.catalogue.vocabulary import Vocabulary

from .examples import DIRECTORY

COUNTRIES, LANGUAGES = ("FR", "BE", "CH", "CA", "LU"), ("fr", "en")
ENTRY = "content/associations/toits-partages.md"
LONG_AGO = (1_000_000_000, 1_000_000_000)


class Looking:
    """A directory, and one who stays with it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.many = 0
        self.reads = Staying(self._many)

    def _many(self, root: Path, paths: tuple[str, ...], words: Vocabulary, workers: int) -> list[Reading]:
        self.many += 1
        return read_here(root, paths, words, workers)

    def look(self) -> list[Reading]:
        """What is found, which is what reading everything finds."""
        paths = find(self.root, self.root / "content", LANGUAGES).entries
        words = vocabulary.load(self.root / "content/vocabulary", self.root, COUNTRIES, LANGUAGES)[0]
        found = self.reads(self.root, paths, words, 1)
        assert found == read_here(self.root, paths, words, 1)
        return found


@pytest.fixture
def looking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Looking]:
    shutil.copytree(DIRECTORY, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(staying, "RECENT", 0)
    made = Looking(tmp_path)
    yield made
    made.reads.close()


def test_what_has_not_changed_is_the_same_reading(looking: Looking) -> None:
    first = {one.path: one for one in looking.look()}
    with (looking.root / ENTRY).open("a", encoding="utf-8") as file:
        file.write("\nEncore.\n")
    second = {one.path: one for one in looking.look()}
    assert [path for path in second if second[path] is not first[path]] == [ENTRY]
    (looking.root / ENTRY).unlink()
    assert ENTRY not in {one.path for one in looking.look()} and looking.many == 1


def test_a_file_that_keeps_its_time_and_its_size_is_read_again(looking: Looking) -> None:
    path = looking.root / ENTRY
    os.utime(path, LONG_AGO)
    looking.look()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.swapcase(), encoding="utf-8")
    os.utime(path, LONG_AGO)
    looking.look()
    path.rename(looking.root / "aside")
    path.write_text(text, encoding="utf-8")
    os.utime(path, LONG_AGO)
    looking.look()


def test_what_has_just_changed_is_looked_at_once_more(looking: Looking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staying, "RECENT", 3600 * 10**9)
    first = looking.look()
    assert all(one is not other for one, other in zip(looking.look(), first, strict=True))


def test_another_vocabulary_has_everything_read(looking: Looking) -> None:
    looking.look()
    causes = looking.root / "content/vocabulary/causes.yml"
    causes.write_text(causes.read_text("utf-8").replace("logement:", "habitat:", 1), "utf-8")
    assert any(one.problems for one in looking.look()) and looking.many == 2
    looking.look()
    assert looking.many == 2


def test_many_files_are_read_by_several(looking: Looking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staying, "FEW", 1)
    looking.look()
    for path in sorted((looking.root / "content/associations").glob("*.md"))[:2]:
        path.write_text(path.read_text("utf-8") + "\nEncore.\n", "utf-8")
    looking.look()
    assert looking.many == 2


def test_a_file_that_cannot_be_read_is_asked_for_each_time(looking: Looking) -> None:
    looking.look()
    (looking.root / ENTRY).write_bytes(b"\xff")
    assert [one.path for one in looking.look() if one.problems] == [ENTRY]
    assert [one.path for one in looking.look() if one.problems] == [ENTRY]
