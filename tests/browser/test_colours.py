"""Where the visitor chooses the colours, nothing that our own said is lost: WCAG 1.4.1, RGAA 3.1 and 10.5."""

from __future__ import annotations

import pytest
from PIL.Image import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits
from tests.browser.pages_host import Visit
from tests.browser.pixels import contrast, edges, picture, pixels
from tests.browser.test_calculator import PATHS as CALCULATORS
from tests.browser.test_search import opened

ENOUGH = 3
"""The contrast that what is no text must have to be made out (WCAG 1.4.11)."""


def forced(visit: Visits, path: str, width: int = 1280) -> Visit:
    here = visit(width=width)
    here.page.emulate_media(forced_colors="active")
    here.go(path)
    return here


def made_out(page: Page, selector: str) -> int:
    """How many times a colour stands out from its neighbour in a row of the first element: its frame, or its parts."""
    one = page.locator(selector).first
    one.scroll_into_view_if_needed()
    box = one.bounding_box()
    assert box, selector
    return edges(picture(page, (box["x"] - 3, box["y"] - 3, box["width"] + 6, box["height"] + 6)), ENOUGH)


FRAMED = [
    ("index.html", "main .button"),
    ("index.html", "main #q"),
    ("associations/tous-les-moyens/index.html", ".give .button"),
    ("associations/tous-les-moyens/index.html", ".give"),
    ("associations/index.html", ".card"),
    ("recherche/index.html", "main .button"),
    ("recherche/index.html", "main #q"),
    ("etat-de-l-annuaire/index.html", ".bar"),
    ("projets/chambres-pour-2027/index.html", ".progress"),
]
"""What must have a frame, or parts, in whatever colours."""


@pytest.mark.parametrize(("path", "selector"), FRAMED)
def test_what_can_be_pressed_or_read_off_is_made_out(visit: Visits, path: str, selector: str) -> None:
    here = forced(visit, path)
    box = here.page.locator(selector).first.bounding_box()
    assert box and made_out(here.page, selector) >= min(box["height"], 8)


def test_the_bar_of_the_calculator_shows_its_parts(visit: Visits) -> None:
    here = forced(visit, CALCULATORS["fr"])
    here.page.locator(".calculator > summary").click()
    here.page.locator("#gift-amount").fill("10")
    here.page.locator("#gift-channel").select_option("1")
    bar = here.page.locator("[data-bar]")
    expect(bar).to_be_visible()
    parts = sum(1 for one in bar.locator("rect").all() if float(one.get_attribute("width") or 0) > 0)
    box = bar.bounding_box()
    assert box and parts > 1
    row = picture(here.page, (box["x"] - 2, box["y"] + box["height"] / 2, box["width"] + 4, 1))
    assert edges(row, 1.5) >= 2, "the end of what arrives is seen"


def test_the_page_where_one_is_is_told_apart(visit: Visits) -> None:
    here = forced(visit, "associations/index.html")
    below = {}
    for selector in ("[aria-current]", "a:not([aria-current])"):
        box = here.page.locator(f".site-menu {selector}").first.bounding_box()
        assert box
        band = (box["x"] - 3, box["y"] + box["height"] - 8, box["width"] + 6, 8)
        below[selector] = edges(picture(here.page, band), ENOUGH)
    assert below["[aria-current]"] >= 6 > below["a:not([aria-current])"], below


def test_a_suggestion_that_is_chosen_is_told_apart(visit: Visits) -> None:
    here = opened(visit)
    here.page.emulate_media(forced_colors="active")
    here.page.locator("#q").press_sequentially("log")
    options = here.page.locator("#q-list [role=option]")
    expect(options.first).to_be_visible()
    before = list(pixels(_shot(here.page, "#q-list [role=option]")))
    here.page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    after = list(pixels(_shot(here.page, "#q-list [role=option]")))
    marked = sum(1 for one, other in zip(before, after, strict=True) if contrast(one, other) >= ENOUGH)
    box = options.first.bounding_box()
    assert box and marked >= 2 * box["height"]


def _shot(page: Page, selector: str) -> Image:
    box = page.locator(selector).first.bounding_box()
    assert box
    return picture(page, (box["x"], box["y"], box["width"], box["height"]))


def test_links_in_texts_are_underlined(visit: Visits) -> None:
    """RGAA 10.6: not told apart by a colour alone."""
    for path in ("associations/toits-partages/index.html", "mentions-legales/index.html"):
        here = visit()
        here.go(path)
        lines = "(all) => all.map((one) => getComputedStyle(one).textDecorationLine + ' ' + one.outerHTML)"
        found = here.page.locator("main p a:not(.button), main .prose a").evaluate_all(lines)
        plain = [one for one in found if one.startswith("none")]
        assert plain == []
