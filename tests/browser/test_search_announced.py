"""What is found is said once, when typing has paused, to those who cannot see it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits
from tests.browser.test_search import PATHS, settled, settling, write
from tests.website.built import TODAY

QUIET = 800
"""Milliseconds after the last letter until something is said."""

RECORD = """status => {
  window.heard = [];
  new MutationObserver(() => window.heard.push(status.textContent))
    .observe(status, { childList: true, characterData: true, subtree: true });
}"""


def listening(visit: Visits, query: str = "", language: str = "fr") -> Page:
    """A page whose time stands still, once it has answered and said so."""
    page = visit().page
    page.clock.install(time=f"{TODAY}T12:00:00Z")
    page.goto(f"https://example.org/repo/{PATHS[language]}{query}")
    settled(page)
    field = page.locator("#q")
    for text in ("l", field.input_value()):  # the rules of plurals come with the first results, by a timer
        with settling(page):
            field.fill(text)
    page.clock.pause_at(f"{TODAY}T13:00:00Z")
    status = page.locator("[role=status]")
    expect(status).to_have_count(1)
    status.evaluate(RECORD)
    return page


def heard(page: Page) -> list[str]:
    texts: list[str] = page.evaluate("window.heard")
    return texts


@pytest.mark.parametrize(("language", "sentence"), [("fr", "1 résultat."), ("en", "1 result.")])
def test_a_burst_of_letters_is_answered_once(visit: Visits, language: str, sentence: str) -> None:
    page = listening(visit, language=language)
    for letter in "strasbourg ":
        page.clock.run_for(QUIET // 10)
        write(page, letter)
    page.clock.run_for(QUIET - 1)
    assert heard(page) == []
    page.clock.run_for(1)
    assert heard(page) == [sentence]
    page.clock.run_for(10 * QUIET)
    assert heard(page) == [sentence]


def test_what_is_narrowed_is_said_too(visit: Visits) -> None:
    page = listening(visit, "?q=toits")
    page.locator("[data-filters] > summary").click()
    with settling(page):
        page.locator("[data-facet=kind][value=projects]").check()
    page.clock.run_for(QUIET)
    assert heard(page) == ["1 résultat."]


def test_nothing_found_is_said_with_what_to_do(visit: Visits) -> None:
    page = listening(visit)
    write(page, "zzzz ")
    page.clock.run_for(QUIET)
    assert len(heard(page)) == 1 and heard(page)[0].startswith("Rien trouvé. Essayez")


def test_the_number_of_suggestions_is_said(visit: Visits) -> None:
    page = listening(visit)
    page.locator("#near").press_sequentially("lyo")
    expect(page.locator("#near-list [role=option]").first).to_be_visible()
    count = page.locator("#near-list [role=option]").count()
    page.clock.run_for(QUIET)
    assert heard(page) == [f"{count} suggestions"]


def test_results_and_suggestions_are_said_together(visit: Visits) -> None:
    page = listening(visit)
    write(page, "toi")
    expect(page.locator("#q-list [role=option]")).to_have_count(2)
    page.clock.run_for(QUIET)
    assert len(heard(page)) == 1 and re.search(r"\b5 résultats", heard(page)[0]) and "2 suggestions" in heard(page)[0]
