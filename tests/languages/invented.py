"""Languages made by machine for tests: every message between marks, in letters of a script, placeholders kept."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from plugins.languages.extraction import messages

ROOT = Path(__file__).resolve().parents[2]
OPEN, CLOSE = "⟦", "⟧"
"""What each message of an invented language begins and ends with."""

KEPT = re.compile(r"(%\(\w+\)[a-z]|\{\w+\}|%%)")
ARABIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ,;?",
    "ابثدةفغحيجكلمنوپقرستعطظخىزابثدةفغحيجكلمنوپقرستعطظخىز،؛؟",
)
NOT_SAID = {"CONTRIBUTING.md"}
"""Messages that are names of files."""


def marked(text: str) -> str:
    """A message between marks."""
    return f"{OPEN}{text}{CLOSE}"


def in_arabic_letters(text: str) -> str:
    """The same in Arabic letters, which mean nothing."""
    parts = KEPT.split(text)
    return marked("".join(part if at % 2 else part.translate(ARABIC) for at, part in enumerate(parts)))


def theme(folder: Path, **languages: Callable[[str], str]) -> Path:
    """A copy of the theme with languages made by machine: every message of the site, none of its addresses."""
    shutil.copytree(ROOT / "theme", folder)
    for code, say in languages.items():
        _write(folder / "translations" / code / "LC_MESSAGES", code, say)
    return folder


def _write(folder: Path, code: str, say: Callable[[str], str]) -> None:
    folder.mkdir(parents=True)
    for name, found in messages(ROOT).items():
        made = Catalog(locale=code)
        for message in found:
            if message.id and message.context != "address":
                said: str | tuple[str, ...] = _said(message.id, made.num_plurals, say)
                made.add(message.id, said, context=message.context)
        with (folder / f"{name}.po").open("wb") as file:
            write_po(file, made)


def _said(id: str | tuple[str, ...] | list[str], forms: int, say: Callable[[str], str]) -> str | tuple[str, ...]:
    if isinstance(id, str):
        return id if id in NOT_SAID else say(id)
    return tuple(say(f"{id[min(form, 1)]}") for form in range(forms))
