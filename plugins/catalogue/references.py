"""Where one record names another: declared on the field, found by walking the record."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import BaseModel

from .fields import Reference
from .trees import Location
from .validation import models_in


@cache
def reference_of(annotation: Any) -> Reference | None:
    """The reference that an annotation declares, at any depth outside of models."""
    for part in get_args(annotation):
        if isinstance(part, Reference):
            return part
        if not isinstance(part, type) and (found := reference_of(part)):
            return found
    return None


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, Reference | None], ...]:
    """Name, key and reference of each field that holds references, or groups that do."""
    found = []
    for name, info in model.model_fields.items():
        reference = reference_of(Annotated[(info.annotation, *info.metadata, "")])
        if reference or any(_fields(group) for group in models_in(info.annotation)):
            found.append((name, info.alias or name, reference))
    return tuple(found)


def references(part: BaseModel, location: Location = ()) -> Iterator[tuple[Location, Reference, str]]:
    """Every slug in a record that names another record: where it stands, what it may name, and the slug."""
    for name, key, reference in _fields(type(part)):
        value = getattr(part, name)
        if value is None or value == ():
            continue
        for here, one in _each(value, (*location, key)):
            if isinstance(one, BaseModel):
                yield from references(one, here)
            elif reference:
                yield here, reference, one


def _each(value: Any, location: Location) -> Iterator[tuple[Location, Any]]:
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        for index, one in enumerate(value):
            yield (*location, index), one
    else:
        yield location, value
