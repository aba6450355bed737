"""What Python says of an entry that is a tree already: what `check` says of its file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from plugins.catalogue.catalogue import Catalogue, Filed
from plugins.catalogue.entries import Entry
from plugins.catalogue.kinds.record import Record
from plugins.catalogue.problems import Problem, problem
from plugins.catalogue.prose import SCHEMES, Converter
from plugins.catalogue.rules.gifts import giving
from plugins.catalogue.rules.mentions import dangling
from plugins.catalogue.trees import Loaded, Location, Place
from plugins.catalogue.validation import problems_of

from .browser_checks import Case, directory, models


def in_python(case: Case, converter: Converter) -> list[Problem]:
    """The problems of a case, as `check` finds them: those of its fields and its text, else those across entries."""
    path = f"content/{case.kind}/{case.slug}.md"
    model = models()[case.kind]
    entry = Entry(path, _Tree(path, "", 1, case.data), case.body, 1)
    schemes = (*SCHEMES, "page") if case.kind == "pages" else SCHEMES
    problems = list(converter.convert(path, case.body, 1, schemes).problems)
    try:
        part = model.model_validate(case.data, context=directory().vocabulary)
    except ValidationError as error:
        return [*problems_of(error, entry, model), *problems]
    return [*problems, *_across(case, path, part)] if isinstance(part, Record) and not problems else problems


def _across(case: Case, path: str, part: Record) -> Iterator[Problem]:
    others = [one for one in directory().records.values() if one.slug != case.slug]
    filed = Filed(case.slug, case.kind, path, part, "", "fr")
    whole = Catalogue([*others, filed], (), (), directory().vocabulary, directory().today)
    for rule in (dangling, giving):
        for one in rule(whole):
            if one.path == path:
                yield problem(one.id, path, one.location, (0, 0), **one.arguments)


class _Tree(Loaded):
    """A tree that no text was read for."""

    @property
    def places(self) -> dict[Location, Place]:
        return dict.fromkeys(_places(self.data), (1, 1))

    @property
    def keys(self) -> dict[Location, Place]:
        return _Everywhere()


class _Everywhere(dict[Location, Place]):
    """The place of any key: no line matters here."""

    def __missing__(self, key: Location) -> Place:
        return (1, 1)


def _places(tree: Any, here: Location = ()) -> Iterator[Location]:
    yield here
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        yield from _places(value, (*here, key))
