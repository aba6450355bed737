"""The settings of a site, read once into a value that pages and templates share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..catalogue import settings as catalogue_settings
from ..languages.language import Language
from ..settings.colours import Colours, colours
from .audit import Audit, audit
from .mark import Mark, mark


@dataclass(frozen=True)
class Site:
    """Everything about a site that is not in its entries. Picklable."""

    name: str
    origin: str
    base: str
    languages: tuple[str, ...]
    kinds: tuple[str, ...]
    today: date
    repository: str
    branch: str
    publisher: Mapping[str, str]
    licence: Mapping[str, str]
    theme: Path
    content: Path
    colours: Colours
    mark: Mark
    audit: Audit | None
    """What is known of how everybody can use the theme."""
    texts: Mapping[str, Mapping[str, str]]
    """By language, the sentences that stand in the places of those of the theme."""

    @classmethod
    def read(cls, settings: Mapping[str, Any], checked: catalogue_settings.Settings) -> "Site":
        """From settings that were checked (see settings/reading.py)."""
        address = urlsplit(settings["SITEURL"])
        theme, logo = Path(settings["THEME"]).resolve(), settings.get("LOGO")
        found = colours(theme, settings.get("COLOURS"))
        return cls(
            name=settings["SITENAME"],
            origin=f"{address.scheme}://{address.netloc}",
            base=address.path.rstrip("/") + "/",
            languages=checked.languages,
            kinds=checked.kinds,
            today=checked.today,
            repository=settings["REPOSITORY"].rstrip("/"),
            branch=settings["BRANCH"],
            publisher=settings["PUBLISHER"],
            licence=settings["LICENCE"],
            theme=theme,
            content=checked.content,
            colours=found,
            mark=mark(theme, found, checked.root / logo if logo else None),
            audit=audit(theme),
            texts=settings.get("TEXTS") or {},
        )

    def url(self, path: str) -> str:
        """The address of a path below the output, from the domain's root: `/repo/associations/x/`."""
        return self.base + path.removesuffix("index.html")

    def absolute(self, path: str) -> str:
        """The whole address of a path below the output."""
        return self.origin + self.url(path)

    def speak(self) -> dict[str, Language]:
        """Each language of the site, ready to translate."""
        return {code: Language(code, self.theme / "translations") for code in self.languages}
