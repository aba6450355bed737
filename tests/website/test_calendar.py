"""Calendars that others can read: by RFC 5545, and by a parser that did not write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from ical.calendar_stream import IcsCalendarStream

from plugins.catalogue.kinds.event import Event
from plugins.catalogue.kinds.parts import Town
from plugins.website.calendar import calendars, events
from plugins.website.views.kinds import event as view_of
from tests.website import rfc5545
from tests.website.built import TODAY, Built
from tests.website.dated import only, scene_of, times
from tests.website.parsed import file_of, pages

ALL = {"fr": "evenements/calendrier.ics", "en": "en/events/calendar.ics"}
WITH_DATE = {"fete-des-voisins", "journee-des-haies", "nuit-de-la-lecture", "rencontres-du-logement"}


def files(site: Built) -> dict[str, bytes]:
    """Every calendar of a site, by its path."""
    return {path.relative_to(site.output).as_posix(): path.read_bytes() for path in site.output.rglob("*.ics")}


def slugs(content: bytes) -> list[str]:
    found = [event.one("UID").text.split("@") for event in rfc5545.calendar(content).all("VEVENT")]
    assert {host for _, host in found} == {"example.org"}
    return [slug for slug, _ in found]


def test_every_calendar_is_valid_and_is_read_by_another_parser(site: Built) -> None:
    found = files(site)
    assert len(found) > 20
    for path, content in found.items():
        made = rfc5545.calendar(content).all("VEVENT")
        read = IcsCalendarStream.calendar_from_ics(content.decode()).events
        assert {one.uid: one.summary for one in read} == {
            one.one("UID").text: one.one("SUMMARY").text for one in made
        }, path


@pytest.mark.parametrize("language", ALL)
def test_each_event_with_a_date_has_a_file_and_is_in_the_calendar(site: Built, language: str) -> None:
    found = files(site)
    folder = ALL[language].rpartition("/")[0]
    assert set(slugs(found[ALL[language]])) == WITH_DATE
    for slug in WITH_DATE:
        assert slugs(found[f"{folder}/{slug}/{slug}.ics"]) == [slug]
    assert not [path for path in found if "permanence" in path], "only its rhythm is known"


def test_causes_areas_and_kinds_of_organiser_have_theirs(site: Built) -> None:
    found = {path: slugs(content) for path, content in files(site).items()}
    assert found["causes/culture/calendrier.ics"] == ["nuit-de-la-lecture", "fete-des-voisins"]
    assert found["lieux/france/calendrier.ics"] == ["rencontres-du-logement", "journee-des-haies"]
    assert found["lieux/france/normandie/calendrier.ics"] == ["journee-des-haies"]
    assert set(found["associations/calendrier.ics"]) == WITH_DATE - {"fete-des-voisins"}, "nobody here organises it"
    assert "causes/sante/calendrier.ics" not in found and "financeurs/calendrier.ics" not in found


def test_an_event_says_what_its_page_says(site_root: Built) -> None:
    made = rfc5545.calendar(files(site_root)["evenements/rencontres-du-logement/rencontres-du-logement.ics"])
    (event,) = made.all("VEVENT")
    assert event.one("DTSTART").value == "20261203T183000" and event.one("DTSTART").params == {"TZID": "Europe/Paris"}
    assert times(made) == [datetime(2026, 12, 3, 17, 30, tzinfo=UTC), datetime(2026, 12, 3, 20, tzinfo=UTC)]
    page = file_of(site_root, event.one("URL").value)
    assert page and pages(site_root)[page].tree.one("h1").text == event.one("SUMMARY").text
    assert event.one("LOCATION").text == "Lyon (Rhône)" and event.one("CATEGORIES").value == "Logement"
    description = event.one("DESCRIPTION").text.split("\n")
    assert description[0] == pages(site_root)[page].meta("description")
    assert "3 décembre 2026, 18:30 – Ouverture" in description and "Réseau des toits" in description
    assert {event.one(name).params["LANGUAGE"] for name in ("SUMMARY", "DESCRIPTION", "LOCATION")} == {"fr"}


def test_a_page_offers_its_calendar_and_says_when_there_is_none(site: Built) -> None:
    for path, page in pages(site).items():
        offered = [one.get("href") for one in page.tree.all("a", type="text/calendar")]
        folder, slug = path.removesuffix("/index.html"), path.split("/")[-2] if "/" in path else ""
        if slug in ("rencontres-du-logement", "journee-des-haies"):
            assert offered == [f"{site.base}{folder}/{slug}.ics"]
        elif slug in WITH_DATE or slug == "permanence-du-mardi":
            assert not offered, "it is over, or its day is not known"
            missing = "Aucune date" if page.language == "fr" else "No date is known"
            assert (missing in page.tree.one("main").text) == (slug != "nuit-de-la-lecture")
    listed = {one.get("href") for page in pages(site).values() for one in page.tree.all("a", type="text/calendar")}
    over = {"fete-des-voisins", "nuit-de-la-lecture"}
    assert listed == {site.base + path for path in files(site) if path.split("/")[-2] not in over}


def test_the_same_content_gives_the_same_bytes() -> None:
    several = {slug: {"starts": datetime(2026, 12, 1, 18), "timezone": zone} for slug, zone in ZONES.items()}
    scene, again = scene_of(**several), scene_of(**dict(reversed(several.items())))
    for output in (calendars, events):
        one, other = ([(made.path, made.content) for made in output(each)] for each in (scene, again))
        assert one == other


ZONES = {"a": "Europe/Paris", "b": "America/Montreal", "c": "Indian/Reunion", "d": "UTC", "e": "Pacific/Noumea"}


def test_the_stamp_is_the_day_of_the_edit_or_of_the_build() -> None:
    scene = scene_of(x={"starts": date(2026, 12, 1)})
    for edited, day in (({}, TODAY), ({"content/events/x.md": date(2026, 1, 2)}, "2026-01-02")):
        (document,) = events(replace(scene, edited=edited))
        (event,) = rfc5545.calendar(document.content).all("VEVENT")
        assert event.one("DTSTAMP").value == f"{day.replace('-', '')}T000000Z"


@pytest.mark.parametrize(
    ("closed", "cancelled"),
    [(date(2026, 11, 1), True), (date(2026, 12, 1), False), (2025, True), (2026, False)],
)
def test_what_was_closed_before_it_began_is_cancelled(closed: date | int, cancelled: bool) -> None:
    (event,) = only(starts=date(2026, 12, 1), status="closed", closed_on=closed).all("VEVENT")
    assert (event.get("STATUS") is not None) == cancelled


def test_lists_keep_what_is_over_for_a_year_and_files_for_ever() -> None:
    scene = scene_of(old={"starts": date(2025, 11, 19)}, last={"starts": date(2025, 11, 20)})
    assert next(slugs(one.content) for one in calendars(scene)) == ["last"]
    assert len(list(events(scene))) == 2


def test_an_online_event_is_there_and_one_of_both_kinds_says_both() -> None:
    at = "https://www.exemple.org/direct"
    (event,) = only(starts=date(2026, 12, 1), online=at).all("VEVENT")
    assert event.one("LOCATION").text == at
    town = Town.model_construct(city="Lyon", postcode="69001", country="FR", subdivision=None)
    (event,) = only(starts=date(2026, 12, 1), online=at, place=town).all("VEVENT")
    assert event.one("LOCATION").text == "Lyon (Rhône)" and event.one("DESCRIPTION").text.endswith(f"En ligne\n{at}")


@pytest.mark.parametrize("status", ["dormant", "closed"])
def test_what_no_longer_takes_place_is_not_offered(status: str) -> None:
    scene = scene_of(x={"starts": date(2026, 12, 1), "status": status})
    filed = scene.catalogue.records["x"]
    assert isinstance(filed.record, Event) and view_of(scene, filed, filed.record)["calendar_url"] is None
