"""`python3 tasks.py check --base`, as a workflow and a maintainer run it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.catalogue.reading import Reading, read_here
from plugins.catalogue.vocabulary import Vocabulary
from plugins.contributing.review import command
from plugins.contributing.review.examining import change
from tests.catalogue.examples import settings_of
from tests.pictures.made import png
from tests.website import built

from .changed import YEAR, nothing
from .repository import OTHER, TOITS, Edit, commit, replacing, writing

REPOSITORY = "https://github.com/elan-annuaire/elan/blob/main"


@pytest.fixture
def broken(clone: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone whose head has an error that its base has not."""
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    YEAR(clone)
    commit(clone)
    return clone


@pytest.mark.parametrize(("edit", "code"), [(nothing, 0), (YEAR, 1), (replacing(OTHER, "2005", "2006"), 0)])
def test_new_errors_give_one(edit: Edit, code: int, clone: Path) -> None:
    edit(clone)
    commit(clone)
    assert command.check(clone, "en", "base") == code


def test_what_lies_there_is_not_looked_at(clone: Path) -> None:
    YEAR(clone)
    assert command.check(clone, "en", "base", "HEAD") == 0


def test_plain_text_is_in_one_language(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.check(broken, "en", "base") == 1
    assert capsys.readouterr().out == (
        "Errors that this change brings\n"
        f"  {TOITS}:78:10: founded: 20x1 is no year — write four digits\n"
        "  → CONTRIBUTING.md#dates\n"
        "\n"
        "52 files read, 1 new error, 0 new warnings, 0 errors of before and 12 warnings of before\n"
    )


def test_a_workflow_gets_commands_and_a_summary(
    broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "summary"
    file.write_text("Before.\n", encoding="utf-8")
    assert command.check(broken, None, "base", format="github", summary=file) == 1
    assert capsys.readouterr().out.startswith(f"::error file={TOITS},line=78,col=10,title=founded::20x1 n’est pas")
    written = file.read_text(encoding="utf-8")
    assert written.startswith("Before.\n## Français\n\n**1 nouvelle erreur") and "\n## English\n" in written


def test_a_machine_gets_all_of_it(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.check(broken, None, "base", format="json") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["blocks"], told["files"], told["warnings"]) == (True, 52, [])
    assert len(told["known"]["warnings"]) == 12 and told["known"]["errors"] == []
    assert told["errors"] == [
        {
            "path": TOITS,
            "line": 78,
            "column": 10,
            "field": "founded",
            "id": "year",
            "arguments": {"value": "20x1", "lowest": "1000", "highest": "2200"},
            "sentence": {
                "fr": "20x1 n’est pas une année — écrivez quatre chiffres",
                "en": "20x1 is no year — write four digits",
            },
            "recipe": {"fr": f"{REPOSITORY}/CONTRIBUER.md#dates", "en": f"{REPOSITORY}/CONTRIBUTING.md#dates"},
        }
    ]
    assert [(one["change"], one["path"], one["fields"]) for one in told["edits"]] == [("changed", TOITS, ["founded"])]
    assert told["attention"] == {"verdict": None, "authors": [], "unsourced": [], "unapproved": [], "touched": []}


@pytest.mark.parametrize("format", command.FORMATS)
def test_without_a_base_every_form_has_what_lies_there(
    format: str, clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    YEAR(clone)
    assert command.check(clone, "en", format=format) == 1
    assert TOITS in capsys.readouterr().out


@pytest.mark.parametrize(
    ("base", "head", "format"),
    [("nowhere", "HEAD", "text"), ("base", "x\n::error::y", "github"), ("base", "HEAD", "xml")],
)
def test_what_cannot_be_said_gives_two(
    base: str, head: str, format: str, clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.check(clone, "en", base, head, format) == 2
    printed = capsys.readouterr().out
    assert "Until it can, do not merge." in printed
    assert [line[:9] for line in printed.splitlines()] == ["::error::"] if format == "github" else ["Nothing c"]


def test_a_picture_that_only_decoding_shows_to_be_damaged_is_an_error_of_its_change(clone: Path) -> None:
    writing("content/media/nouvelle.png", png(200, 200, b"\0" * 100))(clone)
    commit(clone)
    found = change(clone, settings_of(clone), "base", "HEAD")
    assert [(one.path, one.id) for one in found.compared.errors] == [("content/media/nouvelle.png", "picture-damaged")]
    built.git(clone, "tag", "--force", "base")
    commit(clone)
    assert not change(clone, settings_of(clone), "base", "HEAD").blocks, "nobody is blocked by what was there before"


def test_what_was_read_of_both_sides_is_read_once(broken: Path) -> None:
    settings = settings_of(broken)
    read: list[str] = []

    def noting(root: Path, paths: tuple[str, ...], vocabulary: Vocabulary, workers: int) -> list[Reading]:
        read.extend(paths)
        return read_here(root, paths, vocabulary, workers)

    first = change(broken, settings, "base", "HEAD", noting)
    assert len(read) == 53 and read.count(TOITS) == 2
    read.clear()
    assert change(broken, settings, "base", "HEAD", noting) == first
    assert read == [TOITS, TOITS], "one of each is kept: that which the head changes is read of both"
