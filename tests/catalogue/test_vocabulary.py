"""Closed lists: read whole, or their own problem and nobody else's."""

import shutil
from pathlib import Path

import pytest

from plugins.catalogue.problems import Problem
from plugins.catalogue.terms import LISTS
from plugins.catalogue.vocabulary import Vocabulary, load

from .examples import DIRECTORY, ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DIRECTORY / "content/vocabulary", tmp_path / "vocabulary"))


def read(folder: Path) -> tuple[Vocabulary, list[tuple[str, str, str]]]:
    words, problems = load(folder, folder.parent, ("FR",), ("fr", "en"))
    return words, [(one.path, one.field, one.id) for one in problems]


def test_every_list_is_read_in_its_order(folder: Path) -> None:
    words, problems = read(folder)
    assert not problems
    assert list(words.lists) == list(LISTS)
    assert list(words.terms("skills")) == ["comptabilite", "developpement", "traduction"]
    assert words.terms("causes")["logement"].name("en") == "Housing"
    assert words.terms("causes")["logement"].name("de") == "Logement"


def test_areas_contain_each_other(folder: Path) -> None:
    words, _ = read(folder)
    assert words.lineage("FR-69") == ["FR-69", "FR-ARA", "FR"]
    assert words.lineage("XX") == []
    assert words.places["FR-20R"].name("fr") == "Corse"


def test_a_list_that_is_missing_or_unreadable_is_one_problem(folder: Path) -> None:
    (folder / "causes.yml").unlink()
    (folder / "goods.yml").write_text("livres: {label: {fr: Livres}\n", encoding="utf-8")
    words, problems = read(folder)
    assert problems == [
        ("vocabulary/causes.yml", "", "vocabulary-missing"),
        ("vocabulary/goods.yml", "", "yaml-bracket"),
    ]
    assert "causes" not in words.lists


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("goods", "a: {label: {de: A}}", ("a.label.fr", "missing")),
        ("goods", "a: {label: {}}", ("a.label.fr", "missing")),
        ("goods", "a: b", ("a", "expected-group")),
        ("goods", "a:", ("a", "empty")),
        ("goods", "A b: {label: {fr: A}}", ("A b", "slug")),
        ("goods", "a: {label: {fr: A}}\na: {label: {fr: B}}", ("a", "duplicate-key")),
        ("causes", "a: {label: {fr: A}, colour: red}", ("a.colour", "unknown-choice")),
        ("causes", "a: {label: {fr: A}, colour: sky, color: sky}", ("a.color", "unknown-key")),
        ("places", "FR-XX: {label: {fr: A}}", ("FR-XX", "unknown-area")),
        ("tax", "a: {label: {fr: A}, country: FR, law: B, read: demain}", ("a.read", "day")),
    ],
)
def test_a_term_that_is_wrong_is_one_problem_and_still_known(
    folder: Path, name: str, text: str, expected: tuple[str, str]
) -> None:
    (folder / f"{name}.yml").write_text(text + "\n", encoding="utf-8")
    words, problems = read(folder)
    assert problems == [(f"vocabulary/{name}.yml", *expected)]
    assert list(words.terms(name)) == [text.split(":")[0]]


def test_the_vocabulary_of_this_site_is_right() -> None:
    problems: list[Problem]
    _, problems = load(ROOT / "content/vocabulary", ROOT, ("FR", "BE", "CH", "CA", "LU"), ("fr", "en"))
    assert not problems


def test_a_label_in_another_language_of_the_site_will_do(folder: Path) -> None:
    (folder / "goods.yml").write_text("a: {label: {en: A}}\n", encoding="utf-8")
    words, problems = read(folder)
    assert not problems
    assert words.terms("goods")["a"].name("fr") == "A" and words.terms("goods")["a"].spoken("fr") == "en"
