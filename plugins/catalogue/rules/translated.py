"""Translations beside their originals: of what stands there, into another language."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from ..catalogue import Catalogue, Filed, FiledPage
from .finding import Finding, finding


def translations(catalogue: Catalogue) -> Iterator[Finding]:
    """A translation into the entry's own language, or of what the entry does not have."""
    for filed in catalogue.records.values():
        yield from _of(filed, filed.record)
    for page in catalogue.pages.values():
        yield from _of(page, page.page)


def _of(filed: Filed | FiledPage, original: BaseModel) -> Iterator[Finding]:
    for language, translation in filed.translations.items():
        if language == filed.language:
            yield finding(translation.path, (), "translation-same", language=language, original=filed.path)
        unknown: set[tuple[str, str]] = set()
        for location in translation.prose:
            if len(location) == 3 and location[1] not in _ids(original, location[0]):
                unknown.add((location[0], location[1]))
            elif not _given(original, location):
                yield finding(translation.path, location, "translation-nothing", field=".".join(location))
        for name, id in sorted(unknown):
            known = ", ".join(_ids(original, name))
            yield finding(translation.path, (name, id), "translation-item", value=id, known=known)


def _ids(original: BaseModel, name: str) -> list[str]:
    value = getattr(original, name)
    return [item.id for item in value if item.id] if isinstance(value, tuple) else []


def _given(original: BaseModel, location: tuple[str, ...]) -> bool:
    """Whether the original gives a text at that place."""
    value: Any = original
    for part in location:
        if isinstance(value, tuple):
            value = next((item for item in value if item.id == part), None)
        else:
            value = getattr(value, part, None)
    return value is not None
