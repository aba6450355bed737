"""What a language asks for beyond its messages and the CLDR: `theme/translations/<code>/language.toml`."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Usage:
    """What the CLDR does not say of a language, or says otherwise than this site: `<code>/language.toml`."""

    locale: str = ""
    """Whose dates and numbers it has, when it is not the most usual place: en_GB writes 1 December 2026."""
    first_of_month: str = ""
    """How the first day of a month is written in a date: 1er."""
    keeps_capitals: bool = False
    """Whether the first letter of a label stays a capital within a sentence."""


def usage_of(path: Path) -> Usage:
    """What a file says; nothing when there is none. Raises ValueError for what nobody asks."""
    if not path.is_file():
        return Usage()
    try:
        return Usage(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (TypeError, ValueError) as problem:
        known = ", ".join(one.name for one in fields(Usage))
        raise ValueError(f"{path}: {problem} — {known}") from None
