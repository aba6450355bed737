"""What a template is given of a record: values in words of one language, and nothing but plain values."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from pydantic import BaseModel

from plugins.website import OUTPUTS
from plugins.website.files import Page
from plugins.website.views import Scene
from plugins.website.views.cards import card, link, place
from plugins.website.views.giving import shown_host
from plugins.website.views.records import record
from plugins.website.views.said import body, said
from plugins.website.views.structured import script
from plugins.website.views.times import when
from tests.website import entries

Data = entries.Data


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scene]:
    written = {**entries.minimal("Peu"), **entries.full("Beaucoup")}
    return entries.scenes(entries.lay(tmp_path_factory.mktemp("views"), written))


def one(tmp_path: Path, kind: str = "associations", **fields: object) -> dict[str, Scene]:
    """The scenes of a directory whose only `x` has these fields, beside one of each kind."""
    least = next(data for path, data in entries.minimal("Peu").items() if path.startswith(kind))
    return entries.scenes(entries.lay(tmp_path, {**entries.minimal("Peu"), f"{kind}/x.md": {**least, **fields}}))


def values(found: object) -> Iterator[object]:
    """Every value in lists and mappings."""
    if isinstance(found, dict):
        for value in found.values():
            yield from values(value)
    elif isinstance(found, list | tuple):
        for value in found:
            yield from values(value)
    else:
        yield found


def test_pages_hold_plain_values_only(scenes: dict[str, Scene]) -> None:
    """So that they go to another process, and that a template cannot ask a record for what it was not given."""
    for scene in scenes.values():
        for output in OUTPUTS:
            for page in output(scene):
                if isinstance(page, Page):
                    page = page.made()
                    assert pickle.loads(pickle.dumps(page)) == page
                    kinds = {type(value) for value in values(dict(page.variables))}
                    assert kinds <= {str, int, bool, type(None), Markup, Decimal}, kinds


def test_only_bodies_and_json_ld_are_markup(scenes: dict[str, Scene]) -> None:
    scene = scenes["fr"]
    for filed in scene.catalogue.records.values():
        view = record(scene, filed)
        allowed = [view.pop("structured"), view["body"].pop("html")]
        assert not [value for value in values(view) if isinstance(value, Markup)]
        assert all(isinstance(value, Markup) for value in allowed)


def test_both_languages_give_the_same_keys(scenes: dict[str, Scene]) -> None:
    for slug, filed in scenes["fr"].catalogue.records.items():
        french, english = record(scenes["fr"], filed), record(scenes["en"], filed)
        assert french.keys() == english.keys(), slug
        assert french["url"] != english["url"]


def test_what_is_not_translated_says_its_language(scenes: dict[str, Scene]) -> None:
    filed = scenes["fr"].catalogue.records["grande"]
    assert said(scenes["fr"], filed, "Texte", "summary") == {"text": "Texte", "lang": None}
    assert said(scenes["en"], filed, "Texte", "summary") == {"text": "Texte", "lang": "fr"}
    assert body(scenes["en"], filed)["lang"] == "fr" == link(scenes["en"], filed)["lang"]


def test_what_is_translated_is_said_in_the_language_of_the_page(tmp_path: Path) -> None:
    content = entries.lay(tmp_path, {**entries.minimal("Peu"), "associations/petite.en.md": {"summary": "Little"}})
    scene = entries.scenes(content)["en"]
    filed = scene.catalogue.records["petite"]
    assert card(scene, filed)["summary"] == {"text": "Little", "lang": None}
    assert card(entries.scenes(content)["fr"], filed)["summary"] == {"text": "Peu", "lang": None}


@pytest.mark.parametrize(
    ("town", "shown"),
    [
        ({"city": "Lyon", "postcode": "69003"}, "Lyon (Rhône)"),
        ({"city": "Paris", "postcode": "75011"}, "Paris"),
        ({"city": "Gand", "country": "BE", "subdivision": "BE-VLG"}, "Gand ("),
        ({"city": "Berlin", "country": "DE"}, "Berlin (Allemagne)"),
        ({"city": "Nantes"}, "Nantes (France)"),
    ],
)
def test_a_town_is_shown_with_what_holds_it(tmp_path: Path, town: Data, shown: str) -> None:
    scene = one(tmp_path, place=town)["fr"]
    found = scene.catalogue.records["x"].record.place
    assert found and place(scene, found)["text"].startswith(shown)
    assert (place(scene, found)["url"] is None) == (town.get("country") == "DE")


@pytest.mark.parametrize(
    ("starts", "ends", "french", "english"),
    [
        ("2026-11-20", None, "20 novembre 2026", "20 November 2026"),
        ("2026-11-20", "2026-11-20", "20 novembre 2026", "20 November 2026"),
        (
            "2026-12-07",
            "2026-12-14",
            "du 7 décembre 2026 au 14 décembre 2026",
            "from 7 December 2026 to 14 December 2026",
        ),
        ("2026-12-20 18:30", "2026-12-20 21:00", "20 décembre 2026, 18:30 – 21:00", "20 December 2026, 18:30 – 21:00"),
        ("2026-12-20 18:30", None, "20 décembre 2026, 18:30", "20 December 2026, 18:30"),
    ],
)
def test_when_an_event_is(tmp_path: Path, starts: str, ends: str | None, french: str, english: str) -> None:
    days = {"starts": starts} | ({"ends": ends} if ends else {})
    scenes = one(tmp_path, "events", recurs="x", **days)
    filed = scenes["fr"].catalogue.records["x"]
    event: Any = filed.record
    assert when(scenes["fr"], filed, event) == {"text": french, "lang": None}
    assert when(scenes["en"], filed, event)["text"] == english


def test_a_past_event_that_comes_back_says_how(tmp_path: Path) -> None:
    scene = one(tmp_path, "events", recurs="Chaque automne", starts="2025-11-20")["fr"]
    filed = scene.catalogue.records["x"]
    event: Any = filed.record
    assert when(scene, filed, event) == {"text": "Chaque automne", "lang": None}


@pytest.mark.parametrize(
    ("kind", "fact", "label"),
    [
        ("associations", "founded", "Année de création"),
        ("associations", "since", "Depuis quelle année"),
        ("events", "since", "Année de la première édition"),
        ("associations", "Ce que dit un voisin", None),
    ],
)
def test_what_a_source_is_for_is_said_as_the_form_says_it(
    tmp_path: Path, kind: str, fact: str, label: str | None
) -> None:
    scene = one(
        tmp_path, kind, sources=[{"fact": fact, "note": "Lu"}], **({"recurs": "x"} if kind == "events" else {})
    )["fr"]
    (source,) = record(scene, scene.catalogue.records["x"])["sources"]
    assert (source["fact"], source["label"]) == (fact, label)


def test_an_iban_is_cut_in_fours_and_a_host_said_without_www(scenes: dict[str, Scene]) -> None:
    view = record(scenes["fr"], scenes["fr"].catalogue.records["grande"])
    own, platform, transfer, cheque = view["give"]
    assert transfer["iban"] == "FR76 3000 6000 0112 3456 7890 189"
    assert own["host"] == platform["host"] == shown_host("https://WWW.Exemple.org/a?b") == "exemple.org"
    assert own["platform"] is None and platform["platform"]["url"].endswith("/petite-caisse/")
    assert cheque["order"] == "Beaucoup"


@pytest.mark.parametrize(
    ("status", "date_field"), [("closed", "closed_on"), ("dormant", "last_seen"), ("paused", None)]
)
def test_nothing_is_asked_for_who_is_not_at_work(tmp_path: Path, status: str, date_field: str | None) -> None:
    ways: Data = {"website": "https://exemple.org/", "give": [{"page": "https://exemple.org/don"}]}
    asked: Data = {"needs": [{"id": "a", "type": "time", "title": "Du temps"}]}
    days: Data = {date_field: "2020"} if date_field else {}
    scene = one(tmp_path, status=status, **days, **ways, **asked)["fr"]
    view = record(scene, scene.catalogue.records["x"])
    assert view["give"] == [] and view["needs"] == [] and view["status_text"]
    assert not days or "2020" in view["status_text"]
    assert "x" not in {asked.owner.slug for found in scene.catalogue.open_needs.values() for asked in found}


def test_needs_are_open_until_their_last_day(tmp_path: Path) -> None:
    needs = [{"id": day, "type": "time", "title": day, "until": f"2026-11-{day}"} for day in ("19", "20", "21")]
    scene = one(tmp_path, needs=needs)["fr"]
    view = record(scene, scene.catalogue.records["x"])
    assert [need["id"] for need in view["needs_open"]] == ["20", "21"]
    assert [need["id"] for need in view["needs_past"]] == ["19"]


def test_edited_and_confirmed_are_two_things(scenes: dict[str, Scene]) -> None:
    scene = replace(scenes["fr"], edited={"content/associations/petite.md": date(2026, 11, 2)})
    little, much = (record(scene, scene.catalogue.records[slug]) for slug in ("petite", "grande"))
    assert little["edited"] == "2 novembre 2026" and little["confirmed"] is None
    assert much["edited"] is None and much["confirmed"]["on"] == "10 novembre 2026"


@pytest.mark.parametrize("text", ["</script>", "<!--", "<script", "]]>", "&lt;", "\u2028", '"', "\\", "é"])
def test_json_ld_never_ends_its_element(text: str) -> None:
    found = script({"@type": "NGO", "name": text, text: [text]})
    assert not set("<>&") & set(found)
    assert json.loads(found) == {"@type": "NGO", "name": text, text: [text]}


def test_json_ld_leaves_out_what_is_not_known() -> None:
    assert script({"a": None, "b": [], "c": "", "d": 0, "e": "x"}) == '{"d":0,"e":"x"}'


def test_the_hours_of_an_event_have_their_zone(scenes: dict[str, Scene]) -> None:
    found = json.loads(record(scenes["fr"], scenes["fr"].catalogue.records["grande-fete"])["structured"])
    assert found["startDate"] == "2026-12-20T18:30:00+01:00" and found["endDate"] == "2026-12-20T21:00:00+01:00"
    assert datetime.fromisoformat(found["startDate"])


def test_amounts_are_exact(scenes: dict[str, Scene]) -> None:
    view = record(scenes["fr"], scenes["fr"].catalogue.records["grande-caisse"])
    fee = view["fees"][0]
    assert fee["value"].replace("\u202f", " ").replace("\xa0", " ") == "1,5 % + 0,25 €"
    assert not [value for value in values(view) if isinstance(value, float | BaseModel)]
