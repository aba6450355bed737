"""Without JavaScript the form leads to a page that says so, and to everything that can be found without it."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visits
from tests.browser.test_layout import OVERFLOW
from tests.browser.test_search import PATHS, start
from tests.website.built import Built
from tests.website.parsed import file_of, pages

SENTENCE = {"fr": "(JavaScript) qui tourne dans votre navigateur", "en": "(JavaScript) that your browser runs"}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_form_leads_to_what_can_be_browsed(
    visit: Visits, site_below_repo: Built, language: str, width: int
) -> None:
    here = start(visit, width, javascript=False)
    page = here.page
    here.go("" if language == "fr" else "en/")
    page.locator("#q").fill("une chambre")
    page.locator("#q").press("Enter")
    expect(page).to_have_url(f"{here.site.url}/{PATHS[language]}?q=une+chambre")
    expect(page.locator("[data-still]")).to_contain_text(SENTENCE[language])
    for part in ("#near", "[data-locate]", "[data-filters]", "[data-sort]", "[data-more]", "[data-failed]", ".card"):
        assert page.locator(part).locator("visible=true").count() == 0, part
    assert (
        page.locator("main button:visible").all_inner_texts()
        == page.locator("form button[type=submit]").all_inner_texts()
    )
    assert page.locator("main input:visible").count() == 1
    links = page.locator("[data-browse] a:visible")
    hrefs = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert all(file_of(site_below_repo, urljoin(page.url, href)) for href in hrefs)
    links.first.click()
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_choice_is_a_page(site_below_repo: Built, language: str) -> None:
    """What the filters offer of kinds, help, causes, countries and regions is browsed too, by the same name."""
    tree = pages(site_below_repo)[PATHS[language] + "index.html"].tree
    section = next(one for one in tree.all("section") if "data-browse" in one.attributes)
    links = {link.text.partition(" ·")[0] for link in section.all("a")}
    form = tree.one("form", class_="search")
    for facet in ("help", "cause"):
        boxes = form.all("input", data_facet=facet)
        labels = [label.text for label in form.all("label", class_="box") if label.one("input") in boxes]
        assert len(labels) == len(boxes) > 4 and set(labels) <= links
    regions = [one.get("data-name") for one in form.one("select", data_area="region").all("option") if one.get("value")]
    assert len(regions) > 10 and set(regions) <= links
    kinds = form.all("input", data_facet="kind")
    assert 5 < len(kinds) <= len([one for one in section.all("a") if "a-z" in one.get("href")])


@pytest.mark.parametrize("width", [360, 1280])
def test_it_fits_its_window(visit: Visits, width: int) -> None:
    """Measured with scripts stopped from starting, for what measures is one."""
    here = start(visit, width)
    here.page.route("**/js/search/search.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    here.go("recherche/")
    expect(here.page.locator("[data-still]")).to_be_visible()
    assert here.page.evaluate(OVERFLOW) == []
