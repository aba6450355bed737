"""How an address answers: four outcomes, redirects followed by hand, and which domain it is that answers."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from plugins.contributing.links.following import Visit, visit
from plugins.contributing.links.politeness import Polite
from plugins.contributing.links.sightings import HOME, NOWHERE

from .web import Page, Web

SITE = "https://asso.example/don"
OK = b"<p>Donnez"


def visited(pages: Mapping[str, Page], address: str = SITE, hosts: tuple[str, ...] = ()) -> Visit:
    web = Web(pages)
    return visit(address, frozenset(hosts), Polite(web, web.pause).ask)


def told(pages: Mapping[str, Page], address: str = SITE, hosts: tuple[str, ...] = ()) -> tuple[str, ...]:
    found = visited(pages, address, hosts)
    return found.outcome, found.reason, found.to, found.place or "-"


def test_a_page_that_answers() -> None:
    assert told({SITE: OK}) == ("answers", "", "", HOME)
    assert told({SITE: 204}) == ("answers", "", "", HOME)


@pytest.mark.parametrize("status", [401, 403, 405, 406, 429, 999])
def test_a_page_that_refuses_robots(status: int) -> None:
    assert told({SITE: status}) == ("refuses", str(status), "", "-")


@pytest.mark.parametrize("status", [400, 404, 410, 451, 500, 502, 503, 304, 300])
def test_a_page_that_is_broken(status: int) -> None:
    assert told({SITE: status}) == ("broken", str(status), "", "-")


@pytest.mark.parametrize("reason", ["refused", "certificate", "time", "private", "protocol"])
def test_a_page_without_answer(reason: Page) -> None:
    assert told({SITE: reason}) == ("broken", str(reason), "", "-")
    assert not visited({SITE: reason, "https://asso.example/robots.txt": reason}).is_heard


def test_a_name_that_nobody_has() -> None:
    assert told({}) == ("broken", "name", "", NOWHERE)
    assert not visited({}).is_heard


def test_robots_txt_is_obeyed() -> None:
    assert told({SITE: OK, "https://asso.example/robots.txt": b"User-agent: *\nDisallow: /don"}) == (
        "refuses", "robots", "", "-",
    )  # fmt: skip


# Redirects.


@pytest.mark.parametrize("status", [301, 308])
def test_an_address_that_moved_says_where(status: int) -> None:
    pages = {SITE: f"{status} /donner#haut", "https://asso.example/donner": OK}
    assert told(pages) == ("moved", "", "https://asso.example/donner", HOME)


@pytest.mark.parametrize("status", [302, 303, 307])
def test_an_address_that_leads_on_for_now_answers(status: int) -> None:
    assert told({SITE: f"{status} /donner", "https://asso.example/donner": OK}) == ("answers", "", "", HOME)


def test_it_moved_as_far_as_it_is_for_good() -> None:
    pages = {
        SITE: "301 /a",
        "https://asso.example/a": "302 /b",
        "https://asso.example/b": "301 /c",
        "https://asso.example/c": OK,
    }
    assert told(pages) == ("moved", "", "https://asso.example/a", HOME)


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("http://asso.example/", "https://asso.example/"),
        ("https://asso.example/", "https://www.asso.example/"),
        ("https://www.asso.example/", "https://asso.example/"),
        ("https://asso.example/", "https://dons.asso.example/x"),
        ("https://asso.co.uk/", "https://dons.asso.co.uk/"),
    ],
)
def test_the_same_registrable_domain_is_home(address: str, to: str) -> None:
    assert visited({address: f"301 {to}", to: OK}, address).place == HOME


@pytest.mark.parametrize(
    ("address", "to", "place"),
    [
        (SITE, "https://thief.example/", "thief.example"),
        (SITE, "https://asso.example.thief.com/", "thief.com"),
        (SITE, "//www.thief.example/don", "thief.example"),
        (SITE, "https://xn--ass-hoa.example/", "xn--ass-hoa.example"),
        (SITE, "https://ass\u00f4.example/".encode().decode("latin-1"), "xn--ass-mna.example"),
        ("https://one.github.io/", "https://other.github.io/", "other.github.io"),
        ("https://one.co.uk/", "https://other.co.uk/", "other.co.uk"),
    ],
)
def test_another_registrable_domain_is_elsewhere(address: str, to: str, place: str) -> None:
    there = ("https://www.thief.example/don", "https://asso.example.thief.com/", f"https://{place}/")
    found = visited({**dict.fromkeys(there, OK), address: f"302 {to}"}, address)
    assert (found.outcome, found.place) == ("answers", place)


@pytest.mark.parametrize("there", [403, 404, 500, "name", "certificate", "time"])
def test_it_leads_elsewhere_whatever_answers_there(there: Page) -> None:
    found = visited({SITE: "301 https://thief.example/", "https://thief.example/": there})
    assert found.place == "thief.example"
    assert found.to == "https://thief.example/"
    assert found.outcome in ("refuses", "broken")


@pytest.mark.parametrize(
    ("to", "place"),
    [
        ("http://thief.example/", "thief.example"),
        ("https://thief.example:8443/", "thief.example"),
        ("https://asso.example@thief.example/", "thief.example"),
        ("https://203.0.113.5/", "203.0.113.5"),
        ("https://localhost/", "localhost"),
        ("https://[::1]/", "[::1]"),
        ("http://asso.example/don", "-"),
        ("https://asso.example:444/", "-"),
        ("javascript:alert(1)", "-"),
        ("mailto:a@thief.example", "-"),
        ("https://", "-"),
        ("https://exa mple/", "-"),
        ("ftp://thief.example/", "thief.example"),
    ],
)
def test_what_is_not_followed(to: str, place: str) -> None:
    web = Web({SITE: f"302 {to}", "http://asso.example/don": OK, "http://thief.example/": OK})
    found = visit(SITE, frozenset(), Polite(web, web.pause).ask)
    assert (found.outcome, found.reason, found.place or "-") == ("broken", "protocol", place)
    assert {one.split("/")[2] for one in web.asked} == {"asso.example"}


def test_what_is_published_without_protection_is_asked_so() -> None:
    pages = {
        "http://asso.example/": "301 http://www.asso.example/",
        "http://www.asso.example/": "301 https://www.asso.example/",
        "https://www.asso.example/": OK,
    }
    assert told(pages, "http://asso.example/") == ("moved", "", "https://www.asso.example/", HOME)


def test_an_end_there_must_be() -> None:
    pages: dict[str, Page] = {f"https://asso.example/{at}": f"302 /{at + 1}" for at in range(9)}
    web = Web(pages)
    found = visit("https://asso.example/0", frozenset(), Polite(web, web.pause).ask)
    assert (found.outcome, found.reason, found.place) == ("broken", "redirects", None)
    assert len(web.asked) == 7, "robots.txt, the page, and five redirects"
    assert told({SITE: "301 /don"})[:2] == ("broken", "redirects")


@pytest.mark.parametrize("count", range(6))
def test_five_redirects_are_not_too_many(count: int) -> None:
    pages: dict[str, Page] = {f"https://asso.example/{at}": f"302 /{at + 1}" for at in range(count)}
    assert told(pages | {f"https://asso.example/{count}": OK}, "https://asso.example/0")[0] == "answers"


def test_a_redirect_without_a_place_is_broken() -> None:
    assert told({SITE: 301}) == ("broken", "301", "", "-")


def test_the_hosts_of_its_platform_are_home() -> None:
    pages = {SITE: "302 https://pay.caisse.example/x", "https://pay.caisse.example/x": OK}
    assert visited(pages).place == "caisse.example"
    assert visited(pages, hosts=("pay.caisse.example",)).place == HOME
    assert visited(pages, hosts=("www.caisse.example",)).place == "caisse.example"


def test_a_page_that_bounces_is_home() -> None:
    pages = {SITE: "302 https://login.example/", "https://login.example/": f"302 {SITE}/", SITE + "/": OK}
    assert told(pages) == ("answers", "", "", HOME)


def test_a_name_lapsed_is_that_which_is_published() -> None:
    assert told({SITE: "302 https://old.asso.example/"}) == ("broken", "name", "https://old.asso.example/", "-")
