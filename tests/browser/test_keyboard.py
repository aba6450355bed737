"""Everything can be done from the keyboard, and one sees where one is."""

from __future__ import annotations

from itertools import takewhile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits
from tests.browser.test_walk import steps
from tests.website.built import Built

MOST = 80
"""Presses of the tabulator within which a giving link is reached from the top of its page."""

FOCUS = """() => {
  const element = document.activeElement, box = element.getClientRects()[0], style = getComputedStyle(element);
  const middle = document.elementFromPoint(box.x + Math.min(box.width / 2, 20), box.y + box.height / 2);
  return {
    tag: element.tagName, href: element.getAttribute("href"),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 1 && box.height > 1 && box.top >= 0 && box.bottom <= innerHeight + 1
      && (element.contains(middle) || (middle && middle.contains(element))),
  };
}"""


def press(page: Page) -> dict[str, object]:
    """Press the tabulator once, and say where that led."""
    page.keyboard.press("Tab")
    focus: dict[str, object] = page.evaluate(FOCUS)
    return focus


@pytest.mark.parametrize("width", [360, 1280])
def test_the_skip_link_comes_first_and_leads_to_the_content(visit: Visits, width: int) -> None:
    here = visit(width=width)
    here.go("index.html")
    first = press(here.page)
    assert first["href"] == "#main" and first["seen"] and first["outlined"], first
    here.page.keyboard.press("Enter")
    expect(here.page.locator("main")).to_be_focused()
    assert here.page.locator("main").locator(":focus").count() == 0
    then = press(here.page)
    assert here.page.locator("main :focus").count() == 1, f"{then}: the next one is in the content"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_giving_link_is_reached_and_followed(
    visit: Visits, site_below_repo: Built, language: str, width: int
) -> None:
    way = steps(site_below_repo, language)
    here = visit(width=width)
    here.page.goto(way.association)
    reached = any(press(here.page)["href"] == way.giving for _ in range(MOST))
    assert reached
    with here.page.expect_event("requestfailed"):
        here.page.keyboard.press("Enter")
    assert here.elsewhere == [way.giving]
    here.elsewhere.clear()
    here.wrong.clear()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["index.html", "associations/toits-partages/index.html", "lieux/index.html"])
def test_each_step_is_seen(visit: Visits, path: str, width: int) -> None:
    """Every focus has an outline of 2 px and lies in the window, with nothing over it (WCAG 2.4.7, 2.4.11)."""
    here = visit(width=width)
    here.go(path)
    pressed = (press(here.page) for _ in range(MOST))
    found = list(takewhile(lambda one: one["tag"] != "BODY", pressed))  # there the window's own buttons come
    assert len({str(one["href"]) for one in found}) > 10
    unseen = [one for one in found if not (one["seen"] and one["outlined"])]
    assert not unseen


def test_focus_goes_backwards_too(visit: Visits) -> None:
    here = visit()
    here.go("index.html")
    there = [press(here.page)["href"] for _ in range(5)]
    here.page.keyboard.press("Shift+Tab")
    assert here.page.evaluate(FOCUS)["href"] == there[-2]
