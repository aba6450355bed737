"""The fields of an entry put in the order of its kind, each with its own lines and the remarks above it."""

from ...catalogue.entries import Entry
from ...catalogue.kinds import kind_of
from ..mending.source import starts
from .entries import blocks
from .orders import orders


def in_order(entry: Entry, text: str) -> str:
    """The file of an entry with its fields in order; the same when they are, or when they do not begin their lines.

    What stands above the first field stays above all; an unknown field follows the one before it. Ways to give are not
    moved: a change that shows an account, and changes nothing, would frighten whoever reads it.
    """
    order = orders(kind_of(entry.folder))[""]
    found = blocks(text)
    keys = [block.key for block in found if block.key is not None]
    if sorted(keys) != sorted(entry.data) or not keys:
        return text
    begins = starts(text)
    first = next(block.first for block in found if block.key is not None)
    parts: list[tuple[int, str, str]] = []
    above = begins[first - 1]
    for block in found:
        end = begins[block.last]
        if block.key is not None:
            rank = order.index(block.key) if block.key in order else parts[-1][0] if parts else -1
            parts.append((rank, block.key, text[above:end]))
            above = end
    ordered = sorted(parts, key=lambda one: one[0])
    if _after_gifts(ordered) != _after_gifts(parts):
        return text
    return text[: begins[first - 1]] + "".join(part for _, _, part in ordered) + text[above:]


def _after_gifts(parts: list[tuple[int, str, str]]) -> set[str]:
    """The fields that stand after the ways to give."""
    keys = [key for _, key, _ in parts]
    return set(keys[keys.index("give") :]) if "give" in keys else set()
