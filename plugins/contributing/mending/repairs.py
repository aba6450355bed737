"""What a line of the fields becomes so that YAML can read it: spaces and quotes, and not a letter of what was typed."""

import re
from collections.abc import Iterator

from ...catalogue.trees import Unreadable, load
from ..writing.scalars import scalar
from .remedies import unwrapped

NO_BREAK = "\u00a0\u202f"
LINE = re.compile(r"(?P<before>\s*(?:- +)*)(?:(?P<key>[a-z_]+)(?P<colon>\s*:[ \t\u00a0\u202f]*))?(?P<value>.*)")
TEXTS = {"name", "summary", "aim", "title", "detail", "text", "label", "note", "what", "recurs", "looks_for"}
"""Fields of words: what begins with a bracket or a brace there is no list or group."""

KEY_IN_BRACES = re.compile(r"(?<=[{, ])([a-z_]+):(?=[^\s,}/])")


def repairs(line: str, column: int, known: frozenset[str]) -> Iterator[tuple[str, str | None]]:
    """Other ways to write a line that cannot be read at a column, and the text that one of them puts in quotes.

    `known` are the names of fields; what seems to be another one is left alone.
    """
    found = LINE.fullmatch(line)
    if not found:
        return
    before, key, colon, value = found["before"], found["key"], found["colon"] or "", found["value"]
    if re.search(f"[\t{NO_BREAK}]", before):
        yield re.sub(f"[{NO_BREAK}]", " ", before.replace("\t", "  ")) + line[len(before) :], None
    if key in known and (colon == ":" or re.search(f"[{NO_BREAK}]", colon)) and value:
        yield f"{before}{key}: {value}", None
    if "{" in line and (near := _last(KEY_IN_BRACES, line, column)) and near[1] in known:
        yield f"{line[: near.end()]} {line[near.end() :]}", None
    text = typed(value) if key in known or (not key and "- " in before) else None
    text = None if value[:1] in "[{" and key not in TEXTS else text
    if text is not None:
        yield (
            f"{before}{key or ''}{re.sub('[^:]+$', '', colon)}{' ' if key else ''}{scalar(text, is_quoted=True)}",
            text,
        )


def typed(value: str) -> str | None:
    """The text that somebody meant by a value that cannot be read; None when it can, or when that is not certain."""
    value = value.strip(f" \t{NO_BREAK}")
    if not value or _is_read(value):
        return None
    if found := unwrapped(value):
        return found
    first, inner = value[0], value[1:-1]
    if first in "\"'":
        if value[-1] == first and len(value) > 1:
            return None if "\\" in inner and first in inner else inner.replace("''", "'") if first == "'" else inner
        return value if first in value[1:] else None
    if value[-1] in "\"'" and value.count(value[-1]) == 1:
        return None
    is_closed = {"[": "]", "{": "}"}.get(first)
    if is_closed and (value.endswith(is_closed) or is_closed not in value):
        return None
    if first in "|>-?" or (first in "&*" and " " not in value) or re.search(r"(^|\s)#(\s|$)", value):
        return None
    return value


def _is_read(value: str) -> bool:
    """Whether a value is read as something: a text, a list or a group."""
    try:
        return load("", f"x: {value}").data != {"x": ""}
    except Unreadable:
        return False


def _last(pattern: re.Pattern[str], line: str, column: int) -> re.Match[str] | None:
    return next((found for found in reversed([*pattern.finditer(line)]) if found.end() < column), None)
