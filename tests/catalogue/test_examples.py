"""The examples: a whole directory without errors, and files with one mistake or none."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from plugins.catalogue.checking import Checked, check
from plugins.catalogue.entries import Entry, read
from plugins.catalogue.fields import Prose
from plugins.catalogue.kinds import FOLDERS
from plugins.catalogue.terms import LISTS
from plugins.catalogue.translations import translation_of
from plugins.catalogue.trees import Tree
from plugins.catalogue.validation import models_in
from plugins.catalogue.vocabulary import Vocabulary
from plugins.languages.sentences import SENTENCES

from .examples import DIRECTORY, EXAMPLES, MEMORY, cases, checked, lay_out, lines, settings_of

WARNINGS = (EXAMPLES / "warnings.txt").read_text(encoding="utf-8").splitlines()
"""All that is doubtful in the directory, on 2026-11-20."""

BY_MACHINES = {"entry-slow", "entry-died", "kind-not-shown", "picture-heavy"}
"""Problems that no file shows by itself: test_checking, test_showing and test_picturing have them."""


def test_the_directory_has_these_warnings_and_no_error(directory: Checked) -> None:
    assert not directory.errors
    assert lines(directory) == WARNINGS


@pytest.mark.parametrize("case", cases("invalid"), ids=lambda case: case.name)
def test_one_mistake_gives_its_problem_and_no_other(case: Path, tmp_path: Path) -> None:
    lay_out(case, tmp_path)
    new = [line for line in lines(checked(tmp_path)) if line not in WARNINGS]
    assert new == (case / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("case", cases("valid"), ids=lambda case: case.name)
def test_what_is_odd_but_right_is_left_in_peace(case: Path, tmp_path: Path) -> None:
    lay_out(case, tmp_path)
    found = checked(tmp_path)
    assert lines(found) == WARNINGS
    assert found.files >= 46


def test_every_problem_has_an_example(tmp_path: Path) -> None:
    seen: set[str] = {problem.id for problem in checked(DIRECTORY).problems}
    for case in cases("invalid"):
        lay_out(case, tmp_path / case.name)
        for one in checked(tmp_path / case.name).problems:
            seen.add(one.id + ("+near" if "near" in dict(one.arguments) else ""))
    assert seen | BY_MACHINES == set(SENTENCES)


def test_what_is_wrong_now_is_all_told_at_once(tmp_path: Path) -> None:
    """Every case of a file of its own, in one directory: nothing hides anything else."""
    lay_out(cases("valid")[0], tmp_path)
    alone = [case for case in cases("invalid") if (case / "entry.md").exists() and not _names_itself(case)]
    expected: Counter[str] = Counter()
    for case in alone:
        path = f"content/associations/essai-{case.name}.md"
        (tmp_path / path).write_bytes((case / "entry.md").read_bytes())
        wanted = (case / "expected.txt").read_text(encoding="utf-8")
        expected.update(line.replace("content/associations/essai.md", path) for line in wanted.splitlines())
    found = Counter(line for line in lines(checked(tmp_path)) if "the same name and town" not in line)
    assert not expected - found


def _names_itself(case: Path) -> bool:
    """Whether what is wrong in a case depends on its file's name, or on its being alone."""
    return case.name.startswith(("reference-", "warning-", "identifier-", "website"))


# Every kind and every field stands somewhere in the directory.


def entries() -> Iterator[Entry]:
    for path in sorted((DIRECTORY / "content").glob("*/*.md")):
        yield read(path.relative_to(DIRECTORY).as_posix(), path.read_bytes())


def used(tree: Tree | None, model: type[BaseModel]) -> Iterator[str]:
    """`Model.field` for every field that a tree gives, and `Model.field=value` for every choice."""
    if not isinstance(tree, dict):
        return
    for name, info in model.model_fields.items():
        value = tree.get(info.alias or name)
        if value is None:
            continue
        yield f"{model.__name__}.{name}"
        yield from (f"{model.__name__}.{name}={one}" for one in (value if isinstance(value, list) else [value]))
        for part in value if isinstance(value, list) else [value]:
            for found in models_in(info.annotation):
                if _fits(part, found):
                    yield from used(part, found)


def _fits(tree: Tree, model: type[BaseModel]) -> bool:
    if not isinstance(tree, dict) or set(tree) - {info.alias or name for name, info in model.model_fields.items()}:
        return False
    kind = model.model_fields.get("type")
    return kind is None or tree.get("type") in get_args(kind.annotation)


def wanted(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    """Every field below a model, and every choice of a closed one."""
    if model in seen:
        return
    seen.add(model)
    for name, info in model.model_fields.items():
        yield f"{model.__name__}.{name}"
        yield from (f"{model.__name__}.{name}={choice}" for choice in _choices(info.annotation) if name in CHOSEN)
        for found in models_in(info.annotation):
            yield from wanted(found, seen)


CHOSEN = {"type", "status", "how", "receipt"}
"""Fields of which the directory has every choice, where they are those of a need or of every record."""


def _choices(annotation: Any) -> set[str]:
    if get_origin(annotation) is Literal:
        return set(get_args(annotation))
    return set(chain.from_iterable(_choices(part) for part in get_args(annotation)))


def test_every_field_of_every_kind_is_used() -> None:
    present: set[str] = set()
    for entry in entries():
        if not entry.translation:
            present.update(used(entry.data, FOLDERS[entry.folder]))
    expected = set(chain.from_iterable(wanted(model, set()) for model in FOLDERS.values()))
    shared = {one.split(".", 1)[1] for one in present}
    own = {"Funder.type"}  # a foundation is enough
    missing = {one for one in expected if one.split(".", 1)[1] not in shared and one.split("=")[0] not in own}
    assert not missing
    parts = {one.split(".")[0] for one in expected}
    assert {one.split(".")[0] for one in present} >= parts - {"TextPage"}
    assert set(FOLDERS) == {entry.folder for entry in entries()}


def test_every_field_of_a_group_is_used_in_that_group() -> None:
    """`url` of a source is not proved by `url` of a channel."""
    present: set[str] = set()
    for entry in entries():
        if not entry.translation:
            present.update(used(entry.data, FOLDERS[entry.folder]))
    groups = set(chain.from_iterable(wanted(model, set()) for model in FOLDERS.values()))
    groups = {one for one in groups if one.split(".")[0] not in {model.__name__ for model in FOLDERS.values()}}
    exchanges = {one for one in groups if one.split(".")[0].endswith("Exchange")}
    held = {one.split(".")[1] for one in present if one.split(".")[0].endswith("Exchange")}
    assert not groups - present - exchanges
    assert not {one.split(".")[1] for one in exchanges} - held


def test_every_prose_field_is_translated() -> None:
    present: set[str] = set()
    expected: set[str] = set()
    for folder, kind in FOLDERS.items():
        model = translation_of(kind)
        assert model is not None
        expected |= {one.split(".", 1)[1] for one in wanted(model, set()) if _is_prose(one, model)}
        for entry in entries():
            if entry.translation and entry.folder == folder:
                present |= {one.split(".", 1)[1] for one in used(entry.data, model) if "=" not in one}
    assert not expected - present


def _is_prose(name: str, model: type[BaseModel]) -> bool:
    return "=" not in name and not name.endswith(".id")


def test_prose_is_marked_in_every_kind() -> None:
    for kind in FOLDERS.values():
        assert any(isinstance(mark, Prose) for info in kind.model_fields.values() for mark in info.metadata)


def test_every_list_of_the_vocabulary_is_there(directory: Checked) -> None:
    assert directory.catalogue
    words: Vocabulary = directory.catalogue.vocabulary
    assert all(words.terms(name) for name in LISTS)


def test_every_field_of_the_vocabulary_is_used() -> None:
    from plugins.catalogue.entries import read_list

    for name, term in LISTS.items():
        path = DIRECTORY / "content/vocabulary" / f"{name}.yml"
        data = read_list(f"content/vocabulary/{name}.yml", path.read_bytes()).data
        given = {key for value in data.values() if isinstance(value, dict) for key in value}
        assert given == set(term.model_fields), name


def test_a_year_later_nothing_has_become_an_error() -> None:
    later = check(settings_of(DIRECTORY, settings_of(DIRECTORY).today.replace(year=2036)), MEMORY)
    assert not later.errors
    assert len(later.warnings) > len(WARNINGS)
