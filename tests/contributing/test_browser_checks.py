"""The web form says of each example what `check` says, word for word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rjsmin import jsmin

from plugins.catalogue import entries
from plugins.catalogue.characters import UNSEEN as UNSEEN_CHARACTERS
from plugins.catalogue.kinds import FOLDERS
from plugins.catalogue.problems import field_name
from plugins.catalogue.prose import Converter
from tests.catalogue.examples import DIRECTORY, EXAMPLES, ROOT

from .browser_checks import SCRIPTS, Case, case, examples, in_node, run
from .compared_checks import differences, said
from .python_checks import in_python

UNSEEN = "unseen-character"
"""What is said of a file as a whole, and in the form at the field."""


def expected(example: dict[str, Any]) -> set[tuple[Any, ...]]:
    if "rule" in example:
        problems = [{"location": ["value"], **example["problem"]}] if example["problem"] else []
    else:
        problems = example["problems"]
    return {said(one) for one in problems}


@pytest.mark.parametrize("name", ["rules", "sixty", "entries"])
def test_both_sides_say_what_the_examples_expect(name: str) -> None:
    written = examples(name)
    cases = [case(one) for one in written]
    converter = Converter()
    for example, one, found in zip(written, cases, in_node(cases), strict=True):
        assert {said(problem) for problem in found} == expected(example), one
        if UNSEEN not in str(example):
            problems = {said(problem) for problem in in_python(one, converter)}
            across = {one for one in expected(example) if one[1].startswith("reference-")} if problems else set()
            assert problems | across == expected(example), one
    shown = [one for one, example in zip(cases, written, strict=True) if UNSEEN not in str(example)]
    assert not differences(shown)


def test_there_are_enough_examples_and_of_every_rule() -> None:
    rules, sixty = examples("rules"), examples("sixty")
    assert len(rules) + len(sixty) + len(examples("entries")) > 500
    assert len(sixty) == 60 and all(len(one["problems"]) == 1 for one in sixty)
    assert len({field_name(tuple(one["problems"][0]["location"])) for one in sixty}) > 45
    ids = {one["problem"]["id"] for one in rules if one["problem"]}
    ids |= {problem["id"] for name in ("sixty", "entries") for one in examples(name) for problem in one["problems"]}
    assert len(ids) > 70, sorted(ids)


def test_nothing_is_said_of_entries_that_are_right() -> None:
    paths = [*(DIRECTORY / "content").glob("*/*.md"), *(EXAMPLES / "valid").glob("*/entry.md")]
    cases = []
    for path in paths:
        if path.name.count(".") == 1:
            entry = entries.read(path.name, path.read_bytes())
            kind = path.parent.name if path.parent.name in FOLDERS else "associations"
            cases.append(Case(kind, entry.data, entry.body, path.stem.replace("entry", "essai"), path.parent.name))
    assert len(cases) > 60
    assert [(one.name, found) for one, found in zip(cases, in_node(cases), strict=True) if found] == []


def test_what_is_wrong_in_a_text_is_wrong_for_python_too() -> None:
    """Of texts the browser says a part, and nothing that Python does not say."""
    paths = [*(EXAMPLES / "invalid").glob("body*/entry.md"), *(DIRECTORY / "content").glob("*/*.md")]
    base = {"name": "x", "summary": "x", "causes": ["logement"], "author": {"name": "x", "interest": "none"}}
    bodies = [path.read_text(encoding="utf-8").split("\n---\n", 1)[1] for path in paths]
    marks = ["[x](../a)", "![x](a.png)", "<b>x</b>", "<div>x</div>"]
    around = ["{}", "un {} mot\n", "`{}`", "    {}", "~~~\n{}\n~~~", "> {}", "- {}", "\\{}", "[a]: /\n\n{}", "# {}\n"]
    bodies += [one.format(mark) for one in around for mark in marks]
    cases = [Case("associations", base, body) for body in bodies]
    converter = Converter()
    told = 0
    for one, found in zip(cases, in_node(cases), strict=True):
        problems = {said(problem) for problem in found}
        assert problems <= {said(problem) for problem in in_python(one, converter)}, one.body
        told += bool(problems)
    assert told > 20


def test_the_scripts_mean_the_same_as_they_are_published(tmp_path: Path) -> None:
    """Without comments and spaces: an expression taken for a division would change what is said."""
    for path in SCRIPTS.glob("*.js"):
        (tmp_path / path.name).write_text(jsmin(path.read_text(encoding="utf-8")), encoding="utf-8")
    cases = [case(one) for name in ("rules", "sixty", "entries") for one in examples(name)]
    assert in_node(cases, tmp_path) == in_node(cases)


def test_the_scripts_keep_to_the_rules_of_linking() -> None:
    from plugins.website.assets import linked

    sources = {path.name: path.read_text(encoding="utf-8") for path in SCRIPTS.glob("*.js")}
    for entry in ("checks.js", "problems.js", "knowledge.js"):
        assert "export" in linked(sources, entry), ROOT


def test_the_same_characters_cannot_be_seen() -> None:
    letters = [one for one in range(0x110000) if not 0xD800 <= one <= 0xDFFF]
    expected = [one for one in letters if UNSEEN_CHARACTERS.search(chr(one))]
    assert run("unseen.mjs", None) == expected
