"""With the keyboard alone, a first result is near on every way to one, and no page is a trap."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits
from tests.browser.focus import press, stops, tabbable
from tests.browser.kinds import longest
from tests.browser.test_search import settled, start
from tests.browser.test_walk import steps
from tests.website.built import Built

MOST = 15
"""Presses of keys, the skip link and what follows it included, from a loaded page to what one came for."""


@dataclass
class Person:
    """Somebody without a mouse, who counts the keys pressed since the page came, but for the words typed."""

    page: Page
    presses: int = 0

    def reach(self, selector: str) -> None:
        """Skip to the content when that is where it is, and go on until an element has the focus."""
        for at in range(MOST + 1):
            self.press("Tab")
            if self.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
            if at == 0 and self.page.evaluate(
                "(one) => Boolean(document.querySelector(one).closest('main'))", selector
            ):
                self.press("Enter")
        raise AssertionError(f"{selector} is not within {MOST} presses on {self.page.url}")

    def press(self, key: str) -> None:
        self.presses += 1
        self.page.keyboard.press(key)

    def follow(self, selector: str) -> None:
        """Reach a link and press it; counting begins again on the page that comes."""
        self.reach(selector)
        with self.page.expect_navigation():
            self.press("Enter")
        assert self.presses <= MOST, f"{self.presses} presses to {selector} on {self.page.url}"
        self.presses = 0


def home(language: str) -> str:
    return "index.html" if language == "fr" else "en/index.html"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_by_words(visit: Visits, language: str, width: int) -> None:
    here = start(visit, width)
    here.go(home(language))
    person = Person(here.page)
    person.reach("#q")
    here.page.keyboard.type("toits")
    person.press("Enter")
    expect(here.page).to_have_url(re.compile(r"\?q=toits"))
    settled(here.page, "toits")
    assert person.presses <= MOST
    person.presses = 0
    person.follow("[data-results] a")
    expect(here.page.locator("h1")).to_have_text("Toits partagés")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_near_me(visit: Visits, language: str, width: int) -> None:
    here = start(visit, width)
    here.go(home(language))
    person = Person(here.page)
    person.follow("main a[href$='#near']")
    settled(here.page)
    expect(here.page.locator("#near")).to_be_focused()
    here.page.keyboard.type("Lyo")
    expect(here.page.locator("#near-list [role=option]").first).to_have_text(re.compile("^Lyon "))
    here.page.keyboard.press("ArrowDown")
    here.page.keyboard.press("Enter")
    expect(here.page.locator("[data-results] .card").first).to_contain_text(" km")
    for _ in range(MOST):
        person.press("Tab")
        if here.page.evaluate("Boolean(document.activeElement.closest('[data-results]'))"):
            return
    raise AssertionError(f"no result within {MOST} presses of the tabulator")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_by_cause(visit: Visits, language: str, width: int) -> None:
    here = visit(width=width)
    here.go("causes/index.html" if language == "fr" else "en/causes/index.html")
    person = Person(here.page)
    person.follow("main .tile, main .cause")
    person.follow("main .card a")
    assert here.page.locator("article.record").count() == 1


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_by_place(visit: Visits, language: str, width: int) -> None:
    """The list beside the map is the same thing as the map."""
    here = visit(width=width)
    here.go("lieux/index.html" if language == "fr" else "en/places/index.html")
    person = Person(here.page)
    person.follow("main li a[href*='/france/']")
    person.follow("main .card a")
    assert here.page.locator("article.record").count() == 1


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["associations", "projets", "evenements", "aider/argent", "aider/temps", "rencontres"])
def test_the_first_one_of_a_list(visit: Visits, path: str, width: int) -> None:
    here = visit(width=width)
    here.go(f"{path}/index.html")
    Person(here.page).follow("main .card a")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_to_a_giving_link(visit: Visits, site_below_repo: Built, language: str, width: int) -> None:
    way = steps(site_below_repo, language)
    here = visit(width=width)
    here.page.goto(way.association)
    person = Person(here.page)
    person.reach(f"main a[href='{way.giving}']")
    assert person.presses <= MOST


@pytest.mark.parametrize("width", [360, 1280])
def test_to_the_other_language(visit: Visits, width: int) -> None:
    here = visit(width=width)
    here.go("associations/toits-partages/index.html")
    person = Person(here.page)
    person.follow(".site-languages a")
    expect(here.page.locator("html")).to_have_attribute("lang", "en")


def test_to_the_form(visit: Visits) -> None:
    here = visit()
    here.go("contribuer/index.html")
    here.page.locator("[data-choice]").wait_for()
    person = Person(here.page)
    person.follow("[data-choice] a")
    here.page.locator("[data-ready]").wait_for()
    person.reach("[data-fields] input")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_menu_that_opens_is_gone_through_and_closed(visit: Visits, width: int) -> None:
    here = visit(width=width)
    here.go("index.html")
    button = here.page.locator(".site-menu__button")
    if not button.is_visible():
        pytest.skip("the menu is open at this width")
    button.focus()
    here.page.keyboard.press("Enter")
    expect(here.page.locator("#menu")).to_be_visible()
    here.page.keyboard.press("Tab")
    assert here.page.locator("#menu a:focus").count() == 1
    here.page.keyboard.press("Escape")
    expect(here.page.locator("#menu")).to_be_hidden()
    expect(button).to_be_focused()


def gone_through(page: Page) -> list[str]:
    """What is wrong with going through a page from its top to its end, each stop once and in sight."""
    page.wait_for_load_state("networkidle")
    expected = tabbable(page)
    there = stops(page)
    problems = [f"{page.url}: {one} is not in sight" for one in there if not one.seen]
    if len({one.id for one in there}) != len(there) or len(there) != expected:
        problems.append(f"{page.url}: {len(there)} stops of {expected}")
    return problems


@pytest.mark.parametrize("part", range(2))
def test_no_page_is_a_trap(visit: Visits, site_below_repo: Built, part: int) -> None:
    here = visit()
    paths = [path for kind, path in sorted(longest(site_below_repo).items()) if kind.startswith("fr")]
    problems = []
    for path in paths[part::2]:
        here.go(path)
        problems += gone_through(here.page)
    assert not problems, "\n".join(problems)
    here.missing[:] = [url for url in here.missing if not url.endswith("/404.html")]


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_page_is_a_trap_on_a_phone_or_backwards(visit: Visits, site_below_repo: Built, language: str) -> None:
    here = visit(width=360)
    problems = []
    for kind, path in sorted(longest(site_below_repo).items()):
        if kind.startswith(language):
            here.go(path)
            problems += gone_through(here.page)
            here.page.locator(".site-footer a").last.focus()
            back = stops(here.page, "Shift+Tab")
            forth = tabbable(here.page)
            if len(back) not in (forth - 1, forth):  # it may come round to the one that it began at
                problems.append(f"{path}: {len(back)} stops of {forth} backwards")
    assert not problems, "\n".join(problems)
    here.missing[:] = [url for url in here.missing if not url.endswith("/404.html")]


def test_a_trap_is_seen(visit: Visits) -> None:
    here = visit()
    here.go("404.html")
    here.page.evaluate(
        "document.querySelector('main a').addEventListener('keydown', (event) => event.preventDefault())"
    )
    with pytest.raises(AssertionError, match="never leaves"):
        stops(here.page)
    here.missing.clear()


def test_what_is_out_of_sight_is_seen(visit: Visits) -> None:
    here = visit()
    here.go("404.html")
    here.page.evaluate("""() => {
      const cover = document.createElement("div");
      cover.style = "position: fixed; inset: 0 0 auto; height: 20rem; background: red; z-index: 99";
      document.body.append(cover);
    }""")
    assert gone_through(here.page)
    here.missing.clear()
    assert press(here.page)
