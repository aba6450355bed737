"""A person walks from the first page to a giving link, with and without JavaScript, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits
from tests.website.built import Built
from tests.website.parsed import by_address, pages


@dataclass(frozen=True)
class Steps:
    """Addresses of a walk: a cause, an association of that cause, where its giving link leads."""

    cause: str
    association: str
    giving: str


@cache
def steps(site: Built, language: str) -> Steps:
    """The first way there is from the first page to a giving link, by links alone."""
    known = by_address(site)
    home = pages(site)["index.html" if language == "fr" else "en/index.html"]
    for cause in (link for link in home.links if "/causes/" in link and link != home.url):
        for link in known[cause].links:
            found = known.get(urldefrag(link)[0])
            given = found.tree.all("section", class_="give") if found and "/associations/" in link else []
            external = [
                one.get("href") for section in given for one in section.all("a", rel="external", class_="button")
            ]
            if found and external:
                return Steps(cause, found.url, external[0])
    raise AssertionError("no association can be given to")


def follow(page: Page, address: str) -> None:
    """Click the link of the main part of a page that leads to an address."""
    hrefs = page.locator("main a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    href = next(one for one in hrefs if one and urljoin(page.url, one) == address)
    page.locator(f'main a[href="{href}"]').first.click()
    expect(page).to_have_url(address)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_from_the_first_page_to_a_giving_link(
    visit: Visits, site_below_repo: Built, language: str, javascript: bool, width: int
) -> None:
    way = steps(site_below_repo, language)
    here = visit(javascript=javascript, width=width)
    here.go("index.html" if language == "fr" else "en/index.html")
    assert here.page.locator("html").get_attribute("lang") == language
    follow(here.page, way.cause)
    follow(here.page, way.association)
    button = here.page.locator("section.give a.button[rel=external]").first
    expect(button).to_be_visible()
    box = button.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= width and box["height"] >= 24
    assert not here.elsewhere, "nothing has left before the visitor does"
    with here.page.expect_event("requestfailed"):
        button.click(no_wait_after=True)
    assert here.elsewhere == [way.giving]
    here.elsewhere.clear()
    here.wrong.clear()  # the browser says that we did not let it go there


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_the_language_switch(visit: Visits, site_below_repo: Built, javascript: bool) -> None:
    way = steps(site_below_repo, "fr")
    there = by_address(site_below_repo)[way.association].alternates()["en"]
    here = visit(javascript=javascript)
    here.page.goto(way.association)
    name = here.page.locator("h1").inner_text()
    here.page.locator(".site-languages a[lang=en]").click()
    expect(here.page).to_have_url(there)
    assert here.page.locator("html").get_attribute("lang") == "en" and here.page.locator("h1").inner_text() == name
    here.page.locator(".site-languages a[lang=fr]").click()
    expect(here.page).to_have_url(way.association)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_former_address_leads_to_the_record(visit: Visits, site_below_repo: Built, javascript: bool) -> None:
    former = next(page for page in pages(site_below_repo).values() if page.is_redirect)
    target = former.tree.one("link", rel="canonical").get("href")
    here = visit(javascript=javascript)
    here.page.goto(former.url, wait_until="commit")
    expect(here.page).to_have_url(target)


@pytest.mark.parametrize("path", ["nothing", "associations/nothing/", "a/b/c/d/e/f.html", "en/places/nowhere/x/y/"])
def test_an_address_that_does_not_exist(visit: Visits, path: str) -> None:
    here = visit()
    response = here.page.goto(f"{here.site.url}/{path}")
    assert response and response.status == 404
    assert len(here.missing) == 1, "its own style and font are found from there"
    colour = "getComputedStyle(document.querySelector('.site-header')).display"
    assert here.page.evaluate(colour) != "", "it has its style"
    assert here.page.evaluate("document.styleSheets[0].cssRules.length") > 5
    here.page.locator("main a", has_text="Élan").first.click()
    expect(here.page).to_have_url(f"{here.site.url}/")
    here.missing.clear()
    here.wrong[:] = [line for line in here.wrong if "404" not in line]
