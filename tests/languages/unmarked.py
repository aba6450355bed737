"""Texts of a page that no message is the source of, on a site in an invented language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from plugins.catalogue import areas
from tests.languages.invented import CLOSE, OPEN
from tests.website.parsed import Element

SAID = frozenset(
    "alt aria-description aria-label aria-roledescription aria-valuetext data-done data-failed data-label "
    "label placeholder title".split()
)
"""Attributes that people read or hear."""

UNSEEN = ("script", "style", "code", "pre", "textarea")
MONOGRAM = "emblem"
"""The class of letters taken from a name."""
LATIN = re.compile("[A-Za-zÀ-ÿ]{2}")
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[a-z0-9-]+)*")
SEPARATORS = re.compile(r"[·,،:()+|«»\n\u2068\u2069]|\s–\s|\sو(?=[A-Z])", re.IGNORECASE)
"""What joins names, the Arabic «and» that is written in one word with what follows too."""
RELEASE = re.compile(r"[\w-]+ \d+(\.\d+)+")
"""A program."""
NAMES = frozenset(("Élan", "IBAN", "BIC", "CC BY 4.0", "GitHub Pages", "GitHub Inc", "San Francisco", "state.json"))
"""What is called so everywhere."""


def texts(element: Element, language: str = "") -> Iterator[tuple[str, str]]:
    """Each text below an element, and the language that it is marked with."""
    language = element.get("lang") or language
    if element.tag in UNSEEN or MONOGRAM in element.get("class").split():
        return
    if element.tag == "meta" and element.get("name") == "description":
        yield element.get("content"), language
    yield from ((value, language) for name, value in element.attributes.items() if name in SAID)
    for child in element.children:
        if isinstance(child, str):
            yield child, language
        else:
            yield from texts(child, language)


def without_messages(text: str) -> str:
    """What is left of a text without what stands between marks, one pair within another too."""
    inner = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
    while (shorter := inner.sub("", text)) != text:
        text = shorter
    return text


@cache
def written(content: Path) -> str:
    """All that the entries and the lists of a directory say, and the names of areas and their codes."""
    files = [path for suffix in ("md", "yml") for path in sorted(content.rglob(f"*.{suffix}"))]
    names = [
        name
        for one in areas.load(("FR", "BE", "CH", "CA", "LU"), ("fr", "ar"), {}).values()
        for name in one.names.values()
    ]
    return _plain(" ".join([*(path.read_text(encoding="utf-8") for path in files), *names]))


def _is_known(text: str, content: Path) -> bool:
    """Whether a text is a name, a host, a program or the number of a register, or stands in the directory's files."""
    is_name = text in NAMES or any(one.fullmatch(text) for one in (HOST, RELEASE))
    return is_name or text in written(content) or text.isupper()


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def unmarked(tree: Element, language: str, content: Path) -> list[str]:
    """The parts of texts in a language that neither a message nor an entry nor the CLDR can have said.

    The language has other letters than ours: what is in those, outside the marks, are dates, currencies and countries.
    """
    found = []
    for text, spoken in texts(tree):
        for part in SEPARATORS.split(without_messages(text)) if spoken == language else ():
            plain = _plain(part).strip(" .")
            if LATIN.search(plain) and not _is_known(plain, content):
                found.append(plain)
    return found
