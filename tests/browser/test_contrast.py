"""Letters that lie over a drawing stand out from it, pixel by pixel: what axe-core leaves as a question."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visits
from tests.browser.engines import script
from tests.browser.kinds import longest
from tests.browser.pixels import Colour, contrast, picture, pixels
from tests.website.built import Built

LARGE = 24
"""Pixels from which letters are large (18 points), bold ones from 18.66 on; 3:1 is enough for those (WCAG 1.4.3)."""

MANY = 0.02
"""The part of the pixels of letters that must lie on a colour for it to count: not what smooths an edge."""

TELL = """(one) => {
  one.scrollIntoView({ block: "center" });
  const style = getComputedStyle(one), { x, y, width, height } = one.getBoundingClientRect();
  const size = parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
  const drawn = document.createElement("canvas").getContext("2d");
  drawn.fillStyle = one.ownerSVGElement ? style.fill : style.color;
  drawn.fillRect(0, 0, 1, 1);
  const colour = [...drawn.getImageData(0, 0, 1, 1).data].slice(0, 3);
  return { box: [x, y, width, height], isLarge, colour };
}"""
HIDE = """(one) => [one, ...one.querySelectorAll("*")].forEach((inner) => {
  const names = ["color", "fill", "text-decoration-color"];
  for (const name of names) inner.style.setProperty(name, "transparent", "important");
})"""


def least(page: Page, selector: str) -> tuple[float, float]:
    """The lowest contrast between the letters of an element and what lies behind them, and the one it should have."""
    told = page.locator(selector).first.evaluate(TELL)
    letters: Colour = tuple(told["colour"])
    before = picture(page, told["box"])
    page.locator(selector).first.evaluate(HIDE)
    both = zip(pixels(before), pixels(picture(page, told["box"])), strict=True)
    behind = Counter(without for shown, without in both if shown != without)
    assert behind, f"{selector} shows no letters"
    enough = MANY * behind.total()
    found = min(contrast(letters, colour) for colour, count in behind.items() if count >= enough)
    return found, 3 if told["isLarge"] else 4.5


def style(selector: str) -> str:
    """A selector without what tells one element from others of its kind."""
    return re.sub(r":nth-child\(\d+\)|\.card|\.plain-list", "", " ".join(selector.split(" > ")[-2:]))


def unsure(page: Page) -> set[str]:
    """The elements whose contrast axe-core cannot tell, but for fields that hold no letters."""
    page.evaluate(f"{script('axe-core')};0")
    found = page.evaluate("async () => (await axe.run({ runOnly: ['color-contrast'] })).incomplete")
    nodes = [node for rule in found for node in rule["nodes"] if "no value" not in node["failureSummary"]]
    return {" ".join(node["target"]) for node in nodes}


@pytest.mark.parametrize(
    ("scheme", "width"),
    [
        ("light", 1280),
        *(pytest.param(*one, marks=pytest.mark.long) for one in (("light", 360), ("dark", 360), ("dark", 1280))),
    ],
)
def test_letters_over_drawings_stand_out(
    visit: Visits, site_below_repo: Built, scheme: Literal["light", "dark"], width: int
) -> None:
    here = visit(bypass_csp=True, scheme=scheme, width=width)
    known: set[str] = set()
    problems = []
    for kind, path in sorted(longest(site_below_repo).items()):
        if not kind.startswith("fr"):
            continue
        here.go(path)
        for selector in sorted(unsure(here.page)):
            if style(selector) in known:
                continue
            known.add(style(selector))
            found, wanted = least(here.page, selector)
            if found < wanted:
                problems.append(f"{path}: {selector}: {found:.2f} of {wanted}")
    assert known, "axe-core was sure of everything"
    assert not problems, "\n".join(problems)
    here.missing[:] = [url for url in here.missing if not url.endswith("/404.html")]


def test_letters_that_do_not_stand_out_are_seen(visit: Visits) -> None:
    here = visit(bypass_csp=True)
    here.go("index.html")
    here.page.add_style_tag(content="main h1 { background: linear-gradient(90deg, #fff 50%, #1f1a2b 50%) }")
    found, wanted = least(here.page, "main h1")
    assert found < wanted == 3
