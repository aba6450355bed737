r"""Entries written by machine, in one way only, so that a script in a browser can write the same bytes.

The rules of `written`, which tests/examples/writing shows one by one:

1. A line `---`, the fields, a line `---`; then, when there is a body, an empty line and the body, without the empty
   lines before and after it. Lines end with LF, and so does the file.
2. Empty texts, lists and groups are left out, and so is what holds nothing else.
3. The keys of a group stand in the order of `orders(kind)` at its path (the path of a list is that of its items);
   unknown keys follow as they were given.
4. A key is plain when it is made of ASCII letters, digits, `_` and `-` and begins with a letter or `_`.
5. A text is plain, or else in quotes: see scalars.PLAIN, NUMBER and IN_FLOW. Quotes are double, unless single ones need
   fewer marks; `"` and `\` take a `\` in double ones, what cannot be seen is `\n`, `\r`, `\t` or `\uXXXX` there;
   `'` is doubled in single ones. The texts of `postcode`, `siren`, `siret` and `be` are always in quotes.
6. A text of several lines is a literal block, `|-`, or `|` when it ends with LF; scalars.block says when it cannot be.
7. A list of texts stands in brackets, and a group of at most four texts in braces, when no text has an LF and the whole
   line has at most 100 characters (code points). Otherwise each item or key has its own line, two spaces further in
   than what holds it; what belongs to a `-` begins on its line.

The rules of `rewritten`, which tests/examples/rewriting shows:

1. The fields of the old file are cut into blocks, as `blocks` gives them. Lines that end with CR LF or CR end with LF.
2. A key is unchanged when its values, without what is empty, are equal: its blocks keep their lines, as do the blocks
   that have no key. A body is unchanged when it is the same without the empty lines before and after it: then
   everything stays from the line `---` before it; otherwise rule 1 of `written` holds for what follows that line.
3. Where a key changed, the comments of its block, and then the key as `written` has it, stand in place of the block;
   where it was removed, or was given a second time, only the comments.
4. A new key stands after the block of the key that is nearest before it in `orders(kind)`; when there is none, before
   the first block of a key; an unknown one, or the first of all, at the end.
5. When a key of the old file has no block and something changed, the comments of all blocks stand first, and then every
   key as if it were new.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

import yaml

from ...catalogue import entries
from ...catalogue.trees import ASIDE, Tree
from .layout import fields, filled, sorted_keys, tail
from .orders import Orders, orders


class Block(NamedTuple):
    """Lines of the fields of a file, counted from 1, both ends included, and the comments in them, from `#` on.

    Those of a key begin with it. Empty lines and comments before a key have a block of their own, of the key None, as
    has the whole when the keys do not all begin their lines.
    """

    key: str | None
    first: int
    last: int
    comments: tuple[str, ...]


def written(kind: str, data: Mapping[str, Tree], body: str) -> str:
    """The file of an entry of a kind (`association`, …, `page`): read again, it gives the same data.

    No character is refused here: some are when the file is read. Raises KeyError for an unknown kind.
    """
    return "".join(f"{line}\n" for line in ("---", *fields(data, orders(kind)), "---")) + tail(body)


def rewritten(kind: str, original: str, data: Mapping[str, Tree], body: str) -> str:
    """The file of an entry, corrected: what did not change keeps its lines, and no comment is lost.

    Raises Unreadable for an original that is, KeyError for an unknown kind.
    """
    entry = entries.read("", original.encode())
    lines = entries.decode("", original.encode()).split("\n")
    new = {key: found for key, value in data.items() if (found := filled(value))}
    order = orders(kind)
    closing = lines[entry.body_line - 2 :]
    if tail(entry.body) != tail(body):
        closing = [closing[0], *tail(body).split("\n")] if tail(body) else [closing[0], ""]
    return "\n".join([lines[0], *_corrected(blocks(original), lines, entry.data, new, order), *closing])


def _corrected(
    found: list[Block], lines: list[str], old: Mapping[str, Tree], new: Mapping[str, Tree], order: Orders
) -> Iterator[str]:
    """The lines of the fields, corrected."""
    same = {key for key in {*old, *new} if (filled(old.get(key, "")) or "") == new.get(key, "")}
    if {*old, *new} == same:
        yield from (line for block in found for line in lines[block.first - 1 : block.last])
        return
    parts: list[tuple[str | None, list[str]]] = []
    has_blocks = {*old} <= {block.key for block in found}
    for key, first, last, comments in found:
        if has_blocks and (key is None or key in same):
            parts.append((key, lines[first - 1 : last]))
        elif key is not None and key in new and key not in [known for known, _ in parts]:
            parts.append((key, [*comments, *fields({key: new[key]}, order)]))
        else:
            parts.append((None, [*comments]))
    missing = {key: value for key, value in new.items() if key not in [known for known, _ in parts]}
    for key in sorted_keys(missing, order[""]):
        parts.insert(_where(key, [known for known, _ in parts], order[""]), (key, fields({key: new[key]}, order)))
    for _, part in parts:
        yield from part


def _where(key: str, keys: list[str | None], order: tuple[str, ...]) -> int:
    """At which position among keys a new one comes."""
    if key not in order:
        return len(keys)
    before = [known for known in order[: order.index(key)] if known in keys]
    if before:
        return keys.index(before[-1]) + 1
    return next((position for position, known in enumerate(keys) if known is not None), len(keys))


def blocks(text: str, entry: entries.Entry | None = None) -> list[Block]:
    """The fields of a file, cut by their keys; every line belongs to one block. Raises Unreadable.

    `entry` is what stands in the file, and `text` what it was decoded to, where it has been read already.
    """
    if entry is None:
        entry, text = entries.read("", text.encode(), placed=True), entries.decode("", text.encode())
    lines = text.split("\n")
    end = entry.body_line - 1
    comments = list(_comments(lines[1 : end - 1]))
    cuts: list[tuple[str | None, int]] = [(None, 2)]
    for (key, first), (_, after) in pairwise([*_starts(entry, lines[1 : end - 1]), ("", end)]):
        while after > first + 1 and (not lines[after - 2].strip(" ") or lines[after - 2].startswith("#")):
            after -= 1
        cuts += [(key, first), (None, after)]
    return [
        Block(key, first, after - 1, tuple(text for line, text in comments if first <= line < after))
        for (key, first), (_, after) in pairwise([*cuts, (None, end)])
        if after > first
    ]


def _starts(entry: entries.Entry, lines: list[str]) -> list[tuple[str, int]]:
    """Each key of an entry and its line; nothing when not all of them begin a line."""
    starts = sorted((place, str(location[0])) for location, place in entry.keys.items() if len(location) == 1)
    if any(column > 1 for (_, column), _ in starts) or any(line.startswith("...") for line in lines):
        return []
    return [(key.split(ASIDE)[0], line) for (line, _), key in starts]


def _comments(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The comments among the fields, which stand between tokens: the line of each in the file, and it from `#` on."""
    text = "".join(f"{line}\n" for line in lines)
    if "#" not in text:
        return
    at = (0, 0)
    for token in yaml.scan(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
        start, end = ((mark.line, mark.column) for mark in (token.start_mark, token.end_mark))
        for number in range(at[0], min(start[0] + 1, len(lines))):
            gap = lines[number][at[1] if number == at[0] else 0 : start[1] if number == start[0] else None]
            if "#" in gap:
                yield number + 2, gap[gap.index("#") :]
        if getattr(token, "style", None) in ("|", ">") and " #" in (head := lines[start[0]][start[1] :]):
            yield start[0] + 2, head[head.index("#") :]
        at = max(at, end)
