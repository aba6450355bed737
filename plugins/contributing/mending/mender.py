"""What is safe to mend in an entry, mended: each change is tried alone, and kept when nothing else changes by it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ...catalogue.entries import Entry, read
from ...catalogue.kinds import kind_of
from ...catalogue.problems import Problem
from ...catalogue.reading import Reader
from ...catalogue.trees import Unreadable
from ..writing.ordering import in_order
from ..writing.orders import orders
from .changing import edits
from .repairs import repairs
from .source import Edit, line_of, put, scalars

MOST_PASSES = 200
"""How often a file is begun again, so that a fault in this code cannot keep anybody waiting."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file before and after; `addresses` are those that changed, each with what it became."""

    path: str
    before: bytes
    after: bytes
    addresses: tuple[tuple[str, str], ...]


class Mender:
    """Mends one entry after the other."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def mend(self, path: str, raw: bytes) -> Mended | None:
        """The file of an entry, mended; None when there is nothing that can be. What is fine is not even tidied.

        Only a file that changes anyhow has its fields put in order.
        """
        try:
            text = _made_readable(path, raw.decode())
        except UnicodeDecodeError:
            return None
        if text is None:
            return None
        is_tidied = text.encode() != raw or bool(self._problems(path, text))
        text, addresses = self._made_right(path, text, is_tidied)
        if text.encode() == raw:
            return None
        return Mended(path, raw, self._in_order(path, text).encode(), addresses)

    def _made_right(self, path: str, text: str, is_tidied: bool) -> tuple[str, tuple[tuple[str, str], ...]]:
        """A file without the problems of values that can be mended, and the addresses that changed."""
        addresses: list[tuple[str, str]] = []
        for _ in range(MOST_PASSES):
            kept = len(text) + 1
            problems = self._reader.read(path, text.encode()).problems
            found = [*edits(read(path, text.encode()), problems, text, is_tidied)]
            before = text
            for edit in sorted(found, key=lambda one: -one.start):
                if edit.end <= kept and self._changes_only_that(path, text, edit):
                    text, kept = edit.applied(text), edit.start
                    addresses += [edit.address] if edit.address else []
            if text == before:
                break
        return text, tuple(addresses)

    def _in_order(self, path: str, text: str) -> str:
        """A file with its fields in order, if it then says the same."""
        old = read(path, text.encode())
        moved = in_order(old, text)
        new = _read(path, moved)
        return moved if isinstance(new, Entry) and (new.data, new.body) == (old.data, old.body) else text

    def _changes_only_that(self, path: str, text: str, edit: Edit) -> bool:
        """Whether, after an edit, the entry says what it is to say and all else that it said, and is no worse."""
        old, new = read(path, text.encode()), _read(path, edit.applied(text))
        if not isinstance(new, Entry):
            return False
        expected = put(old.data, edit.location, edit.value) if edit.location else old.data
        if new.data != expected or new.body != (old.body if edit.body is None else edit.body):
            return False
        problems, left = (self._problems(path, one) for one in (text, edit.applied(text)))
        return left[edit.cures] < problems[edit.cures] if edit.cures else not left - problems

    def _problems(self, path: str, text: str) -> Counter[tuple[str, str]]:
        return Counter((one.id, one.field) for one in self._reader.read(path, text.encode()).problems)


def _read(path: str, text: str) -> Entry | Problem:
    """An entry, or why it cannot be read."""
    try:
        return read(path, text.encode())
    except Unreadable as error:
        return error.problem


def _made_readable(path: str, text: str) -> str | None:
    """A file that can be read, a line mended at a time; None when there is no certain way to one."""
    folder = path.split("/")[-2]
    known = frozenset(key for keys in orders(kind_of(folder)).values() for key in keys)
    quoted: list[tuple[int, str]] = []
    for _ in range(MOST_PASSES):
        fault = _read(path, text)
        if isinstance(fault, Entry):
            lines = {(line, one.text) for (line, _), one in scalars(text).items()}
            return text if {*quoted} <= lines else None
        step = next(_steps(path, text, fault, known), None)
        if step is None:
            return None
        text, number, typed = step
        quoted += [(number, typed)] if typed is not None else []
    return None


def _steps(path: str, text: str, fault: Problem, known: frozenset[str]) -> Iterator[tuple[str, int, str | None]]:
    """The file with one line mended, so that what cannot be read comes later or not at all."""
    for number in (fault.line, fault.line - 1, fault.line + 1):
        start, line = line_of(text, number)
        for new, typed in repairs(line, fault.column, known) if number > 1 else ():
            changed = text[:start] + new + text[start + len(line) :]
            left = _read(path, changed)
            if new != line and (isinstance(left, Entry) or (left.line, left.column) > (fault.line, fault.column)):
                yield changed, number, typed
