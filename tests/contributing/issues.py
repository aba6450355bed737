"""Issues as GitHub makes them of forms, and the small directory that they are for."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from plugins.contributing.issues.asking import forms
from plugins.contributing.issues.questions import Form, Question
from plugins.languages.language import Language
from tests.catalogue.examples import DIRECTORY, EXAMPLES, ROOT, checked

ISSUES = EXAMPLES / "issues"
LANGUAGES = [Language(code, ROOT / "theme/translations") for code in ("fr", "en")]
COUNTRIES = ("FR", "BE", "CH", "CA", "LU")
LICENCE = "CC BY 4.0"

SMALLEST: Mapping[str, str] = {
    "kind": "association",
    "name": "Essai",
    "summary": "Essaie.",
    "causes": "logement",
    "author.name": "Camille",
    "author.interest": "none",
    "licence": "yes",
}
"""Answers to what a new entry cannot do without."""


@cache
def known() -> tuple[Form, ...]:
    """The forms of the small directory."""
    catalogue = checked(DIRECTORY).catalogue
    assert catalogue is not None
    return forms(LANGUAGES, catalogue.vocabulary, COUNTRIES, LICENCE)


def form(id: str) -> Form:
    return next(one for one in known() if one.id == id)


def made(chosen: Form, answers: Mapping[str, str]) -> str:
    """The text of an issue: an answer is what was typed or, where one chooses, values with spaces between them."""
    assert not answers.keys() - {one.name for one in chosen.questions}
    return "\n\n".join(f"### {one.label}\n\n{_shown(one, answers.get(one.name, ''))}" for one in chosen.questions)


def _shown(question: Question, answer: str) -> str:
    labels = {one.value: one.label for one in question.options}
    match question.widget:
        case "choices" if answer:
            return ", ".join(labels[value] for value in answer.split())
        case "dropdown":
            return labels[answer] if answer in labels else question.options[0].label
        case "checkboxes":
            return "\n".join(f"- [{'x' if answer else ' '}] {label}" for label in labels.values())
    return answer or "_No response_"


def event(body: object, number: object = 12, login: object = "camille-b", label: str = "fiche") -> bytes:
    """The event of a label that was put on an issue."""
    issue = {"number": number, "user": {"login": login}, "body": body, "title": "@everyone $(date)"}
    return json.dumps({"action": "labeled", "label": {"name": label}, "issue": issue}).encode()


def lay_out(root: Path) -> Path:
    """The small directory with the settings of this site, to be written in."""
    shutil.copytree(DIRECTORY, root, dirs_exist_ok=True)
    shutil.copy(ROOT / "pelicanconf.py", root)
    shutil.copytree(ROOT / "theme", root / "theme")
    return root
