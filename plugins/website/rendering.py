"""Pages made into files: a pure function of the page, in this process or in several."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import Any

from jinja2 import Environment

from ..languages.language import Language
from .files import Page
from .site import Site
from .speaking import Speaker
from .templates import Templates

BATCH = 64
"""Pages that a worker takes at a time."""

AHEAD = 3
"""Batches that wait for each worker: enough to keep it busy, few enough for memory to stay flat."""


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


def write(folder: Path, path: str, content: bytes) -> None:
    """Write one file of the site. Raises ValueError for a path that leaves its folder."""
    target = folder / path
    if ".." in target.parts or not target.is_relative_to(folder):
        raise ValueError(f"{path} leaves the output")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


Recipe = tuple[Site, Mapping[str, str], Mapping[str, Any]]
"""What a Renderer is made of: the site, its assets, its menus."""


class _Worker:
    """The renderer of a worker process, made when it starts."""

    renderer: Renderer


def _start(site: Site, assets: Mapping[str, str], menus: Mapping[str, Any]) -> None:
    _Worker.renderer = Renderer(site, assets, menus)


def _start_worker(*recipe: Any) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    _start(*recipe)


def _end_with_parent() -> None:
    """Never outlive a build that was killed: its workers would wait for ever, or write on."""
    parent = parent_process()
    assert parent is not None, "only workers do this"
    parent.join()
    os._exit(1)


def _render_batch(folder: Path, pages: list[Page]) -> int:
    for page in pages:
        write(folder, page.path, _Worker.renderer.render(page))
    return len(pages)


def render_all(
    recipe: Recipe, pages: Iterable[Page], folder: Path, workers: int, tell: Callable[[int], None] = lambda done: None
) -> int:
    """Render every page into a folder and say how many; several processes when `workers` is above 1.

    `tell` is told now and then how many are done.
    """
    done = 0
    for count in _counts(recipe, map(Page.made, pages), folder, workers):
        done += count
        tell(done)
    return done


def _counts(recipe: Recipe, pages: Iterator[Page], folder: Path, workers: int) -> Iterator[int]:
    """How many pages each step has rendered."""
    if workers < 2:
        _start(*recipe)
        yield from (_render_batch(folder, [page]) for page in pages)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), _start_worker, recipe) as pool:
        waiting: set[Future[int]] = set()
        while batch := list(islice(pages, BATCH)):
            waiting.add(pool.submit(_render_batch, folder, batch))
            if len(waiting) >= AHEAD * workers:
                finished, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield sum(future.result() for future in finished)
        yield from (future.result() for future in waiting)
