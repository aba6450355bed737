"""The settings of pelicanconf.py, read and checked: a setting that cannot be used ends the command with a sentence."""

import runpy
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..languages.language import Language
from ..languages.messages import N_
from ..languages.reader import print_in_utf8, spoken
from . import checks
from .checks import Around, speaks
from .declared import SETTINGS
from .wrong import ABSENT, Wrong

FILE = "pelicanconf.py"
OWN = Path(__file__).resolve().parents[2] / "theme"
"""The theme whose translations speak when that of the settings cannot."""

PELICAN = frozenset(
    """PATH THEME OUTPUT_PATH TIMEZONE PLUGINS PLUGIN_PATHS ARTICLE_PATHS PAGE_PATHS STATIC_PATHS
    THEME_STATIC_PATHS DIRECT_TEMPLATES TEMPLATE_PAGES FEED_ALL_ATOM CATEGORY_FEED_ATOM TRANSLATION_FEED_ATOM
    AUTHOR_FEED_ATOM AUTHOR_FEED_RSS DELETE_OUTPUT_DIRECTORY CACHE_CONTENT LOAD_CONTENT_CACHE DEBUG""".split()
)
"""What Pelican needs to leave the site to our plugin; it knows more."""


def chosen_in(root: Path) -> dict[str, Any]:
    """The settings of a project. Ends the command, with a sentence for each, when there are some that are wrong."""
    settings = runpy.run_path(str(root / FILE))
    refuse(settings, root)
    return settings


def refuse(settings: Mapping[str, Any], root: Path, known: Collection[str] | None = None) -> None:
    """End the command with a sentence for each setting that is wrong, in the language of whoever types."""
    if found := list(wrong(settings, root, known)):
        print_in_utf8()
        reader = _reader(settings, root)
        lines = [one.sentence(reader) for one in found]
        raise SystemExit("\n".join(f"{FILE}: {line}" for line in lines))


def wrong(settings: Mapping[str, Any], root: Path, known: Collection[str] | None = None) -> Iterator[Wrong]:
    """Everything wrong with some settings.

    `known` are the names that Pelican knows: all others are refused. Without it, those that look like ours are.
    """
    yield from _names(settings, known)
    folder = root / str(settings.get("THEME", ""))
    around = Around(root, folder, _languages(settings, folder))
    if unusable := list(SETTINGS["THEME"].check("THEME", settings.get("THEME", ABSENT), around)):
        yield from unusable
        around = Around(root, OWN, _languages(settings, OWN))
    elif not settings.get("LOGO"):
        yield from checks.mark("THEME", settings["THEME"], around)
    for name, one in SETTINGS.items():
        if name == "THEME":
            continue
        if name in settings and (settings[name] is not None or one.required):
            yield from one.check(name, settings[name], around)
        elif one.required:
            yield Wrong(name, ABSENT, N_("write {example}"), {"example": f"{name} = {one.example}"})


def _names(settings: Mapping[str, Any], known: Collection[str] | None) -> Iterator[Wrong]:
    """Settings that nobody reads. A name that begins with _ is the maintainer's own."""
    for name in settings:
        if not name.isupper() or name.startswith("_") or name in SETTINGS or name in PELICAN or name in (known or ()):
            continue
        meant = get_close_matches(name, SETTINGS, n=1, cutoff=0.7)
        if meant:
            yield Wrong(name, settings[name], N_("there is no such setting: write {near}"), {"near": meant[0]})
        elif known is not None:
            yield Wrong(name, settings[name], N_("there is no such setting: remove it, or begin its name with _"))


def _reader(settings: Mapping[str, Any], root: Path) -> Language:
    """Whoever types: in a language of the site, else in any that we speak."""
    theme = root / str(settings.get("THEME", ""))
    theme = theme if (theme / "translations").is_dir() else OWN
    return Language(spoken(_languages(settings, theme) or ["fr", *speaks(theme)]), theme / "translations")


def _languages(settings: Mapping[str, Any], theme: Path) -> tuple[str, ...]:
    """The languages of the site that a theme speaks."""
    given = settings.get("LANGUAGES")
    return tuple(one for one in given if one in speaks(theme)) if isinstance(given, list | tuple) else ()
