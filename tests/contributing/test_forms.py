"""The issue forms: those of the models and the vocabulary, valid for GitHub, and asking for all that an entry needs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.catalogue.fields import slug_of
from plugins.catalogue.kinds import KINDS, kind_of
from plugins.contributing.issues import asking, templates
from plugins.contributing.issues.forms import NEEDED, NEW_ENTRY
from tests.catalogue.examples import DIRECTORY, ROOT

from . import issues

FOLDER = ROOT / templates.FOLDER
FILES = ("new-entry.yml", "correction.yml", "report.yml")


def _body(name: str) -> list[dict[str, Any]]:
    read = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return [one for one in read["body"] if one["type"] != "markdown"]


def test_they_are_those_of_the_models_and_the_vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    written = templates.written(ROOT)
    assert {path.name for path in FOLDER.iterdir()} == set(written)
    for name, text in written.items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, "run: python3 tasks.py reference"


def test_they_are_written_where_there_are_none(tmp_path: Path) -> None:
    root = issues.lay_out(tmp_path)
    templates.update(root)
    assert {path.name for path in (root / templates.FOLDER).iterdir()} == {*FILES, "config.yml"}


@pytest.mark.parametrize(
    ("schema", "names"), [("vendor.github-issue-forms", FILES), ("vendor.github-issue-config", ("config.yml",))]
)
def test_they_follow_githubs_schemas(schema: str, names: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    done = subprocess.run(
        [*command, *(str(FOLDER / name) for name in names)], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", FILES)
def test_they_obey_what_github_says_beside_its_schema(name: str) -> None:
    """GitHub Docs, «Common validation errors when creating issue forms»."""
    questions = _body(name)
    labels = [slug_of(one["attributes"]["label"]) for one in questions]
    assert len(labels) == len(set(labels)), "labels are too similar"
    assert len({one["id"] for one in questions}) == len(questions)
    assert all(re.fullmatch("[a-zA-Z0-9_-]+", one["id"]) for one in questions)
    for one in questions:
        options = one["attributes"].get("options", ["x"])
        texts = [option["label"] if isinstance(option, dict) else option for option in options]
        assert len(texts) == len(set(texts)) and "none" not in {text.strip().lower() for text in texts}
        assert all(isinstance(text, str) and text.strip() for text in texts)


@pytest.mark.parametrize("name", FILES)
def test_none_bears_a_label_since_one_starts_the_workflow(name: str) -> None:
    read = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    assert set(read) == {"name", "description", "body"}
    assert len(read["description"]) <= 200 and len(read["name"]) <= 100


def test_a_question_is_asked_in_french_then_in_english_as_the_models_have_it() -> None:
    name = next(one for one in _body("new-entry.yml") if one["id"] == "name")["attributes"]
    assert name["description"] == "Le nom, tel que l’organisation l’écrit / The name, as the organisation writes it"
    assert name["placeholder"] == "Réseau Cohabilis"


@pytest.mark.parametrize("folder", KINDS)
def test_every_field_that_a_kind_requires_is_asked_for(folder: str) -> None:
    required = {name for name, one in KINDS[folder].model_fields.items() if one.is_required()}
    assert required <= {one.name.partition(".")[0] for one in NEW_ENTRY.questions}
    assert kind_of(folder) in {one.value for one in issues.form("new-entry").questions[0].options}


def test_causes_are_those_of_the_vocabulary() -> None:
    causes = next(one for one in issues.form("new-entry").questions if one.name == "causes")
    given = (DIRECTORY / "content/vocabulary/causes.yml").read_text(encoding="utf-8")
    assert [one.value for one in causes.options] == re.findall(r"(?m)^([a-z-]+):", given)
    assert "Logement / Housing" in [one.label for one in causes.options]


def test_every_field_of_the_models_can_be_corrected_but_for_those_that_are_named() -> None:
    known = {path.partition(".")[0] for path in asking.correctable()}
    every = {name for model in KINDS.values() for name in model.model_fields}
    assert every - known == {name for name in asking.NOT_CORRECTED if "." not in name}
    assert {"place.city", "ids.rna", "give", "funded"} <= asking.correctable().keys()
    assert not asking.correctable().keys() & asking.NOT_CORRECTED


@pytest.mark.parametrize("language", issues.LANGUAGES, ids=lambda one: one.code)
def test_needs_have_a_word_for_each_of_their_types_in_each_language(language: Any) -> None:
    words = language.gettext(NEEDED).split(", ")
    assert len({slug_of(word) for word in words}) == 5
    hint = next(one.hint for one in NEW_ENTRY.questions if one.name == "needs")
    assert all(word in language.gettext(hint) for word in words)
