"""What a visitor waits for: pages opened in headless Chromium with an empty cache, and letters typed in them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from playwright.sync_api import Browser, Error, Page, sync_playwright

from tests.bench._host import Host
from tests.bench._search_engines import PAGES, Ranks
from tests.tools import chromium

ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-extensions"]
T = TypeVar("T")
PATIENCE = 60_000
"""Milliseconds after which a page is given up."""

ANSWER = "async (queries) => Promise.all(queries.map(async (q) => (await search(q)).map(({ number }) => number)))"
PACE = 200
"""Milliseconds from an answer to the next letter."""

AT_ONCE = 50
"""Queries that are asked in one message to the browser."""

OF_THE_PAGE = {".html", "", ".css", ".woff2", ".svg", ".png", ".webp"}
"""Files that are no part of a search: the page itself, its style, its pictures."""


@dataclass(frozen=True)
class Load:
    """A page opened with a query: milliseconds to the first results, how many there are, what was asked for."""

    ms: float
    shown: int
    requests: int
    size: int
    search: int
    """Bytes of scripts and index only, of the `size` bytes of all that was sent."""


@dataclass(frozen=True)
class Stroke:
    """A letter typed: milliseconds to the results, and whether something had to be asked for."""

    ms: float
    asked: bool


class Visitor:
    """Opens pages of a host, each in a browser that knows nothing yet."""

    def __init__(self, browser: Browser, host: Host) -> None:
        self._browser, self._host = browser, host

    def load(self, path: str, query: str) -> Load | None:
        """Open a page with a query; None when no results come in time."""
        return self._on(path, query, lambda page, load: load)

    def strokes(self, path: str, query: str, letters: str) -> list[Stroke]:
        """Open a page with the first letters of a word and type the next ones, each when the last is answered."""
        return self._on(path, query, lambda page, _: [self._stroke(page, letter) for letter in letters]) or []

    def ranks(self, path: str, queries: Sequence[str]) -> Ranks:
        """The answers of a page's `search` to many queries."""
        found: Ranks = []
        with self._page() as page:
            page.goto(f"{self._host.url}/{path}")
            page.wait_for_load_state("networkidle")
            for first in range(0, len(queries), AT_ONCE):
                found += page.evaluate(ANSWER, queries[first : first + AT_ONCE])
        return found

    def _on(self, path: str, query: str, then: Callable[[Page, Load], T]) -> T | None:
        with self._page() as page:
            self._host.sent.clear()
            address = f"{self._host.url}/{path.removesuffix('index.html')}?q={query.replace(' ', '+')}"
            try:
                page.goto(address, wait_until="commit")
                first = page.evaluate(f"Promise.race([first, new Promise((give) => setTimeout(give, {PATIENCE}))])")
            except Error:  # the tab ran out of memory
                return None
            if not first:
                return None
            sent = self._host.sent.copy()
            search = sum(one.size for one in sent if PurePosixPath(one.path).suffix not in OF_THE_PAGE)
            return then(page, Load(first["at"], first["shown"], len(sent), sum(one.size for one in sent), search))

    def _stroke(self, page: Page, letter: str) -> Stroke:
        page.wait_for_timeout(PACE)
        self._host.sent.clear()
        page.locator('[data-module="search"] input[name="q"]').press_sequentially(letter)
        return Stroke(page.evaluate("next"), bool(self._host.sent))

    @contextmanager
    def _page(self) -> Iterator[Page]:
        context = self._browser.new_context(service_workers="block")
        context.add_init_script(path=PAGES / "watch.js")
        yield context.new_page()
        context.close()


@contextmanager
def visiting(host: Host) -> Iterator[Visitor]:
    """A browser for as long as it is needed."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield Visitor(browser, host)
        browser.close()
