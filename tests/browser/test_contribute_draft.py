"""Nothing typed is lost: a draft comes back, can be thrown away, and its absence is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits
from tests.browser.form import checked, opened, proposed, submit

REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


def fill(page: Page) -> None:
    page.get_by_label("Nom", exact=False).first.fill("Les Voisins")
    page.get_by_label("En une phrase").fill("Une phrase.")
    page.get_by_label("Logement").check()
    page.get_by_label("Où l’avez-vous lu").first.fill("https://www.voisins-exemple.org/")
    page.get_by_role("button", name="Ajouter un besoin").click()
    page.get_by_label("De quel type").last.select_option("time")
    page.get_by_label("En quelques mots").fill("Des visites")
    page.get_by_label("Votre nom, ou votre rôle").fill("Camille")
    page.get_by_label("Votre lien avec elle").fill("none")


def test_a_draft_comes_back_and_can_be_thrown_away(visit: Visits) -> None:
    here = visit()
    page = opened(here, "kind=association")
    expect(page.locator("[data-restored]")).to_be_hidden()
    fill(page)
    before = page.locator("[data-file]")
    expect(before).to_contain_text("interest: none")
    text = before.text_content()
    opened(here, "kind=association")
    expect(page.locator("[data-restored]")).to_be_visible()
    expect(page.locator("[data-file]")).to_have_text(text or "", use_inner_text=False)
    assert page.get_by_label("Où l’avez-vous lu").first.input_value() == "https://www.voisins-exemple.org/"
    page.get_by_label("En quelques mots").fill("Des rondes")
    expect(page.locator("[data-file]")).to_contain_text("id: des-rondes")
    page.locator("[data-discard]").click()
    expect(page.locator("[data-heading]")).to_be_focused()
    assert page.get_by_label("En une phrase").input_value() == ""
    opened(here, "kind=association")
    expect(page.locator("[data-restored]")).to_be_hidden()


def test_each_kind_has_its_draft(visit: Visits) -> None:
    here = visit()
    page = opened(here, "kind=association")
    fill(page)
    opened(here, "kind=partner")
    expect(page.locator("[data-restored]")).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage)") == ["contribute:association"]


def test_what_was_only_looked_at_leaves_no_draft(visit: Visits) -> None:
    here = visit()
    page = opened(here, "kind=association")
    opened(here, "entry=associations/toits-partages")
    opened(here, "kind=event")
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("script", [REFUSED, FULL], ids=["refused", "full"])
def test_it_works_when_nothing_can_be_kept(visit: Visits, tmp_path: Path, script: str) -> None:
    here = visit()
    here.page.add_init_script(script)
    page = opened(here, "kind=association")
    fill(page)
    expect(page.locator("[data-kept]")).to_contain_text("ne garde pas de brouillon")
    submit(page)
    assert checked(tmp_path, *proposed(page)).errors == []


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{",
        "[]",
        '{"data": 3}',
        '{"data": null}',
        '{"data": {"name": ["x"], "needs": "y", "place": [], "give": [{}, 3]}}',
    ],
)
def test_a_spoilt_draft_does_no_harm(visit: Visits, kept: str) -> None:
    here = visit()
    page = opened(here, "kind=association")
    page.evaluate("text => localStorage.setItem('contribute:association', text)", kept)
    opened(here, "kind=association")
    page.get_by_label("En une phrase").fill("Une phrase.")
    expect(page.locator("[data-file]")).to_contain_text("summary: Une phrase.")
