"""Lists are arranged, minds are changed, and the file is handed over in the way that its length allows."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.conftest import Visits
from tests.browser.form import opened, submit


def test_a_long_entry_is_copied_or_kept(visit: Visits) -> None:
    here = visit(width=360)
    here.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(here, "kind=event", "en")
    page.get_by_label("Name", exact=False).first.fill("Spring fair")
    page.get_by_label("In one sentence").fill("A fair.")
    page.get_by_label("Housing").check()
    page.get_by_label("Begins on").fill("2027-03-20")
    page.get_by_label("Your name").fill("Camille")
    page.get_by_label("What ties you").fill("none")
    submit(page)
    expect(page.locator("[data-way=new]")).to_be_visible()
    page.get_by_label("In a few paragraphs").fill("é" * 1000)
    expect(page.locator("[data-way=long]")).to_be_visible()
    expect(page.locator("[data-way=new]")).to_be_hidden()
    address = urlsplit(page.locator("[data-way=long] [data-github]").get_attribute("href") or "")
    assert parse_qs(address.query) == {"filename": ["spring-fair.md"]}
    page.locator("[data-way=long] [data-copy]").click()
    expect(page.locator("[data-way=long] [role=status]")).to_have_text("Copied")
    text = page.locator("[data-file]").text_content()
    assert page.evaluate("navigator.clipboard.readText()") == text and len(text or "") > 1000
    with page.expect_download() as waiting:
        page.locator("[data-download]").click()
    assert waiting.value.suggested_filename == "spring-fair.md"
    assert waiting.value.path().read_text(encoding="utf-8") == text


def test_no_address_is_longer_than_github_takes(visit: Visits) -> None:
    page = opened(visit(), "kind=association")
    page.get_by_label("Nom", exact=False).first.fill("Les Voisins")
    body, lengths = page.get_by_label("En quelques paragraphes"), []
    for length in (4000, 5000, 5600, 5800, 5900):
        body.fill("a" * length)
        expect(page.locator("[data-file]")).to_contain_text("a" * length)
        lengths += [
            len(one.get_attribute("href") or "") for one in page.locator("[data-way]:not([hidden]) [data-github]").all()
        ] or [len(page.locator("[data-way=new] [data-github]").get_attribute("href") or "")]
    assert max(lengths) <= 6000 and max(lengths) > 4000


def test_lists_can_be_arranged_and_say_so(visit: Visits) -> None:
    page = opened(visit(width=360), "kind=association", "en")
    said = page.locator("[data-announce]")
    add = page.get_by_role("button", name="Add a need")
    for title in ("One", "Two"):
        add.click()
        assert page.evaluate("document.activeElement.tagName") == "SELECT"
        page.keyboard.type("Time")
        page.get_by_label("In a few words").last.fill(title)
    expect(said).to_have_text("Need 2 added")
    page.get_by_role("button", name="Move up Need 2").press("Enter")
    expect(said).to_have_text("Need 1 moved")
    assert "Move down" in page.evaluate("document.activeElement.innerText")
    file = page.locator("[data-file]")
    expect(file).to_contain_text(re.compile("Two.*One", re.DOTALL))
    page.get_by_role("button", name="Remove Need 1").press("Enter")
    expect(said).to_have_text("Need 1 removed")
    expect(file).not_to_contain_text("Two")
    page.get_by_role("button", name="Remove Need 1").press("Enter")
    expect(add).to_be_focused()


def test_a_change_of_mind_loses_no_word(visit: Visits) -> None:
    page = opened(visit(), "kind=association", "en")
    page.get_by_role("button", name="Add a need").click()
    kind = page.get_by_label("Which kind?").last
    kind.select_option("skills")
    page.get_by_label("In a few words").fill("Help us")
    page.get_by_label("Hours").fill("3")
    kind.select_option("time")
    assert page.get_by_label("In a few words").input_value() == "Help us"
    assert page.get_by_label("Hours").input_value() == "3"
    page.get_by_label("In a few words").fill("Help him")
    expect(page.locator("[data-file]")).to_contain_text("id: help-him")
