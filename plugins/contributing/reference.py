"""The table of fields of CONTRIBUTING.md and CONTRIBUER.md, made from the models."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..catalogue.fields import Prose
from ..catalogue.kinds import KINDS
from ..catalogue.kinds.record import Helped, Organisation, Record
from ..catalogue.validation import models_in
from ..languages.language import Language
from ..languages.messages import N_

DOCUMENTS: Mapping[str, str] = {"en": "CONTRIBUTING.md", "fr": "CONTRIBUER.md"}
BEGIN, END = "<!-- fields -->", "<!-- /fields -->"

SECTIONS: tuple[tuple[str, type[BaseModel]], ...] = (
    (N_("Every entry"), Record),
    (N_("Whoever can be helped, or helps: every kind but events"), Helped),
    (N_("Associations, funders, partners and platforms"), Organisation),
    (N_("Projects"), KINDS["projects"]),
    (N_("Funders"), KINDS["funders"]),
    (N_("Partners"), KINDS["partners"]),
    (N_("Events"), KINDS["events"]),
    (N_("Donation platforms"), KINDS["platforms"]),
)


def reference(language: Language) -> str:
    """Every field: its name, what it is, an example; whether it is required, and whether it can be translated."""
    lines: list[str] = []
    for title, model in SECTIONS:
        lines += ["", f"### {language.gettext(title)}", ""]
        heads = (language.gettext("field"), language.gettext("what it is"), language.gettext("for example"))
        lines += [f"| {' | '.join(heads)} |", "| --- | --- | --- |"]
        inherited = {name for base in model.__bases__ for name in getattr(base, "model_fields", {})}
        own = {name: info for name, info in model.model_fields.items() if name not in inherited}
        lines += [f"| {' | '.join(row)} |" for row in _rows(own, _required(model), "", language)]
    return "\n".join(lines).strip() + "\n"


def _required(*models: type[BaseModel]) -> set[str]:
    """The fields that none of these models can do without."""
    return set.intersection(
        *({name for name, info in model.model_fields.items() if info.is_required()} for model in models)
    )


def _rows(
    fields: Mapping[str, FieldInfo], required: set[str], prefix: str, language: Language
) -> Iterator[tuple[str, str, str]]:
    seen: set[str] = set()
    for name, info in fields.items():
        shown = f"{prefix}{info.alias or name}"
        marks = [language.gettext("required")] if name in required else []
        marks += [language.gettext("can be translated")] if _is_prose(info) else []
        text = language.gettext(info.description or "") + (f" ({', '.join(marks)})" if marks else "")
        example = f"`{_typed(info.examples[0])}`" if info.examples else ""
        yield f"`{shown}`", text.replace("|", "\\|"), example
        models = sorted(models_in(info.annotation), key=lambda one: one.__name__)
        for model in models:
            below = {key: one for key, one in model.model_fields.items() if f"{shown}.{key}" not in seen}
            seen |= {f"{shown}.{key}" for key in below}
            yield from _rows(below, _required(*models), f"{shown}.", language)


def _is_prose(info: FieldInfo) -> bool:
    return any(isinstance(mark, Prose) for mark in info.metadata) or "Prose()" in repr(info.annotation)


def _typed(example: object) -> str:
    """An example as one types it in YAML."""
    if isinstance(example, list):
        return f"[{', '.join(_typed(one) for one in example)}]"
    return str(example)


def written(text: str, table: str) -> str:
    """A document with its table of fields made anew. Raises ValueError when its two marks are missing."""
    found = re.compile(f"{BEGIN}.*{END}", re.DOTALL)
    if not found.search(text):
        raise ValueError(f"{BEGIN} … {END}")
    return found.sub(lambda _: f"{BEGIN}\n{table}{END}", text)


def update(root: Path) -> None:
    """Write the tables of fields again."""
    for code, name in DOCUMENTS.items():
        path = root / name
        language = Language(code, root / "theme" / "translations")
        path.write_text(written(path.read_text(encoding="utf-8"), reference(language)), encoding="utf-8", newline="\n")
