"""What the checks and the catalogue need to know of a site."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from .kinds import KINDS


@dataclass(frozen=True)
class Settings:
    """Where the entries lie, the site's languages (the first one first), its countries, the day, what it shows."""

    root: Path
    content: Path
    languages: tuple[str, ...]
    countries: tuple[str, ...]
    today: date
    workers: int
    kinds: tuple[str, ...] = tuple(KINDS)
    """The folders of the records that are shown."""


def read(settings: Mapping[str, Any], root: Path, content: Path) -> Settings:
    """From settings that were checked: LANGUAGES, COUNTRIES, and KINDS, TODAY and WORKERS where they are given."""
    today = settings.get("TODAY")
    return Settings(
        root=root,
        content=content,
        languages=tuple(settings["LANGUAGES"]),
        countries=tuple(settings["COUNTRIES"]),
        today=date.fromisoformat(today) if today else date.today(),
        workers=int(settings.get("WORKERS") or os.cpu_count() or 1),
        kinds=tuple(folder for folder in KINDS if folder in (settings.get("KINDS") or KINDS)),
    )
