"""What a translation may give: the fields marked as prose, and the items of a list by their id."""

from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, create_model
from pydantic.fields import FieldInfo

from .fields import Prose, Slug, field, several
from .kinds.parts import Part, distinct_ids
from .validation import models_in

ID = "The id of the item that is translated"


def prose_of(translation: BaseModel, location: tuple[str, ...] = ()) -> dict[tuple[str, ...], str]:
    """What a translation gives, each text by where it stands; the items of a list by their id."""
    prose: dict[tuple[str, ...], str] = {}
    for name in type(translation).model_fields:
        value = getattr(translation, name) if name != "id" else None
        if isinstance(value, str):
            prose[(*location, name)] = value
        elif isinstance(value, BaseModel):
            prose |= prose_of(value, (*location, name))
        elif value:
            for item in value:
                prose |= prose_of(item, (*location, name, item.id))
    return prose


def prose_within(part: BaseModel, location: tuple[str, ...] = ()) -> dict[tuple[str, ...], str]:
    """The prose of a record or of a part of one: what a translation may give again, by where it stands."""
    prose: dict[tuple[str, ...], str] = {}
    model = translation_of(type(part))
    for name in model.model_fields if model else ():
        value = getattr(part, name) if name != "id" else None
        if isinstance(value, str):
            prose[(*location, name)] = value
        elif isinstance(value, BaseModel):
            prose |= prose_within(value, (*location, name))
        elif value:
            for item in value:
                prose |= prose_within(item, (*location, name, item.id or ""))
    return prose


@cache
def translation_of(model: type[BaseModel]) -> type[Part] | None:
    """A model of the prose of another model, every field optional; None when it has none."""
    fields: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        if (found := _translated(info)) is not None:
            fields[name] = found
    if not fields:
        return None
    return create_model(f"{model.__name__}Translation", __base__=Part, __doc__=f"Prose of {model.__name__}.", **fields)


def _translated(info: FieldInfo) -> tuple[Any, Any] | None:
    """The annotation and declaration of a field in a translation, None when it is no prose."""
    if prose := _prose(info):
        return prose | None, field(info.description or "", default=None)
    models = models_in(info.annotation)
    parts = {part for one in models if (part := translation_of(one))}
    if not parts:
        return None
    if not _is_list(info.annotation):
        return parts.pop() | None, field(info.description or "", default=None)
    if any("id" not in one.model_fields for one in models):
        return None
    item = _item(tuple(sorted(models, key=lambda one: one.__name__)))
    items = Annotated[tuple[item, ...], AfterValidator(distinct_ids)]  # type: ignore[valid-type]
    return items, several(info.description or "")


def _prose(info: FieldInfo) -> Any:
    """The type of a prose field, without its default; None for any other field."""
    if any(isinstance(mark, Prose) for mark in info.metadata):
        return Annotated[(info.annotation, *info.metadata)]
    for part in get_args(info.annotation):
        if get_origin(part) is Annotated and any(isinstance(mark, Prose) for mark in get_args(part)):
            return part
    return None


def _is_list(annotation: Any) -> bool:
    if get_origin(annotation) in (Union, UnionType, Annotated):
        return any(_is_list(part) for part in get_args(annotation))
    return get_origin(annotation) is tuple


@cache
def _item(models: tuple[type[BaseModel], ...]) -> Any:
    """The prose of any of these models, and the id it belongs to."""
    fields: dict[str, Any] = {"id": (Slug, field(ID, example="chambre"))}
    for model in models:
        for name, info in model.model_fields.items():
            if found := _translated(info):
                fields[name] = found
    name = "".join(model.__name__ for model in models)
    return create_model(f"{name}Translation", __base__=Part, __doc__="Prose of one item, by its id.", **fields)
