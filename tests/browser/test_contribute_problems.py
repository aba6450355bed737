"""What is wrong with what one types is said beside its field, when it helps."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits
from tests.browser.form import opened, submit


def field(page: Page, label: str) -> tuple[str, str]:
    """What a field says is wrong, and the text that describes it to those who cannot see it."""
    input = page.get_by_label(label, exact=False).first
    ids = (input.get_attribute("aria-describedby") or "").split()
    texts = [page.locator(f"[id='{id}']").inner_text() for id in ids]
    return input.get_attribute("aria-invalid") or "", " ".join(texts)


def test_what_is_wrong_is_said_when_one_leaves_and_unsaid_as_one_types(visit: Visits) -> None:
    page = opened(visit(width=360), "kind=association")
    page.get_by_label("SIREN").press_sequentially("123")
    assert field(page, "SIREN")[0] == ""
    page.keyboard.press("Tab")
    expect(page.get_by_label("SIREN")).to_have_attribute("aria-invalid", "true")
    assert "123 n’est pas un SIREN" in field(page, "SIREN")[1]
    assert page.locator("[aria-invalid=true]").count() == 1
    page.get_by_label("SIREN").fill("900000019")
    expect(page.get_by_label("SIREN")).not_to_have_attribute("aria-invalid", "true")
    assert page.locator(".ask__wrong:visible").count() == 0


def test_asking_for_the_file_leads_to_what_is_wrong(visit: Visits) -> None:
    page = opened(visit(width=360), "kind=association")
    page.get_by_label("Adresse de courriel").evaluate(
        "one => { one.value = 'nobody'; one.dispatchEvent(new Event('input', {bubbles: true})) }"
    )
    submit(page)
    summary = page.locator("[data-summary]")
    expect(summary).to_be_focused()
    expect(page.locator("[data-send]")).to_be_hidden()
    links = summary.locator("a").all_inner_texts()
    assert links == [
        "Nom", "Fin de son adresse sur ce site", "En une phrase", "Causes", "Votre nom, ou votre rôle",
        "Votre lien avec elle", "Adresse de courriel",
    ]  # fmt: skip
    summary.get_by_role("link", name="Adresse de courriel").click()
    expect(page.get_by_label("Adresse de courriel")).to_be_focused()
    expect(page.get_by_label("Adresse de courriel")).to_be_visible()
    page.get_by_label("Adresse de courriel").fill("")
    expect(summary.locator("a")).to_have_count(6)
    summary.get_by_role("link", name="Causes").click()
    assert page.evaluate("document.activeElement.type") == "checkbox"


def test_a_press_meets_what_was_aimed_at(visit: Visits) -> None:
    """A message that appeared while the button is down would push it away: it waits."""
    page = opened(visit(width=360), "kind=association")
    page.locator("html").evaluate("one => { one.style.overflowAnchor = 'none' }")
    page.get_by_label("SIREN").press_sequentially("123")
    button = page.get_by_role("button", name="Ajouter un besoin")
    button.hover()
    page.mouse.down()
    assert page.locator(".ask__wrong:visible").count() == 0
    page.mouse.up()
    expect(page.locator(".list__item")).to_have_count(1)
    expect(page.locator(".ask__wrong:visible")).to_have_count(1)


def test_passing_by_the_boxes_says_nothing(visit: Visits) -> None:
    page = opened(visit(width=360), "kind=association")
    page.get_by_label("Logement", exact=True).focus()
    page.keyboard.press("Tab")
    page.wait_for_function("document.activeElement.value !== 'logement'")
    assert page.locator(".ask__wrong:visible").count() == 0


def test_what_was_right_and_is_wrong_again_is_not_proposed(visit: Visits) -> None:
    page = opened(visit(width=360), "entry=associations/toits-partages")
    page.get_by_label("En une phrase").fill("Une autre phrase.")
    submit(page)
    expect(page.locator("[data-send]")).to_be_visible()
    page.get_by_label("En une phrase").fill("x" * 201)
    expect(page.locator("[data-send]")).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1/9/2026", "2026-09-01"),
        ("20.11.26", "2026-11-20"),
        ("20/11/2026 à 18h", "2026-11-20 18:00"),
        ("20/11/2026 18h30", "2026-11-20 18:30"),
        ("1er février 2027", "2027-02-01"),
        ("30 juin 2027 à 9h05", "2027-06-30 09:05"),
        ("un jour de juin 2027", "un jour de juin 2027"),
        ("30 juillette 2027", "30 juillette 2027"),
    ],
)
def test_a_day_is_taken_as_people_write_it(visit: Visits, typed: str, kept: str) -> None:
    page = opened(visit(), "kind=event")
    page.get_by_label("Commence le").fill(typed)
    page.get_by_label("Commence le").blur()
    expect(page.get_by_label("Commence le")).to_have_value(kept)


def test_a_sentence_that_begins_with_a_value_keeps_it(visit: Visits) -> None:
    page = opened(visit(), "kind=association")
    page.get_by_label("Site", exact=True).fill("www.example.org")
    page.get_by_label("Site", exact=True).blur()
    expect(page.locator(".ask__wrong:visible")).to_contain_text("www.example.org ne commence pas")


def test_a_name_that_has_no_entry_is_no_wrong_address(visit: Visits) -> None:
    page = opened(visit(), "kind=event")
    page.get_by_label("Organisé par").first.fill("Les inconnus")
    page.get_by_label("Organisé par").first.blur()
    expect(page.locator(".ask__wrong:visible")).to_contain_text("La fiche les-inconnus n’existe pas")


def test_nothing_ties_one_in_one_s_own_language(visit: Visits) -> None:
    page = opened(visit(), "kind=association")
    page.get_by_label("Votre lien").fill("Aucun.")
    expect(page.locator("[data-file]")).to_contain_text("interest: none")


@pytest.mark.parametrize(
    "slug, said",
    [
        ("toits-partages", "Toits partagés"),
        ("toits-et-partages", "Toits partagés"),
        ("index", "l’adresse d’une liste"),
        ("É t", "É t"),
    ],
)
def test_an_address_that_is_not_free_is_refused(visit: Visits, slug: str, said: str) -> None:
    page = opened(visit(), "kind=association")
    address = page.get_by_label("Fin de son adresse")
    page.get_by_label("Nom", exact=False).first.fill("L’Été, n° 2")
    assert address.input_value() == "l-ete-n-2"
    address.fill(slug)
    page.keyboard.press("Tab")
    expect(address).to_have_attribute("aria-invalid", "true")
    assert said in field(page, "Fin de son adresse")[1]
    page.get_by_label("Nom", exact=False).first.fill("Autre")
    assert address.input_value() == slug


def test_the_enter_key_asks_for_nothing(visit: Visits) -> None:
    """On a telephone it is what one presses when a field is filled in."""
    page = opened(visit(width=360), "kind=association")
    page.get_by_label("Nom", exact=False).first.fill("Les Voisins")
    page.keyboard.press("Enter")
    page.get_by_label("En une phrase").fill("Une phrase.")
    expect(page.locator("[data-file]")).to_contain_text("summary: Une phrase.")
    expect(page.locator("[data-summary]")).to_be_hidden()
    assert page.url.endswith("?kind=association")
    assert page.locator(".ask__wrong:visible").count() == 0


def test_an_event_without_a_date_is_said_beside_its_first_day(visit: Visits) -> None:
    page = opened(visit(), "kind=event", "en")
    page.get_by_label("Name", exact=False).first.fill("Spring fair")
    page.get_by_label("In one sentence").fill("A fair.")
    page.get_by_label("Housing").check()
    page.get_by_label("Your name").fill("Camille")
    page.get_by_label("What ties you").fill("none")
    submit(page)
    expect(page.locator("[data-summary] a")).to_have_text(["Begins on"])
    assert "This event has no date" in field(page, "Begins on")[1]
