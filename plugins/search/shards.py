"""Files small enough for a phone, named by their bytes, and the bounds that say which one has a word."""

import json
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shard:
    """A JSON file of the index. Its name changes with its bytes: a browser never mixes two states of the directory."""

    name: str
    content: bytes


Shards = Generator[Shard, None, T]
"""Files, one after the other, and at the end what the manifest says of them."""


def written(value: object) -> str:
    """A value as JSON, as short as can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def named(text: str) -> Shard:
    """JSON as a file."""
    content = text.encode()
    return Shard(sha256(content).hexdigest()[:10] + ".json", content)


def shard(value: object) -> Shard:
    """A value as a file."""
    return named(written(value))


def whole(value: object) -> Shards[str]:
    """A value as one file; its name."""
    made = shard(value)
    yield made
    return made.name


def cut(rows: Iterable[tuple[str, int, T]], size: int) -> Iterable[tuple[str, list[T]]]:
    """Rows (key, bytes, what is kept), sorted by key, in groups of about `size` bytes, each with its lower bound.

    Rows of one key stay together. A bound is no longer than it must be to lie above all keys before it.
    """
    bound, last, weight = "", "", 0
    group: list[T] = []
    for key, bytes_, row in rows:
        if weight >= size and key != last:
            yield bound, group
            bound, weight, group = _shortest(last, key), 0, []
        group.append(row)
        last, weight = key, weight + bytes_
    yield bound, group


def _shortest(before: str, key: str) -> str:
    """The shortest beginning of `key` that lies above `before`."""
    return next(key[:length] for length in range(1, len(key) + 1) if key[:length] > before)


def bounded(groups: Iterable[tuple[str, Shard]]) -> Shards[dict[str, list[str]]]:
    """Files, each with its lower bound; the bounds and the names, in order."""
    found: dict[str, list[str]] = {"bounds": [], "files": []}
    for bound, made in groups:
        yield made
        found["bounds"].append(bound)
        found["files"].append(made.name)
    return found
