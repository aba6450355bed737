"""Where the remedies of values, and what makes a file tidy, would change an entry that can be read."""

from collections.abc import Collection, Iterator

from ...catalogue.entries import Entry
from ...catalogue.kinds import kind_of
from ...catalogue.problems import Problem
from ...catalogue.trees import Location, Tree
from ..writing.layout import QUOTED
from ..writing.orders import orders
from ..writing.scalars import scalar
from .remedies import BY_PROBLEM, OF_ADDRESSES, composed, spoken, unwrapped
from .repairs import repairs
from .source import Edit, Scalar, line_of, scalars, starts


def edits(entry: Entry, problems: Collection[Problem], text: str, is_tidied: bool) -> Iterator[Edit]:
    """Edits to be tried, by themselves, on the text of an entry: of what has a problem, then of what is untidy.

    A value beside an unknown key may have been cut by a comma, and is left alone.
    """
    found = scalars(text)
    values = {place: (one, value) for one, value in _texts(entry.data) if (place := entry.places.get(one))}
    values = {place: known for place, known in values.items() if place in found and found[place].text == known[1]}
    secure = {value.rstrip("/") for _, value in _texts(entry.data) if value.startswith("https://")}
    broken = {one.line for one in problems if one.id == "unknown-key"}
    for one in problems:
        place = (one.line, one.column)
        if one.id == "empty":
            yield from _of_nothing(entry, one, text)
        elif one.line not in broken and place in values:
            location, value = values[place]
            for new in _remedies(one, location, value, secure):
                yield _edit(text, found[place], location, value, new, (one.id, one.field))
    for place, (location, value) in values.items():
        for new in _better(location, value, secure):
            yield _edit(text, found[place], location, value, new, None)
        if is_tidied and location[0] != "give" and composed(value) != value:
            yield _edit(text, found[place], location, value, composed(value), None)
    if is_tidied:
        yield from _tidy(entry, text)


def _texts(tree: Tree, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every text of a tree, and where it stands."""
    if isinstance(tree, str):
        yield location, tree
    else:
        for part, one in enumerate(tree) if isinstance(tree, list) else tree.items():
            yield from _texts(one, (*location, part))


def _remedies(problem: Problem, location: Location, value: str, secure: set[str]) -> Iterator[str]:
    """What may stand instead of a value that has a problem; where gifts go, only the same address made better."""
    if location[0] == "give" and problem.id not in OF_ADDRESSES:
        return
    if problem.id == "address-https":
        yield from _secured(value, secure)
        return
    remedy = BY_PROBLEM.get(problem.id)
    for new in (remedy(value) if remedy else None, unwrapped(value)):
        if new and new != value:
            yield new


def _secured(value: str, secure: set[str]) -> Iterator[str]:
    """An address with https, if the entry gives it so elsewhere."""
    new = value.replace("http://", "https://", 1)
    if value.startswith("http://") and new.rstrip("/") in secure:
        yield new


def _better(location: Location, value: str, secure: set[str]) -> Iterator[str]:
    """What may stand instead of a value that is no error, but in doubt."""
    if location == ("website",):
        yield from _secured(value, secure)
    if location == ("name",) and (new := spoken(value)):
        yield new


def _edit(text: str, old: Scalar, location: Location, value: str, new: str, cures: tuple[str, str] | None) -> Edit:
    """A value written anew, in quotes when it was, or always is."""
    mark = text[old.start]
    written = scalar(new, old.in_flow, is_quoted=mark in "\"'" or location[-1] in QUOTED)
    if mark == "'" and "'" not in new:
        written = f"'{new}'"
    address = (value, new) if "://" in value else None
    return Edit(old.start, old.end, written, location, new, cures=cures, address=address)


def _of_nothing(entry: Entry, problem: Problem, text: str) -> Iterator[Edit]:
    """`name: #1`, of which nothing is read."""
    known = frozenset(key for keys in orders(kind_of(entry.folder)).values() for key in keys)
    start, line = line_of(text, problem.line)
    here = (problem.line, problem.column)
    location = next((one for one, value in _texts(entry.data) if not value and entry.places.get(one) == here), None)
    for new, typed in repairs(line, problem.column, known):
        if typed is not None and location:
            yield Edit(start, start + len(line), new, location, typed, cures=(problem.id, problem.field))


def _tidy(entry: Entry, text: str) -> Iterator[Edit]:
    """Spaces and tabs at the ends of the lines of the fields; letters of the body in the usual form."""
    for number in range(2, entry.body_line - 1):
        start, line = line_of(text, number)
        kept = line.rstrip(" \t")
        if kept != line:
            yield Edit(start + len(kept), start + len(line), "")
    if composed(entry.body) != entry.body:
        start = starts(text)[entry.body_line - 1]
        yield Edit(start, len(text), composed(text[start:]), body=composed(entry.body))
