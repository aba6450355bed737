"""Every internal link and anchor resolves, at the root of a domain and below a path; every page can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from tests.website.built import Built
from tests.website.parsed import Page, by_address, file_of, pages

SHOWN = 20


def broken(page: Page) -> Iterator[str]:
    """Each address of the site's own host that leads to nothing, or to an anchor that is not there."""
    known = by_address(page.site)
    for address in page.links:
        if urlsplit(address).netloc != "example.org":
            continue
        whole, anchor = urldefrag(address)
        found = known.get(whole)
        if file_of(page.site, whole) is None:
            yield f"{page.path}: {address}"
        elif anchor and (found is None or unquote(anchor) not in found.ids):
            yield f"{page.path}: no anchor {address}"


def test_every_internal_link_and_anchor_resolves(site: Built) -> None:
    problems = [problem for page in pages(site).values() for problem in broken(page)]
    assert not problems, "\n".join(problems[:SHOWN])


def test_nothing_is_addressed_from_where_one_stands(site: Built) -> None:
    """Addresses are absolute: the 404 page is shown at any depth, and a page may be read with or without its slash."""
    for page in pages(site).values():
        links = [one.get("href") for tag in ("a", "link") for one in page.tree.all(tag)]
        links += [one.get("src") for tag in ("img", "script") for one in page.tree.all(tag) if "src" in one.attributes]
        relative = [link for link in links if not link.startswith(("https://", "http://", "mailto:", site.base, "#"))]
        assert not relative, f"{page.path}: {relative[:SHOWN]}"


def test_links_lead_to_pages_and_not_to_redirects(site: Built) -> None:
    known = by_address(site)
    for page in pages(site).values():
        former = [link for link in page.links if (found := known.get(urldefrag(link)[0])) and found.is_redirect]
        assert page.is_redirect or not former, f"{page.path}: {former}"


def test_every_page_can_be_reached_from_the_first(site: Built) -> None:
    known = by_address(site)
    seen = {f"{site.url}/"}
    ahead = list(seen)
    while ahead:
        page = known[ahead.pop()]
        followed = {urldefrag(link)[0] for link in page.links} & known.keys()
        ahead += followed - seen
        seen |= followed
    alone = {url for url, page in known.items() if page.is_indexed} - seen
    assert not alone, sorted(alone)[:SHOWN]


@pytest.mark.parametrize("bad", ["/repo/nothing/", "/repo/#nowhere", "/", "/repository/"])
def test_a_bad_link_is_seen(site_below_repo: Built, bad: str) -> None:
    page = Page(site_below_repo, "index.html")
    page.links = [f"https://example.org{bad}"]
    assert len(list(broken(page))) == 1
