"""Nothing is lost on a narrow window, at 400 %, in twice as large letters, or with more space between them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visits
from tests.browser.kinds import longest
from tests.browser.pages_host import Visit
from tests.browser.test_engines import OPEN
from tests.browser.test_layout import OVERFLOW
from tests.website.built import Built

SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }"""
"""What WCAG 1.4.12 lets a visitor ask for."""

TWICE = "html { font-size: 212.5% !important }"
"""Twice the size of base.css (WCAG 1.4.4)."""

TALL = 20_000
"""A window as high as the longest page, so that all of it can be pointed at."""

LOST = """() => {
  const skip = "script, style, template, option, .visually-hidden, .skip-link, svg";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lost = [];
  while (walker.nextNode()) {
    const text = walker.currentNode, element = text.parentElement;
    if (!text.data.trim() || element.closest(skip) || !element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element.closest("thead") ?? element);
    if (style.clipPath !== "none" || style.position === "absolute" && style.inlineSize === "1px") continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      const x = box.x + box.width / 2, y = box.y + box.height / 2;
      if (box.width < 2 || x < 0 || x > innerWidth || y > innerHeight) continue; // wide tables scroll in their own box
      const there = document.elementFromPoint(x, y);
      if (!there || there.contains(element) || element.contains(there)) continue;
      lost.push(`${text.data.trim().slice(0, 40)} lies under <${there?.localName} class="${there?.className}">`);
    }
  }
  for (const one of document.querySelectorAll("body *")) {
    const style = getComputedStyle(one);
    if (!/hidden|clip/.test(style.overflow) || style.clipPath !== "none") continue;
    if (one.closest("svg, .visually-hidden") || !one.checkVisibility() || one.clientHeight < 2) continue;
    const range = document.createRange();
    range.selectNodeContents(one);
    const box = one.getBoundingClientRect();
    const out = [...range.getClientRects()].filter(({ bottom, right, height }) =>
      height > 4 && (bottom > box.bottom + 2 || right > box.right + 2));
    if (out.length && one.textContent.trim() && !one.matches(".hero")) lost.push(`${one.className} cuts its text`);
  }
  return lost.slice(0, 5);
}"""
LINKS = """() => [...document.querySelectorAll("a[href]")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true })
  || one.closest("[popover]")).map((one) => one.getAttribute("href"))"""


def lost(page: Page) -> list[str]:
    """Texts that lie under something else, or are cut."""
    found: list[str] = page.evaluate(LOST)
    return found


def looked_at(here: Visit, path: str, style: str, width: int) -> list[str]:
    here.page.set_viewport_size({"width": width, "height": 900})
    here.go(path)
    here.page.evaluate(OPEN)
    here.page.add_style_tag(content=style or "/* as it is */")
    problems = here.page.evaluate(OVERFLOW)
    here.page.set_viewport_size({"width": width, "height": TALL})
    return [f"{path} at {width}: {one}" for one in problems + lost(here.page)]


def paths(site: Built, language: str = "fr") -> list[str]:
    return [path for kind, path in sorted(longest(site).items()) if kind.startswith(language)]


def allow_missing(here: Visit) -> None:
    here.missing[:] = [url for url in here.missing if not url.endswith("/404.html")]


@pytest.mark.parametrize(("style", "width"), [(SPACED, 320), (SPACED, 1280), (TWICE, 640), (TWICE, 1280)])
def test_nothing_is_lost(visit: Visits, site_below_repo: Built, style: str, width: int) -> None:
    here = visit(bypass_csp=True)
    problems = [one for path in paths(site_below_repo) for one in looked_at(here, path, style, width)]
    assert not problems, "\n".join(problems)
    allow_missing(here)


@pytest.mark.long
@pytest.mark.parametrize(
    ("style", "width"), [(SPACED, 320), (SPACED, 1280), (TWICE, 640), (TWICE, 1280), ("", 320), ("", 768), ("", 1280)]
)
def test_nothing_is_lost_in_english(visit: Visits, site_below_repo: Built, style: str, width: int) -> None:
    here = visit(bypass_csp=True)
    problems = [one for path in paths(site_below_repo, "en") for one in looked_at(here, path, style, width)]
    assert not problems, "\n".join(problems)
    allow_missing(here)


def test_everything_is_there_at_400_percent(visit: Visits, site_below_repo: Built) -> None:
    """A window of 1280 by 1024 at 400 % is 320 by 256: no link is lost, and nothing that stays covers half of it."""
    here = visit()
    problems = []
    for path in paths(site_below_repo):
        here.page.set_viewport_size({"width": 1280, "height": 1024})
        here.go(path)
        there = set(here.page.evaluate(LINKS))
        here.page.set_viewport_size({"width": 320, "height": 256})
        problems += [f"{path}: {one}" for one in here.page.evaluate(OVERFLOW)]
        problems += [f"{path}: {one} is gone" for one in there - set(here.page.evaluate(LINKS))]
        problems += [f"{path}: {one} stays" for one in here.page.evaluate(STAYS)]
    assert not problems, "\n".join(problems)
    allow_missing(here)


STAYS = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const { position } = getComputedStyle(one);
  return /fixed|sticky/.test(position) && one.checkVisibility() && one.getBoundingClientRect().height > innerHeight / 2;
}).map((one) => one.className)"""


def test_what_is_lost_is_seen(visit: Visits) -> None:
    here = visit(bypass_csp=True)
    for style in (
        "main h1 { height: 1rem; overflow: hidden }",
        "main h1 + p { margin-block-start: -4rem; position: relative; background: red }",
        "main h1 { inline-size: 200vw }",
    ):
        assert looked_at(here, "causes/index.html", style, 1280)


def test_nothing_moves_where_one_asks_for_rest(visit: Visits, site_below_repo: Built) -> None:
    """WCAG 2.3.3, RGAA 13.8. Without the wish only the scrolling to a part of the page is smooth."""
    here = visit()
    moving = """() => [document.documentElement, ...document.querySelectorAll("body *")].filter((one) => {
      const style = getComputedStyle(one);
      const { transitionDuration, animationName, scrollBehavior } = style;
      return /[1-9]/.test(transitionDuration) || animationName !== "none" || scrollBehavior !== "auto";
    }).map((one) => one.outerHTML.slice(0, 80)).concat(document.getAnimations().map(String))"""
    for path in paths(site_below_repo):
        here.go(path)
        assert here.page.evaluate(moving) == [], path
    allow_missing(here)
