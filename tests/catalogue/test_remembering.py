"""Entries that have not changed are not read again, and whatever has changed is."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.catalogue import vocabulary
from plugins.catalogue.problems import problem
from plugins.catalogue.reading import Reading, find, read_here
from plugins.catalogue.remembering import remembering
from plugins.catalogue.vocabulary import Vocabulary

from .examples import DIRECTORY

COUNTRIES, LANGUAGES = ("FR", "BE", "CH", "CA", "LU"), ("fr", "en")
ENTRY = "content/associations/toits-partages.md"


class Counting:
    """Reads, and says what it was asked to read."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, root: Path, paths: tuple[str, ...], words: Vocabulary, workers: int) -> list[Reading]:
        self.asked = list(paths)
        return read_here(root, paths, words, workers)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(DIRECTORY, tmp_path, dirs_exist_ok=True)
    return tmp_path


def words(root: Path) -> Vocabulary:
    return vocabulary.load(root / "content/vocabulary", root, COUNTRIES, LANGUAGES)[0]


def run(root: Path) -> list[str]:
    """The paths that were read again; what is found is always what reading everything would find."""
    counting = Counting()
    paths = find(root, root / "content", LANGUAGES).entries
    found = remembering(root / ".cache", counting)(root, paths, words(root), 1)
    assert found == read_here(root, paths, words(root), 1)
    return counting.asked


def test_only_what_has_changed_is_read_again(root: Path) -> None:
    everything = run(root)
    assert len(everything) > 20
    assert run(root) == []
    text = (root / ENTRY).read_text(encoding="utf-8")
    (root / ENTRY).write_text(text + "\nEncore.\n", encoding="utf-8")
    assert run(root) == [ENTRY]
    (root / ENTRY).unlink()
    assert run(root) == []
    (root / ENTRY).write_text(text, encoding="utf-8")
    assert run(root) == [ENTRY]


def test_an_entry_with_an_error_is_remembered_with_it(root: Path) -> None:
    run(root)
    (root / ENTRY).write_bytes(b"\xff")
    assert run(root) == [ENTRY]
    assert run(root) == []


def test_another_vocabulary_has_everything_read_again(root: Path) -> None:
    everything = run(root)
    causes = root / "content/vocabulary/causes.yml"
    causes.write_text(causes.read_text(encoding="utf-8").replace("fr: ", "fr: Les ", 1), encoding="utf-8")
    assert run(root) == everything


@pytest.mark.parametrize("wrong", [b"", b"\x80\x05N.", b"x" * 100])
def test_a_file_that_is_no_longer_what_was_written_is_passed_over(root: Path, wrong: bytes) -> None:
    everything = run(root)
    for path in (root / ".cache").rglob("*"):
        if path.is_file():
            path.write_bytes(wrong)
    assert run(root) == everything
    assert run(root) == []


def test_what_failed_for_a_moment_is_read_again(root: Path) -> None:
    paths = find(root, root / "content", LANGUAGES).entries

    def slow(root: Path, paths: tuple[str, ...], words: Vocabulary, workers: int) -> list[Reading]:
        return [replace(one, problems=(problem("entry-slow", one.path),)) for one in read_here(root, paths, words, 1)]

    remembering(root / ".cache", slow)(root, paths, words(root), 1)
    assert run(root) == list(paths)


def test_one_that_went_away_meanwhile_is_left_to_who_reads(root: Path) -> None:
    run(root)
    paths = find(root, root / "content", LANGUAGES).entries
    (root / ENTRY).unlink()
    counting = Counting()
    with pytest.raises(FileNotFoundError):
        remembering(root / ".cache", counting)(root, paths, words(root), 1)
    assert counting.asked == [ENTRY]
