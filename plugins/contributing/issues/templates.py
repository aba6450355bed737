"""The files of .github/ISSUE_TEMPLATE, written from the forms (GitHub Docs, «Syntax for issue forms»)."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from ...catalogue.settings import read
from ...catalogue.vocabulary import Vocabulary, load
from ...languages.language import Language
from ...languages.messages import N_
from ...settings.reading import chosen_in
from .asking import forms
from .questions import Form, Question, said

FOLDER = Path(".github/ISSUE_TEMPLATE")
HEAD = "# Written by `python3 tasks.py reference`, from the models and the vocabulary: change those.\n"


class _Dumper(yaml.SafeDumper):
    """Writes lists indented, and the same value twice rather than a reference."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def update(root: Path) -> None:
    """Write the forms again."""
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    for name, text in written(root).items():
        (root / FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


def written(root: Path) -> Mapping[str, str]:
    """The files of the forms by their names, and `config.yml`."""
    settings = chosen_in(root)
    languages, vocabulary = spoken(root, settings), words(root, settings)
    kinds = read(settings, root, root / settings["PATH"]).kinds
    made = forms(languages, vocabulary, settings["COUNTRIES"], settings["LICENCE"]["name"], kinds)
    files = {f"{form.id}.yml": _dumped(_template(form)) for form in made}
    guide = f"{settings['REPOSITORY']}/blob/{settings['BRANCH']}/CONTRIBUER.md"
    return files | {"config.yml": _dumped(_config(guide, languages))}


def spoken(root: Path, settings: Mapping[str, Any]) -> list[Language]:
    """The languages of the site, the first one first."""
    return [Language(code, root / settings["THEME"] / "translations") for code in settings["LANGUAGES"]]


def words(root: Path, settings: Mapping[str, Any]) -> Vocabulary:
    """The vocabulary of the site."""
    folder = root / settings["PATH"] / "vocabulary"
    return load(folder, root, settings["COUNTRIES"], settings["LANGUAGES"])[0]


def _dumped(data: Mapping[str, Any]) -> str:
    return HEAD + yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)


def _config(guide: str, languages: list[Language]) -> Mapping[str, Any]:
    link = {
        "name": said(languages, N_("Write the file yourself")),
        "url": guide,
        "about": said(languages, N_("An entry is a file of text, which one can also write or change in the browser.")),
    }
    return {"blank_issues_enabled": True, "contact_links": [link]}


def _template(form: Form) -> Mapping[str, Any]:
    """A form as GitHub reads it. No label: the one that starts the workflow is for maintainers to put."""
    return {"name": form.name, "description": form.about, "body": list(_body(form))}


def _body(form: Form) -> Iterator[Mapping[str, Any]]:
    yield _markdown(form.introduction)
    for question in form.questions:
        if question.title:
            yield _markdown(f"## {question.title}")
        yield _element(question)


def _markdown(text: str) -> Mapping[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}


def _element(question: Question) -> Mapping[str, Any]:
    attributes: dict[str, Any] = {"label": question.label}
    if question.explanation and question.widget != "checkboxes":
        attributes["description"] = question.explanation
    if question.example:
        attributes["placeholder"] = question.example
    labels = [one.label for one in question.options]
    if question.widget == "checkboxes":
        boxes = [{"label": label, "required": question.required} for label in labels]
        return {"type": "checkboxes", "id": question.id, "attributes": {**attributes, "options": boxes}}
    if question.widget == "choices":
        attributes["multiple"] = True
    if labels:
        attributes["options"] = labels
    kind = "dropdown" if labels else question.widget
    validations = {"validations": {"required": True}} if question.required else {}
    return {"type": kind, "id": question.id, "attributes": attributes, **validations}
