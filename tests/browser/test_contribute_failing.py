"""The form without scripts, without what it fetches, and with what strangers wrote."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Visits
from tests.browser.form import PATHS, opened, submit
from tests.browser.test_search_hostile import ELEMENTS, HOSTILE, PROTOTYPE
from tests.website.built import Built
from tests.website.parsed import file_of


def gone(route: Route) -> None:
    route.fulfill(status=404, body="404")


@pytest.mark.parametrize("name", ["records.json", "codes.json", "sentences-fr.json"])
def test_without_its_knowledge_the_form_still_asks_and_writes(visit: Visits, name: str) -> None:
    here = visit()
    here.page.route(f"**/contribute/{name}", gone)
    page = opened(here, "kind=association")
    expect(page.locator("[data-unchecked]")).to_be_visible()
    page.get_by_label("Nom", exact=False).first.fill("Les Voisins")
    expect(page.locator("[data-file]")).to_contain_text("name: Les Voisins")
    submit(page)
    expect(page.locator("[data-summary] a")).to_have_text(["En une phrase", "Causes", "Qui écrit cette fiche"])
    here.page.unroute(f"**/contribute/{name}")
    submit(page)
    expect(page.locator("[data-unchecked]")).to_be_hidden()
    expect(page.locator("[data-summary] a")).to_have_count(4)
    here.wrong.clear()


def test_a_schema_that_does_not_arrive_can_be_asked_for_again(visit: Visits) -> None:
    here = visit()
    here.page.route("**/schemas/event.json", gone)
    here.go("contribuer/?kind=event")
    expect(here.page.locator("[data-failed]")).to_be_visible()
    here.page.unroute("**/schemas/event.json")
    here.page.locator("[data-retry]").click()
    here.page.locator("[data-ready=event]").wait_for()
    expect(here.page.locator("[data-failed]")).to_be_hidden()
    here.wrong.clear()


@pytest.mark.parametrize("text", HOSTILE[:6], ids=range(6))
def test_what_strangers_write_is_text(visit: Visits, text: str) -> None:
    """In an entry that is corrected, in what one types, and in the names of other entries."""
    here = visit(bypass_csp=True)
    data: dict[str, object] = {
        "name": text,
        "summary": text,
        "causes": [text],
        "other_names": [text],
        "place": {"city": text},
    }
    data |= {"needs": [{"id": "x", "type": "time", "title": text}], text: text, "sources": [{"fact": text}]}
    one = {
        "path": "content/associations/lacs-propres.md",
        "text": f"---\nname: x\n---\n{text}",
        "data": data,
        "body": text,
    }
    body = json.dumps({"associations/lacs-propres": one | {"blocks": [["name", 2, 2, [f"# {text}"]]]}})
    here.page.route(
        "**/contribute/entries/*.json", lambda route: route.fulfill(body=body, content_type="application/json")
    )
    page = opened(here, "entry=associations/lacs-propres")
    page.get_by_label("En une phrase").fill(f"{text} {text}")
    submit(page)
    expect(page.locator("[data-summary]")).to_be_focused()
    opened(here, "kind=event")
    page.get_by_label("Nom", exact=False).first.fill(text)
    page.get_by_label("Organisé par", exact=False).first.fill(text)
    page.get_by_label("Fin de son adresse").fill(text)
    submit(page)
    expect(page.locator("[data-summary]")).to_be_focused()
    assert page.evaluate("window.ran") is None and page.evaluate(PROTOTYPE) == 0
    assert page.locator("main").evaluate(ELEMENTS) == 0
    assert text in (page.locator("[data-card]").text_content() or "")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_without_javascript_it_says_what_to_do(
    visit: Visits, site_below_repo: Built, language: str, width: int
) -> None:
    here = visit(javascript=False, width=width)
    here.go(f"{PATHS[language]}?entry=associations/toits-partages")
    page = here.page
    expect(page.locator("[data-still]")).to_be_visible()
    links = [one.get_attribute("href") or "" for one in page.locator("[data-still] a").all()]
    assert links[0] == "https://github.com/elan-annuaire/elan/issues/new/choose"
    assert all(link.startswith("https://github.com/elan-annuaire/elan/") for link in links)
    assert page.locator("main :is(button, input, select, textarea)").locator("visible=true").count() == 0
    assert file_of(site_below_repo, page.url)
