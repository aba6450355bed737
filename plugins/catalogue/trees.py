"""YAML read as text values, each with its place: no types, no references, no surprises."""

from dataclasses import dataclass
from typing import Any

import yaml

from .characters import UNSEEN
from .problems import Problem, problem

Tree = str | list["Tree"] | dict[str, "Tree"]
Location = tuple[str | int, ...]
Place = tuple[int, int]

DEEPEST = 10
ASIDE = "\0"
"""Marks a key that was given before: what stands below it is read, so that it is not accused, and left out. No key can
hold this character."""

FAULTS = (
    ("mapping values are not allowed", "yaml-colon"),
    ("could not find expected ':'", "yaml-no-colon"),
    ("unexpected end of stream", "yaml-quote"),
    ("found unexpected document indicator", "yaml-quote"),
    ("found unknown escape", "yaml-backslash"),
    ("did not find expected hexdecimal", "yaml-backslash"),
    ("found invalid Unicode character", "yaml-backslash"),
    ("flow ", "yaml-bracket"),
    ("block sequence entries are not allowed", "yaml-dash"),
    ("cannot start any token", "yaml-character"),
    ("mapping keys are not allowed", "yaml-character"),
    ("parsing a block node", "yaml-character"),
    ("block scalar", "yaml-block"),
    ("block mapping", "yaml-indent"),
    ("block collection", "yaml-indent"),
    ("block sequence", "yaml-indent"),
)
"""What libyaml says, and the problem that it means; the first that fits."""

BEFORE = {"yaml-quote", "yaml-no-colon", "yaml-bracket"}
"""Faults that are noticed late: they stand where what was being read begins."""

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Unreadable(Exception):
    """A file that cannot be split into values; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(slots=True)
class Loaded:
    """YAML as text values with their places."""

    data: dict[str, Tree]
    places: dict[Location, Place]
    keys: dict[Location, Place]
    problems: list[Problem]


def load(path: str, text: str, first_line: int = 1) -> Loaded:
    """Read a mapping of text values from YAML, every scalar left as it was typed; nothing at all is an empty text.

    Anchors, aliases, tags and depth beyond 10 are refused while the events stream by, before anything is built.
    Raises Unreadable.
    """
    builder = _Builder(path, text, first_line)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise Unreadable(_fault(path, text, error, first_line)) from None
    except yaml.YAMLError:
        raise Unreadable(problem("yaml-syntax", path, (), (first_line, 1))) from None
    return Loaded(builder.data, builder.places, builder.keys, builder.problems)


def _fault(path: str, text: str, error: yaml.MarkedYAMLError, first_line: int) -> Problem:
    said = f"{error.context or ''} {error.problem or ''}"
    id = next((id for words, id in FAULTS if words in said), "yaml-syntax")
    mark = (error.context_mark if id in BEFORE else None) or error.problem_mark or error.context_mark
    if mark is None:
        return problem(id, path, (), (first_line, 1))
    line = (*text.split("\n"), "")[mark.line]
    return problem(_refined(id, line, mark.column), path, (), (mark.line + first_line, mark.column + 1))


def _refined(id: str, line: str, column: int) -> str:
    """A fault seen again beside what was typed on its line, before and from its column."""
    before, after = line[:column], line[column:]
    match id:
        case "yaml-character" if after.startswith("\t"):
            return "yaml-tab"
        case "yaml-colon" if ":" not in before:
            return "yaml-indent"
        case "yaml-no-colon" if ":" in after:
            return "yaml-space"
        case "yaml-indent" if before.strip():
            return "yaml-after"
        case _:
            return id


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
        if kind is yaml.ScalarEvent:
            self._scalar(event, self._place(event))
        elif kind is yaml.MappingStartEvent:
            self._open({}, event)
        elif kind is yaml.SequenceStartEvent:
            self._open([], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._stack.pop()
            self._key.pop()
        elif kind is yaml.AliasEvent:
            raise Unreadable(problem("yaml-anchor", self.path, (), self._place(event)))
        elif kind is yaml.DocumentStartEvent:
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
        if event.style == '"' and (unseen := UNSEEN.search(event.value)):  # elsewhere, as typed
            raise Unreadable(problem("unseen-character", self.path, (), place, character=f"U+{ord(unseen[0]):04X}"))
        self._refuse_comment(event)
        location, node = self._stack[-1]
        key = self._key[-1]
        if isinstance(node, dict) and key is None:
            self._name(location, event.value, place)
        elif event.implicit[0] and event.value in ("", "~", "null"):
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
