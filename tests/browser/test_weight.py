"""What a page weighs on the wire, as GitHub Pages sends it: bytes of bodies, headers not counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.bench._host import Answer, Host, serving
from tests.browser.kinds import kinds, longest
from tests.website.built import Built

READ = 14_000
"""For the page and what styles it: what a server sends before it waits for an answer (RFC 6928)."""

ALL = 40_000
"""With pictures, scripts and the font."""

RECORDS = [path for kind, paths in kinds().items() if kind.split()[1] == "record" for path in paths]

MOST = {"search.html": 70_000, "contribute.html": 100_000, "places.html": 60_000}
"""In all, of other kinds of page: two that are applications, and the map of a country."""


@pytest.fixture
def host(site_root: Built) -> Iterator[Host]:
    with serving(site_root.output) as host:
        yield host


def visited(browser: Browser, host: Host, path: str) -> list[Answer]:
    """All that a phone that remembers nothing fetches for a page, to its end, with everything unfolded."""
    host.sent.clear()
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{host.url}/{path.removesuffix('index.html')}")
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    page.close()
    return list(host.sent)


def read(sent: list[Answer]) -> int:
    """What is needed to read the page: itself and its style, but for that of paper."""
    needed = [one.size for one in sent if one.path.endswith(("/", ".html", ".css")) and "print" not in one.path]
    assert len(needed) >= 2
    return sum(needed)


def total(sent: list[Answer]) -> int:
    return sum(one.size for one in sent)


def too_heavy(path: str, sent: list[Answer]) -> list[str]:
    found = [f"{path}: {read(sent)} B to be read"] if read(sent) > READ else []
    return found + ([f"{path}: {total(sent)} B in all"] if total(sent) > ALL else [])


def test_the_longest_page_of_each_kind_of_record_is_light(browser: Browser, host: Host, site_root: Built) -> None:
    paths = [path for kind, path in longest(site_root).items() if kind.split()[1] == "record"]
    assert len(paths) == 12
    wrong = [problem for path in paths for problem in too_heavy(path, visited(browser, host, path))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.long
def test_every_record_page_is_light(browser: Browser, host: Host) -> None:
    assert len(RECORDS) > 60
    wrong = [problem for path in RECORDS for problem in too_heavy(path, visited(browser, host, path))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.long
def test_other_kinds_of_page_are_light_in_all(browser: Browser, host: Host, site_root: Built) -> None:
    paths = {path: MOST.get(kind.split()[2], ALL) for kind, path in longest(site_root).items()}
    weights = {path: total(visited(browser, host, path)) for path in paths}
    assert not {path: weight for path, weight in weights.items() if weight > paths[path]}


def test_bytes_are_those_of_the_wire(browser: Browser, host: Host, site_root: Built) -> None:
    """Compressed where GitHub Pages compresses; page, style, scripts and font are there, each once."""
    sent = {one.path: one.size for one in visited(browser, host, RECORDS[0])}
    assert len(sent) == len(host.sent)
    where = "/" + RECORDS[0].removesuffix("index.html")
    assert 1000 < sent[where] < (site_root.output / RECORDS[0]).stat().st_size / 2
    font = next(path for path in sent if path.endswith(".woff2"))
    assert sent[font] == (site_root.output / font.lstrip("/")).stat().st_size
    assert {path.rpartition(".")[2] for path in sent} >= {"css", "js", "woff2"}
