"""The adapter to Pelican: everything is read and checked, then everything is written, aside, and swapped in."""

import gc
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import nullcontext
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter
from types import MappingProxyType
from typing import Any, NamedTuple

from pelican import signals
from pelican.log import console
from pelican.settings import DEFAULT_CONFIG

from ..catalogue import settings as catalogue_settings
from ..catalogue.catalogue import Catalogue
from ..catalogue.checking import Checked, check
from ..catalogue.picturing import pictured
from ..catalogue.reading import read_all
from ..catalogue.remembering import CACHE, remembering
from ..catalogue.showing import showing
from ..catalogue.stages import UNMEASURED, Stages, Unmeasured
from ..catalogue.withholding import withholding
from ..contributing.gifts import kept_back, lock
from ..contributing.review import report
from ..languages.progress import following, table
from ..languages.reader import print_in_utf8, spoken
from ..pictures.encoding import Encoded
from ..settings.reading import refuse
from .assets import asset_paths
from .badges import badges
from .calendar import calendars, events
from .drawings import Drawings
from .elsewhere import NoCluster, cluster
from .feeds import feed
from .files import Document, Page
from .history import edited
from .limits import MOST, refuse_heavier, told, weigh
from .logos import logos_of, published
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
    menu,
    platforms,
    records,
    schemas,
    search,
    texts,
)
from .paths import Paths
from .rendering import Unrendered, write
from .site import Site
from .sitemap import listed, robots, sitemap
from .spreading import render_all
from .views import Scene
from .views.lighting import lighting

OUTPUTS: tuple[Callable[[Scene], Iterator[Page | Document]], ...] = (
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
        self._only_approved = bool(settings.get("ONLY_APPROVED"))
        self._links = Path(settings["LINKS"]) if settings.get("LINKS") else None
        self._most = int(settings.get("MEGABYTES") or MOST)
        self._scheduler: str | None = settings.get("SCHEDULER")
        self._catalogue: Catalogue | None = None
        self._approvals: lock.Approvals = {}
        self._pictures: Mapping[str, Encoded] = {}

    def generate_context(self) -> None:
        """Read and check everything. Ends the build, with the problems, when there is an error."""
        with following(console, self._reader.gettext("Reading the entries…")) as tell:
            read = remembering(self._settings.root / CACHE, partial(read_all, tell=tell))
            checked = check(self._settings, read, self._stages)
        if checked.catalogue is None:
            raise SystemExit(report.text(checked, self._reader))
        if count := len(checked.warnings):
            text = self._reader.ngettext(
                "{count} warning: python3 tasks.py check shows it",
                "{count} warnings: python3 tasks.py check shows them",
                count,
            )
            console.print(text.format(count=count))
        self._tell_untranslated(checked.catalogue)
        with self._stages("approvals"):
            self._catalogue = self._approved(checked.catalogue)
        with self._stages("pictures"):
            self._pictures = self._pictured(self._catalogue)

    def _pictured(self, catalogue: Catalogue) -> Mapping[str, Encoded]:
        """The logos that records show, made again. Ends the build, with the problems, when one cannot be."""
        content = self._settings.content.relative_to(self._settings.root)
        paths = {(content / name).as_posix(): name for name in logos_of(catalogue)}
        found, problems = pictured(self._settings.root, list(paths), self._settings.workers)
        if problems:
            raise SystemExit(report.text(Checked(None, tuple(problems), len(paths)), self._reader))
        return {paths[path]: picture for path, picture in found.items()}

    def _tell_untranslated(self, catalogue: Catalogue) -> None:
        """Say what stands in another language because nobody has translated it yet."""
        for code, language in self._site.speak().items():
            words = catalogue.vocabulary.unlabelled([code])
            if language.untranslated or words:
                text = self._reader.gettext(
                    "{language}: {messages} messages and {words} words of lists are not translated, "
                    "and stand in another language: python3 tasks.py messages {code} lists them"
                )
                counts = {"messages": len(language.untranslated), "words": len(words)}
                console.print(text.format(language=language.endonym, code=code, **counts))

    def _approved(self, catalogue: Catalogue) -> Catalogue:
        """The catalogue without the ways to give that are kept back. Ends the build when what says so is unreadable."""
        content = self._settings.content
        try:
            found = [kept_back.by_hand(catalogue, content, self._reader)]
            approvals = lock.read(content)
            unapproved = kept_back.unapproved(catalogue, content, approvals, self._reader)
            if self._only_approved:
                found.append(unapproved)
            if self._links:
                found.append(kept_back.gone(catalogue, self._links, approvals, self._reader))
        except ValueError as problem:
            raise SystemExit(str(problem)) from None
        self._approvals = {slug: one for slug, one in approvals.items() if slug not in unapproved[1]}
        for text, slugs in found:
            if slugs:
                console.print(text.format(count=len(slugs), slugs=", ".join(sorted(slugs))))
        withheld = withholding(catalogue, frozenset().union(*(slugs for _, slugs in found)))
        return showing(withheld, self._settings.kinds)

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
        assert self._catalogue is not None, "Pelican calls generate_context first"
        with self._stages("history"):
            days = edited(self._settings.root, self._settings.content)
        gc.freeze()  # what was read stays to the end: looking for garbage in it took a fifth of this process's time
        with (
            self._stages("output"),
            following(console, self._reader.gettext("Writing the pages…")) as tell,
            aside(self._output) as folder,
        ):
            with self._stages("preparing"):
                done = build(
                    self._catalogue, self._site, days, workers, folder, self._settings.root / CACHE,
                    tell, self._approvals, self._pictures, self._stages, executor,
                )  # fmt: skip
            with self._stages("weighing"):
                refuse_heavier(weight := weigh(folder), self._most, self._reader)
        gc.unfreeze()
        seconds = perf_counter() - self._begun
        text = self._reader.gettext("{entries} entries, {pages} pages of which {made} were made again, {seconds} s")
        counts = {"entries": len(self._catalogue.records), "pages": done.pages, "made": done.made}
        console.print(text.format(**counts, seconds=f"{seconds:.1f}"))
        console.print(told(weight, self._reader), soft_wrap=True)
        if isinstance(self._stages, Stages):
            console.print(table(self._stages.ended(), self._reader))


def build(
    catalogue: Catalogue,
    site: Site,
    days: Mapping[str, date],
    workers: int,
    folder: Path,
    cache: Path,
    tell: Callable[[int], None] = lambda done: None,
    approvals: lock.Approvals = MappingProxyType({}),
    pictures: Mapping[str, Encoded] = MappingProxyType({}),
    stages: Unmeasured = UNMEASURED,
    executor: Executor | None = None,
) -> Done:
    """Write every file of the site into a folder, and say how many pages there are; `tell` hears how many so far.

    `cache` is a folder with what an earlier build has made, where this one leaves what it makes. An `executor` renders
    in the place of processes of our own. Raises Unrendered.
    """
    assets = {}
    lights = {"css/map.css": lighting(catalogue.vocabulary)}
    with stages("theme"):
        for name, path, content in asset_paths(site.theme, site.colours, site.mark, lights):
            assets[name] = path
            write(folder, path, content)
    languages = site.speak()
    paths = Paths(languages, catalogue.vocabulary)
    drawings = Drawings()
    logos, documents = published(pictures)
    scenes = [Scene(catalogue, site, paths, one, days, approvals, drawings, logos) for one in languages.values()]
    listing: list[dict[str, str]] = []
    recipe = (site, assets, {scene.code: menu(scene) for scene in scenes})
    with stages("comparing pages"):
        made = Made(cache, bases(recipe, catalogue.vocabulary), folder)
    pages = stages.each("comparing pages", made.without(_pages(scenes, made.put, listing, stages)))
    with stages("rendering"):
        several = executor or len(catalogue.records) >= FEWEST_FOR_POOL
        done = render_all(recipe, pages, folder, workers if several else 1, tell, executor)
    with stages("comparing pages"):
        made.keep()
    documents += [Document(path, content) for path, content in drawings.files.items()]
    with stages("writing", len(documents)):
        for document in [*documents, *sitemap(site, listing), robots(site), Document(".nojekyll", b"")]:
            write(folder, document.path, document.content)
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
