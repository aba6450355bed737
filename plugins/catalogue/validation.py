"""pydantic's errors turned into problems with a place: each location walked down the tree that was typed."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, Tag, ValidationError

from .entries import Entry
from .problems import Problem, problem
from .trees import Location, Tree

TAG = "\0"
"""First character of the tags of unions, which stand in pydantic's locations: no key of an entry can hold it."""

EXPECTED = {
    "tuple_type": "expected-list",
    "list_type": "expected-list",
    "model_type": "expected-group",
    "model_attributes_type": "expected-group",
    "dict_type": "expected-group",
    "string_type": "expected-text",
}


def problems_of(
    error: ValidationError, entry: Entry, model: type[BaseModel], below: Location = ()
) -> Iterable[Problem]:
    """One problem for each thing that pydantic found wrong, placed in the entry; a misspelt key is not missing too."""
    missing: dict[Location, Problem] = {}
    for found in error.errors(include_url=False, include_input=False):
        location = (*below, *(part for part in found["loc"] if not _is_tag(part)))
        context = {name: value for name, value in found.get("ctx", {}).items() if name != "error"}
        match found["type"]:
            case "missing":
                missing[location] = problem("missing", entry.path, location, entry.place(location), field=location[-1])
            case "extra_forbidden":
                wrong = _unknown_key(entry, location, known_keys(model, found["loc"][:-1]))
                missing.pop((*location[:-1], dict(wrong.arguments).get("near", "")), None)
                yield wrong
            case "too_short" if _length(entry, location) >= context["min_length"]:
                pass  # pydantic does not count the items that are wrong, and those have their own problems
            case kind:
                at = (context.pop("at"),) if "at" in context else ()
                yield _bad_value(kind, entry, (*location, *at), context)
    yield from missing.values()


def _length(entry: Entry, location: Location) -> int:
    value = _value(entry, location)
    return len(value) if isinstance(value, list) else 0


def _is_tag(part: str | int) -> bool:
    return isinstance(part, str) and part.startswith(TAG)


def _unknown_key(entry: Entry, location: Location, known: set[str]) -> Problem:
    key = str(location[-1])
    return problem("unknown-key", entry.path, location, entry.keys[location], key=key, **_near(key, known))


def _bad_value(kind: str, entry: Entry, location: Location, context: dict[str, Any]) -> Problem:
    if kind == "need-type" and (*location, "type") in entry.places:
        location = (*location, "type")
    value = _value(entry, location)
    if value == "":
        kind, context = "empty-item" if isinstance(location[-1], int) else "empty", {}
    elif kind == "literal_error" and isinstance(value, str):
        options = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        kind, context = "unknown-choice", {"value": value, "options": ", ".join(options), **_near(value, options)}
    elif kind == "literal_error":
        kind, context = "expected-text", {}
    elif kind in EXPECTED:
        kind, context = EXPECTED[kind], {}
    elif kind in ("too_short", "too_long"):
        limits = {"lowest": context.get("min_length", ""), "highest": context.get("max_length", "")}
        kind, context = f"list-{kind.replace('_', '-')}", limits
    return problem(kind, entry.path, location, entry.place(location), **context)


def _near(value: str, known: Iterable[str]) -> dict[str, str]:
    near = get_close_matches(value.lower(), list(known), n=1, cutoff=0.6)
    return {"near": near[0]} if near else {}


def _value(entry: Entry, location: Location) -> Tree | None:
    """What was typed at a location, None when nothing stands there."""
    tree: Any = entry.data
    for part in location:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):
            return None
    return tree  # type: ignore[no-any-return]  # a Tree, at any depth


def known_keys(model: type[BaseModel], location: Location) -> set[str]:
    """The keys that may stand at a location of pydantic's below a model, the tags of unions included."""
    annotations: list[Any] = [model]
    for part in location:
        if _is_tag(part):
            annotations = [found for one in annotations for found in _tagged(one, str(part))]
        elif isinstance(part, str):
            fields = [field for one in annotations for found in models_in(one) for field in found.model_fields.items()]
            annotations = [info.annotation for name, info in fields if (info.alias or name) == part]
    models = {found for one in annotations for found in models_in(one)}
    return {info.alias or name for one in models for name, info in one.model_fields.items()}


def _tagged(annotation: Any, tag: str) -> list[Any]:
    """What a tag stands for in an annotation."""
    parts = get_args(annotation)
    if get_origin(annotation) is Annotated and Tag(tag) in parts:
        return [annotation]
    return [found for part in parts for found in _tagged(part, tag)]


def models_in(annotation: Any) -> set[type[BaseModel]]:
    """Every model named in an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {found for part in get_args(annotation) for found in models_in(part)}
