"""What a project wants to raise: how much, as of when, how long is left, what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.website.views.records import record
from tests.website import entries
from tests.website.built import BELOW_URL, Built, build, once
from tests.website.parsed import Element, pages

GOAL = {"amount": "1000", "raised": "400", "as_of": "2026-10-21"}
OUTCOME = "Dix-huit chambres."


def view(tmp_path: Path, goal: dict[str, Any], **fields: Any) -> dict[str, Any]:
    least = entries.minimal("Peu")
    one = {**least["projects/petit.md"], "goal": goal, **fields}
    scene = entries.scenes(entries.lay(tmp_path, {**least, "projects/petit.md": one}))["fr"]
    found: dict[str, Any] = record(scene, scene.catalogue.records["petit"])
    return found


@pytest.mark.parametrize(
    ("ends", "left"),
    [
        ("2026-11-19", None),
        ("2026-11-20", "C’est aujourd’hui le dernier jour."),
        ("2026-11-21", "Il reste 1 jour, jusqu’au 21 novembre 2026."),
        ("2026-12-01", "Il reste 11 jours, jusqu’au 1er décembre 2026."),
    ],
)
def test_days_left(tmp_path: Path, ends: str, left: str | None) -> None:
    assert view(tmp_path, GOAL, ends=ends)["goal"]["left"] == left


@pytest.mark.parametrize(("day", "old"), [("2026-10-20", True), ("2026-10-21", False), ("2026-11-20", False)])
def test_a_figure_is_old_after_30_days(tmp_path: Path, day: str, old: bool) -> None:
    assert view(tmp_path, {**GOAL, "as_of": day})["goal"]["old"] is old


@pytest.mark.parametrize(
    ("goal", "share"),
    [
        (GOAL, 40),
        ({**GOAL, "raised": "0"}, 0),
        ({**GOAL, "raised": "2500"}, 100),
        ({"amount": "1000"}, None),
        ({**GOAL, "amount": "0"}, None),
    ],
)
def test_the_share_of_a_bar(tmp_path: Path, goal: dict[str, Any], share: int | None) -> None:
    assert view(tmp_path, goal)["goal"]["share"] == share


@pytest.fixture(scope="session")
def campaigns(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One that runs with a fresh figure, one with an old one, one that has ended, one that ended in silence."""

    def make(folder: Path) -> Built:
        folder.mkdir()
        least = entries.minimal("Peu")["projects/petit.md"]
        old = {**GOAL, "as_of": "2026-09-01", "otherwise": "Rien n’est perdu."}
        written = {
            "fresh": {"goal": GOAL, "ends": "2026-12-01"},
            "old": {"goal": old, "ends": "2026-12-01", "outcome": OUTCOME},
            "ended": {"goal": old, "ends": "2026-10-01", "outcome": OUTCOME},
            "silent": {"goal": {"amount": "1000"}, "ends": "2026-10-01"},
        }
        made = {f"projects/{slug}.md": {**least, "name": slug, **fields} for slug, fields in written.items()}
        content = entries.lay(folder, {**entries.minimal("Peu"), **made})
        return build(folder / "site", content, BELOW_URL, COUNTRIES=["FR"])

    site = once(tmp_path_factory, "campaigns", make)
    return Built(site.folder / "site", site.url)


def main(site: Built, slug: str) -> Element:
    return pages(site)[f"projets/{slug}/index.html"].tree.one("main")


def test_a_campaign_that_runs(campaigns: Built) -> None:
    fresh, old = main(campaigns, "fresh"), main(campaigns, "old")
    assert "400 € sur 1 000 €, au 21 octobre 2026. Il reste 11 jours" in fresh.text.replace("\u202f", " ")
    line = fresh.one("svg", class_="progress")
    assert line.get("aria-label", "").replace("\u202f", " ").replace("\xa0", " ") == "40 % de l’objectif"
    assert line.one("path", class_="progress__there").get("stroke-dasharray") == "40 200"
    assert "plus de 30 jours" not in fresh.text and "plus de 30 jours" in old.text
    assert "Si l’objectif n’est pas atteint : inconnu" in fresh.text or "n’est pas atteint" in fresh.text
    assert "Rien n’est perdu." in old.text and OUTCOME in old.text


def test_a_campaign_that_has_ended(campaigns: Built) -> None:
    ended, silent = main(campaigns, "ended"), main(campaigns, "silent")
    assert OUTCOME in ended.text and "Ce qu’il voulait réunir" in ended.text
    assert (
        "Il reste" not in ended.text
        and "plus de 30 jours" not in ended.text
        and not ended.all("section", class_="give")
    )
    assert "Personne n’a encore écrit ici ce qu’il en est sorti." in silent.text
