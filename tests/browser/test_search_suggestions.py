"""Suggestions below a field, as WAI-ARIA describes a combobox with a list: the focus stays in the field."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visits
from tests.browser.test_search import found, opened, settled, settling, write

CAUSE = {"fr": "Logement", "en": "Housing"}


def options(page: Page, field: str = "q") -> Locator:
    return page.locator(f"#{field}-list [role=option]")


def one(page: Page, start: str) -> Locator:
    """The suggestion that begins so."""
    return options(page).filter(has_text=re.compile(f"^{re.escape(start)}"))


def active(page: Page, field: str = "q") -> int:
    """The place of the suggestion that is chosen among, -1 when it is the field itself."""
    marked = page.locator(f"#{field}").get_attribute("aria-activedescendant")
    shown = options(page, field).all()
    chosen = [option.get_attribute("id") for option in shown if option.get_attribute("aria-selected") == "true"]
    assert chosen == ([marked] if marked else [])
    return [option.get_attribute("id") for option in shown].index(marked) if marked else -1


def go_to(page: Page, text: str) -> None:
    """Press the arrow until a suggestion is the active one."""
    texts = [option.inner_text().split("\n")[0] for option in options(page).all()]
    for _ in range(texts.index(text) + 1):
        page.keyboard.press("ArrowDown")
    assert texts[active(page)] == text


def test_a_field_that_suggests_says_so(visit: Visits) -> None:
    page = opened(visit).page
    for name in ("q", "near"):
        field = page.locator(f"#{name}")
        expect(field).to_have_role("combobox")
        expect(field).to_have_attribute("aria-autocomplete", "list")
        expect(field).to_have_attribute("aria-expanded", "false")
        expect(field).to_have_attribute("aria-controls", f"{name}-list")
        assert page.locator(f"#{name}-list").get_attribute("role") == "listbox"
        assert page.locator(f"#{name}-list").get_attribute("aria-label")
        assert page.locator(f"label[for={name}]").inner_text()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_names_causes_and_towns_are_suggested(visit: Visits, language: str) -> None:
    page = opened(visit, language=language).page
    write(page, CAUSE[language][:3])
    expect(one(page, CAUSE[language])).to_have_count(1)
    expect(page.locator("#q")).to_have_attribute("aria-expanded", "true")
    page.locator("#q").fill("")
    write(page, "lyo")
    expect(one(page, "Lyon (")).to_have_count(1)
    page.locator("#q").fill("")
    write(page, "toi")
    name = one(page, "Toits partagés")
    expect(name).to_have_count(1)
    own = name.locator("span").first
    assert own.get_attribute("lang") == (None if language == "fr" else "fr")


def test_arrows_go_round_and_escape_closes(visit: Visits) -> None:
    page = opened(visit).page
    field = page.locator("#q")
    write(page, "log")
    expect(options(page).nth(1)).to_be_visible()
    count = options(page).count()
    down = []
    for _ in range(count + 2):
        page.keyboard.press("ArrowDown")
        down.append(active(page))
        expect(field).to_be_focused()
    assert down == [*range(count), -1, 0]
    up = []
    for _ in range(count + 1):
        page.keyboard.press("ArrowUp")
        up.append(active(page))
    assert up == [-1, *reversed(range(count))]
    page.keyboard.press("Escape")
    expect(page.locator("#q-list")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("log")
    expect(field).to_be_focused()
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    expect(page.locator("#q-list")).to_be_visible()
    assert active(page) == 0
    page.keyboard.press("Tab")
    expect(page.locator("#q-list")).to_be_hidden()
    expect(field).not_to_be_focused()


def test_enter_opens_a_name(visit: Visits) -> None:
    page = opened(visit).page
    write(page, "toi")
    expect(options(page).first).to_be_visible()
    go_to(page, "Toits partagés")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/associations/toits-partages/$"))


def test_enter_takes_a_cause(visit: Visits) -> None:
    page = opened(visit).page
    write(page, "toits log")
    expect(one(page, CAUSE["fr"])).to_have_count(1)
    with settling(page):
        go_to(page, CAUSE["fr"])
        page.keyboard.press("Enter")
    expect(page.locator("#q")).to_have_value("toits")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator(".chip")).to_have_text([CAUSE["fr"]])
    expect(page.locator("[data-facet=cause][value=logement]")).to_be_checked()
    assert page.url.endswith("?q=toits&cause=logement") and "Toits partagés" in found(page)


def test_enter_takes_a_town(visit: Visits) -> None:
    page = opened(visit).page
    write(page, "toits lyo")
    town = one(page, "Lyon (")
    expect(town).to_have_count(1)
    with settling(page):
        go_to(page, town.inner_text().split("\n")[0])
        page.keyboard.press("Enter")
    expect(page.locator("#q")).to_have_value("toits")
    expect(page.locator("#near")).to_have_value(re.compile(r"^Lyon \("))
    expect(page.locator(".chip")).to_have_text([re.compile(r"^Près de\s: Lyon ")])
    assert "Toits partagés" in found(page)


def test_a_click_takes_one_too(visit: Visits) -> None:
    page = opened(visit, width=360).page
    write(page, "log")
    with settling(page):
        one(page, CAUSE["fr"]).click()
    expect(page.locator(".chip")).to_have_text([CAUSE["fr"]])
    expect(page.locator("#q")).to_be_focused()
    write(page, "toi")
    one(page, "Toits partagés").click()
    expect(page).to_have_url(re.compile("/associations/toits-partages/$"))


@pytest.mark.parametrize(("typed", "town"), [("lyo", "Lyon ("), ("69100", "69100"), ("epinal", "Épinal (")])
def test_a_town_or_a_postcode_is_suggested(visit: Visits, typed: str, town: str) -> None:
    page = opened(visit, "?kind=associations").page
    page.locator("#near").press_sequentially(typed)
    first = options(page, "near").first
    expect(first).to_contain_text(town)
    with settling(page):
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    expect(page.locator("[data-results] > .card").first).to_contain_text(" km")


def test_a_town_that_is_written_out_needs_no_suggestion(visit: Visits) -> None:
    page = opened(visit, "?kind=associations").page
    page.locator("#near").press_sequentially("geneve")
    expect(options(page, "near").first).to_be_visible()
    with settling(page):
        page.keyboard.press("Tab")
    assert found(page)[0] == "Lacs propres"
    page.locator("#near").fill("nulle part ailleurs")
    with settling(page):
        page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_contain_text("ni ville ni code postal")


def test_the_words_before_the_last_stay_as_they_are_now(visit: Visits) -> None:
    page = opened(visit).page
    write(page, "toits lyo")
    expect(options(page).first).to_contain_text("Lyon")
    page.keyboard.press("Home")
    write(page, "les ")
    settled(page, "les toits lyo")
    expect(page.locator("#q-list")).to_be_visible()
    with settling(page):
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    expect(page.locator("#q")).to_have_value("les toits")
