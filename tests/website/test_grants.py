"""What was funded, said by who gave and by who received."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from plugins.website.views import Scene
from plugins.website.views.records import record
from tests.website import entries

SOURCE = {"source": "https://www.exemple.org/laureats"}


def scene(tmp_path: Path, funded: list[dict[str, Any]]) -> Scene:
    written = entries.minimal("Peu")
    least = next(data for path, data in written.items() if path.startswith("funders"))
    written["funders/fonds.md"] = {**least, "name": "Fonds", "funded": [one | SOURCE for one in funded]}
    return entries.scenes(entries.lay(tmp_path, written))["fr"]


def test_both_sides_say_the_same(tmp_path: Path) -> None:
    found = scene(tmp_path, [{"record": "petite", "year": "2024", "amount": "1500"}, {"name": "Autre", "year": "2020"}])
    given = record(found, found.catalogue.records["fonds"])["funded"]["rows"]
    received = record(found, found.catalogue.records["petite"])["grants"]["rows"]
    assert [(row["who"]["name"], row["year"], row["amount"]) for row in given] == [
        (found.catalogue.records["petite"].record.name, 2024, "1\u202f500\xa0€"),
        ("Autre", 2020, None),
    ]
    assert [(row["who"]["name"], row["year"], row["amount"]) for row in received] == [
        ("Fonds", 2024, "1\u202f500\xa0€")
    ]


def test_a_chart_adds_years_up_and_leaves_no_gap(tmp_path: Path) -> None:
    found = scene(
        tmp_path,
        [
            {"name": "A", "year": "2021", "amount": "100"},
            {"name": "B", "year": "2023", "amount": "150"},
            {"name": "C", "year": "2023", "amount": "50"},
        ],
    )
    chart = record(found, found.catalogue.records["fonds"])["funded"]["chart"]
    assert [(bar["year"], bar["height"]) for bar in chart] == [(2021, 50), (2022, 0), (2023, 100)]
    assert [bar["amount"] for bar in chart] == ["100\xa0€", "0\xa0€", "200\xa0€"]


def test_no_chart_for_one_year_or_two_currencies(tmp_path: Path) -> None:
    for number, amounts in enumerate([("100", None), ("100", "100 CHF")]):
        years = [{"name": "A", "year": str(2020 + at), "amount": one} for at, one in enumerate(amounts) if one]
        found = scene(tmp_path / str(number), years)
        assert record(found, found.catalogue.records["fonds"])["funded"]["chart"] == []
