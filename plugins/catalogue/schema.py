"""JSON Schema (draft 7, which editors know best) of each kind of entry, from the models.

Beside what the standard says, for those who check an entry without this code: `x-rule` names how a text is read, with
what that needs; `x-reference` the kinds that a slug may name; `x-prose` what a translation may give again; `x-distinct`
a list in which nothing stands twice; `x-choice` the groups among which one is chosen, and by what; `x-checks` what is
compared within a group. A closed list stands in `definitions` by its name, and `filled` gives it its words.
Explanations are the messages of the models: `described` gives them in languages.
"""

from collections.abc import Callable, Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pycountry
from annotated_types import MaxLen, MinLen
from pydantic import AfterValidator, BaseModel, Discriminator, Tag
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from .fields import Prose, Reference, Typed
from .kinds.parts import distinct_ids, no_repeat
from .validation import TAG
from .vocabulary import Vocabulary

Schema = dict[str, Any]

TEXT = {"type": ["string", "number", "boolean"]}
"""What an editor may take a value for: `26400` and `2026-11-20` are texts to us, whatever YAML makes of them."""

DRAFT = "http://json-schema.org/draft-07/schema#"


def schema(model: type[BaseModel]) -> Schema:
    """The schema of a kind, or of whatever else is a model, with all that it is made of in `definitions`."""
    definitions: dict[str, Schema] = {}
    found = _group(model, definitions)
    return {"$schema": DRAFT, **found, "definitions": definitions}


def _group(model: type[BaseModel], definitions: dict[str, Schema]) -> Schema:
    """A group of fields; the groups within it are put in `definitions`."""
    fields = {info.alias or name: info for name, info in model.model_fields.items()}
    required = [key for key, info in fields.items() if info.is_required()]
    compared = model.__pydantic_decorators__.model_validators
    checks = [one.__name__ for one in reversed(model.__mro__) if vars(one).keys() & compared.keys()]
    return {
        "type": "object",
        "properties": {key: _field(info, definitions) for key, info in fields.items()},
        **({"required": required} if required else {}),
        "additionalProperties": False,
        **({"x-checks": checks} if checks else {}),
    }


def _field(info: FieldInfo, definitions: dict[str, Schema]) -> Schema:
    found = _annotated(info.annotation, tuple(info.metadata), definitions)
    default = info.get_default()
    if default not in (None, (), PydanticUndefined):
        found["default"] = default
    examples = [one.strip('"') if isinstance(one, str) else one for one in info.examples or ()]
    return {**found, "description": info.description, **({"examples": examples} if examples else {})}


def _annotated(annotation: Any, marks: tuple[Any, ...], definitions: dict[str, Schema]) -> Schema:
    """What an annotation and its marks allow. Raises TypeError for one that no model should have."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _annotated(inner, (*more, *marks), definitions)
    found = _plain(annotation, marks, definitions)
    for mark in marks:
        found |= _marked(mark)
    return found


def _plain(annotation: Any, marks: tuple[Any, ...], definitions: dict[str, Schema]) -> Schema:
    typed = next((mark for mark in marks if isinstance(mark, Typed)), None)
    if typed:
        return _text(typed, definitions)
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is tuple:
        return {"type": "array", "items": _annotated(parts[0], (), definitions)}
    if origin in (Union, UnionType):
        chosen = [part for part in parts if part is not type(None)]
        return _annotated(chosen[0], (), definitions) if len(chosen) == 1 else _union(chosen, definitions)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        definitions[annotation.__name__] = _group(annotation, definitions)
        return {"$ref": f"#/definitions/{annotation.__name__}"}
    if origin is dict:
        return {"type": "object", "additionalProperties": _annotated(parts[1], (), definitions)}
    raise TypeError(f"{annotation!r} has no schema")


def _text(typed: Typed, definitions: dict[str, Schema]) -> Schema:
    """A value that is read by a rule."""
    rule: Schema = {"x-rule": {"name": typed.rule, **typed.arguments}}
    match typed.rule:
        case "term" | "area" | "country":
            name = str(typed.arguments.get("list", typed.rule))
            definitions[name] = TEXT | rule
            return {"$ref": f"#/definitions/{name}"}
        case "coordinates":
            return {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2} | rule
        case "matching" if typed.arguments["tidy"] == "strip":
            return TEXT | {"pattern": f"^(?:{typed.arguments['pattern']})$"} | rule
        case "day":
            return TEXT | {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"} | rule
        case "line":
            return TEXT | {"maxLength": typed.arguments["longest"]} | rule
        case _:
            return TEXT | rule


def _union(members: list[Any], definitions: dict[str, Schema]) -> Schema:
    """Groups among which one is chosen, by their tags."""
    choice = {}
    for member in members:
        model, *marks = get_args(member)
        tag = next(mark.tag for mark in marks if isinstance(mark, Tag)).removeprefix(TAG)
        choice[tag] = _annotated(model, (), definitions)["$ref"]
    return {"oneOf": [{"$ref": one} for one in choice.values()], "x-choice": choice}


def _marked(mark: Any) -> Schema:
    """What a mark adds. Raises TypeError for one that would be lost."""
    match mark:
        case MinLen(least):
            return {"minItems": least}
        case MaxLen(most):
            return {"maxItems": most}
        case AfterValidator(func=func) if func is no_repeat:
            return {"x-distinct": "value"}
        case AfterValidator(func=func) if func is distinct_ids:
            return {"x-distinct": "id"}
        case Prose():
            return {"x-prose": True}
        case Reference(kinds):
            return {"x-reference": list(kinds)}
        case Discriminator(custom_error_type=problem):
            return {"x-problem": problem}
        case Typed() | Tag():
            return {}
    raise TypeError(f"{mark!r} has no place in a schema")


def walk(found: Any) -> Iterator[Schema]:
    """Every schema within a schema, itself first."""
    if isinstance(found, dict):
        yield found
    for one in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
        yield from walk(one)


def described(found: Schema, say: Mapping[str, Callable[[str], str]]) -> Schema:
    """A schema whose explanations are given in every language, all of them for a person who rests on a field.

    `say` gives a message in a language, by its code; `x-said` holds each by itself.
    """
    for one in walk(found):
        if isinstance(message := one.get("description"), str):
            one["x-said"] = {code: gettext(message) for code, gettext in say.items()}
            one["description"] = "\n\n".join(dict.fromkeys(one["x-said"].values()))
    return found


def filled(found: Schema, vocabulary: Vocabulary) -> Schema:
    """A schema with the words of its closed lists, and their labels by language."""
    for one in found["definitions"].values():
        match one.get("x-rule"):
            case {"name": "term", "list": name}:
                one |= _words({slug: term.label for slug, term in vocabulary.terms(name).items()})
            case {"name": "area"}:
                one |= _words({code: _spoken(area.names) for code, area in vocabulary.places.items()})
            case {"name": "country"}:
                one["enum"] = [country.alpha_2 for country in pycountry.countries]
    return found


def _spoken(names: Mapping[str, str]) -> Mapping[str, str]:
    """Names by language, without the one that the standard gives."""
    return {language: name for language, name in names.items() if language}


def _words(labels: Mapping[str, Mapping[str, str]]) -> Schema:
    explained = [" / ".join(dict.fromkeys(said.values())) for said in labels.values()]
    return {"enum": list(labels), "x-labels": labels, "markdownEnumDescriptions": explained}
