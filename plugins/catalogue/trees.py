"""YAML read as text values, each with its place: no types, no references, no surprises."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from .characters import unseen_in
from .faults import fault
from .problems import Problem, problem

Tree = str | list["Tree"] | dict[str, "Tree"]
Location = tuple[str | int, ...]
Place = tuple[int, int]

DEEPEST = 10
ASIDE = "\0"
"""Marks a key that was given before: what stands below it is read, so that it is not accused, and left out. No key can
hold this character."""

NOTHING = ("", "~", "null")
"""What says, without quotes, that a key has no value."""

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Unreadable(Exception):
    """A file that cannot be split into values; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class Loaded:
    """YAML as text values; their places are looked up when somebody asks, which is rare."""

    path: str
    text: str
    first_line: int
    data: dict[str, Tree]
    problems: tuple[Problem, ...] = ()
    read_with_places: "_Builder | None" = None
    """Where the quick way was not taken: what was found with its places."""

    @property
    def places(self) -> dict[Location, Place]:
        """Line and column, from 1, of each value."""
        return self._built.places

    @property
    def keys(self) -> dict[Location, Place]:
        """Line and column of the key of each value."""
        return self._built.keys

    @cached_property
    def _built(self) -> "_Builder":
        return self.read_with_places or _build(self.path, self.text, self.first_line)


def load(path: str, text: str, first_line: int = 1, placed: bool = False) -> Loaded:
    """Read a mapping of text values from YAML, every scalar left as it was typed; nothing at all is an empty text.

    Anchors, aliases, tags and depth beyond 10 are refused while the events stream by, before anything is built.
    Where places are sure to be asked for (`placed`) the text is read once, with them. Raises Unreadable.
    """
    data = None if placed else quick(text)
    if data is not None:
        return Loaded(path, text, first_line, data)
    built = _build(path, text, first_line)
    return Loaded(path, text, first_line, built.data, tuple(built.problems), built)


class _Unusual(Exception):
    """What is left to those who can say what is wrong with it, and where."""


def quick(text: str) -> dict[str, Tree] | None:
    """What an ordinary text holds, as `load` gives it; None for any that there may be something to say about."""
    if "#" in text:  # a value could lose its end
        return None
    try:
        take = _LOADER(text).get_event
        take(), take()  # the stream begins, and a document
        event = take()
        data = _value(take, event, "", DEEPEST) if type(event) is MappingStartEvent else None
        take()  # the document ends
        return data if type(take()) is StreamEndEvent else None  # type: ignore[return-value]  # it began as one
    except (yaml.YAMLError, _Unusual):
        return None


def _value(take: Callable[[], Any], event: Any, key: str, deeper: int) -> Tree:
    """The value of a key that an event begins, and the events that `take` gives go on with."""
    if event.anchor or event.tag:
        raise _Unusual
    kind = type(event)
    if kind is ScalarEvent:
        text: str = event.value
        is_nothing = text in NOTHING and event.implicit[0]
        if (is_nothing and ":" in key) or (event.style == '"' and unseen_in(text)):
            raise _Unusual
        return "" if is_nothing else text
    if not deeper:
        raise _Unusual
    if kind is SequenceStartEvent:
        items = []
        while type(event := take()) is not SequenceEndEvent:
            items.append(_value(take, event, "", deeper - 1))
        return items
    found: dict[str, Tree] = {}
    while type(event := take()) is not MappingEndEvent:
        name = _name(event)
        if name in found:
            raise _Unusual
        found[name] = _value(take, take(), name, deeper - 1)
    return found


def _name(event: Any) -> str:
    """The key that an event is."""
    if type(event) is not ScalarEvent:
        raise _Unusual
    name: str = event.value
    if event.anchor or event.tag or event.style == '"' or name == "<<" or name != name.strip():
        raise _Unusual
    return name


def _build(path: str, text: str, first_line: int) -> "_Builder":
    builder = _Builder(path, text, first_line)
    try:
        take = _LOADER(text).get_event
        while (event := take()) is not None:
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise Unreadable(fault(path, text, error, first_line)) from None
    except yaml.YAMLError:
        raise Unreadable(problem("yaml-syntax", path, (), (first_line, 1))) from None
    return builder


class _Builder:
    """Builds the tree of an entry from YAML events (of libyaml, each with its marks)."""

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self._lines = text.split("\n") if "#" in text else []
        self.data: dict[str, Tree] = {}
        self.places: dict[Location, Place] = {}
        self.keys: dict[Location, Place] = {}
        self.problems: list[Problem] = []
        self._stack: list[tuple[Location, dict[str, Tree] | list[Tree]]] = []
        self._key: list[str | None] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        """One event of the stream. Raises Unreadable on what an entry never needs."""
        kind = type(event)
        if kind is ScalarEvent:
            self._scalar(event, self._place(event))
        elif kind is MappingStartEvent:
            self._open({}, event)
        elif kind is SequenceStartEvent:
            self._open([], event)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            self._stack.pop()
            self._key.pop()
        elif kind is AliasEvent:
            raise Unreadable(problem("yaml-anchor", self.path, (), self._place(event)))
        elif kind is DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                raise Unreadable(problem("yaml-documents", self.path, (), self._place(event)))

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return mark.line + self.first_line, mark.column + 1

    def _refuse_properties(self, event: Any, place: Place) -> None:
        if event.anchor:
            raise Unreadable(problem("yaml-anchor", self.path, (), place))
        if event.tag:
            raise Unreadable(problem("yaml-tag", self.path, (), place))

    def _open(self, node: dict[str, Tree] | list[Tree], event: Any) -> None:
        place = self._place(event)
        self._refuse_properties(event, place)
        if len(self._stack) >= DEEPEST:
            raise Unreadable(problem("yaml-deep", self.path, (), place, deepest=DEEPEST))
        if not self._stack:
            if not isinstance(node, dict):
                raise Unreadable(problem("yaml-no-fields", self.path, (), place))
            self.data = node
            self.places[()] = place
            self._stack.append(((), node))
        else:
            self._stack.append((self._put(node, place), node))
        self._key.append(None)

    def _scalar(self, event: Any, place: Place) -> None:
        self._refuse_properties(event, place)
        if not self._stack:
            if event.value:
                id = "yaml-space" if ":" in event.value else "yaml-no-fields"
                raise Unreadable(problem(id, self.path, (), place))
            return
        if event.style == '"' and (unseen := unseen_in(event.value)):  # elsewhere, as typed
            raise Unreadable(problem("unseen-character", self.path, (), place, character=f"U+{ord(unseen[0]):04X}"))
        self._refuse_comment(event)
        location, node = self._stack[-1]
        key = self._key[-1]
        if isinstance(node, dict) and key is None:
            self._name(location, event.value, place)
        elif event.implicit[0] and event.value in NOTHING:
            if key is not None and ":" in key:
                raise Unreadable(problem("yaml-space", self.path, (), place))
            self._put("", place if key is None else self.keys[(*location, key)])
        else:
            self._put(event.value, place)

    def _refuse_comment(self, event: Any) -> None:
        """A value such as `Le n° #1` would lose its end without a word."""
        mark = event.end_mark
        if not event.style and event.value and mark.line < len(self._lines):
            rest = self._lines[mark.line][mark.column :]
            if rest.lstrip().startswith("#"):
                place = (mark.line + self.first_line, mark.column + rest.index("#") + 1)
                raise Unreadable(problem("yaml-comment", self.path, (), place))

    def _name(self, location: Location, name: str, place: Place) -> None:
        if name == "<<":
            raise Unreadable(problem("yaml-anchor", self.path, (), place))
        if name != name.strip():
            character = f"U+{ord(name[0] if name[0].isspace() else name[-1]):04X}"
            raise Unreadable(problem("unseen-character", self.path, (), place, character=character))
        here = (*location, name)
        if here in self.keys:
            if not any(ASIDE in str(part) for part in location):
                first = self.keys[here][0]
                self.problems.append(problem("duplicate-key", self.path, here, place, key=name, line=first))
            name += f"{ASIDE}{place}"
        self.keys[(*location, name)] = place
        self._key[-1] = name

    def _put(self, value: Tree, place: Place) -> Location:
        location, node = self._stack[-1]
        if isinstance(node, list):
            here: Location = (*location, len(node))
            node.append(value)
        else:
            name = self._key[-1]
            if name is None:
                raise Unreadable(problem("yaml-key", self.path, (), place))
            here = (*location, name)
            if ASIDE not in name:
                node[name] = value
            self._key[-1] = None
        self.places[here] = place
        return here
