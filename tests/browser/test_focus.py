"""What has the focus is seen: WCAG 2.4.7, and 2.4.13 as a measure, which is more than level AA asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visits
from tests.browser.kinds import longest
from tests.browser.pages_host import Visit
from tests.browser.pixels import changed, picture
from tests.browser.test_engines import OPEN
from tests.website.built import Built

ROOM = 10
"""CSS pixels round an element in which its mark of focus may lie."""

CONTRAST = 3
THICK = 2
"""A mark changes as many pixels as a line of 2 CSS pixels round the element has, by a contrast of 3:1 (WCAG 2.4.13)."""

STYLES = """() => {
  const shown = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }));
  const around = ["[class]:not(a, button, input)", "section, nav, main, header, footer"];
  const named = (one) => `${one?.localName}.${one?.className}`;
  const within = (one) => [one, one.parentElement, ...around.map((selector) => one.closest(selector))];
  const style = (one) => `${within(one).map(named).join(" < ")} ${one.ariaCurrent ?? ""}`;
  window.kept = new Map(shown.map((one) => [style(one), one]));
  return [...window.kept.keys()];
}"""
FOCUS = """(style) => {
  const one = window.kept.get(style);
  one.scrollIntoView({ block: "center" });
  one.focus({ preventScroll: true });
  const boxes = [...one.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  const all = one.getBoundingClientRect();
  return {
    round: boxes.length ? 2 * (all.width + all.height) : 0, // of what is broken over lines, as of a stair
    box: [all.x, all.y, all.width, all.height], isMarked: one.matches(":focus-visible"),
  };
}"""


@dataclass(frozen=True)
class Mark:
    """How well the focus of an element is seen: the pixels that it changes, and how many it should."""

    pixels: int
    wanted: float


def mark(page: Page, style: str) -> Mark:
    """Measure one element of a style."""
    page.keyboard.press("Shift")  # so that the browser knows that there is a keyboard
    found = page.evaluate(FOCUS, style)
    assert found["isMarked"], f"{style} does not take the focus"
    x, y, width, height = found["box"]
    left, top = max(x - ROOM, 0), max(y - ROOM, 0)
    size = page.viewport_size or {"width": 0, "height": 0}
    right, bottom = min(x + width + ROOM, size["width"]), min(y + height + ROOM, size["height"])
    box = (left, top, right - left, bottom - top)
    after = picture(page, box)
    page.evaluate("document.activeElement.blur()")
    return Mark(changed(picture(page, box), after, CONTRAST), found["round"] * THICK)


def check(here: Visit, paths: list[str]) -> None:
    """Measure one element of each style of these pages, whatever page it is first met on."""
    known: set[str] = set()
    problems = []
    for path in paths:
        here.go(path)
        here.page.evaluate(OPEN)
        here.page.keyboard.press("Tab")
        for style in here.page.evaluate(STYLES):
            if style not in known:
                known.add(style)
                found = mark(here.page, style)
                if found.pixels < found.wanted:
                    problems.append(f"{path}: {style}: {found}")
    assert len(known) > 40
    assert not problems, "\n".join(problems)
    here.missing[:] = [url for url in here.missing if not url.endswith("/404.html")]


def test_the_focus_is_seen_on_every_kind_of_page(visit: Visits, site_below_repo: Built) -> None:
    check(visit(), [path for kind, path in sorted(longest(site_below_repo).items()) if kind.startswith("fr")])


@pytest.mark.long
@pytest.mark.parametrize(("scheme", "width"), [("dark", 1280), ("dark", 360), ("light", 360)])
def test_the_focus_is_seen_in_the_dark_and_on_a_phone(
    visit: Visits, site_below_repo: Built, scheme: Literal["light", "dark"], width: int
) -> None:
    paths = [path for kind, path in sorted(longest(site_below_repo).items()) if kind.startswith("fr")]
    check(visit(scheme=scheme, width=width), paths)


@pytest.mark.long
def test_the_focus_is_seen_in_colours_of_the_visitor(visit: Visits, site_below_repo: Built) -> None:
    paths = [path for kind, path in sorted(longest(site_below_repo).items()) if kind.startswith("fr")]
    here = visit()
    here.page.emulate_media(forced_colors="active")
    check(here, paths)


@pytest.mark.parametrize("style", ["outline: none", "outline: 1px dotted", "outline: 3px solid #e4dccf"])
def test_a_focus_that_is_hard_to_see_is_seen(visit: Visits, style: str) -> None:
    here = visit()
    here.go("index.html")
    here.page.keyboard.press("Tab")
    here.page.evaluate(f"""() => {{
      for (const one of document.querySelectorAll("a")) one.style = "{style} !important";
    }}""")
    links = [one for one in here.page.evaluate(STYLES) if one.startswith("a.")]
    found = [mark(here.page, one) for one in links[1:8]]
    assert any(one.pixels < one.wanted for one in found), found
