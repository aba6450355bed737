"""The search page fits its window, can be touched with a thumb, and gone through by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits
from tests.browser.test_keyboard import press
from tests.browser.test_layout import OVERFLOW
from tests.browser.test_search import found, opened, settling, write

EVERYTHING = "?kind=associations&cause=logement&cause=culture&help=money&area=FR-ARA&receipt=yes&near=Lyon"
LEAST = 24
MOST = 200
SMALL = """(all, least) => all.map(one => [one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.width < least || box.height < least))
  .map(([text, box]) => `${text}: ${box.width} × ${box.height}`)"""
STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, summary")].filter(one =>
  one.checkVisibility({ visibilityProperty: true }) && !one.disabled
  && !(one.type === "radio" && !one.checked)).length"""


def open_all(page: Page) -> None:
    page.locator("[data-filters] > summary").click()
    expect(page.locator("[data-area=region] option").nth(1)).to_contain_text("(")


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_all_of_it_fits(visit: Visits, language: str, width: int) -> None:
    page = opened(visit, EVERYTHING, language, width).page
    open_all(page)
    assert page.locator(".chip").count() == 7
    assert page.evaluate(OVERFLOW) == []
    for field in ("q", "near"):
        page.locator(f"#{field}").fill("")
        page.locator(f"#{field}").press_sequentially("vill")
        suggestions = page.locator(f"#{field}-list")
        expect(suggestions).to_be_visible()
        box = suggestions.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
        assert page.evaluate(OVERFLOW) == []
        assert page.locator(f"#{field}-list [role=option]").evaluate_all(SMALL, LEAST) == []
    assert page.locator(".chip, .box, main button, main select, main .combobox input").evaluate_all(SMALL, LEAST) == []


def test_a_suggestion_that_is_chosen_is_seen(visit: Visits) -> None:
    """On a phone that lies on its side too."""
    page = opened(visit, width=640).page
    page.set_viewport_size({"width": 640, "height": 360})
    page.locator("#near").press_sequentially("saint")
    options = page.locator("#near-list [role=option]")
    expect(options.nth(5)).to_be_attached()
    for at in range(options.count()):
        page.keyboard.press("ArrowDown")
        box = options.nth(at).bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= 360.5, at


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_is_gone_through_without_a_trap(visit: Visits, width: int) -> None:
    page = opened(visit, "?kind=associations&near=Lyon", width=width).page
    open_all(page)
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    stops = page.evaluate(STOPS)
    page.locator("body").evaluate("body => { body.tabIndex = -1; body.focus(); body.removeAttribute('tabindex') }")
    passed = []
    for _ in range(MOST):
        focus = press(page)
        if focus["tag"] == "BODY":
            break
        passed.append(focus)
    assert len(passed) == stops > 70
    assert [one for one in passed if not (one["seen"] and one["outlined"])] == []


def test_suggestions_are_no_trap(visit: Visits) -> None:
    page = opened(visit).page
    write(page, "log")
    expect(page.locator("#q-list")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Chercher")).to_be_focused()
    expect(page.locator("#q-list")).to_be_hidden()
    expect(page.locator("#q")).to_have_value("log")


@pytest.mark.parametrize("width", [360, 1280])
def test_more_results_take_the_focus(visit: Visits, width: int) -> None:
    page = opened(visit, "?kind=associations", width=width).page
    more = page.get_by_role("button", name="Afficher plus de résultats")
    first = found(page)
    assert len(first) == 10
    for before, count in ((10, 20), (20, 22)):
        with settling(page):
            more.focus()
            page.keyboard.press("Enter")
        link = page.locator("[data-results] > .card").nth(before).locator("a")
        expect(link).to_be_focused()
        assert len(found(page)) == count and found(page)[:10] == first
    expect(more).to_be_hidden()
    assert len(set(found(page))) == 22
