"""Entries as they were typed, in files of about twenty, for who corrects one in a browser."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from ...catalogue import entries
from ...catalogue.catalogue import Filed
from .entries import blocks

A_FILE = 20
"""How many entries stand in a file, about."""

PRIME = 65_521


def place(slug: str, files: int) -> int:
    """Which of the files has a slug, from 0: the twin of `shardOf` in theme/static/js/contribute/original.js."""
    number = 0
    for one in slug:
        number = (number * 31 + ord(one)) % PRIME
    return number % files


def files(count: int) -> int:
    """How many files hold so many entries."""
    return max(1, -(-count // A_FILE))


def shelves(records: Collection[Filed]) -> list[list[Filed]]:
    """The records of each file."""
    held: list[list[Filed]] = [[] for _ in range(files(len(records)))]
    for filed in records:
        held[place(filed.slug, len(held))].append(filed)
    return held


def originals(content: Path, records: Collection[Filed]) -> bytes:
    """A file: for each `folder/slug` the entry as `rewritten` of the browser wants it."""
    found = {f"{filed.folder}/{filed.slug}": original(content, filed) for filed in records}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def original(content: Path, filed: Filed) -> dict[str, Any]:
    """An entry: its path, its text, what it says, the lines of each field, and its translations."""
    raw = (content / filed.folder / f"{filed.slug}.md").read_bytes()
    text = entries.decode(filed.path, raw)
    entry = entries.read(filed.path, raw, placed=True)
    return {
        "path": filed.path,
        "text": text,
        "data": entry.data,
        "body": entry.body,
        "blocks": blocks(text, entry),
        "translations": {code: one.path for code, one in filed.translations.items()},
    }
