"""What a template may see of a record: plain values in one language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from ...catalogue.catalogue import Catalogue
from ...contributing.gifts.lock import Approvals
from ...languages import words
from ...languages.language import Language
from ...search.near import Places
from ..drawings import Drawings
from ..indexing import Indexing
from ..logos import Logo
from ..paths import Paths
from ..site import Site
from .states import States


@dataclass(frozen=True)
class Scene:
    """Everything that views are made from, in one language."""

    catalogue: Catalogue
    site: Site
    paths: Paths
    language: Language
    edited: Mapping[str, date]
    approvals: Approvals = field(default_factory=dict)
    """Of the records whose destinations somebody has approved as they are."""
    drawings: Drawings = field(default_factory=Drawings)
    """Shared by the scenes of a build."""
    logos: Mapping[str, Logo] = field(default_factory=dict)
    """By the path of their picture below content/."""
    indexing: Indexing = field(default_factory=Indexing)
    """Shared by the scenes of a build."""
    cards: dict[str, dict[str, Any]] = field(default_factory=dict, init=False)
    """Cards that have been made, by slug."""
    links: dict[str, dict[str, Any]] = field(default_factory=dict, init=False)
    """Links that have been made, by slug."""
    causes: dict[str, dict[str, Any]] = field(default_factory=dict, init=False)
    """Causes that have been shown, by slug."""
    towns: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict, init=False)
    """Towns that have been shown, by name, area and country."""

    @cached_property
    def states(self) -> States:
        """What stands for each record."""
        return States(self.catalogue, self.edited, self.approvals, self.logos)

    @cached_property
    def places(self) -> Places:
        """Where towns are."""
        return self.indexing.places(self.catalogue.vocabulary)

    @property
    def kinds(self) -> Mapping[str, str]:
        """The folders of the kinds that are shown, each with the message that names it."""
        return {folder: label for folder, label in words.KINDS.items() if folder in self.site.kinds}

    @property
    def languages(self) -> Mapping[str, Language]:
        """Every language of the site."""
        return self.paths.languages

    @property
    def code(self) -> str:
        """The language's code."""
        return self.language.code

    def url(self, path: str) -> str:
        """The address of a path of the site."""
        return self.site.url(path)
