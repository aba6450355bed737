"""`content/withheld.lock`: the records whose ways to give somebody has taken away, at once and for as long as need be.

One line a record: slug, day, reason. A line can only take ways to give away, so that one person may add it alone.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from .catalogue import Catalogue
from .characters import UNSEEN
from .fields import SLUG
from .problems import Gravity, Problem, problem
from .reading import WITHHELD
from .settings import Settings

LINE = re.compile(rf"(?P<slug>{SLUG}) (?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}) (?P<reason>\S(?:.{{0,198}}\S)?)")


class Withheld(NamedTuple):
    """Since when the ways to give of a record are withheld, why, and on which line that is said."""

    on: date
    reason: str
    line: int


class Misread(ValueError):
    """A line that says nothing of a record, or a record that stands twice: its number, and what stands there."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(f"{line}: {text!r}")
        self.line = line
        self.text = text


def read(content: Path) -> dict[str, Withheld]:
    """The lines of a folder by slug, none when it has no such file. Raises Misread."""
    path = content / WITHHELD
    return parse(path.read_bytes()) if path.exists() else {}


def parse(raw: bytes) -> dict[str, Withheld]:
    """The lines of a file by slug. Raises Misread."""
    found: dict[str, Withheld] = {}
    for number, line in enumerate(raw.decode(errors="replace").splitlines(), 1):
        if line and not line.startswith("#"):
            said = LINE.fullmatch(line)
            if not said or said["slug"] in found or is_hidden(line) or not (day := _day(said["day"])):
                raise Misread(number, line)
            found[said["slug"]] = Withheld(day, said["reason"], number)
    return found


def is_hidden(text: str) -> bool:
    """Whether a text holds what nobody can see, or what was no UTF-8."""
    return bool(UNSEEN.search(text)) or "\ufffd" in text


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def chosen(catalogue: Catalogue, slugs: Collection[str]) -> frozenset[str]:
    """The records that some slugs name, by their own or by a former one: renaming an entry gives nothing back."""
    return frozenset(
        slug for slug, filed in catalogue.records.items() if not {slug, *filed.record.aliases}.isdisjoint(slugs)
    )


def problems(settings: Settings, catalogue: Catalogue, unread: Collection[str]) -> Iterator[Problem]:
    """An error for a file that cannot be read; a doubt for a line that names no entry. `unread` entries have others."""
    path = (settings.content / WITHHELD).relative_to(settings.root).as_posix()
    try:
        found: Mapping[str, Withheld] = read(settings.content)
    except Misread as error:
        yield problem("withheld-line", path, (), (error.line, 1), value=error.text)
        return
    for slug, one in found.items():
        if slug not in unread and not chosen(catalogue, [slug]):
            yield problem("withheld-nothing", path, (), (one.line, 1), value=slug).weighing(Gravity.WARNING)
