"""What scripts write in a language that is one folder, and the way from one language to another."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits
from tests.browser.test_search import settled
from tests.languages.unmarked import unmarked
from tests.website.built import DIRECTORY, TODAY, Built
from tests.website.parsed import parse


def unsaid(page: Page) -> list[str]:
    """Texts of the page as it is now that no message is the source of."""
    return unmarked(parse(page.content()), "ar", DIRECTORY)


@pytest.mark.long
def test_the_search_speaks_the_language(visit: Visits, site_in_arabic: Built) -> None:
    here = visit(site_in_arabic)
    here.page.clock.set_fixed_time(f"{TODAY}T12:00:00Z")
    here.go("ar/search/?help=money&cause=logement")
    settled(here.page)
    here.page.locator("[data-filters] > summary").click()
    expect(here.page.locator(".chip")).to_have_count(2)
    here.page.locator("#q").press_sequentially("toits")
    expect(here.page.locator("#q-list [role=option]").first).to_be_visible()
    assert unsaid(here.page) == []
    assert here.page.locator(".card__title [lang=fr]").count()
    assert here.page.locator("[data-status]").inner_text().startswith("⟦")


@pytest.mark.long
@pytest.mark.parametrize(
    ("amount", "form"), [("1", "one"), ("2", "two"), ("7", "few"), ("15", "many"), ("100", "other")]
)
def test_the_calculator_has_every_form(visit: Visits, site_in_arabic: Built, amount: str, form: str) -> None:
    here = visit(site_in_arabic)
    here.go("ar/associations/toits-partages/")
    said = here.page.locator("[data-needs=arrives][data-other]")
    said.evaluate("one => { for (const form of ['one', 'two', 'few', 'many', 'other']) one.dataset[form] = form; }")
    here.page.locator(".calculator > summary").click()
    here.page.locator("#gift-channel").select_option(index=2)
    here.page.locator("#gift-amount").fill(amount)
    expect(said).to_have_text(form)


@pytest.mark.long
@pytest.mark.parametrize("kind", ["association", "project", "funder", "partner", "event", "platform"])
def test_the_form_speaks_the_language(visit: Visits, site_in_arabic: Built, kind: str) -> None:
    here = visit(site_in_arabic)
    here.page.clock.set_fixed_time(f"{TODAY}T12:00:00")
    here.go(f"ar/contribuer/?kind={kind}")
    here.page.locator("[data-ready]").wait_for()
    here.page.locator("[data-ask]").click()
    expect(here.page.locator("[data-summary] li").first).to_be_visible()
    for summary in here.page.locator("form summary").all():
        summary.click()
    for button in here.page.locator(".list > .button").all():
        button.click()
    assert unsaid(here.page) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("en/search/?q=logement&help=money", "recherche/?q=logement&help=money"),
        ("contribuer/?entry=associations/toits-partages", "en/contribute/?entry=associations/toits-partages"),
        ("associations/toits-partages/#chambre", "en/associations/toits-partages/#chambre"),
    ],
)
def test_what_is_asked_for_is_kept_from_one_language_to_another(visit: Visits, before: str, after: str) -> None:
    here = visit()
    here.go(before)
    here.page.locator("a[data-twin]").first.click()
    expect(here.page).to_have_url(f"{here.site.url}/{after}")


def test_what_was_typed_since_is_kept_too(visit: Visits) -> None:
    here = visit()
    here.go("en/search/")
    settled(here.page)
    here.page.locator("#q").fill("haies")
    settled(here.page, "haies")
    here.page.locator("a[data-twin]").first.focus()
    here.page.keyboard.press("Enter")
    expect(here.page).to_have_url(f"{here.site.url}/recherche/?q=haies")
