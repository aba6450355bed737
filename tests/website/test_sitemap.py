"""The sitemap: every page that is for search engines, with its twins, cut where the protocol asks for it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from plugins.website.site import Site
from plugins.website.sitemap import MOST, robots, sitemap
from tests.website import entries
from tests.website.built import BELOW_URL, Built
from tests.website.parsed import by_address, indexed

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def urls(content: bytes) -> dict[str, Element]:
    """Each address of a sitemap, with what it says of it."""
    root = ElementTree.fromstring(content)
    assert root.tag == f"{{{NS['s']}}}urlset"
    found = [(one.findtext("s:loc", "", NS), one) for one in root.findall("s:url", NS)]
    assert len(dict(found)) == len(found), "each once"
    return dict(found)


def twins(url: Element) -> Mapping[str | None, str | None]:
    return {one.get("hreflang"): one.get("href") for one in url.findall("x:link", NS)}


def test_it_lists_what_is_for_search_engines(site: Built) -> None:
    listed = urls((site.output / "sitemap.xml").read_bytes())
    assert set(listed) == {page.url for page in indexed(site)}


def test_twins_are_those_that_the_page_names(site: Built) -> None:
    for address, url in urls((site.output / "sitemap.xml").read_bytes()).items():
        named = dict(by_address(site)[address].alternates())
        named.pop("x-default")
        assert twins(url) == named


@pytest.mark.skipif(not shutil.which("git"), reason="without git no day is known")
def test_it_says_when_an_entry_was_edited_and_nothing_else(site_root: Built) -> None:
    listed = urls((site_root.output / "sitemap.xml").read_bytes())
    days = {address: url.findtext("s:lastmod", None, NS) for address, url in listed.items()}
    assert days["https://example.org/associations/toits-partages/"] == "2026-11-01"
    assert days["https://example.org/en/associations/toits-partages/"] == "2026-11-01"
    assert days["https://example.org/"] is days["https://example.org/associations/"] is None
    assert set(days.values()) == {"2026-11-01", "2026-10-01", None}


def test_without_a_history_it_says_no_day(site_below_repo: Built) -> None:
    listed = urls((site_below_repo.output / "sitemap.xml").read_bytes())
    assert not [url for url in listed.values() if url.find("s:lastmod", NS) is not None]


def test_robots_may_read_everything_and_find_the_sitemap(site: Built) -> None:
    text = (site.output / "robots.txt").read_text(encoding="utf-8")
    assert text == f"User-agent: *\nAllow: /\nSitemap: {site.url}/sitemap.xml\n"


@pytest.fixture
def small(tmp_path: Path) -> Site:
    return next(iter(entries.scenes(entries.lay(tmp_path, {})).values())).site


def listing(count: int) -> list[dict[str, str]]:
    return [
        {"loc": f"{BELOW_URL}/{one}/", "fr": f"{BELOW_URL}/{one}/", "lastmod": "2026-01-01"} for one in range(count)
    ]


def test_the_protocol_allows_50_000_addresses_a_file() -> None:
    assert MOST == 50_000


@pytest.mark.parametrize(("count", "files"), [(0, 1), (1, 1), (3, 1), (4, 3), (6, 3), (7, 4)])
def test_it_is_cut_beyond_a_limit(small: Site, count: int, files: int) -> None:
    made = {one.path: one.content for one in sitemap(small, listing(count), most=3)}
    assert len(made) == files
    if files == 1:
        assert list(urls(made["sitemap.xml"])) == [one["loc"] for one in listing(count)]
        return
    index = ElementTree.fromstring(made["sitemap.xml"])
    assert index.tag == f"{{{NS['s']}}}sitemapindex"
    named = [one.findtext("s:loc", "", NS) for one in index.findall("s:sitemap", NS)]
    assert named == [f"{BELOW_URL}/sitemap-{number}.xml" for number in range(1, files)]
    parts = [list(urls(made[name.removeprefix(f"{BELOW_URL}/")])) for name in named]
    assert [address for part in parts for address in part] == [one["loc"] for one in listing(count)]
    assert all(1 <= len(part) <= 3 for part in parts)


def test_robots_name_the_sitemap_below_a_path(small: Site) -> None:
    assert robots(small).content.endswith(b"Sitemap: https://example.org/repo/sitemap.xml\n")


@pytest.mark.long
def test_it_is_cut_beyond_50_000(small: Site) -> None:
    made = {one.path: one.content for one in sitemap(small, listing(MOST + 1))}
    assert [len(urls(made[f"sitemap-{number}.xml"])) for number in (1, 2)] == [50_000, 1]
    assert all(len(content) < 50 * 2**20 for content in made.values()), "50 MB a file at most"
    assert len(list(sitemap(small, listing(MOST)))) == 1
