"""A place is chosen on the map with a pointer, and in the list beside it without one; neither needs a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits
from tests.browser.pages_host import Visit
from tests.browser.test_layout import OVERFLOW
from tests.website.built import DIRECTORY, Built
from tests.website.entries import scenes

FILL = "one => getComputedStyle(one).fill"
FOCUSED = "document.activeElement.className"
SPOTS = """one => {
  const { left, top, width, height } = one.getBoundingClientRect();
  const hit = (x, y) => document.elementFromPoint(left + x, top + y)?.closest("a") === one.parentNode;
  const spots = [];
  for (let y = 4; y < height - 4; y += 2)
    for (let x = 4; x < width - 4; x += 2)
      if ([-4, 0, 4].every(a => [-4, 0, 4].every(b => hit(x + a, y + b)))) spots.push({ x, y });
  return spots;
}"""
"""Where, from the corner of its box, a finger that is 4 pixels beside would still touch a shape."""


def address(site: Built, code: str = "") -> str:
    """The page of an area in French, or of all places."""
    paths = scenes(DIRECTORY)["fr"].paths
    return (paths.area(code) if code else paths.areas())("fr").removesuffix("index.html")


def open_places(here: Visit) -> Page:
    here.go(address(here.site) + "index.html")
    return here.page


def sun(page: Page) -> str:
    """The colour of what is pointed at, as the browser says it."""
    return str(
        page.evaluate("""() => {
          const one = document.createElement("b");
          one.style.setProperty("color", "var(--sun)");
          document.body.append(one);
          const said = getComputedStyle(one).color;
          one.remove();
          return said;
        }""")
    )


def shape(code: str) -> str:
    return f".atlas__frame a.at-{code} path"


def entry(code: str) -> str:
    return f".atlas__list a.at-{code}"


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("code", ["FR-69", "FR-2B", "FR-974"])
def test_a_click_on_a_shape_leads_to_its_page(visit: Visits, javascript: bool, code: str) -> None:
    here = visit(javascript=javascript)
    page = open_places(here)
    page.locator(shape(code)).click()
    expect(page).to_have_url(f"{here.site.url}/{address(here.site, code)}")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("code", ["FR-75C", "FR-92", "FR-93", "FR-94"])
def test_paris_and_its_neighbours_can_be_pointed_at(visit: Visits, width: int, code: str) -> None:
    """Drawn a second time, they are large enough; one is a crescent, which is not pointed at in its middle."""
    here = visit(width=width)
    page = open_places(here)
    closer = page.locator(f".atlas__frame a.at-{code} use")
    box = closer.bounding_box()
    assert box and min(box["width"], box["height"]) >= 16 and max(box["width"], box["height"]) >= 24
    closer.scroll_into_view_if_needed()
    spots = closer.evaluate(SPOTS)
    assert len(spots) > 5
    closer.click(position=spots[len(spots) // 2])
    expect(page).to_have_url(f"{here.site.url}/{address(here.site, code)}")


def test_the_list_is_the_way_of_the_keyboard(visit: Visits) -> None:
    """From the name of the country the next stop is the list, not the map; what has the focus lights on the map."""
    here = visit()
    page = open_places(here)
    page.locator("h2 a").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "at-FR-ARA"
    assert page.locator(shape("FR-69")).evaluate(FILL) == sun(page), "a region lights all of its départements"
    assert page.locator(shape("FR-21")).evaluate(FILL) != sun(page)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "at-FR-01"
    assert page.locator(shape("FR-01")).evaluate(FILL) == sun(page)
    assert page.locator(shape("FR-69")).evaluate(FILL) != sun(page)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{here.site.url}/{address(here.site, 'FR-01')}")


def test_a_link_and_its_shape_light_each_other(visit: Visits) -> None:
    here = visit()
    page = open_places(here)
    before = page.locator(shape("FR-22")).evaluate(FILL)
    page.locator(entry("FR-22")).hover()
    assert page.locator(shape("FR-22")).evaluate(FILL) == sun(page) != before
    page.locator(shape("FR-69")).hover()
    marked = "one => getComputedStyle(one).backgroundColor"
    assert page.locator(entry("FR-69")).evaluate(marked) == sun(page)
    assert page.locator(entry("FR-22")).evaluate(marked) != sun(page)


def test_the_map_stays_beside_the_list(visit: Visits) -> None:
    here = visit()
    page = open_places(here)
    page.locator(entry("FR-84")).scroll_into_view_if_needed()
    expect(page.locator(shape("FR-84"))).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_the_map_stands_above_the_list(visit: Visits, width: int) -> None:
    here = visit(width=width)
    page = open_places(here)
    sheet, first = page.locator(".atlas__sheet").first.bounding_box(), page.locator(entry("FR-ARA")).bounding_box()
    assert sheet and first and sheet["width"] > width * 0.8 and sheet["x"] + sheet["width"] <= width
    assert sheet["y"] + sheet["height"] < first["y"]
    assert page.evaluate(OVERFLOW) == []


def test_a_point_and_its_card_light_each_other(visit: Visits) -> None:
    here = visit()
    here.go(address(here.site, "FR-69") + "index.html")
    point, card = here.page.locator(".atlas__point").first, here.page.locator(".grid > *").first
    number = next(one for one in str(point.get_attribute("class")).split() if one.startswith("nth-"))[4:]
    card = here.page.locator(f".grid > :nth-child({number})")
    before = point.evaluate(FILL)
    card.locator("a").first.focus()
    assert point.evaluate(FILL) != before
    point.locator("circle").hover()
    assert card.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    assert here.page.locator(".atlas__point[tabindex='0'], svg a:not([tabindex='-1'])").count() == 0


def test_nothing_is_lost_without_has(visit: Visits) -> None:
    """Rules that an old browser does not know stand apart: the drawing has its colours without them."""
    here = visit()
    page = open_places(here)
    rules = page.evaluate("""() => [...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
      .flatMap(layer => [...(layer.cssRules ?? [])]).filter(rule => rule.selectorText?.includes(":has(a.at-"))
      .map(rule => rule.style.length)""")
    assert rules == [2], "they set two colours and nothing else"
