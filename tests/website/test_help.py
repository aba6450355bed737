"""What can be offered: one question, and from it plain links to every open need, by type, skill, place and date."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest

from plugins.website.files import Page as Made
from plugins.website.pages import help
from plugins.website.views import Scene
from plugins.website.views.records import record
from tests.website import entries
from tests.website.built import Built
from tests.website.parsed import Page, by_address, pages

Data = dict[str, Any]
QUESTION = {"aider/index.html": "Que pourriez-vous donner ?", "en/help/index.html": "What could you give?"}


def titles(page: Page) -> list[str]:
    return [one.text for one in page.tree.all("h2", class_="card__title")]


def test_it_asks_one_question(site: Built) -> None:
    for path, question in QUESTION.items():
        page = pages(site)[path]
        assert " ".join(page.tree.one("h1").text.split()) == question
        assert not page.tree.one("main").all("form") and not page.tree.one("main").all("script")


@pytest.mark.parametrize("path", QUESTION)
def test_every_open_need_is_reached_from_it_by_links(site: Built, path: str) -> None:
    known, start = by_address(site), pages(site)[path]
    below = [known[one] for link in start.links if (one := urldefrag(link)[0]).startswith(start.url) and one in known]
    reached = {link for page in below for link in page.links}
    for one in ("#chambre", "#caution", "#visites", "#comptes", "#ordinateurs"):
        assert any(link.endswith(f"toits-partages/{one}") for link in reached), one
    assert not any("#comptable" in link or "velos-solidaires" in link for link in reached), "past, or not at work"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("aider/competences/comptabilite/", ["Tenir nos comptes"]),
        ("en/help/skills/accounting/", ["Keeping our books"]),
        ("aider/materiel/ordinateurs/", ["Des ordinateurs portables"]),
        ("aider/logement/", ["Une chambre chez l'habitant"]),
        ("aider/a-distance/", ["Tenir nos comptes"]),
        ("en/help/remote/", ["Keeping our books"]),
        ("aider/bientot/", ["Une chambre chez l'habitant"]),
        ("aider/lieux/belgique/", ["Reading aloud"]),
    ],
)
def test_each_page_lists_its_needs(site: Built, path: str, expected: list[str]) -> None:
    assert titles(pages(site)[f"{path}index.html"]) == expected


def test_a_place_shows_what_is_asked_there_and_around_it(site: Built) -> None:
    found = pages(site)
    assert "Reading aloud" not in titles(found["aider/lieux/france/rhone/index.html"])
    assert "Tenir nos comptes" in titles(found["aider/lieux/france/rhone/index.html"])
    assert set(titles(found["aider/lieux/france/rhone/index.html"])) <= set(
        titles(found["aider/lieux/france/auvergne-rhone-alpes/index.html"])
    )


def test_money_shows_needs_then_who_receives_gifts(site: Built) -> None:
    page = pages(site)["aider/argent/index.html"]
    assert titles(page) == ["Un fonds de caution"]
    assert len(page.tree.all("h3", class_="card__title")) > 5


def lay(tmp_path: Path, **written: Data) -> Scene:
    least = entries.minimal("Peu")
    made = {
        f"associations/{slug}.md": {**least["associations/petite.md"], **fields} for slug, fields in written.items()
    }
    return entries.scenes(entries.lay(tmp_path, {**least, **made}))["fr"]


def need(id: str, **fields: Any) -> Data:
    return {"id": id, "type": "time", "title": f"Besoin {id}", **fields}


def listed(made: list[Made], path: str) -> list[str]:
    found = [page for page in made if page.path.startswith(path)]
    return [one["title"]["text"] for page in found for one in page.made().variables["needs"]]


def test_soon_is_what_begins_or_ends_within_60_days_by_date(tmp_path: Path) -> None:
    scene = lay(
        tmp_path,
        one={"needs": [need("janvier", until="2027-01-19"), need("trop-tard", until="2027-01-20"), need("sans-date")]},
        two={"needs": [need("noel", **{"from": "2026-12-25"}), need("hier", until="2026-11-19")]},
        six={"needs": [need("aujourd-hui", until="2026-11-20"), need("en-cours", **{"from": "2026-11-19"})]},
    )
    soon = listed(list(help.by_way(scene)), "aider/bientot/")
    assert soon == ["Besoin aujourd-hui", "Besoin noel", "Besoin janvier"]


def test_a_need_goes_by_itself_and_stays_on_its_record_as_past(tmp_path: Path) -> None:
    scene = lay(tmp_path, one={"needs": [need("hier", until="2026-11-19"), need("ouvert")]})
    assert listed(list(help.by_type(scene)), "aider/temps/") == ["Besoin ouvert"]
    view = record(scene, scene.catalogue.records["one"])
    assert [one["id"] for one in view["needs_past"]] == ["hier"] and [one["id"] for one in view["needs_open"]] == [
        "ouvert"
    ]


@pytest.mark.parametrize("status", [{"status": "paused"}, {"status": "closed", "closed_on": "2025"}])
def test_who_is_not_at_work_asks_for_nothing(tmp_path: Path, status: Data) -> None:
    scene = lay(tmp_path, one={"needs": [need("a")], "offers": [need("a")], **status})
    view = record(scene, scene.catalogue.records["one"])
    assert not view["needs_open"] and not view["offers"] and [one["id"] for one in view["needs_past"]] == ["a"]
    assert listed(list(help.by_type(scene)), "aider/temps/") == []


def test_a_project_that_has_ended_asks_for_nothing(tmp_path: Path) -> None:
    least = entries.minimal("Peu")
    ended = {**least["projects/petit.md"], "ends": "2026-11-19", "needs": [need("a")]}
    scene = entries.scenes(entries.lay(tmp_path, {**least, "projects/petit.md": ended}))["fr"]
    assert listed(list(help.by_type(scene)), "aider/temps/") == []
    assert record(scene, scene.catalogue.records["petit"])["needs_past"]


def test_long_lists_are_cut_in_pages_of_24(tmp_path: Path) -> None:
    scene = lay(tmp_path, **{f"a{i}": {"needs": [need("a"), need("b")]} for i in range(15)})
    found = [page for page in help.by_type(scene) if page.path.startswith("aider/temps/")]
    assert [len(page.made().variables["needs"]) for page in found] == [24, 6]
    assert [page.path for page in found] == ["aider/temps/index.html", "aider/temps/2/index.html"]
    assert found[0].variables["pagination"]["next"].endswith("/aider/temps/2/")
