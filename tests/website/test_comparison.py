"""Platforms side by side: what arrives most first, what is not known last and never as zero."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.giving.costs import AMOUNTS
from plugins.website.views import Scene
from plugins.website.views.comparison import comparison
from tests.website import entries
from tests.website.built import Built
from tests.website.parsed import pages

PRICES = {
    "gratuite": [{"payer": "association", "taker": "platform", "percent": "0"}],
    "chere": [{"payer": "association", "taker": "platform", "percent": "8"}],
    "au-giver": [{"payer": "giver", "taker": "platform", "percent": "2.2", "fixed": "0.10"}],
    "muette": [],
    "a-demi": [{"payer": "association", "taker": "processor"}],
    "par-paliers": [
        {"payer": "association", "taker": "platform", "percent": "0", "up_to": "100", "basis": "collected"},
        {"payer": "association", "taker": "platform", "percent": "6", "above": "100", "basis": "collected"},
    ],
}


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    least = next(data for path, data in entries.minimal("Peu").items() if path.startswith("platforms"))
    written = {f"platforms/{slug}.md": {**least, "name": slug, "fees": fees} for slug, fees in PRICES.items()}
    folder: Path = tmp_path_factory.mktemp("comparison")
    return entries.scenes(entries.lay(folder, {**entries.minimal("Peu"), **written}))["fr"]


def test_what_arrives_most_comes_first_and_the_unknown_last(scene: Scene) -> None:
    rows = [row for row in comparison(scene, 100) if row["platform"]["name"] in PRICES]
    assert [row["platform"]["name"] for row in rows] == [
        "au-giver", "gratuite", "par-paliers", "chere", "a-demi", "muette",
    ]  # fmt: skip
    assert [row["arrives"] for row in rows] == ["100\xa0€", "100\xa0€", "94\xa0€", "92\xa0€", None, None]


def test_what_the_giver_adds_is_said(scene: Scene) -> None:
    paid = {row["platform"]["name"]: row["paid"] for row in comparison(scene, 100)}
    assert paid["au-giver"] == "102,30\xa0€"
    assert paid["gratuite"] == "100\xa0€"
    assert paid["muette"] is None


def test_a_scale_says_that_its_dearest_step_counts(scene: Scene) -> None:
    assert [row["platform"]["name"] for row in comparison(scene, 50) if row["collected"]] == ["par-paliers"]


def test_each_amount_has_its_page_and_names_the_others(site: Built) -> None:
    found = pages(site)
    paths = [f"plateformes/comparer/{'' if amount == 100 else f'{amount}/'}index.html" for amount in AMOUNTS]
    for path in paths:
        links = {link.get("href") for link in found[path].tree.one("main").all("a")}
        assert {f"{site.base}{other.removesuffix('index.html')}" for other in paths} <= links
    assert len({found[path].title for path in paths}) == len(AMOUNTS)
