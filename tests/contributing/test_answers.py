"""Issues taken apart into answers: what was typed in one never becomes another, whatever it is."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue import entries
from plugins.catalogue.characters import UNSEEN
from plugins.contributing.issues import answers
from plugins.contributing.issues.filling import new_entry
from plugins.contributing.issues.questions import Form, Option, Question
from plugins.contributing.writing.entries import written
from tests.catalogue.examples import DIRECTORY, checked

from .issues import LANGUAGES, SMALLEST, form, known, made

NEW = form("new-entry")
AREAS = tuple(one.name for one in NEW.questions if one.widget == "textarea")
LABELS = [f"### {one.label}" for one in NEW.questions]
MARKS = [*(f" {one}" for one in LABELS), "### Site", "###", "---", "- [x] x", "_No response_", "", "a: b", "None"]
TYPED = st.lists(st.one_of(st.sampled_from([*LABELS, *MARKS]), st.text(max_size=40)), max_size=6).map("\n".join)
"""What somebody types in several lines, with all that a form is made of."""

SEEN = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), max_size=40)
HIDDEN = answers.HIDING.search
TEXTS = st.lists(st.one_of(st.sampled_from(MARKS), SEEN), max_size=6).map("\n".join).filter(lambda one: not HIDDEN(one))
"""The same, of which nothing is refused."""


def _as_read(text: str) -> str:
    """A text without the empty lines around it, its lines ended by LF."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[filled[0] : filled[-1] + 1]).rstrip() if filled else ""


@given(TYPED, st.sampled_from(AREAS), st.booleans())
def test_what_is_typed_comes_back_or_is_refused(typed: str, name: str, is_windows: bool) -> None:
    body = made(NEW, {**SMALLEST, name: typed})
    found, wrong = answers.read(body.replace("\n", "\r\n") if is_windows and "\r" not in body else body, NEW)
    others = answers.read(made(NEW, SMALLEST), NEW)[0].texts
    for question, text in found.texts.items():
        if question != name:
            assert text == others[question]
    if wrong:
        assert any(line.strip() in LABELS for line in typed.splitlines()) or UNSEEN.search(typed) or HIDDEN(typed)
    else:
        assert found.texts[name] == ("" if _as_read(typed) == "_No response_" else _as_read(typed))


@given(TEXTS)
def test_a_text_is_the_text_of_the_entry(typed: str) -> None:
    found, wrong = answers.read(made(NEW, {**SMALLEST, "body": typed}), NEW)
    assert not wrong
    catalogue = checked(DIRECTORY).catalogue
    assert catalogue is not None
    entry, misreadings = new_entry(found, NEW, catalogue, LANGUAGES)
    read = entries.read("x.md", written(entry.kind, entry.data, entry.body).encode())
    assert not misreadings and read.data["name"] == "Essai" and "website" not in read.data
    assert read.body.strip("\n") == found.texts["body"].strip("\n")


@given(st.text(max_size=300))
def test_any_text_is_an_issue_or_is_not(text: str) -> None:
    for one in known():
        found, wrong = answers.read(text, one)
        assert wrong and not found.texts
    assert answers.recognised(text, known()) is None


def test_the_form_is_told_by_its_first_question() -> None:
    for one in known():
        assert answers.recognised(made(one, {}), known()) is one
    both = made(NEW, {**SMALLEST, "body": f"### {form('report').questions[0].label}"})
    assert answers.recognised(both, known()) is NEW


def test_no_break_spaces_may_be_lost() -> None:
    body = made(NEW, {**SMALLEST, "kind": "project", "aim": "Un but."})
    assert "\u00a0" in body
    found, wrong = answers.read(body.replace("\u00a0", " "), NEW)
    assert not wrong and found.texts["aim"] == "Un but."


def test_what_nobody_chose_is_the_first_option() -> None:
    body = made(NEW, SMALLEST)
    first = NEW.questions[[one.name for one in NEW.questions].index("give.way")].options[0].label
    for nothing in ("None", "_No response_", ""):
        found, wrong = answers.read(body.replace(first, nothing), NEW)
        assert not wrong and found.texts["give.way"] == ""


def test_options_with_commas_are_told_apart() -> None:
    labels = {"a": "Sport", "b": "Sport, santé", "c": "Santé", "d": "Sport, santé, culture"}
    options = tuple(Option(value, label) for value, label in labels.items())
    chosen = Form("x", "x", "x", "x", (Question("causes", "choices", "Causes", options=options),))
    for values in permutations(labels, 2):
        found, wrong = answers.read(made(chosen, {"causes": " ".join(values)}), chosen)
        assert not wrong and found.choices["causes"] == list(values)


@pytest.mark.parametrize("name", AREAS)
def test_a_line_as_the_form_has_them_is_refused_wherever_it_is_typed(name: str) -> None:
    for question in NEW.questions:
        _, wrong = answers.read(made(NEW, {**SMALLEST, name: f"x\n### {question.label} \nx"}), NEW)
        assert [(one.question, one.problem.id) for one in wrong] == [(question.name, "heading-twice")]


@pytest.mark.parametrize(
    ("name", "typed", "id"),
    [
        ("name", "", "answer-empty"),
        ("name", "Deux\nlignes", "answer-line"),
        ("name", "Nom\u202e", "answer-unseen"),
        ("body", "a\ud800", "answer-unseen"),
        ("licence", "", "answer-unchecked"),
        ("summary", "Essaie. <!--", "answer-hidden"),
        ("body", "Un texte.\n<?xml\nmais un autre ?>", "answer-hidden"),
    ],
)
def test_what_cannot_be_an_answer_is_told(name: str, typed: str, id: str) -> None:
    found, wrong = answers.read(made(NEW, {**SMALLEST, name: typed}), NEW)
    assert [(one.question, one.problem.id) for one in wrong] == [(name, id)]
    assert name not in found.texts


def test_what_hides_the_whole_form_is_told() -> None:
    decoy = "#### Nom\n\nLes Restos du cœur"
    found, wrong = answers.read(f"<!--\n\n{made(NEW, SMALLEST)}\n\n-->\n\n{decoy}", NEW)
    assert ("kind", "answer-hidden") in [(one.question, one.problem.id) for one in wrong] and "kind" not in found.texts


@pytest.mark.parametrize("changed", ["Autre chose", "Logement / Housing,", "logement", "Logement / Housing / Santé"])
def test_an_option_that_is_none_is_told(changed: str) -> None:
    _, wrong = answers.read(made(NEW, SMALLEST).replace("Logement / Housing", changed), NEW)
    assert [(one.question, one.problem.id) for one in wrong] == [("causes", "answer-option")]


def test_a_huge_issue_is_read_in_no_time() -> None:
    long = "### Nom\n" * 200_000 + "Logement / Housing, " * 50_000
    found, wrong = answers.read(made(NEW, {**SMALLEST, "body": long}), NEW)
    assert not wrong and found.texts["body"] == long.strip()
