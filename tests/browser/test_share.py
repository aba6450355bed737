"""A record is handed on by nobody but the visitor: an address, a message, the browser's own sheet."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.conftest import Visits
from tests.website.built import Built

PATH = "associations/toits-partages/index.html"
SHEET = """navigator.share = data => { window.shared = data; return Promise.reject(new Error("closed")) }"""


def test_without_scripts_there_are_an_address_and_a_message(visit: Visits, site_below_repo: Built) -> None:
    here = visit(javascript=False)
    here.go(PATH)
    address = f"{site_below_repo.url}/associations/toits-partages/"
    share = here.page.locator(".share")
    share.locator("summary").first.click()
    expect(share.locator("code").first).to_have_text(address)
    expect(share.get_by_role("button")).to_have_count(0)
    message = urlsplit(share.get_by_role("link").first.get_attribute("href") or "")
    assert message.scheme == "mailto" and not message.path
    fields = {name: value for name, (value,) in parse_qs(message.query, strict_parsing=True).items()}
    summary = here.page.locator(".lead").inner_text()
    assert fields == {"subject": here.page.locator("h1").inner_text(), "body": f"{summary}\r\n\r\n{address}\r\n"}
    assert "+" not in message.query, "mailto: has no such spaces (RFC 6068)"


def test_what_is_copied_shows_a_picture_and_a_link_on_any_site(visit: Visits, site_below_repo: Built) -> None:
    here = visit()
    here.context.grant_permissions(["clipboard-read", "clipboard-write"])
    here.go(PATH)
    here.page.locator(".share summary").last.click()
    code = here.page.get_by_label("À coller dans une page")
    expect(code).not_to_be_editable()
    here.page.get_by_role("button", name="Copier le code").click()
    expect(here.page.locator(".share [role=status]").last).to_have_text("Copié")
    copied = here.page.evaluate("navigator.clipboard.readText()")
    assert copied == code.input_value()
    other = here.context.new_page()
    other.route(
        "https://elsewhere.example/", lambda route: route.fulfill(body=copied, content_type="text/html; charset=utf-8")
    )
    other.goto("https://elsewhere.example/")
    link = other.get_by_role("link", name=f"{here.page.locator('h1').inner_text()} · Élan", exact=True)
    expect(link).to_have_attribute("href", f"{site_below_repo.url}/associations/toits-partages/")
    picture = "img => [img.complete, img.naturalWidth / img.width, img.naturalHeight / img.height]"
    assert link.locator("img").evaluate(picture) == [True, 2, 2]
    assert other.locator("script, iframe, link, style").count() == 0


def test_the_address_is_copied(visit: Visits, site_below_repo: Built) -> None:
    here = visit()
    here.context.grant_permissions(["clipboard-read", "clipboard-write"])
    here.go(PATH)
    here.page.locator(".share summary").first.click()
    here.page.get_by_role("button", name="Copier l’adresse").click()
    expect(here.page.locator(".share [role=status]").first).to_have_text("Copié")
    assert here.page.evaluate("navigator.clipboard.readText()") == f"{site_below_repo.url}/associations/toits-partages/"


def test_the_browser_s_own_sheet_is_offered_where_there_is_one(visit: Visits, site_below_repo: Built) -> None:
    """Whoever closes it without sharing has done nothing wrong."""
    here = visit()
    here.page.add_init_script(SHEET)
    here.go(PATH)
    here.page.locator(".share summary").first.click()
    here.page.get_by_role("button", name="Partager…").click()
    assert here.page.evaluate("window.shared") == {
        "title": here.page.title(),
        "url": f"{site_below_repo.url}/associations/toits-partages/",
    }


def test_where_there_is_no_sheet_its_button_is_not_there(visit: Visits) -> None:
    here = visit()
    here.page.add_init_script("delete Navigator.prototype.share")
    here.go(PATH)
    here.page.locator(".share summary").first.click()
    expect(here.page.get_by_role("button", name="Copier l’adresse")).to_be_visible()
    expect(here.page.get_by_role("button", name="Partager…")).to_have_count(0)
