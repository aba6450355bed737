"""Nothing that is read moves: not when the font comes late, not when scripts do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Visits
from tests.browser.kinds import longest
from tests.browser.pages_host import Visit
from tests.website.built import Built

MOST = 0.01
"""Of cumulative layout shift: a tenth of what web.dev calls good."""

LATE = ("font", "script", "image", "fetch")
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
SHIFTS = """() => new Promise(done => {
  const found = [], seen = new PerformanceObserver(list => found.push(...list.getEntries()));
  seen.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(found.map(one => [
    one.value, ...one.sources.map(({ node, previousRect: from, currentRect: to }) =>
      `${node?.nodeName}.${node?.className}: ${from.y} + ${from.height} → ${to.y} + ${to.height}`),
  ])))));
})"""


@dataclass
class Line:
    """A slow line: what comes after the page and its style waits until the page has been painted."""

    here: Visit
    held: list[Route] | None = field(default_factory=list)

    def answer(self, route: Route) -> None:
        """Of each request."""
        if self.held is not None and route.request.resource_type in LATE:
            self.held.append(route)
        else:
            self.here.fulfil(route)

    def shifts(self, path: str) -> list[Any]:
        """Everything that moves on a page: by how much, and what."""
        held = self.held = []
        self.here.page.goto(f"{self.here.site.url}/{path.removesuffix('index.html')}", wait_until="commit")
        self.here.page.locator("footer").wait_for()
        self.here.page.evaluate(PAINTED)
        assert {"font", "script"} <= {route.request.resource_type for route in held}, path
        self.held = None
        for route in held:
            self.here.fulfil(route)
        self.here.page.wait_for_load_state()
        expect(self.here.page.locator("[data-module=search]:not([data-settled])")).to_have_count(0)
        self.here.page.evaluate("document.fonts.ready")
        found: list[Any] = self.here.page.evaluate(SHIFTS)
        return found


def slow(here: Visit) -> Line:
    """On a line so slow, time stands still: what shows after a while without scripts does not show because of us."""
    animations = here.context.new_cdp_session(here.page)
    animations.send("Animation.enable")
    animations.send("Animation.setPlaybackRate", {"playbackRate": 0})
    line = Line(here)
    here.page.route("**/*", line.answer)
    return line


def check(visit: Visits, site: Built, language: str, width: int) -> None:
    here = visit(site, width=width)
    line = slow(here)
    wrong = []
    paths = {path for kind, path in longest(site).items() if kind.startswith(language)}
    for path in sorted(paths):
        found = line.shifts(path)
        if sum(value for value, *_ in found) >= MOST:
            wrong += [f"{path}: {one}" for one in found]
    assert len(paths) > 20 and not wrong, "\n".join(wrong)
    here.missing[:] = [url for url in here.missing if not url.endswith("/404.html")]


@pytest.mark.parametrize("width", [360, 1280])
def test_no_kind_of_page_moves(visit: Visits, site_below_repo: Built, width: int) -> None:
    check(visit, site_below_repo, "fr", width)


@pytest.mark.long
@pytest.mark.parametrize("width", [360, 1280])
def test_no_kind_of_page_moves_in_english(visit: Visits, site_below_repo: Built, width: int) -> None:
    check(visit, site_below_repo, "en", width)


@pytest.mark.parametrize("address", ["recherche/?q=toit", "contribuer/?kind=association"])
def test_what_scripts_bring_moves_nothing(visit: Visits, address: str) -> None:
    here = visit(width=360)
    found = slow(here).shifts(address)
    assert sum(value for value, *_ in found) < MOST, found


def test_what_moves_is_seen(visit: Visits) -> None:
    here = visit()
    line = slow(here)
    here.page.add_init_script("""addEventListener("load", () => document.body.prepend(
      Object.assign(document.createElement("h2"), { textContent: "late" })))""")
    assert sum(value for value, *_ in line.shifts("index.html")) >= MOST


def test_the_font_that_stands_in_is_as_wide_and_its_lines_as_high(visit: Visits, site_below_repo: Built) -> None:
    """So that the first page looks like the next ones, where the system has Arial or a font with its widths."""
    here = visit()
    sizes = []
    for late in (False, True):
        if late:
            here.page.route("**/*.woff2", lambda route: route.abort())
        here.go("associations/toits-partages/index.html")
        here.page.evaluate("document.fonts.ready")
        sizes.append(
            here.page.evaluate("""() => [...document.querySelectorAll("h1, h2, h3")].map(one => {
          one.style.whiteSpace = "nowrap";
          const range = document.createRange();
          range.selectNodeContents(one);
          return [range.getBoundingClientRect().width, one.getBoundingClientRect().height];
        })""")
        )
    here.wrong.clear()  # that the font was not found
    ours, others = sizes
    assert len(ours) > 5 and ours != others
    assert [height for _, height in others] == pytest.approx([height for _, height in ours], rel=0.01)
    assert [width for width, _ in others] == pytest.approx([width for width, _ in ours], rel=0.08)
    assert sum(width for width, _ in others) == pytest.approx(sum(width for width, _ in ours), rel=0.03)
