"""One page of each kind: for each output and each template, in each language, the longest that it makes."""

from __future__ import annotations

from functools import cache

from plugins.website import OUTPUTS
from plugins.website.files import Page
from tests.website import entries
from tests.website.built import DIRECTORY, Built


@cache
def kinds() -> dict[str, list[str]]:
    """The paths of the pages of each kind, `language output template`, but for redirects, which nobody sees."""
    found: dict[str, list[str]] = {}
    for code, scene in entries.scenes(DIRECTORY).items():
        for output in OUTPUTS:
            for made in output(scene):
                if isinstance(made, Page) and made.template != "redirect.html":
                    found.setdefault(f"{code} {output.__name__} {made.template}", []).append(made.path)
    return found


def longest(site: Built) -> dict[str, str]:
    """The path of the longest page of each kind."""
    return {kind: max(paths, key=lambda path: (site.output / path).stat().st_size) for kind, paths in kinds().items()}


def shortest(site: Built) -> dict[str, str]:
    """The path of the shortest page of each kind."""
    return {kind: min(paths, key=lambda path: (site.output / path).stat().st_size) for kind, paths in kinds().items()}
