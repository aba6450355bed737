"""What a result shows, in files of a few, so that a page of results fetches little else."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from .shards import Shard, Shards

CARDS = 5
"""Cards of one file: ten results lie in ten of them at most."""


def cards(rows: Sequence[str]) -> Shards[dict[str, Any]]:
    """Files of cards, which are JSON, in the order of the documents.

    Their folder is named by them all: the manifest need not name each.
    """
    groups = (rows[start : start + CARDS] for start in range(0, len(rows), CARDS))
    contents = [f"[{','.join(group)}]".encode() for group in groups]
    folder = "cards-" + sha256(b"".join(contents)).hexdigest()[:10]
    for number, content in enumerate(contents):
        yield Shard(f"{folder}/{number}.json", content)
    return {"folder": folder, "size": CARDS}
