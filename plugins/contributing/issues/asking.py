"""The issue forms of a site: in its languages, with the words of its vocabulary and the fields of its models."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ...catalogue.kinds import KINDS, kind_of
from ...catalogue.validation import models_in
from ...catalogue.vocabulary import Vocabulary
from ...languages import words
from ...languages.language import Language
from ...languages.messages import N_
from .forms import CORRECTION, NEW_ENTRY, REPORT
from .questions import Asked, Form, Option, Question, Sheet, joined, said

BY_PARTS = {"place", "contact", "ids", "tax"}
"""Groups whose fields are corrected one by one."""

NOT_CORRECTED = {
    *("lang", "aliases", "logo", "author", "sources", "confirmed"),
    *("place.coordinates", "ids.tribunal", "ids.other"),
}
"""What one answer cannot put right, or nobody else should."""

Lists = Mapping[str, Mapping[str, str]]
"""Options that the site makes, by the name of their list: what is read, by value."""

NO_RULE = N_("I know of no rule")
TEXT = N_("The text below the fields")


def forms(
    languages: Sequence[Language],
    vocabulary: Vocabulary,
    countries: Sequence[str],
    licence: str,
    kinds: Collection[str] = tuple(KINDS),
) -> tuple[Form, ...]:
    """The form for a new entry, the one for a correction, the one for a report; `kinds` are the folders shown."""
    lists = {
        "causes": _terms(languages, vocabulary, "causes"),
        "tax": {"": said(languages, NO_RULE), **_terms(languages, vocabulary, "tax")},
        "kinds": {kind_of(folder): said(languages, words.KIND[kind_of(folder)]) for folder in kinds},
        "languages": {one.code: one.endonym for one in languages},
        "countries": {code: joined(one.territory(code) for one in languages) for code in countries},
        "fields": {
            **{path: f"{said(languages, one.description or '')} ({path})" for path, one in correctable().items()},
            "body": said(languages, TEXT),
        },
    }
    sheets = (_about(sheet, kinds) for sheet in (NEW_ENTRY, CORRECTION, REPORT))
    return tuple(_form(sheet, languages, lists, licence) for sheet in sheets)


def _about(sheet: Sheet, kinds: Collection[str]) -> Sheet:
    """What a sheet asks of some kinds."""
    return replace(sheet, questions=tuple(one for one in sheet.questions if not one.kind or one.kind in kinds))


def _terms(languages: Sequence[Language], vocabulary: Vocabulary, name: str) -> Mapping[str, str]:
    return {slug: joined(term.name(one.code) for one in languages) for slug, term in vocabulary.terms(name).items()}


def _form(sheet: Sheet, languages: Sequence[Language], lists: Lists, licence: str) -> Form:
    questions = tuple(_question(one, languages, lists, licence) for one in sheet.questions)
    name, about, introduction = (said(languages, one) for one in (sheet.name, sheet.about, sheet.introduction))
    return Form(sheet.id, name, about, introduction, questions)


def _question(asked: Asked, languages: Sequence[Language], lists: Lists, licence: str) -> Question:
    known = _info(asked)
    explanation = asked.hint or (known.description if known else "") or ""
    example = asked.example or str(known.examples[0] if known and known.examples else "")
    if isinstance(asked.options, str):
        options = lists[asked.options]
    elif asked.widget == "checkboxes":
        options = {"": said(languages, explanation).format(licence=licence)}
    else:
        options = {value: said(languages, label) for value, label in asked.options.items()}
    return Question(
        name=asked.name,
        widget=asked.widget,
        label=said(languages, asked.label),
        explanation=said(languages, explanation),
        example=example if asked.widget in ("input", "textarea") and not example.startswith("[") else "",
        options=tuple(Option(value, label) for value, label in options.items()),
        required=asked.required,
        places=asked.places,
        title=said(languages, asked.title),
    )


def _info(asked: Asked) -> FieldInfo | None:
    try:
        return info(asked.name, [KINDS[asked.kind]] if asked.kind else KINDS.values())
    except KeyError:
        return None


def info(path: str, models: Iterable[type[BaseModel]]) -> FieldInfo:
    """A field by its dotted name, of the first model that has it. Raises KeyError."""
    name, _, rest = path.partition(".")
    for model in models:
        found = {one.alias or key: one for key, one in model.model_fields.items()}.get(name)
        if found:
            below = sorted(models_in(found.annotation), key=lambda one: one.__name__)
            return info(rest, below) if rest else found
    raise KeyError(path)


def correctable() -> Mapping[str, FieldInfo]:
    """Every field that a correction can name, by its dotted name, in the order of the models."""
    found: dict[str, FieldInfo] = {}
    for model in KINDS.values():
        for name, one in model.model_fields.items():
            paths = [f"{name}.{part}" for part in _parts(one)] if name in BY_PARTS else [one.alias or name]
            chosen = [path for path in paths if not {name, path} & NOT_CORRECTED]
            found |= {path: info(path, [model]) for path in chosen if path not in found}
    return found


def _parts(group: FieldInfo) -> Iterator[str]:
    for model in models_in(group.annotation):
        yield from (one.alias or name for name, one in model.model_fields.items())


def is_list(field: FieldInfo) -> bool:
    """Whether a field holds several values."""
    return get_origin(field.annotation) is tuple


def is_group(field: FieldInfo) -> bool:
    """Whether a field, or each of its values, is made of fields."""
    return bool(models_in(field.annotation))
