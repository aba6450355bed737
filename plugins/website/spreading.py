"""Pages rendered by several: processes of this computer, or whatever `concurrent.futures.Executor` there is."""

import faulthandler
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from ..catalogue.guard import Failed, Guard, end_with_parent, may_fork
from ..languages.messages import N_
from .files import Page
from .rendering import Naming, Recipe, Renderer, Unrendered, Written, packed, rendered, write
from .site import Site

BATCH = 64
"""Pages that a worker takes at a time."""

AHEAD = 3
"""Batches that wait for each worker: enough to keep it busy, few enough for memory to stay flat."""

PATIENCE = 10.0
"""Seconds that a batch may take in a process of ours, hundreds of times what is usual; then each of its pages alone."""

PATIENCE_AFAR = 300.0
"""Seconds without anything coming back from another computer after which nothing will."""


class _Worker:
    """The renderer of a worker process, made when it starts."""

    renderer: Renderer


def _start(site: Site, assets: Mapping[str, str], menus: Mapping[str, Any]) -> None:
    _Worker.renderer = Renderer(site, assets, menus)


def _start_worker(*recipe: Any) -> None:
    end_with_parent()
    _start(*recipe)


def _write_page(folder: Path, page: Page) -> Written:
    with Naming(page):
        return write(folder, page.path, _Worker.renderer.render(page))


def _write_batch(folder: Path, patience: float, pages: list[Page]) -> list[Written]:
    """Render pages in a worker of this computer. What hangs ends its process, whatever holds it.

    One watch for all: to start it takes longer than most pages do.
    """
    faulthandler.dump_traceback_later(patience, exit=True)
    made = [_write_page(folder, page) for page in pages]
    faulthandler.cancel_dump_traceback_later()
    return made


def _writer(folder: Path, *recipe: Any) -> Callable[[Page], Written]:
    _start(*recipe)
    return partial(_write_page, folder)


def render_all(
    recipe: Recipe,
    pages: Iterable[Page],
    folder: Path,
    workers: int,
    tell: Callable[[int], None] = lambda done: None,
    executor: Executor | None = None,
    wrote: Callable[[Iterable[Written]], None] = lambda made: None,
) -> int:
    """Render every page into a folder and say how many; several processes when `workers` is above 1.

    `tell` is told now and then how many are done, `wrote` what has become of each. An `executor` renders in the place
    of processes of our own, `workers` batches at once; it need not see the folder. Raises Unrendered, which names the
    pages.
    """
    rest = map(Page.made, pages)
    first = list(islice(rest, BATCH))
    made = chain(first, rest)
    if executor:
        batches = _far(executor, recipe, made, folder, workers)
    elif workers > 1 and len(first) == BATCH:  # fewer are done before a process would have started
        batches = _near(recipe, made, folder, workers)
    else:
        _start(*recipe)
        batches = ([_write_page(folder, page)] for page in made)
    done = 0
    for batch in batches:
        done += len(batch)
        wrote(batch)
        tell(done)
    return done


def _far(
    executor: Executor, recipe: Recipe, pages: Iterator[Page], folder: Path, workers: int
) -> Iterator[list[Written]]:
    """The pages that come back each time. The recipe goes with every batch, of which it is a hundredth."""
    held: Held[list[tuple[str, bytes]]] = {}
    try:
        given = partial(_sent, executor, packed(recipe))
        for made in _results(given, pages, AHEAD * workers, held, PATIENCE_AFAR):
            yield [write(folder, path, content) for path, content in made]
    except BrokenExecutor:
        raise Unrendered(_paths(held), N_("its worker died")) from None


def _sent(executor: Executor, recipe: bytes, batch: list[Page]) -> Future[list[tuple[str, bytes]]]:
    return executor.submit(rendered, recipe, batch)


def _near(recipe: Recipe, pages: Iterator[Page], folder: Path, workers: int) -> Iterator[list[Written]]:
    """The pages that each step has rendered, in processes of this computer, which write them."""
    while True:
        held: Held[list[Written]] = {}
        context = get_context("fork" if may_fork() else "spawn")
        try:
            with ProcessPoolExecutor(workers, context, _start_worker, recipe) as pool:
                submit = partial(_give, pool, folder, PATIENCE)
                yield from _results(submit, pages, AHEAD * workers, held, None)
                return
        except BrokenExecutor:
            yield _one_by_one(recipe, [page for batch in held.values() for page in batch], folder)


def _give(pool: Executor, folder: Path, patience: float, batch: list[Page]) -> Future[list[Written]]:
    return pool.submit(_write_batch, folder, patience, batch)


def _one_by_one(recipe: Recipe, pages: list[Page], folder: Path) -> list[Written]:
    """Render what a pool that broke had before it, so that the page that breaks it is known."""
    guard = Guard(_writer, (folder, *recipe), workers=1, seconds=PATIENCE)
    made = dict(guard.map(pages))
    failed = {pages[at].path: one.reason for at, one in made.items() if isinstance(one, Failed)}
    if failed:
        why = N_("it takes too long") if {*failed.values()} == {"slow"} else N_("its worker died")
        raise Unrendered([*failed], why)
    return [*made.values()]


Result = TypeVar("Result")
Held = dict[Future[Result], list[Page]]
"""The batches that are not done yet."""


def _results(
    submit: Callable[[list[Page]], Future[Result]],
    pages: Iterator[Page],
    ahead: int,
    held: Held[Result],
    patience: float | None,
) -> Iterator[Result]:
    """What comes of each batch, as it comes; `ahead` of them wait at most. Raises Unrendered and BrokenExecutor."""
    while batch := list(islice(pages, BATCH)):
        held[_submitted(submit, batch)] = batch
        if len(held) >= ahead:
            yield from _finished(held, patience)
    while held:
        yield from _finished(held, patience)


def _submitted(submit: Callable[[list[Page]], Future[Result]], batch: list[Page]) -> Future[Result]:
    try:
        return submit(batch)
    except BrokenExecutor as broken:
        future: Future[Result] = Future()
        future.set_exception(broken)
        return future


def _finished(held: Held[Result], patience: float | None) -> Iterator[Result]:
    finished, waiting = wait(held, patience, FIRST_COMPLETED)
    failed = next((future for future in finished if future.cancelled() or future.exception()), None)
    if failed or not finished:
        for future in waiting:
            future.cancel()
    if not finished:
        raise Unrendered(_paths(held), N_("it takes too long"))
    if failed:
        error = None if failed.cancelled() else failed.exception()
        if isinstance(error, Unrendered | BrokenExecutor | OSError):
            raise error
        raise Unrendered(_paths({failed: held[failed]}), f"{type(error).__name__}: {error}" if error else "") from error
    for future in finished:
        yield future.result()
        del held[future]


def _paths(held: Held[Result]) -> list[str]:
    return [page.path for batch in held.values() for page in batch]
