"""What the checks and the catalogue need to know of a site."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Settings:
    """Where the entries lie, the site's languages (the first one first), its countries, and what day it is."""

    root: Path
    content: Path
    languages: tuple[str, ...]
    countries: tuple[str, ...]
    today: date
    workers: int


def read(settings: Mapping[str, Any], root: Path, content: Path) -> Settings:
    """Settings from those of Pelican: LANGUAGES, COUNTRIES, and TODAY and WORKERS where they are given.

    Raises KeyError for one that is missing, ValueError for a TODAY that is no day.
    """
    today = settings.get("TODAY")
    return Settings(
        root=root,
        content=content,
        languages=tuple(settings["LANGUAGES"]),
        countries=tuple(settings["COUNTRIES"]),
        today=date.fromisoformat(today) if today else date.today(),
        workers=int(settings.get("WORKERS") or os.cpu_count() or 1),
    )
