"""Rounds, day after day: what is asked, what is asked again, and what is known in the end."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from plugins.contributing.links.politeness import Polite
from plugins.contributing.links.published import Published, Use, published
from plugins.contributing.links.rounds import AT_ONCE, MOST, PER_HOST, Offline, asked, chosen
from plugins.contributing.links.sightings import HOME, NOWHERE, Sighting
from plugins.contributing.links.state import Known
from tests.catalogue.examples import DIRECTORY, checked

from .web import Page, Web

DAY = date(2026, 11, 20)
OK = b"ok"
SITE, SOURCE = "https://asso.example/", "https://journal.example/article"


def of(*addresses: str, kind: str = "website") -> dict[str, Published]:
    return {one: Published((Use("asso", kind),)) for one in addresses}


def after(days: int, pages: dict[str, Page], known: dict[str, Known] | None = None) -> dict[str, Known]:
    """What is known when the same web was asked on so many days on end."""
    known = known or {}
    for at in range(days):
        web = Web(pages)
        known = asked(of(*pages), known, DAY + timedelta(at), Polite(web, web.pause))
    return known


def days_asked(page: Page, known: dict[str, Known] | None = None) -> list[int]:
    """On which of twenty days an address is asked."""
    found, known = [], dict(known or {})
    for at in range(20):
        web = Web({SITE: page, SOURCE: OK})
        known = asked(of(SITE), known, DAY + timedelta(at), Polite(web, web.pause))
        found += [at] if web.asked else []
    return found


@pytest.mark.parametrize("page", [OK, 403])
def test_what_is_well_is_asked_each_week(page: Page) -> None:
    assert days_asked(page) == [0, 7, 14]


@pytest.mark.parametrize("page", [404, 500, "301 https://thief.example/"])
def test_what_is_not_is_asked_each_day(page: Page) -> None:
    assert days_asked(page) == list(range(20))


@pytest.mark.parametrize("days", [0, 1, 6, -1, -400])
def test_a_day_is_asked_once_and_no_clock_stops_it(days: int) -> None:
    known = {SITE: Known(DAY - timedelta(days), "answers")}
    assert chosen(of(SITE), known, DAY) == ([] if days >= 0 else [SITE])


def test_three_days_of_failure() -> None:
    known = after(5, {SITE: 500})[SITE]
    assert known == Known(DAY + timedelta(4), "broken", "500", failed=tuple(DAY + timedelta(at) for at in range(3)))


def test_one_good_day_ends_a_failure() -> None:
    known = asked(of(SITE), after(2, {SITE: 500}), DAY + timedelta(2), Polite(Web({SITE: OK}), lambda _: None))
    assert known == {SITE: Known(DAY + timedelta(2), "answers")}


def test_a_name_that_lapsed_while_others_answer() -> None:
    known: dict[str, Known] = {}
    for at in range(4):
        web = Web({SOURCE: OK})
        known = asked(of(SITE, SOURCE), known, DAY + timedelta(at), Polite(web, web.pause))
    assert known[SITE].seen == tuple(Sighting(DAY + timedelta(at), NOWHERE) for at in range(3))


def test_a_landing_is_noted_with_its_domain() -> None:
    known = after(2, {SITE: "302 https://www.thief.example/", "https://www.thief.example/": OK})
    assert known[SITE].seen == (Sighting(DAY, "thief.example"), Sighting(DAY + timedelta(1), "thief.example"))


def test_an_address_no_longer_published_is_forgotten_unless_it_withdraws() -> None:
    grave = Known(DAY, "answers", seen=(Sighting(DAY, "a.example"), Sighting(DAY + timedelta(1), "b.example")))
    once = Known(DAY, "answers", seen=(Sighting(DAY, "a.example"),))
    known = {
        "https://gone.example/": grave,
        "https://once.example/": once,
        "https://well.example/": Known(DAY, "answers"),
    }
    web = Web({SITE: OK})
    assert set(asked(of(SITE), known, DAY, Polite(web, web.pause))) == {SITE, "https://gone.example/"}


def test_it_comes_back_with_what_it_withdrew() -> None:
    grave = Known(DAY, "answers", seen=(Sighting(DAY, "a.example"), Sighting(DAY + timedelta(1), "b.example")))
    web = Web({SITE: OK})
    known = asked(of(SITE), {SITE: grave}, DAY + timedelta(9), Polite(web, web.pause))
    assert known[SITE].seen == (*grave.seen, Sighting(DAY + timedelta(9), HOME))


# Without the Internet, nothing is learnt.


@pytest.mark.parametrize("reason", ["name", "refused", "time", "private", "protocol"])
def test_a_machine_that_is_alone_learns_nothing(reason: Page) -> None:
    with pytest.raises(Offline):
        after(1, {SITE: reason, "https://asso.example/robots.txt": reason})


def test_a_day_without_internet_is_no_day_of_failure() -> None:
    known = {SITE: Known(DAY - timedelta(1), "broken", "name"), SOURCE: Known(DAY, "answers")}
    web = Web({})
    with pytest.raises(Offline):
        asked(of(SITE, SOURCE), known, DAY, Polite(web, web.pause))
    assert {"https://asso.example/", SOURCE} <= set(web.asked), "what answered before is asked too"


def test_what_answered_before_is_a_witness() -> None:
    known = {SITE: Known(DAY - timedelta(1), "broken", "name"), SOURCE: Known(DAY, "answers")}
    web = Web({SOURCE: OK})
    found = asked(of(SITE, SOURCE), known, DAY, Polite(web, web.pause))
    assert found[SITE].seen == (Sighting(DAY, NOWHERE),)
    assert found[SOURCE] == known[SOURCE]


def test_a_day_without_anything_to_ask_needs_no_internet() -> None:
    known = {SITE: Known(DAY, "answers")}
    assert asked(of(SITE), known, DAY, Polite(Web({}), lambda _: None)) == known


# How much, and in what order.


def test_a_host_is_not_asked_for_everything_at_once() -> None:
    many = [f"https://caisse.example/{at:03}" for at in range(50)]
    known: dict[str, Known] = {}
    counts = []
    for at in range(4):
        web = Web(dict.fromkeys(many, OK))
        known = asked(of(*many), known, DAY + timedelta(at), Polite(web, web.pause))
        counts.append(len(web.asked) - 1)
    assert counts == [PER_HOST, PER_HOST, 10, -1]


def test_a_round_has_an_end() -> None:
    many = [f"https://h{at}.example/" for at in range(MOST + 9)]
    assert len(chosen(of(*many), {}, DAY)) == MOST


def test_dead_links_by_the_thousand_keep_no_way_to_give_from_being_asked() -> None:
    dead = [f"https://h{at}.example/" for at in range(MOST + 9)]
    known = dict.fromkeys(dead, Known(DAY - timedelta(1), "broken", "time"))
    assert SITE in chosen(of(*dead, kind="link") | of(SITE), known, DAY)


def test_gifts_come_first_then_trouble_then_what_waits_longest() -> None:
    addresses = of("https://d.example/", "https://c.example/") | of(
        "https://a.example/", "https://b.example/", "https://e.example/", kind="source"
    )
    known = {
        "https://b.example/": Known(DAY - timedelta(9), "answers"),
        "https://c.example/": Known(DAY - timedelta(8), "answers"),
        "https://d.example/": Known(DAY - timedelta(9), "refuses"),
        "https://e.example/": Known(DAY - timedelta(1), "broken", "404"),
    }
    assert [one[8] for one in chosen(addresses, known, DAY)] == ["d", "c", "e", "a", "b"]


def test_a_host_is_asked_one_thing_at_a_time_whatever_leads_to_it() -> None:
    pages: dict[str, Page] = {f"https://h{at}.example/": "302 https://caisse.example/x" for at in range(3 * AT_ONCE)}
    web = Web(pages | {"https://caisse.example/x": OK})
    asked(of(*pages), {}, DAY, Polite(web, web.pause))
    assert set(web.most.values()) == {1}
    assert web.by_host()["caisse.example"].count("/robots.txt") == 1


# What is published.


def uses(kind: str) -> set[str]:
    catalogue = checked(DIRECTORY).catalogue
    assert catalogue
    return {one for one, about in published(catalogue).items() if kind in {use.kind for use in about.uses}}


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("website", "https://www.toits-partages-exemple.org/"),
        ("website", "http://www.repas-du-coin-exemple.org/"),
        ("give", "https://dons.toits-partages-exemple.org/regulier"),
        ("give", "https://www.entraide-exemple.org/collectes/toits-partages"),
        ("answer", "https://www.toits-partages-exemple.org/heberger"),
        ("contact", "https://www.toits-partages-exemple.org/contact"),
        ("online", "https://www.voisins-exemple.org/en-ligne"),
        ("source", "https://www.toits-partages-exemple.org/histoire"),
        ("source", "https://www.toits-partages-exemple.org/comptes"),
        ("source", "https://www.entraide-exemple.org/tarifs"),
        ("source", "https://www.regles-exemple.fr/article-200"),
        ("source", "https://www.confiance-exemple.org/"),
        ("link", "https://www.toits-partages-exemple.org/bilan"),
    ],
)
def test_every_sort_of_address_is_found(kind: str, address: str) -> None:
    assert address in uses(kind)


def test_no_address_of_an_entry_is_forgotten() -> None:
    """But for the patterns of platforms, which hold {account}."""
    catalogue = checked(DIRECTORY).catalogue
    assert catalogue
    files = [path for path in (DIRECTORY / "content").glob("*/*") if path.suffix in (".md", ".yml")]
    written = {
        one for path in files for one in re.findall(r"https?://[^\s\"'(),}>\]]+", path.read_text(encoding="utf-8"))
    }
    known = {one.rstrip("/") for one in published(catalogue)}
    assert [one for one in sorted(written) if "{" not in one and one.partition("#")[0].rstrip("/") not in known] == []


def test_the_hosts_of_a_platform_go_with_its_pages() -> None:
    catalogue = checked(DIRECTORY).catalogue
    assert catalogue
    found = published(catalogue)
    assert found["https://www.entraide-exemple.org/collectes/toits-partages"].hosts == {"www.entraide-exemple.org"}
    assert found["https://www.entraide-exemple.org/"].hosts == {"www.entraide-exemple.org"}
    assert not found["https://www.toits-partages-exemple.org/"].hosts


def test_a_round_that_is_late_asks_no_more() -> None:
    """What was not asked is still due the next time."""
    web = Web({SITE: OK, SOURCE: OK})
    late = iter([False, True])
    known = asked(of(SITE, SOURCE), {}, DAY, Polite(web, web.pause), lambda: next(late))
    assert len(known) == 1
    assert len(chosen(of(SITE, SOURCE), known, DAY)) == 1
