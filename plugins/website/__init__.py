"""The adapter to Pelican: everything is read and checked, then everything is written, aside, and swapped in."""

import gc
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from pelican import signals
from pelican.log import console
from pelican.settings import DEFAULT_CONFIG

from ..catalogue import settings as catalogue_settings
from ..catalogue.picturing import Picturing
from ..catalogue.reading import read_all
from ..catalogue.remembering import CACHE, remembering
from ..catalogue.stages import UNMEASURED, Stages, Unmeasured
from ..languages.progress import following, table
from ..languages.reader import print_in_utf8, spoken
from ..settings.reading import refuse
from .badges import badges
from .calendar import calendars, events
from .elsewhere import NoCluster, cluster
from .feeds import feed
from .files import Document, Page
from .gathering import Gathered, Gatherer, Refused
from .indexing import Indexing
from .limits import MOST, refuse_heavier, told, weigh
from .made import Made, bases
from .output import aside
from .pages import (
    accessibility,
    contribute,
    freshness,
    help,
    home,
    lists,
    meetings,
    platforms,
    records,
    schemas,
    search,
    texts,
)
from .rendering import Unrendered
from .site import Site
from .sitemap import listed, sitemap
from .spreading import render_all
from .staging import Stage
from .views import Scene

Output = Callable[[Scene], Iterator[Page | Document]]

OUTPUTS: tuple[Output, ...] = (
    home.home,
    home.causes,
    home.places,
    search.search,
    help.helps,
    meetings.meetings,
    records.record,
    records.redirect,
    lists.kind,
    lists.names,
    lists.event_pages,
    lists.cause_pages,
    lists.area_pages,
    help.by_type,
    help.by_way,
    help.by_area,
    meetings.sides,
    lists.account_pages,
    platforms.compare,
    freshness.freshness,
    accessibility.accessibility,
    contribute.contribute,
    contribute.fetched,
    texts.text,
    texts.not_found,
    schemas.schemas,
    events,
    calendars,
    feed,
    badges,
)
"""The table of contents of the site: what is made in each language, in this order."""

ADDED = ("FEED_DOMAIN", "TIMEZONE")
"""Settings that Pelican makes or reads, and that its own list lacks."""

FEWEST_FOR_POOL = 200
"""Records below which one process renders faster than several."""

SHOWN = 64
"""Pages that are named when they could not be rendered: a batch."""


class Done(NamedTuple):
    """How many pages a site has, and how many of them were made again; the others are of an earlier build."""

    pages: int
    made: int


class Website:
    """Pelican's generator for the whole site."""

    def __init__(
        self, context: Any, settings: Mapping[str, Any], path: str, theme: str, output_path: str, **_: Any
    ) -> None:
        self._begun = perf_counter()
        self._stages = Stages() if settings.get("PROFILE") else UNMEASURED
        print_in_utf8()
        root = Path.cwd()
        refuse({**settings, "THEME": theme}, root, {*DEFAULT_CONFIG, *ADDED})
        self._settings = catalogue_settings.read(settings, root, Path(path))
        self._site = Site.read({**settings, "THEME": theme}, self._settings)
        self._reader = self._site.speak()[spoken(self._site.languages)]
        self._output = Path(output_path)
        self._gather = Gatherer.of(
            settings, self._settings, self._site, Picturing(root / CACHE), console.print, self._stages
        )
        self._most = int(settings.get("MEGABYTES") or MOST)
        self._scheduler: str | None = settings.get("SCHEDULER")
        self._gathered: Gathered | None = None

    def generate_context(self) -> None:
        """Read and check everything. Ends the build, with the problems, when there is an error."""
        try:
            with following(console, self._reader.gettext("Reading the entries…")) as tell:
                read = remembering(self._settings.root / CACHE, partial(read_all, tell=tell))
                self._gathered = self._gather(read)
        except Refused as problem:
            raise SystemExit(str(problem)) from None

    def generate_output(self, writer: object) -> None:
        """Write the whole site aside, then put it in the place of the one before. Ends the build when it cannot."""
        gettext = self._reader.gettext
        try:
            with cluster(self._scheduler) if self._scheduler else nullcontext((None, self._settings.workers)) as crew:
                self._generate_output(*crew)
        except NoCluster as problem:
            raise SystemExit(gettext(str(problem)).format(address=self._scheduler)) from None
        except Unrendered as problem:
            pages = " ".join(problem.paths[:SHOWN]) + (" …" if len(problem.paths) > SHOWN else "")
            text = gettext("Could not be rendered, and the site is as it was: {pages} ({why})")
            raise SystemExit(text.format(pages=pages, why=gettext(problem.why))) from problem

    def _generate_output(self, executor: Executor | None, workers: int) -> None:
        assert self._gathered is not None, "Pelican calls generate_context first"
        gc.freeze()  # what was read stays to the end: looking for garbage in it took a fifth of this process's time
        with (
            self._stages("output"),
            following(console, self._reader.gettext("Writing the pages…")) as tell,
            aside(self._output, self._settings.root / CACHE / "spare") as folder,
        ):
            with self._stages("preparing"):
                cache = self._settings.root / CACHE
                done = build(self._gathered, self._site, workers, folder, cache, tell, self._stages, executor)
            with self._stages("weighing"):
                refuse_heavier(weight := weigh(folder), self._most, self._reader)
        gc.unfreeze()
        seconds = perf_counter() - self._begun
        text = self._reader.gettext("{entries} entries, {pages} pages of which {made} were made again, {seconds} s")
        counts = {"entries": len(self._gathered.catalogue.records), "pages": done.pages, "made": done.made}
        console.print(text.format(**counts, seconds=f"{seconds:.1f}"))
        console.print(told(weight, self._reader), soft_wrap=True)
        if isinstance(self._stages, Stages):
            console.print(table(self._stages.ended(), self._reader))


def build(
    gathered: Gathered,
    site: Site,
    workers: int,
    folder: Path,
    cache: Path,
    tell: Callable[[int], None] = lambda done: None,
    stages: Unmeasured = UNMEASURED,
    executor: Executor | None = None,
) -> Done:
    """Write every file of the site into a folder, and say how many pages there are; `tell` hears how many so far.

    `cache` is a folder with what an earlier build has made, where this one leaves what it makes. An `executor` renders
    in the place of processes of our own. Raises Unrendered.
    """
    with stages("theme"):
        stage = Stage.set(gathered, site, indexing=(indexing := Indexing(cache, workers, executor)))
    listing: list[dict[str, str]] = []
    with stages("comparing pages"):
        made = Made(cache, bases(stage.recipe, gathered.catalogue.vocabulary), folder)
    pages = stages.each("comparing pages", made.without(_pages(stage.scenes, made.put, listing, stages)))
    with stages("rendering"), indexing:
        several = executor or len(gathered.catalogue.records) >= FEWEST_FOR_POOL
        done = render_all(stage.recipe, pages, folder, workers if several else 1, tell, executor, made.note)
    documents = [*stage.documents, *stage.drawn(), *sitemap(site, listing)]
    with stages("writing", len(documents)):
        for document in documents:
            made.put(document)
    with stages("comparing pages"):
        made.keep()
    return Done(done + made.taken, done)


def _pages(
    scenes: list[Scene],
    put: Callable[[Document], None],
    listing: list[dict[str, str]],
    stages: Unmeasured = UNMEASURED,
) -> Iterator[Page]:
    """Every page, as it is needed; documents are put, and what the sitemap lists is noted, on the way.

    Raises ValueError when two outputs have one path: nothing is ever overwritten.
    """
    seen: set[str] = set()
    for scene in scenes:
        for output in OUTPUTS:
            for made in stages.each(f"{output.__module__.rpartition('.')[2]}.{output.__name__}", output(scene)):
                if made.path.casefold() in seen:
                    raise ValueError(f"two pages at {made.path}")
                seen.add(made.path.casefold())
                if isinstance(made, Document):
                    with stages("writing", 1):
                        put(made)
                    continue
                if made.addresses:
                    listing.append(listed(made, made.edited))
                yield made


def _generators(_: object) -> type[Website]:
    return Website


def register() -> None:
    """Pelican's entry point."""
    signals.get_generators.connect(_generators)
