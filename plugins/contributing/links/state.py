"""What is known of every address from one day to the next: a file of JSON with one address a line."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, TypeAdapter

from .sightings import Seen, grave

VERSION = 1
Outcome = Literal["answers", "moved", "refuses", "broken"]
"""It answers; it has moved for good; it wants no robots; it is broken."""


@dataclass(frozen=True, slots=True)
class Known:
    """The last answer of an address.

    `reason` is a status, or a reason of NoAnswer, or robots or redirects; `to` is where it leads when that is not where
    it was asked; `failed` are the first days on end, at most three, on which it was broken.
    """

    asked: date
    outcome: Outcome
    reason: str = ""
    to: str = ""
    failed: tuple[date, ...] = ()
    seen: Seen = ()


LINE = TypeAdapter(dict[str, Known], config=ConfigDict(strict=True, extra="forbid"))


@dataclass(frozen=True, slots=True)
class State:
    """What is known, by address; and the numbers of the lines that could not be read."""

    addresses: Mapping[str, Known]
    unread: tuple[int, ...] = ()


class Lost(Exception):
    """A file of which something that withdraws a way to give may be lost: `path:line`."""


def read(path: Path, anew: bool = False) -> State:
    """What a file holds, nothing when there is none.

    A line that cannot be read is passed over: its address is asked again. But the first line says how many addresses
    withdraw a way to give; raises Lost when it cannot be read, or when they are not all there, unless `anew`.
    """
    if not path.exists():
        return State({})
    lines = path.read_bytes().decode(errors="replace").split("\n")
    version, expected = _begun(lines[0])
    found: dict[str, Known] = {}
    unread = [] if version == VERSION else [1]
    if version == VERSION or anew:
        end = lines.index("}}") if "}}" in lines else len(lines)
        for number, line in enumerate(lines[1:end], 2):
            known = _line(line)
            if known and not known.keys() & found.keys():
                found |= known
            else:
                unread.append(number)
        unread += [end + 1] if lines[end:] != ["}}", ""] else []
    if not anew and sum(1 for one in found.values() if grave(one.seen)) != expected:
        raise Lost(f"{path}:{unread[0] if unread else 1}")
    return State(found, tuple(unread))


def _begun(line: str) -> tuple[int | None, int | None]:
    """The version that a file says it has, and how many of its addresses withdraw something; None when it does not."""
    try:
        first = json.loads(line + "}}")
    except (ValueError, RecursionError):
        return None, None
    values = (first.get("version"), first.get("withdrawing")) if isinstance(first, dict) else (None, None)
    version, withdrawing = (one if type(one) is int else None for one in values)
    return version, withdrawing


def _line(line: str) -> dict[str, Known] | None:
    try:
        known = LINE.validate_json("{" + line.removesuffix(",") + "}")
    except ValueError:
        return None
    return known if len(known) == 1 else None


def write(path: Path, addresses: Mapping[str, Known]) -> None:
    """Write the file aside, then put it in place: whoever reads it finds the old one or the new one, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.write_text("".join(_written(addresses)), encoding="utf-8", newline="\n")
    os.replace(aside, path)


def _written(addresses: Mapping[str, Known]) -> Iterator[str]:
    withdrawing = sum(1 for one in addresses.values() if grave(one.seen))
    yield f'{{"version": {VERSION}, "withdrawing": {withdrawing}, "addresses": {{\n'
    lines = (LINE.dump_json({one: addresses[one]}, exclude_defaults=True).decode()[1:-1] for one in sorted(addresses))
    if text := ",\n".join(lines):
        yield text + "\n"
    yield "}}\n"
