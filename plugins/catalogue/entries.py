"""A file split into text values, the place of each, and a body. Nothing is understood yet, and nothing is trusted."""

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import yaml

from .problems import Problem, problem

Tree = str | list["Tree"] | dict[str, "Tree"]
Location = tuple[str | int, ...]
Place = tuple[int, int]

LARGEST_FILE = 64_000
DEEPEST = 10
_PICTOGRAPH = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
    f"|(?<!{_PICTOGRAPH})\u200d|\u200d(?!{_PICTOGRAPH})"
)
"""Characters that a reader cannot see and that can make a text read otherwise than it is: controls, bidirectional
marks, zero-width characters, line separators (Unicode Standard Annex 9; Trojan Source, CVE-2021-42574). The joiner that
makes one picture of several stands between two pictures only."""

YAML_FAULTS = (
    ("found character '\\t'", "yaml-tab"),
    ("mapping values are not allowed", "yaml-colon"),
    ("could not find expected ':'", "yaml-no-colon"),
    ("unexpected end of stream", "yaml-quote"),
    ("found unexpected document indicator", "yaml-quote"),
    ("found unknown escape", "yaml-backslash"),
    ("did not find expected hexdecimal", "yaml-backslash"),
    ("flow sequence", "yaml-bracket"),
    ("flow mapping", "yaml-bracket"),
    ("block sequence entries are not allowed", "yaml-dash"),
    ("cannot start any token", "yaml-character"),
    ("block scalar", "yaml-block"),
    ("block mapping", "yaml-indent"),
    ("block collection", "yaml-indent"),
    ("block sequence", "yaml-indent"),
)


class Unreadable(Exception):
    """A file that cannot be split into values; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Entry:
    """One file, split: untrusted. `places` and `keys` give line and column (from 1) of each value and of its key."""

    path: str
    data: dict[str, Tree]
    places: dict[Location, Place]
    keys: dict[Location, Place]
    body: str
    body_line: int
    problems: tuple[Problem, ...] = field(default=())

    @property
    def folder(self) -> str:
        """The folder below content/, which says the kind."""
        return PurePosixPath(self.path).parent.name

    @property
    def slug(self) -> str:
        """The file name up to its first dot."""
        return PurePosixPath(self.path).name.split(".")[0]

    @property
    def translation(self) -> str | None:
        """The language of `<slug>.<lang>.md`, None for the entry itself."""
        parts = PurePosixPath(self.path).name.split(".")
        return parts[1] if len(parts) == 3 else None

    def by_position(self, location: Location) -> Location:
        """A location whose list items are named by their `id`, as translations name them, with their positions."""
        tree: Tree | None = self.data
        found: list[str | int] = []
        for part in location:
            if isinstance(tree, list) and isinstance(part, str):
                ids = [item.get("id") if isinstance(item, dict) else None for item in tree]
                part = ids.index(part) if part in ids else 0
            found.append(part)
            tree = _below(tree, part)
        return tuple(found)

    def place(self, location: Location) -> Place:
        """The nearest place known for a location: its value, else what it stands in."""
        while location and location not in self.places:
            location = location[:-1]
        return self.places.get(location, (1, 1))


def _below(tree: Tree | None, part: str | int) -> Tree | None:
    if isinstance(tree, dict) and isinstance(part, str):
        return tree.get(part)
    if isinstance(tree, list) and isinstance(part, int) and part < len(tree):
        return tree[part]
    return None


def read_list(path: str, raw: bytes) -> Entry:
    """A file of YAML alone, as those of the vocabulary are. Raises Unreadable."""
    loaded = load(path, decode(path, raw))
    return Entry(path, loaded.data, loaded.places, loaded.keys, "", 0, tuple(loaded.problems))


def read_any(path: str, raw: bytes) -> Entry:
    """A file of either form, by its name. Raises Unreadable."""
    return read_list(path, raw) if path.endswith(".yml") else read(path, raw)


def read(path: str, raw: bytes) -> Entry:
    """Split a file into its front matter and its body.

    Raises Unreadable when the bytes are not UTF-8, too large, hold characters that cannot be seen, or are not YAML.
    """
    text = decode(path, raw)
    front, body, body_line = split(path, text)
    tree = load(path, front, first_line=2)
    return Entry(path, tree.data, tree.places, tree.keys, body, body_line, tuple(tree.problems))


def decode(path: str, raw: bytes) -> str:
    """The text of a file, lines ended by LF. Raises Unreadable."""
    if len(raw) > LARGEST_FILE:
        raise Unreadable(problem("file-too-large", path, size=len(raw), largest=LARGEST_FILE))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise Unreadable(problem("not-utf8", path, (), (line, column), byte=f"0x{raw[error.start]:02X}")) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if unseen := UNSEEN.search(text):
        start = unseen.start()
        place = (text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        raise Unreadable(problem("unseen-character", path, (), place, character=f"U+{ord(unseen[0]):04X}"))
    return text


def split(path: str, text: str) -> tuple[str, str, int]:
    """Front matter, body, and the line on which the body starts. Raises Unreadable."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise Unreadable(problem("no-front-matter", path, (), (1, 1)))
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]), number + 2
    raise Unreadable(problem("front-matter-open", path, (), (len(lines), 1)))


@dataclass(slots=True)
class Loaded:
    """YAML as text values with their places."""

    data: dict[str, Tree]
    places: dict[Location, Place]
    keys: dict[Location, Place]
    problems: list[Problem]


def load(path: str, text: str, first_line: int = 1) -> Loaded:
    """Read a mapping of text values from YAML, every scalar left as it was typed.

    Anchors, aliases, tags and depth beyond 10 are refused while the events stream by, before anything is built.
    Raises Unreadable.
    """
    builder = _Builder(path, first_line)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise Unreadable(_fault(path, error, first_line)) from None
    except yaml.YAMLError:
        raise Unreadable(problem("yaml-syntax", path, (), (first_line, 1))) from None
    return Loaded(builder.data, builder.places, builder.keys, builder.problems)


def _fault(path: str, error: yaml.MarkedYAMLError, first_line: int) -> Problem:
    said = f"{error.context or ''} {error.problem or ''}"
    id = next((id for words, id in YAML_FAULTS if words in said), "yaml-syntax")
    mark = error.problem_mark or error.context_mark
    if id == "yaml-quote" and error.context_mark:
        mark = error.context_mark
    place = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    return problem(id, path, (), place)


ASIDE = "\0"
"""Marks a key that was given before: what stands below it is read, so that it is not accused, and left out. No key can
hold this character."""

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Builder:
    """Builds the tree of an entry from YAML events."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.data: dict[str, Tree] = {}
        self.places: dict[Location, Place] = {}
        self.keys: dict[Location, Place] = {}
        self.problems: list[Problem] = []
        self._stack: list[tuple[Location, dict[str, Tree] | list[Tree]]] = []
        self._key: list[str | None] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """One event of the stream. Raises Unreadable on what an entry never needs."""
        mark = event.start_mark
        place = (mark.line + self.first_line, mark.column + 1) if mark else (self.first_line, 1)
        self._refuse(event, place)
        match event:
            case yaml.MappingStartEvent():
                self._open({}, place)
            case yaml.SequenceStartEvent():
                self._open([], place)
            case yaml.ScalarEvent():
                self._scalar(event, place)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._stack.pop()
                self._key.pop()

    def _refuse(self, event: yaml.Event, place: Place) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise Unreadable(problem("yaml-documents", self.path, (), place))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Unreadable(problem("yaml-anchor", self.path, (), place))
        if getattr(event, "tag", None):
            raise Unreadable(problem("yaml-tag", self.path, (), place))
        if isinstance(event, yaml.CollectionStartEvent) and len(self._stack) >= DEEPEST:
            raise Unreadable(problem("yaml-deep", self.path, (), place, deepest=DEEPEST))

    def _open(self, node: dict[str, Tree] | list[Tree], place: Place) -> None:
        if not self._stack:
            if not isinstance(node, dict):
                raise Unreadable(problem("yaml-no-fields", self.path, (), place))
            self.data = node
            self.places[()] = place
            self._stack.append(((), node))
        else:
            self._stack.append((self._put(node, place), node))
        self._key.append(None)

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> None:
        if not self._stack:
            if event.value:
                raise Unreadable(problem("yaml-no-fields", self.path, (), place))
            return
        if unseen := UNSEEN.search(event.value):
            raise Unreadable(problem("unseen-character", self.path, (), place, character=f"U+{ord(unseen[0]):04X}"))
        location, node = self._stack[-1]
        key = self._key[-1]
        if isinstance(node, dict) and key is None:
            self._name(location, event.value, place)
        elif event.implicit[0] and event.value in ("", "~", "null"):
            self._put("", place if key is None else self.keys[(*location, key)])
        else:
            self._put(event.value, place)

    def _name(self, location: Location, name: str, place: Place) -> None:
        if name == "<<":
            raise Unreadable(problem("yaml-anchor", self.path, (), place))
        here = (*location, name)
        if here in self.keys:
            first = self.keys[here][0]
            self.problems.append(problem("duplicate-key", self.path, here, place, key=name, line=first))
            name += f"{ASIDE}{len(self.problems)}"
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
