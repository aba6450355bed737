"""Who could answer whom: each pair with its reasons in words, and links to both."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.catalogue.meetings import meet
from plugins.catalogue.nearness import Reason
from plugins.catalogue.quantities import Money
from plugins.website.views import Scene
from plugins.website.views.meetings import why
from plugins.website.views.said import Said
from tests.website import entries
from tests.website.built import DIRECTORY, Built
from tests.website.parsed import Element, pages

SECTIONS = {
    "fr": ("rencontres/", "besoins/", "offres/", "financeurs/"),
    "en": ("en/matching/", "needs/", "offers/", "funders/"),
}


@pytest.fixture(scope="module")
def scenes() -> dict[str, Scene]:
    return entries.scenes(DIRECTORY)


def spaced(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").split())


def cards(site: Built, path: str) -> dict[str, Element]:
    found = pages(site)[f"{path}index.html"].tree.all("li", class_="card")
    return {one.all("a")[0].text: one for one in found}


@pytest.mark.parametrize("language", SECTIONS)
def test_three_sections_lead_to_three_lists(site: Built, language: str) -> None:
    first, *lists = SECTIONS[language]
    page = pages(site)[f"{first}index.html"]
    assert len(page.tree.one("main").all("section")) == 4, "three, and how it is worked out"
    links = {one.get("href") for one in page.tree.one("main").all("a")}
    assert {f"{site.base}{first}{one}" for one in lists} <= links


def test_bookkeeping_is_brought_together_with_its_reasons(site: Built) -> None:
    needs, offers = cards(site, "rencontres/besoins/"), cards(site, "rencontres/offres/")
    words = "même département : Rhône · à distance · compétence : comptabilité"
    assert [spaced(one.text) for one in needs["Tenir nos comptes"].all("p", class_="pairs__why")] == [words]
    assert [spaced(one.text) for one in offers["Un comptable pour vos comptes"].all("p", class_="pairs__why")] == [
        words
    ]
    links = {one.get("href") for one in needs["Tenir nos comptes"].all("a")}
    assert links == {
        f"{site.base}associations/toits-partages/",
        f"{site.base}associations/toits-partages/#comptes",
        f"{site.base}partenaires/chiffres-solidaires/",
        f"{site.base}partenaires/chiffres-solidaires/#offer-comptes",
    }
    english = cards(site, "en/matching/needs/")["Keeping our books"].one("p", class_="pairs__why")
    assert english.text == "same département: Rhône · from afar · skill: accounting"


def test_a_funder_meets_a_project(site: Built) -> None:
    found = cards(site, "rencontres/financeurs/")["Fondation Exemple"]
    assert "Cinquante chambres pour 2027" in found.text
    said = spaced(found.one("p", class_="pairs__why").text)
    assert said.startswith("même cause : logement · zone : France · étape : ")
    assert "objectif de 12 000 €" in said and said.endswith("déjà financé en 2026")


def test_record_pages_say_who_could_answer_and_who_asks(site: Built) -> None:
    asking = pages(site)["associations/toits-partages/index.html"].tree
    need = next(one for one in asking.all("li") if one.get("id") == "comptes")
    assert need.one("h4").text == "Qui pourrait répondre" and "Chiffres solidaires" in need.text
    offering = pages(site)["partenaires/chiffres-solidaires/index.html"].tree
    offer = next(one for one in offering.all("li") if one.get("id") == "offer-comptes")
    assert offer.one("h4").text == "Qui demande cela" and "Toits partagés" in offer.text


def test_the_menu_leads_there_in_this_order(site: Built) -> None:
    menu = pages(site)["index.html"].tree.one("nav", class_="site-menu")
    names = ["Associations", "Projets", "Aider", "Besoins et offres", "Événements", "Causes", "Lieux"]
    assert [one.text for one in menu.all("a")] == names


@pytest.mark.parametrize(
    ("reason", "french", "english"),
    [
        (Reason("distance", (0,)), "à moins de 1 km", "less than 1 km away"),
        (Reason("distance", (12,)), "à 12 km environ", "about 12 km away"),
        (Reason("same-region", ("FR-ARA",)), "même région : Auvergne-Rhône-Alpes", "same region: Auvergne-Rhône-Alpes"),
        (Reason("acts", ("BE",)), "zone d’action : Belgique", "acts in: Belgium"),
        (Reason("cause", ("logement", "sante")), "mêmes causes : logement et santé", "same causes: housing and health"),
        (Reason("goods", ("livres",)), "matériel : livres", "thing: books"),
        (
            Reason("ticket", (Money(Decimal(5), "EUR"), None, Money(Decimal(9), "EUR"))),
            "objectif de 5 €, pour au plus 9 € à la fois",
            None,
        ),
        (
            Reason("ticket", (Money(Decimal(5), "EUR"), Money(Decimal(2), "EUR"), None)),
            "objectif de 5 €, pour au moins 2 €",
            None,
        ),
    ],
)
def test_each_reason_in_words(scenes: dict[str, Scene], reason: Reason, french: str, english: str | None) -> None:
    assert _said(why(scenes["fr"], [reason])) == french
    assert english is None or _said(why(scenes["en"], [reason])) == english


def _said(pieces: list[Said]) -> str:
    return spaced("".join(piece["text"] or "" for piece in pieces))


def test_what_meets_is_worked_out_once_for_both_languages(scenes: dict[str, Scene]) -> None:
    assert scenes["fr"].catalogue is scenes["en"].catalogue
    assert meet(scenes["fr"].catalogue) is meet(scenes["en"].catalogue)
