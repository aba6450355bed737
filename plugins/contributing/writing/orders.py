"""In which order the fields of an entry stand, as the models have it and as people write it."""

from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from ...catalogue.kinds import FOLDERS
from ...catalogue.validation import models_in

FIRST = ("id", "type")
"""Within a group, what it is comes first."""

LAST = ("give", "tax", "needs", "offers", "author", "sources", "confirmed")
"""Of an entry, how to help comes last, and then who wrote it and from what."""

Orders = Mapping[str, tuple[str, ...]]
"""The keys of each group in order, by its path: `""` is the entry, `needs.place` the place of a need."""


def orders(kind: str) -> Orders:
    """The order of the fields of a kind (`association`, …, `page`). Raises KeyError for any other."""
    found: dict[str, tuple[str, ...]] = {}
    model = FOLDERS[f"{kind}s"]
    _below([model], "", found)
    keys = found[""]
    found[""] = (*(key for key in keys if key not in LAST), *(key for key in LAST if key in keys))
    return found


def _below(models: Iterable[type[BaseModel]], path: str, found: dict[str, tuple[str, ...]]) -> None:
    keys: list[str] = []
    below: dict[str, set[type[BaseModel]]] = {}
    for model in models:
        before = -1
        for field, info in model.model_fields.items():
            key = info.alias or field
            below.setdefault(key, set()).update(models_in(info.annotation))
            if key not in keys:
                keys.insert(before + 1, key)
            before = keys.index(key)
    first = [key for key in FIRST if path and key in keys]
    found[path] = (*first, *(key for key in keys if key not in first))
    for key, parts in below.items():
        if parts:
            _below(sorted(parts, key=lambda one: one.__name__), f"{path}.{key}" if path else key, found)
