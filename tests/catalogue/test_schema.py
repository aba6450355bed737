"""JSON Schema from the models: it takes what the checks take, and refuses the shapes that they refuse."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import BaseModel

from plugins.catalogue import entries, vocabulary
from plugins.catalogue.kinds import FOLDERS, KINDS
from plugins.catalogue.schema import described, filled, schema, walk
from plugins.catalogue.terms import LISTS

from .examples import DIRECTORY, ENGLISH, EXAMPLES, cases, checked, lay_out, settings_of

SHAPES = {
    "unknown-key", "missing", "unknown-choice", "unknown-term", "unknown-area", "list-too-long", "list-too-short",
    "expected-text", "expected-list", "expected-group", "channel", "need-type", "day", "country", "media",
    "slug",
}  # fmt: skip
"""Problems of one field, which a schema can know."""


@cache
def validator(folder: str) -> Draft7Validator:
    settings = settings_of(DIRECTORY)
    words, problems = vocabulary.load(settings.content / "vocabulary", DIRECTORY, settings.countries, ("fr", "en"))
    assert not problems
    found = filled(schema(FOLDERS[folder]), words)
    Draft7Validator.check_schema(found)
    return Draft7Validator(json.loads(json.dumps(found)))


def entry_of(path: Path) -> entries.Entry:
    return entries.read(path.as_posix(), path.read_bytes())


ENTRIES = sorted(path for path in DIRECTORY.glob("content/*/*.md") if len(path.name.split(".")) == 2)
TAKEN = [path for case in cases("valid") for path in sorted(case.rglob("*.md")) if len(path.name.split(".")) == 2]


@pytest.mark.parametrize("path", [*ENTRIES, *TAKEN], ids=lambda path: path.relative_to(EXAMPLES).as_posix())
def test_it_takes_what_the_checks_take(path: Path) -> None:
    folder = path.parent.name if path.parent.name in FOLDERS else "associations"
    if path.name == "README.md":
        return
    entry = entry_of(path)
    assert [error.message for error in validator(folder).iter_errors(entry.data)] == []


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.relative_to(EXAMPLES).as_posix())
def test_it_takes_values_as_editors_see_them(path: Path) -> None:
    """Numbers are numbers to an editor; dates are texts, as YAML 1.2 has it."""
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    front, _, _ = entries.split("", text)
    seen = yaml.load(front, Editor)
    assert [error.message for error in validator(path.parent.name).iter_errors(seen)] == []


class Editor(yaml.SafeLoader):
    """YAML with the types of YAML 1.2's core schema: no dates, and `on` is a word."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag.rpartition(":")[2] not in ("timestamp", "bool")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false|True|False|TRUE|FALSE"), list("tTfF"))

REFUSED = [case for case in cases("invalid") if (case / "entry.md").exists()]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_it_refuses_the_shapes_that_the_checks_refuse(case: Path, tmp_path: Path) -> None:
    lay_out(case, tmp_path)
    found = {one.id for one in checked(tmp_path).errors if one.path.endswith("essai.md")}
    if found & SHAPES and "duplicate-key" not in found:
        entry = entry_of(tmp_path / "content/associations/essai.md")
        assert list(validator("associations").iter_errors(entry.data)) != []


def test_some_examples_have_wrong_shapes(tmp_path: Path) -> None:
    names = {case.name for case in REFUSED}
    assert {"choice", "expected-list", "expected-group", "channel-unknown", "date-french"} <= names


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_field_is_explained_in_every_language(folder: str) -> None:
    says = {"fr": str.upper, "en": ENGLISH.gettext}
    found = described(schema(FOLDERS[folder]), says)
    fields = [one for group in walk(found) for one in group.get("properties", {}).values() if "properties" in group]
    assert len(fields) > 2
    for one in fields:
        assert one["x-said"]["fr"] == one["x-said"]["en"].upper()
        assert one["x-said"]["fr"] in one["description"] and one["x-said"]["en"] in one["description"]


def test_lists_of_words_have_their_labels() -> None:
    causes: Any = validator("associations").schema["definitions"]["causes"]
    assert causes["enum"][0] in causes["x-labels"]
    assert all(set(said) == {"fr", "en"} for said in causes["x-labels"].values())
    areas: Any = validator("associations").schema["definitions"]["area"]
    assert areas["x-labels"]["FR-69"] == {"fr": "Rhône", "en": "Rhône"}


def test_lists_of_the_vocabulary_have_schemas_too() -> None:
    for name, term in LISTS.items():
        found = schema(term)
        Draft7Validator.check_schema(found)
        path = DIRECTORY / "content/vocabulary" / f"{name}.yml"
        for one in entries.read_list(path.as_posix(), path.read_bytes()).data.values():
            assert list(Draft7Validator(found).iter_errors(one)) == []


def test_nothing_of_a_model_is_lost_in_silence() -> None:
    class Strange(BaseModel):
        marked: Annotated[str, "a mark that no schema knows"]

    class Stranger(BaseModel):
        plain: complex

    for model in (Strange, Stranger):
        with pytest.raises(TypeError):
            schema(model)


@pytest.mark.parametrize("folder", KINDS)
def test_what_is_required_is_required(folder: str) -> None:
    missing = {error.message.split("'")[1] for error in validator(folder).iter_errors({})}
    assert {"name", "summary", "causes", "author"} <= missing
