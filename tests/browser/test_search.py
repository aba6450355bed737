"""The search page answers as one types, and marks the words that were looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visits
from tests.browser.pages_host import Visit
from tests.website.built import TODAY

PATHS = {"fr": "recherche/", "en": "en/search/"}
COUNT = re.compile(r"\d+")


def start(visit: Visits, width: int = 1280, **settings: bool) -> Visit:
    """A visit on the day of the tests' directory."""
    here = visit(width=width, **settings)
    here.page.clock.set_fixed_time(f"{TODAY}T12:00:00Z")
    return here


def opened(visit: Visits, query: str = "", language: str = "fr", width: int = 1280) -> Visit:
    """The search page, for a query of its address, once it has answered."""
    here = start(visit, width)
    here.go(PATHS[language] + query)
    settled(here.page)
    return here


def root(page: Page) -> Locator:
    return page.locator("[data-module=search]")


def settled(page: Page, text: str | None = None) -> None:
    """Wait until a search has ended: that for a text, or any."""
    if text is None:
        expect(page.locator("[data-module=search][data-settled]")).to_have_count(1)
    else:
        expect(root(page)).to_have_attribute("data-settled", text)


@contextmanager
def settling(page: Page) -> Iterator[None]:
    """Do what starts a search, and wait until it has ended."""
    root(page).evaluate("element => delete element.dataset.settled")
    yield
    settled(page)


def write(page: Page, text: str) -> None:
    """Write in the search field, letter by letter, and wait for the answer."""
    field = page.locator("#q")
    field.press_sequentially(text)
    settled(page, field.input_value())


def found(page: Page) -> list[str]:
    """The names of the results that are shown."""
    return page.locator("[data-results] .card__title").all_inner_texts()


def said(page: Page) -> str:
    return page.locator("[data-status]").inner_text()


def total(page: Page) -> int:
    """How many results there are, as the page says."""
    count = COUNT.match(said(page))
    return int(count.group()) if count else 0


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("language", "name", "sentence"),
    [("fr", "Lecture au chevet", "2 résultats."), ("en", "Nuit de la lecture", "2 results.")],
)
def test_three_letters_find(visit: Visits, language: str, name: str, sentence: str, width: int) -> None:
    here = opened(visit, language=language, width=width)
    assert found(here.page) == [] and said(here.page) == ""
    write(here.page, "lec")
    assert name in found(here.page) and said(here.page) == sentence
    assert here.page.url.endswith("?q=lec")
    expect(here.page.locator("#q")).to_be_focused()


def test_each_letter_answers(visit: Visits) -> None:
    here = opened(visit)
    counts = []
    for letter in "abris de nuit":
        write(here.page, letter)
        counts.append(total(here.page))
    assert counts[0] > counts[-1] >= 1 and found(here.page)[0] == "Abris de nuit"
    with settling(here.page):
        here.page.locator("#q").fill("")
    assert found(here.page) == [] and here.page.url.endswith("/recherche/")


@pytest.mark.parametrize(
    ("query", "name", "marks"),
    [
        ("epicerie", "Épicerie du port", "Épicerie"),
        ("velo", "Vélos solidaires", "Vélos"),
        ("ÉTUDIANT", "Toits partagés", "étudiants"),
        ("aine", "Toits partagés", "aînés"),
        ("lectures", "Nuit de la lecture", "lecture"),
        ("l'ecole", "École buissonnière", "École"),
    ],
)
def test_words_are_marked_whatever_their_accents_and_endings(visit: Visits, query: str, name: str, marks: str) -> None:
    here = opened(visit, f"?q={query}")
    card = here.page.locator("[data-results] > .card", has_text=name).first
    assert marks in card.locator("mark").all_inner_texts()
    assert all(mark.strip() for mark in card.locator("mark").all_inner_texts())


def test_a_card_is_that_of_the_lists(visit: Visits) -> None:
    """It is cloned from a template that the macro of the static lists has made."""
    here = opened(visit, "?q=toits partagés")
    text = """card => card.outerHTML.replace(/<[/]?(mark|span)[^>]*>/g, '').replace(/\\s+/g, ' ')
      .replace(/<img ([^>]*)>/g, (_, said) => said.match(/[a-z]+="[^"]*"/g).sort().join(" "))"""
    card = here.page.locator("[data-results] > .card", has_text="Toits partagés").first.evaluate(text)
    here.go("associations/index.html")
    listed = here.page.locator(".card", has_text="Toits partagés").first.evaluate(text)
    assert card.replace("h3", "h2").replace("> ", ">") == listed.replace("> ", ">").replace("h3", "h2")


def test_what_is_near_is_said_to_be_so(visit: Visits) -> None:
    here = opened(visit, "?q=abrsi")
    assert "Abris de nuit" in found(here.page) and "tout à fait" in said(here.page)
    with settling(here.page):
        here.page.locator("#q").fill("toits zzzz ")
    assert "Toits partagés" in found(here.page) and "une partie" in said(here.page)
    with settling(here.page):
        here.page.locator("#q").fill("zzzz ")
    assert found(here.page) == [] and "parcourez" in said(here.page)
    expect(here.page.locator("[data-browse]")).to_be_visible()
