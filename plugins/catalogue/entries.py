"""A file split into text values, the place of each, and a body. Nothing is understood yet, and nothing is trusted."""

import re
from dataclasses import dataclass

from .characters import unseen_in
from .problems import Problem, problem
from .trees import Loaded, Location, Place, Tree, Unreadable, load

LARGEST_FILE = 64_000
OPENING = re.compile(r"---[^\S\n]*(?=\n|\Z)")
CLOSING = re.compile(r"\n---[^\S\n]*(?:\n|\Z)")
"""The lines around front matter, the second with what ends the line before it."""

NO_FRONT = Loaded("", "", 1, {})


@dataclass(frozen=True, slots=True)
class Entry:
    """One file, split: untrusted."""

    path: str
    front: Loaded = NO_FRONT
    body: str = ""
    body_line: int = 0

    @property
    def data(self) -> dict[str, Tree]:
        """The values of its front matter."""
        return self.front.data

    @property
    def places(self) -> dict[Location, Place]:
        """Line and column, from 1, of each value."""
        return self.front.places

    @property
    def keys(self) -> dict[Location, Place]:
        """Line and column of the key of each value."""
        return self.front.keys

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the front matter, whatever it means."""
        return self.front.problems

    @property
    def folder(self) -> str:
        """The folder below content/, which says the kind."""
        return self.path.rpartition("/")[0].rpartition("/")[2]

    @property
    def slug(self) -> str:
        """The file name up to its first dot."""
        return self.path.rpartition("/")[2].split(".")[0]

    @property
    def translation(self) -> str | None:
        """The language of `<slug>.<lang>.md`, None for the entry itself."""
        parts = self.path.rpartition("/")[2].split(".")
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
    return Entry(path, load(path, decode(path, raw)))


def read_any(path: str, raw: bytes) -> Entry:
    """A file of either form, by its name. Raises Unreadable."""
    return read_list(path, raw) if path.endswith(".yml") else read(path, raw)


def read(path: str, raw: bytes, placed: bool = False) -> Entry:
    """Split a file into its front matter and its body; `placed` where places are sure to be asked for.

    Raises Unreadable when the bytes are not UTF-8, too large, hold characters that cannot be seen, or are not YAML.
    """
    text = decode(path, raw)
    front, body, body_line = split(path, text)
    return Entry(path, load(path, front, 2, placed), body, body_line)


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
    if unseen := unseen_in(text):
        start = unseen.start()
        place = (text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        raise Unreadable(problem("unseen-character", path, (), place, character=f"U+{ord(unseen[0]):04X}"))
    return text


def split(path: str, text: str) -> tuple[str, str, int]:
    """Front matter, body, and the line on which the body starts. Raises Unreadable."""
    opening = OPENING.match(text)
    if not opening:
        raise Unreadable(problem("no-front-matter", path, (), (1, 1)))
    closing = CLOSING.search(text, opening.end())
    if not closing:
        raise Unreadable(problem("front-matter-open", path, (), (text.count("\n") + 1, 1)))
    front = text[opening.end() + 1 : closing.start()] + "\n"
    return front, text[closing.end() :], text.count("\n", 0, closing.start()) + 3
