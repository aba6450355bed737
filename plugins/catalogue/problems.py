"""One thing that is wrong: where, which rule, and how grave. The sentence for a reader is made by `languages`."""

from dataclasses import dataclass, replace
from enum import IntEnum


class Gravity(IntEnum):
    """An error stops the build, a warning does not."""

    ERROR = 0
    WARNING = 1


LONGEST_KEY = 60
"""Characters shown of a key: a stranger may have typed anything."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in one file.

    `path` is relative to the project and uses `/`; `line` and `column` count from 1 (0: the file as a whole);
    `field` is dotted (`place.city`, `needs[2].title`), empty for the file itself; `id` names the rule and its
    sentence; `arguments` are what the sentence mentions.
    """

    path: str
    line: int
    column: int
    field: str
    id: str
    arguments: tuple[tuple[str, str], ...] = ()
    gravity: Gravity = Gravity.ERROR

    def weighing(self, gravity: Gravity) -> "Problem":
        """The same problem, as grave as that."""
        return replace(self, gravity=gravity)


def field_name(location: tuple[str | int, ...]) -> str:
    """The dotted name of a place in an entry; list positions count from 1, as people do."""
    name = ""
    for part in location:
        if isinstance(part, int):
            name += f"[{part + 1}]"
        else:
            shown = " ".join(part.split())[:LONGEST_KEY]
            name += f".{shown}" if name else shown
    return name


def problem(
    id: str,
    path: str,
    location: tuple[str | int, ...] = (),
    place: tuple[int, int] = (0, 0),
    **arguments: object,
) -> Problem:
    """An error at a location of an entry, its arguments turned into text."""
    said = tuple(sorted((name, str(value)) for name, value in arguments.items()))
    return Problem(path, *place, field_name(location), id, said)
