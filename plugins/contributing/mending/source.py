"""The file of an entry as it was typed: where each text stands in it, and what a change of a few characters gives."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from ...catalogue import entries
from ...catalogue.trees import Location, Place, Tree


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text of the fields: what it says, and from where to where it stands in the file, quotes included."""

    text: str
    start: int
    end: int
    in_flow: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to stand from `start` to `end` of a file instead, and what the entry says then.

    `value` is what is read at `location`, when that changes; `body` the new body, when it changes. `cures` is the
    problem that goes with it, by its id and field; `address` an address and what becomes of it.
    """

    start: int
    end: int
    new: str
    location: Location = ()
    value: str = ""
    body: str | None = None
    cures: tuple[str, str] | None = None
    address: tuple[str, str] | None = None

    def applied(self, text: str) -> str:
        """The file with this edit."""
        return text[: self.start] + self.new + text[self.end :]


def starts(text: str) -> list[int]:
    """Where each line begins; lines end with LF, CR LF or CR."""
    return [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]


def line_of(text: str, number: int) -> tuple[int, str]:
    """Where a line begins, and the line without its end; empty when there is none."""
    begins = starts(text)
    if not 1 <= number <= len(begins):
        return len(text), ""
    start = begins[number - 1]
    found = re.compile(r"[^\r\n]*").match(text, start)
    return start, found[0] if found else ""


def scalars(text: str) -> Mapping[Place, Scalar]:
    """The texts of the fields that stand on one line, by their places. Raises Unreadable when there are no fields.

    Raises yaml.YAMLError when they cannot be read.
    """
    front, _, _ = entries.split("", entries.decode("", text.encode()))
    begins = starts(text)
    found: dict[Place, Scalar] = {}
    depth = 0
    for token in yaml.scan(front, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
        depth += isinstance(token, (yaml.FlowMappingStartToken, yaml.FlowSequenceStartToken))
        depth -= isinstance(token, (yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken))
        mark, last = token.start_mark, token.end_mark
        if isinstance(token, yaml.ScalarToken) and mark.line == last.line:
            line = begins[mark.line + 1]
            scalar = Scalar(str(token.value), line + mark.column, line + last.column, depth > 0)
            found[(mark.line + 2, mark.column + 1)] = scalar
    return found


def put(tree: Tree, location: Location, value: str) -> Tree:
    """A tree with another text at a location."""
    if not location:
        return value
    first, *rest = location
    if isinstance(tree, dict):
        return {key: put(one, tuple(rest), value) if key == first else one for key, one in tree.items()}
    if isinstance(tree, list):
        return [put(one, tuple(rest), value) if position == first else one for position, one in enumerate(tree)]
    return tree
