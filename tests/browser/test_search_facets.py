"""Results are narrowed: what each choice would leave is what it leaves, and the address says what is chosen."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from plugins.catalogue.order import fair
from tests.browser.conftest import Visits
from tests.browser.test_search import PATHS, found, opened, said, settled, settling, start, total, write
from tests.website.built import DIRECTORY
from tests.website.entries import scenes

VALUES = """boxes => Object.fromEntries(boxes.filter(box => box.value).map(box => [
  `${box.dataset.facet}=${box.value}`, Number(box.closest("label").querySelector("[data-count]").textContent)]))"""
AREAS = """list => Object.fromEntries([...list.options].filter(one => one.value)
  .map(one => [one.value, Number(one.textContent.match(/\\((\\d+)\\)$/)[1])]))"""


def open_filters(page: Page) -> None:
    page.locator("[data-filters] > summary").click()
    expect(page.locator("[data-area=region] option").nth(1)).to_have_text(re.compile(r"\(\d+\)$"))


def choose(page: Page, facet: str, value: str) -> None:
    """Tick a box, or take its tick away, and wait for the answer."""
    with settling(page):
        page.locator(f'[data-facet={facet}][value="{value}"]').click()


def counts(page: Page) -> dict[str, int]:
    """What each box would leave, `facet=value`."""
    values: dict[str, int] = page.locator("[data-filters] [data-facet]").evaluate_all(VALUES)
    return values


def areas(page: Page, name: str) -> dict[str, int]:
    values: dict[str, int] = page.locator(f"[data-area={name}]").evaluate(AREAS)
    return values


def ticked(page: Page) -> list[str]:
    script = "boxes => boxes.filter(box => box.checked && box.value).map(box => `${box.dataset.facet}=${box.value}`)"
    boxes: list[str] = page.locator("[data-filters] input").evaluate_all(script)
    return boxes


@pytest.mark.parametrize("query", ["?q=l", "?kind=associations", "?q=culture"])
def test_what_a_box_counts_is_what_it_leaves(visit: Visits, query: str) -> None:
    page = opened(visit, query).page
    open_filters(page)
    offered = counts(page)
    assert {key.split("=")[0] for key in offered} == {"kind", "cause", "help", "skill", "remote", "receipt", "date"}
    assert len(set(offered.values())) > 3
    for key, count in offered.items():
        facet, value = key.split("=")
        if f"{facet}=" in query:
            continue
        choose(page, facet, value)
        assert total(page) == count, key
        assert count or "Rien trouvé" in said(page)
        choose(page, facet, "" if facet == "date" else value)


def test_counts_follow_the_query(visit: Visits) -> None:
    page = opened(visit).page
    write(page, "l")
    open_filters(page)
    before = counts(page)
    with settling(page):
        page.locator("#q").fill("abris")
    after = counts(page)
    assert 0 < sum(after.values()) < sum(before.values())
    assert after["cause=logement"] >= 1 > after["cause=culture"]


def test_values_of_a_facet_add_up_and_facets_narrow_each_other(visit: Visits) -> None:
    page = opened(visit, "?kind=associations").page
    open_filters(page)
    offered = counts(page)
    choose(page, "cause", "logement")
    housing = set(found(page))
    assert len(housing) == total(page) == offered["cause=logement"]
    choose(page, "help", "money")
    assert {"Toits partagés"} <= set(found(page)) < housing
    choose(page, "help", "money")
    choose(page, "cause", "aide-alimentaire")
    both = set(found(page))
    assert both > housing and len(both) == total(page) <= offered["cause=logement"] + offered["cause=aide-alimentaire"]
    assert counts(page)["cause=culture"] == offered["cause=culture"], "a facet does not narrow what itself offers"


def test_a_region_then_a_departement(visit: Visits) -> None:
    page = opened(visit).page
    open_filters(page)
    expect(page.locator("[data-area=part]")).to_be_hidden()
    regions = areas(page, "region")
    assert {"FR", "FR-ARA", "BE"} <= regions.keys() and regions["FR"] > regions["FR-ARA"] > 1
    for code in ("FR", "FR-ARA", "CH", "FR-GES"):
        with settling(page):
            page.locator("[data-area=region]").select_option(code)
        assert total(page) == regions[code], code
    with settling(page):
        page.locator("[data-area=region]").select_option("FR-ARA")
    parts = areas(page, "part")
    assert all(code.startswith("FR-") for code in parts) and "FR-67" not in parts
    with settling(page):
        page.locator("[data-area=part]").select_option("FR-69")
    assert total(page) == parts["FR-69"] and "area=FR-69" in page.url
    expect(page.locator("[data-area=region]")).to_have_value("FR-ARA")
    expect(page.locator(".chip")).to_have_text(["Rhône"])
    with settling(page):
        page.locator("[data-area=part]").select_option("")
    assert total(page) == regions["FR-ARA"] and "area=FR-ARA" in page.url
    expect(page.locator(".chip")).to_have_text(["Auvergne-Rhône-Alpes"])


def test_dates_of_events(visit: Visits) -> None:
    page = opened(visit, "?kind=events").page
    open_filters(page)
    wanted = {"soon": {"Rencontres du logement partagé", "Journée des haies"}}
    wanted["coming"] = wanted["soon"] | {"Permanence du mardi", "Fête des voisins d'exemple"}  # they come back
    wanted["past"] = {"Nuit de la lecture"}
    for choice, names in wanted.items():
        choose(page, "date", choice)
        assert set(found(page)) == names and f"date={choice}" in page.url
    choose(page, "date", "")
    assert total(page) == 5 and "date" not in page.url


@pytest.mark.parametrize("language", ["fr", "en"])
def test_chips_say_what_is_chosen_and_take_it_away(visit: Visits, language: str) -> None:
    page = opened(visit, "?q=toits&cause=logement&receipt=yes&near=Lyon", language).page
    chips = page.locator(".chip")
    receipt = {"fr": "Avec un reçu fiscal", "en": "With a tax receipt"}[language]
    expect(chips).to_have_text(["Housing" if language == "en" else "Logement", receipt, re.compile("Lyon")])
    remove = {"fr": "Retirer", "en": "Remove"}[language]
    expect(chips.nth(1)).to_have_accessible_name(f"{remove} {receipt}")
    with settling(page):
        chips.nth(1).focus()
        page.keyboard.press("Enter")
    assert "receipt" not in page.url and "cause=logement" in page.url
    expect(page.locator("[data-facet=receipt]")).not_to_be_checked()
    expect(chips.first).to_be_focused()
    for left in (1, 0):
        with settling(page):
            page.keyboard.press("Enter")
        expect(chips).to_have_count(left)
    expect(page.locator("#near")).to_have_value("")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("[data-chips]")).to_be_hidden()
    assert page.url.endswith(f"{PATHS[language]}?q=toits")


def test_back_and_forward_undo_and_redo(visit: Visits) -> None:
    page = opened(visit).page
    write(page, "l")
    open_filters(page)
    seen = [(page.url, said(page), ticked(page))]
    for facet, value in (("kind", "associations"), ("cause", "culture"), ("cause", "education")):
        choose(page, facet, value)
        seen.append((page.url, said(page), ticked(page)))
    with settling(page):
        page.locator("[data-sort]").select_option("name")
    seen.append((page.url, said(page), ticked(page)))
    assert len({url for url, _, _ in seen}) == 5 and seen[3][2] == [
        "kind=associations",
        "cause=education",
        "cause=culture",
    ]
    for there in [*reversed(seen[:-1])]:
        with settling(page):
            page.go_back()
        assert (page.url, said(page), ticked(page)) == there
        expect(page.locator(".chip")).to_have_count(len(there[2]))
    for there in seen[1:]:
        with settling(page):
            page.go_forward()
        assert (page.url, said(page), ticked(page)) == there
    expect(page.locator("[data-sort]")).to_have_value("name")


def test_letters_are_one_step_together(visit: Visits) -> None:
    here = start(visit)
    here.go("index.html")
    here.go(PATHS["fr"])
    settled(here.page)
    write(here.page, "chambre")
    here.page.go_back()
    expect(here.page).to_have_url(re.compile("/repo/$"))


def test_an_address_says_all_that_is_chosen(visit: Visits) -> None:
    page = opened(visit, "?q=l").page
    open_filters(page)
    for facet, value in (("kind", "associations"), ("kind", "events"), ("help", "money"), ("cause", "sante")):
        choose(page, facet, value)
    with settling(page):
        page.locator("[data-area=region]").select_option("FR-ARA")
    other = opened(visit, "?" + urlsplit(page.url).query).page
    assert ticked(other) == ticked(page) and len(ticked(page)) == 4
    assert (found(other), said(other)) == (found(page), said(page)) and found(page)
    assert other.locator("[data-area=region]").input_value() == "FR-ARA"
    assert other.locator(".chip").all_inner_texts() == page.locator(".chip").all_inner_texts()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_by_name_as_the_list_from_a_to_z(visit: Visits, language: str) -> None:
    here = opened(visit, "?kind=associations", language)
    with settling(here.page):
        here.page.locator("[data-sort]").select_option("name")
    assert "sort=name" in here.page.url
    first = found(here.page)
    here.go(("en/" if language == "en" else "") + "associations/a-z/")
    assert len(first) == 10 and here.page.locator(".names li a").all_inner_texts()[:10] == first


def test_in_fair_order_without_a_word(visit: Visits) -> None:
    page = opened(visit, "?kind=associations").page
    expect(page.locator("[data-sort]")).to_have_value("fair")
    catalogue = scenes(DIRECTORY)["fr"].catalogue
    fairly = fair(catalogue.records.values(), lambda one: one, catalogue.today)
    assert found(page) == [one.record.name for one in fairly if one.folder == "associations"][:10]


def test_events_by_their_dates(visit: Visits) -> None:
    page = opened(visit, "?kind=events&sort=date").page
    expect(page.locator("[data-sort]")).to_have_value("date")
    assert found(page) == [
        "Rencontres du logement partagé",
        "Journée des haies",
        "Permanence du mardi",
        "Fête des voisins d'exemple",
        "Nuit de la lecture",
    ]
