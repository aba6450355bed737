"""A visitor finds a room in a home near Lyon, by keyboard only, from the first page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits
from tests.browser.test_keyboard import MOST
from tests.browser.test_search import PATHS, found, said, settled, settling, start

WANTED = {
    "fr": ("", "une chambre chez l'habitant", "Une chambre chez l'habitant", "à 1 km"),
    "en": ("en/", "a room in a home", "A room in a home", "1 km away"),
}


def tab_to(page: Page, selector: str) -> None:
    """Press the tabulator until an element has the focus."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{MOST} presses of the tabulator do not lead to {selector}")


def distances(page: Page) -> list[int]:
    """The kilometres that the results say, in their order."""
    texts = page.locator("[data-results] .card__foot").all_inner_texts()
    return [int(match.group(1)) for text in texts if (match := re.search(r"(\d+) km", text))]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_room_in_a_home_near_lyon(visit: Visits, language: str, width: int) -> None:
    home, words, need, away = WANTED[language]
    here = start(visit, width)
    page = here.page
    here.go(home)
    tab_to(page, "#q")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(PATHS[language]) + r"\?q="))
    settled(page, words)
    everywhere = said(page)

    tab_to(page, "#near")
    page.keyboard.type("Lyo")
    lyon = page.locator("#near-list [role=option]").first
    expect(lyon).to_have_text(re.compile("^Lyon "))
    page.keyboard.press("ArrowDown")
    expect(lyon).to_have_attribute("aria-selected", "true")
    with settling(page):
        page.keyboard.press("Enter")
    expect(page.locator("#near")).to_have_value(re.compile(r"^Lyon \("))
    expect(page.locator("#near")).to_be_focused()
    assert said(page) == everywhere, "a place sorts, it does not narrow"
    near = distances(page)
    assert len(near) == len(found(page)) > 0 and near == sorted(near)
    expect(page.locator("[data-sort]")).to_have_value("near")
    room = page.locator("[data-results] > .card", has_text=need)
    expect(room).to_contain_text(away)
    results, address = page.locator("[data-results]").inner_text(), page.url
    assert "q=" in address and "near=Lyon" in address

    page.reload()
    settled(page, words)
    assert page.locator("[data-results]").inner_text() == results
    other = start(visit, width)
    other.page.goto(address)
    settled(other.page, words)
    assert other.page.locator("[data-results]").inner_text() == results

    tab_to(page, "[data-results] a")
    assert page.evaluate("document.activeElement.textContent") == found(page)[0]
    tab_to(page, "[data-results] a") if "Toits" not in found(page)[0] else None
    assert page.evaluate("document.activeElement.textContent") == "Toits partagés"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Toits partagés")
    assert page.url.endswith("/associations/toits-partages/") and need in page.locator("main").inner_text()
    page.go_back()
    settled(page, words)
    assert page.url == address and page.locator("[data-results]").inner_text() == results
