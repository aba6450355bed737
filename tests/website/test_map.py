"""The places page and the pages of areas: a drawing leads where the list does, and shows the records of its page."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from functools import cache
from typing import Any
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue.catalogue import Filed
from plugins.search.near import gazetteer
from plugins.website.drawing import drawing
from plugins.website.pages import home, lists
from plugins.website.views.lighting import lighting
from plugins.website.views.maps import STEPS, country_map, step
from plugins.website.views.points import area_map, sheets
from tests.website import entries
from tests.website.built import DIRECTORY, Built
from tests.website.parsed import Element, by_address, pages

LANGUAGES = ["fr", "en"]


@cache
def scene(language: str = "fr") -> Any:
    return entries.scenes(DIRECTORY)[language]


def places(site: Built, language: str) -> Element:
    path = scene(language).paths.areas()(language)
    return pages(site)[path].tree.one("main")


def drawn(tree: Element) -> set[str]:
    """Where the areas of a drawing lead."""
    return {one.get("href") for one in tree.all("a", class_="atlas__area")}


def urls(language: str, codes: Iterable[str]) -> set[str]:
    """The addresses of the pages of some areas."""
    spoken = scene(language)
    return {spoken.url(spoken.paths.area(code)(language)) for code in codes}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_and_the_list_lead_to_the_same_pages(site_below_repo: Built, language: str) -> None:
    """The list has every shape, and besides the regions that shapes are in; each leads to a page."""
    tree, found = places(site_below_repo, language), drawing("FR")
    assert found
    areas = scene().catalogue.vocabulary.places
    regions = {areas[code].parent for code in found.framed} - {"FR"}
    (atlas,) = tree.all("div", class_="atlas")
    others = {one.get("href") for one in atlas.all("a") if one.get("tabindex") != "-1"}
    assert drawn(tree) == urls(language, found.framed) and len(drawn(tree)) == 101
    assert others == drawn(tree) | urls(language, regions)
    assert all(urljoin(site_below_repo.url, link) in by_address(site_below_repo) for link in others)


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "Tracés : Natural Earth, domaine public"), ("en", "Shapes: Natural Earth, public domain")],
)
def test_the_map_says_whose_shapes_it_has(site_below_repo: Built, language: str, said: str) -> None:
    texts = [one.text for one in places(site_below_repo, language).all("p")]
    assert said in texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_area_is_in_a_list(site_below_repo: Built, language: str) -> None:
    links = {one.get("href") for one in places(site_below_repo, language).all("a") if one.get("tabindex") != "-1"}
    assert urls(language, scene().catalogue.vocabulary.places) <= links


def test_the_drawing_is_for_who_points_at_it(site: Built) -> None:
    """Out of the order of tabs, and silent: the list says the same."""
    for page in pages(site).values():
        maps = [one for one in page.tree if one.get("class").startswith("atlas__map")]
        for one in maps:
            assert one.get("aria-hidden") == "true"
            assert all(link.get("tabindex") == "-1" for link in one.all("a")), page.path
            assert all(link.all("title") for link in one.all("a"))


def test_counts_are_in_words_and_only_where_there_is_something() -> None:
    spoken = scene()
    frames = country_map(spoken, "FR")
    areas = {area["code"]: area for frame in frames for group in frame["groups"] for area in group["areas"]}
    assert areas["FR-69"]["counted"] == f"{areas['FR-69']['count']} fiches" and areas["FR-69"]["step"] == 3
    assert areas["FR-69"]["title"] == f"Rhône · {areas['FR-69']['counted']}"
    empty = [one for one in areas.values() if not one["count"]]
    assert empty and all(one["step"] == 0 and not one["counted"] and one["title"] == one["name"] for one in empty)
    assert {one["step"] for one in areas.values()} <= {0, 1, 2, 3}


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_more_records_are_never_a_lighter_green(one: int, other: int) -> None:
    """None is 0, any is at least 1, the most is the last step; where there is nothing at all, nothing fails."""
    few, most = sorted((one, other))
    assert (step(few, most) > 0) == (few > 0) and step(few, most) <= step(most, most) == (STEPS if most else 0)


def test_paris_is_drawn_a_second_time() -> None:
    frames = country_map(scene(), "FR")
    closer = next(frame for frame in frames if frame["label"] == "Île-de-France")
    codes = {area["code"] for group in closer["groups"] for area in group["areas"]}
    assert {"FR-75C", "FR-92", "FR-93", "FR-94"} <= codes
    assert not any(area["path"] for group in closer["groups"] for area in group["areas"]), "no shape is said twice"
    assert [frame["label"] for frame in frames][2:] == [
        *("Guadeloupe", "Martinique", scene().catalogue.vocabulary.places["FR-973"].name("fr"), "La Réunion", "Mayotte")
    ]


def test_an_area_that_nobody_drew_has_a_list_and_no_map(site_below_repo: Built) -> None:
    spoken = scene()
    assert country_map(spoken, "BE") == [] and sheets(spoken, "BE-BRU") == []
    path = spoken.paths.area("BE-BRU")("fr")
    assert '<svg class="atlas' not in (site_below_repo.output / path).read_text(encoding="utf-8")


def shown(code: str) -> tuple[list[Filed], dict[str, Any]]:
    """The records of an area, and its drawing with them."""
    records = scene().catalogue.by_area.get(code, [])
    found = area_map(scene(), code, sheets(scene(), code), records)
    assert found
    return records, found


def test_each_record_is_a_point_or_is_said_not_to_be() -> None:
    checked = 0
    for code in scene().catalogue.by_area:
        if not drawing(scene().catalogue.vocabulary.places[code].country):
            continue
        records, found = shown(code)
        points = [point for frame in found["frames"] for point in frame["points"]]
        numbers = sorted(number for point in points for number in point["numbers"])
        assert len(numbers) == len(set(numbers)) == sum(point["count"] for point in points)
        off = len(records) - len(numbers)
        assert [text.split()[0] for text in found["said"]] == [str(len(numbers)), *([str(off)] if off else [])]
        for number, filed in enumerate(records, 1):
            there = number in numbers
            town = filed.record.place
            known = town and gazetteer(frozenset(["FR", "BE", "CH", "CA", "LU"])).known(
                town, scene().catalogue.vocabulary
            )
            here = town and code in scene().catalogue.vocabulary.lineage(town.area)
            assert there == bool(known and here), (code, filed.slug)
            checked += 1
    assert checked > 40


def test_points_are_where_their_towns_are() -> None:
    """In the box of their own département, and in the view of the page."""
    found = drawing("FR")
    assert found
    _, shown_here = shown("FR-69")
    frame = found.framed["FR-69"]
    points = [point for one in shown_here["frames"] for point in one["points"]]
    assert points and all(frame.boxes["FR-69"].holds((point["x"], point["y"])) for point in points)
    assert any(point["count"] > 1 and point["url"] is None for point in points), "records of one town are one point"
    alone = [point for point in points if point["count"] == 1]
    assert all(point["url"] and " · " in point["title"] for point in alone)


def test_a_department_stands_out_among_its_neighbours() -> None:
    (frame,) = [one.shown for one in sheets(scene(), "FR-69")]
    assert frame["here"] and frame["around"] and not frame["groups"]
    (region,) = [one.shown for one in sheets(scene(), "FR-BRE")]
    assert {area["code"] for area in region["groups"][0]["areas"]} == {"FR-22", "FR-29", "FR-35", "FR-56"}
    assert region["around"] and not region["here"]


def test_a_country_shows_its_regions() -> None:
    frames = [one.shown for one in sheets(scene(), "FR")]
    assert len(frames) == 6
    assert len(frames[0]["groups"]) == 13 and not frames[0]["around"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_an_area_s_drawing_is_in_its_lists(site: Built, language: str) -> None:
    spoken, checked = scene(language), 0
    for code, area in spoken.catalogue.vocabulary.places.items():
        if area.country == "FR":
            tree = pages(site)[spoken.paths.area(code)(language)].tree.one("main")
            pointed = [one.get("href") for one in tree.all("a", tabindex="-1")]
            others = {one.get("href") for one in tree.all("a") if one.get("tabindex") != "-1"}
            assert set(pointed) <= others, code
            checked += len(pointed)
    assert checked > 120


def test_each_page_of_a_long_list_has_its_own_points() -> None:
    made = [page for page in lists.area_pages(scene()) if page.path.startswith("lieux/france/index")]
    assert len(made) == 1 and made[0].made().variables["drawing"]["frames"]
    (page,) = home.places(scene())
    assert [bool(country["frames"]) for country in page.variables["countries"]] == [True, False, False, False, False]


def test_links_and_shapes_light_each_other() -> None:
    rules = lighting(scene().catalogue.vocabulary)
    assert "main:has(a.at-FR-75C:is(:hover,:focus-visible)) .at-FR-75C" in rules
    assert ".at-FR-20R" in rules and ".at-BE-BRU" not in rules
    assert ".atlas-page:has(.grid>:nth-child(24):is(:hover,:focus-within)) .nth-24" in rules


def test_the_places_page_stays_light(site_below_repo: Built) -> None:
    """The whole page, on the wire; a place's own page carries no more of the drawing than it shows."""

    def wire(path: str) -> int:
        return len(gzip.compress((site_below_repo.output / path).read_bytes(), 9, mtime=0))

    paths = scene().paths
    assert wire(paths.areas()("fr")) < 24_000
    assert wire(paths.area("FR-69")("fr")) < 6_500 and wire(paths.area("FR")("fr")) < 16_000
