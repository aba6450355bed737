"""The state of the directory: its bars, its words and its JSON say what the entries say, for any directory."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue.freshness import LACKS
from plugins.website.files import Document, Page
from plugins.website.pages import freshness as pages_of
from plugins.website.views import Scene
from plugins.website.views.freshness import GIVING, KNOWN, share
from plugins.website.views.lacking import LACKING
from tests.website import built, entries
from tests.website.built import Built
from tests.website.parsed import Element, pages
from tests.website.test_html import checked, shown

PATHS = {"fr": "etat-de-l-annuaire/index.html", "en": "en/state-of-the-directory/index.html"}


@pytest.fixture(scope="module")
def scenes() -> dict[str, Scene]:
    return entries.scenes(built.DIRECTORY)


def state_of(site: Built) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site.output / "state.json").read_text(encoding="utf-8"))
    return found


def bars(figure: Element) -> dict[str, tuple[str, list[tuple[str, float]]]]:
    """The number of each line of a chart, and its parts with their widths in percent."""
    found = {}
    for row in figure.all("li"):
        name = row.one("span", class_="bars__name").text
        parts = [
            (one.get("class"), float(one.get("width").rstrip("%")))
            for one in row.one("svg").all("rect")
            if one.get("class") != "bar__none"
        ]
        found[name] = row.one("span", class_="bars__value").text, parts
    return found


@pytest.mark.parametrize("language", PATHS)
def test_it_stands_at_the_foot_of_every_page(site: Built, language: str) -> None:
    page = pages(site)["index.html" if language == "fr" else "en/index.html"]
    links = [one.get("href") for one in page.tree.one("footer").all("a")]
    assert f"{site.base}{PATHS[language].removesuffix('index.html')}" in links


def test_bars_say_what_the_json_says(site_root: Built) -> None:
    data, page = state_of(site_root), pages(site_root)[PATHS["en"]]
    kinds, ages, known, giving, _places = map(bars, page.tree.all("figure"))
    assert [int(number.split()[0]) for number, _ in kinds.values()] == [*data["kinds"].values()]
    assert [int(number) for number, _ in ages.values()] == [*data["ages"].values()][:-1]
    for figure, ids in ((known, KNOWN), (giving, GIVING)):
        for (number, parts), id in zip(figure.values(), ids, strict=True):
            there, of = data["asked"][id] - data["lacking"][id], data["asked"][id]
            assert number == f"{share(there, of)}% {there} of {of}", id
            assert parts == ([("bar__known", round(100 * there / of, 2))] if there else [])


def test_parts_of_a_bar_never_leave_it(site: Built) -> None:
    for path in PATHS.values():
        for svg in pages(site)[path].tree.one("main").all("svg"):
            if svg.get("width") == "100%":
                parts = [one for one in svg.all("rect") if one.get("x").endswith("%")]
                ends = [float(one.get("x")[:-1]) + float(one.get("width")[:-1]) for one in parts]
                assert max(ends, default=0) <= 100.01


def test_charts_are_drawn_for_the_eye_and_said_in_words(site_root: Built) -> None:
    main = pages(site_root)[PATHS["fr"]].tree.one("main")
    assert all(one.get("aria-hidden") == "true" for one in main.all("svg"))
    for figure in main.all("figure"):
        assert figure.one("figcaption").text
        rows = figure.all("li")
        assert rows and all(row.one("span", class_="bars__value").text for row in rows)


def test_the_first_of_those_who_wait_say_why_and_where_they_are_edited(site: Built) -> None:
    french = pages(site)[PATHS["fr"]].tree.all("li", class_="card")
    assert len(french) == pages_of.EVENING
    first = french[0]
    assert first.one("h3").one("a").get("href") == f"{site.base}plateformes/caisse-muette/"
    assert first.one("p", class_="work__why").text.startswith("reçoit des dons pour des fiches d’ici")
    assert "pas de source" in first.text
    own = pages(site)["plateformes/caisse-muette/index.html"].tree.one("main").all("a")
    (edit,) = [one.get("href") for one in own if one.text == "Corriger cette fiche"]
    assert edit == first.all("a")[1].get("href")
    english = pages(site)[PATHS["en"]].tree.all("li", class_="card")
    names = [[one.one("h3").text for one in cards] for cards in (french, english)]
    assert names[0] == names[1]


def test_everything_that_lacks_something_is_in_the_json(site_root: Built, scenes: dict[str, Scene]) -> None:
    data = state_of(site_root)
    catalogue = scenes["fr"].catalogue
    assert data["version"] == 1 and data["day"] == built.TODAY and data["records"] == len(catalogue.records)
    assert data["lacking"] == {**dict.fromkeys(LACKS, 0), **Counter(id for ids in data["lacks"].values() for id in ids)}
    known = {f"{filed.folder}/{slug}" for slug, filed in catalogue.records.items()}
    assert data["lacks"].keys() <= known and all(data["lacks"].values())
    for path in (built.DIRECTORY / "associations").glob("*.md"):
        if "confirmed:" not in path.read_text(encoding="utf-8") and "." not in path.stem:
            assert "unconfirmed" in data["lacks"][f"associations/{path.stem}"]


def test_each_thing_that_may_be_lacking_has_words(scenes: dict[str, Scene]) -> None:
    assert [*LACKING] == [*LACKS]
    gettext = scenes["fr"].language.gettext
    assert not [text for text in LACKING.values() if gettext(text) == text]


def made(content: Path) -> tuple[dict[str, Any], dict[str, Page]]:
    """The JSON of a directory, and its page in each language."""
    found: list[tuple[str, Page | Document]] = [
        (code, one) for code, scene in entries.scenes(content).items() for one in pages_of.freshness(scene)
    ]
    (document,) = [one for _, one in found if isinstance(one, Document)]
    return json.loads(document.content), {code: one for code, one in found if isinstance(one, Page)}


def test_entries_with_as_little_as_can_be(tmp_path: Path) -> None:
    data, twins = made(entries.lay(tmp_path, entries.minimal("Peu")))
    assert data["lacks"]["associations/petite"] == [
        "unconfirmed", "no-source", "receipt-unknown", "no-channel", "no-website", "no-contact", "no-register",
        "no-place", "untranslated",
    ]  # fmt: skip
    assert data["ages"]["never"] == data["records"] == 6 and data["lacking"]["cost-unknown"] == 0
    variables = twins["en"].variables
    assert variables["ages"] == [] and all(row["parts"] == [] for row in variables["kinds"])
    assert [row["value"] for row in variables["known"]] == ["0%"] * len(KNOWN)
    assert variables["waiting"] == 6 and {one["why"] for one in variables["work"]} == {"no source", "no next date"}


def test_entries_with_everything(tmp_path: Path) -> None:
    data, twins = made(entries.lay(tmp_path, {**entries.minimal("Peu"), **entries.full("Tout")}))
    assert data["lacks"]["associations/grande"] == ["need-past", "source-to-find", "untranslated"]
    assert data["lacks"]["platforms/grande-caisse"] == ["fees-old", "need-past", "source-to-find", "untranslated"]
    assert data["ages"]["0-3"] == 6
    (projects,) = [row for row in twins["en"].variables["kinds"] if row["name"] == "Projects"]
    assert projects["note"] == "1 confirmed lately and 1 never confirmed"
    assert projects["parts"] == [{"kind": "known", "start": "0.00%", "width": "50.00%"}]


def test_parts_of_a_bar_follow_each_other(tmp_path: Path) -> None:
    old = {
        **entries.full("Tout")["projects/grand.md"],
        "name": "Vieux",
        "confirmed": {"on": "2024-11-10", "how": "site"},
    }
    content = entries.lay(tmp_path, {**entries.minimal("Peu"), **entries.full("Tout"), "projects/vieux.md": old})
    (projects,) = [row for row in made(content)[1]["fr"].variables["kinds"] if row["name"] == "Projets"]
    drawn = [(part["kind"], part["start"], part["width"]) for part in projects["parts"]]
    assert drawn == [("known", "0.00%", "33.33%"), ("old", "33.33%", "33.33%")]
    assert projects["note"] == "1 vérifiée récemment, 1 il y a plus longtemps et 1 jamais vérifiée"


def test_an_empty_directory_says_so(tmp_path: Path) -> None:
    site = built.build(tmp_path / "site", entries.lay(tmp_path, {}), built.ROOT_URL)
    data = state_of(site)
    assert data["records"] == 0 and data["lacks"] == {} and data["asked"] == {}
    assert len(data["causes_without"]) > 2 and not any(data["lacking"].values()) and not any(data["ages"].values())
    assert "event-date" not in (site.output / "recherche/index.html").read_text(encoding="utf-8")
    for path in PATHS.values():
        main = pages(site)[path].tree.one("main")
        assert main.one("div", class_="empty") and not main.all("figure")
        messages = checked(site.output / path)
        assert not messages, shown(messages)


def test_one_json_for_all_languages(scenes: dict[str, Scene]) -> None:
    documents = {
        code: [one.path for one in pages_of.freshness(scene) if isinstance(one, Document)]
        for code, scene in scenes.items()
    }
    assert documents == {"fr": ["state.json"], "en": []}


@given(st.integers(1, 100_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_share_is_none_or_all_only_when_it_is(drawn: tuple[int, int]) -> None:
    part, whole = drawn
    found = share(part, whole)
    assert found == found.to_integral_value() and 0 <= found <= 100
    assert (found == 0) == (part == 0) and (found == 100) == (part == whole)
    assert abs(found - Decimal(100 * part) / whole) <= 1


def test_a_share_of_nothing_is_none() -> None:
    assert share(0, 0) == 0
