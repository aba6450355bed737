"""Pages made into bytes: a pure function of the page, in any process of any computer."""

import os
import pickle
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePath
from types import TracebackType
from typing import Any, NamedTuple

from jinja2 import Environment

from ..catalogue.kept import digest, version
from ..languages.language import Language
from ..languages.messages import N_
from .files import Page
from .site import Site
from .speaking import Speaker
from .templates import Templates, texts


class Renderer:
    """Renders the pages of a site: one Jinja environment a language, its gettext among the globals."""

    def __init__(self, site: Site, assets: Mapping[str, str], menus: Mapping[str, Any]) -> None:
        """`assets` gives the published path of each file of the theme, `menus` what every page of a language has."""
        self._site = site
        self._assets = assets
        languages = site.speak()
        self._endonyms = {code: language.endonym for code, language in languages.items()}
        self._environments = {code: self._environment(one, menus[code]) for code, one in languages.items()}

    def _environment(self, language: Language, menu: Any) -> Environment:
        environment = Templates(self._site.theme / "templates")
        speaker = Speaker(language)
        environment.globals.update(
            _=speaker.gettext,
            ngettext=speaker.ngettext,
            marked=speaker.marked,
            site=self._site,
            language=language,
            menu=menu,
            endonyms=self._endonyms,
            asset=self.asset,
        )
        return environment

    def asset(self, name: str) -> str:
        """The address of a file of the theme."""
        return self._site.url(self._assets[name])

    def render(self, page: Page) -> bytes:
        """The page as UTF-8. Raises jinja2.TemplateError when the template asks for what the page does not have."""
        template = self._environments[page.language].get_template(page.template)
        address = self._site.absolute(page.path)
        return template.render(page.variables, path=page.path, address=address, addresses=page.addresses).encode()


def stamp(found: os.stat_result) -> bytes:
    """What changes with the bytes of a file: its number on the disk, its size, when it was last written to."""
    return b"%d %d %d" % (found.st_ino, found.st_size, found.st_mtime_ns)


class Written(NamedTuple):
    """A file that was written: where, and how it is known again: the sum of its bytes, and its stamp."""

    path: str
    known: bytes


def write(folder: Path, path: str, content: bytes) -> Written:
    """Write one file of the site. Raises ValueError for a path that leaves its folder.

    What is there is never written into, as it may have other names.
    """
    inner = PurePath(path)
    if inner.anchor or ".." in inner.parts:
        raise ValueError(f"{path} leaves the output")
    target = os.path.join(folder, path)
    make_room(target)
    with suppress(FileNotFoundError):
        os.unlink(target)
    with open(target, "xb") as file:
        file.write(content)
        file.flush()
        return Written(path, digest(content) + stamp(os.fstat(file.fileno())))


def make_room(target: str) -> None:
    """Make the folder that a file goes to, in which nearly every page is alone."""
    folder = os.path.dirname(target)
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)


Recipe = tuple[Site, Mapping[str, str], Mapping[str, Any]]
"""What a Renderer is made of: the site, its assets, its menus."""


class Unrendered(Exception):
    """Pages that could not be rendered, by their paths, and why: a message, or what an exception said."""

    def __init__(self, paths: list[str], why: str) -> None:
        super().__init__(paths, why)
        self.paths = paths
        self.why = why


class Naming:
    """What goes wrong within is told with the page that it was about."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if isinstance(error, Exception) and not isinstance(error, OSError):
            raise Unrendered([self._page.path], f"{type(error).__name__}: {error}") from error


CODE = Path(__file__).resolve().parents[2]
"""Where this code lies; a theme below it is named from here, as another computer may have it elsewhere."""


def packed(recipe: Recipe) -> bytes:
    """A recipe for other computers, with what tells whether they have the same code and theme."""
    site, assets, menus = recipe
    theme = site.theme.relative_to(CODE) if site.theme.is_relative_to(CODE) else site.theme
    return pickle.dumps((version(texts(site.theme)), replace(site, theme=theme), assets, menus))


@lru_cache(maxsize=1)
def _unpacked(recipe: bytes) -> Renderer | None:
    """The renderer of a recipe; None where code or theme are not those that it was packed with."""
    same, site, assets, menus = pickle.loads(recipe)
    theme = CODE / site.theme
    return Renderer(replace(site, theme=theme), assets, menus) if version(texts(theme)) == same else None


def rendered(recipe: bytes, pages: list[Page]) -> list[tuple[str, bytes]]:
    """Path and bytes of each page: a pure function, for any process or thread of any computer."""
    renderer = _unpacked(recipe)
    if renderer is None:
        raise Unrendered([page.path for page in pages], N_("a worker has another version of the code or of the theme"))
    made = []
    for page in pages:
        with Naming(page):
            made.append((page.path, renderer.render(page)))
    return made
