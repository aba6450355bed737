"""One thing at a time of a host, with pauses, and what robots.txt says."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from plugins.contributing.fetching import Answer, NoAnswer
from plugins.contributing.links.following import Hindered
from plugins.contributing.links.politeness import LONGEST_PAUSE, PAGE, PAUSE, Polite

from .web import Page, Web

SITE = "https://asso.example"
ROBOTS = f"{SITE}/robots.txt"


def asked(robots: Page, path: str = "/don") -> str:
    """What comes of asking for a page: `ok`, or an outcome and a reason."""
    web = Web({f"{SITE}{path}": b"page", ROBOTS: robots})
    try:
        answer = Polite(web, web.pause).ask(f"{SITE}{path}")
    except Hindered as why:
        assert web.asked == [ROBOTS]
        return f"{why.outcome} {why.reason}"
    return "ok" if answer.body == b"page" else "?"


@pytest.mark.parametrize(
    ("robots", "found"),
    [
        (b"", "ok"),
        (b"User-agent: *\nDisallow:", "ok"),
        (b"User-agent: *\nDisallow: /", "refuses robots"),
        (b"User-agent: *\nDisallow: /don", "refuses robots"),
        (b"User-agent: *\nDisallow: /autre", "ok"),
        (b"User-agent: *\nDisallow: /\nUser-agent: Elan\nDisallow:", "ok"),
        (b"User-agent: elan\nDisallow: /", "refuses robots"),
        (b"User-agent: Elan\r\nDisallow: /\r\n", "refuses robots"),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /", "refuses robots"),
        (b"<!doctype html><title>404</title>", "ok"),
        (b"\x00\xff\xfe" * 999, "ok"),
        ("User-agent: *\nCrawl-delay: ²\n".encode(), "refuses robots"),
        ("User-agent: *\nRequest-rate: ²/5\n".encode(), "refuses robots"),
        (b"User-agent: *\n" + b"Disallow: /x\n" * 30_000, "ok"),
        (404, "ok"),
        (403, "ok"),
        (500, "broken robots 500"),
        (503, "broken robots 503"),
        ("time", "ok"),
        ("301 /robots.txt", "ok"),
        ("301 https://away.example/robots.txt", "ok"),
        ("301 https:// /", "ok"),
        (301, "ok"),
    ],
)
def test_what_robots_txt_says(robots: Page, found: str) -> None:
    assert asked(robots) == found


def test_the_rules_may_lie_elsewhere() -> None:
    web = Web(
        {
            f"{SITE}/don": b"",
            ROBOTS: "301 https://www.asso.example/r",
            "https://www.asso.example/r": b"User-agent: *\nDisallow: /",
        }
    )
    with pytest.raises(Hindered):
        Polite(web, web.pause).ask(f"{SITE}/don")


def test_the_rules_of_a_host_are_read_once() -> None:
    web = Web({f"{SITE}/{at}": b"" for at in range(3)})
    polite = Polite(web, web.pause)
    for at in range(3):
        polite.ask(f"{SITE}/{at}")
    assert web.by_host() == {"asso.example": ["/robots.txt", "/0", "/1", "/2"]}
    assert web.pauses == [PAUSE] * 3


@pytest.mark.parametrize(
    ("delay", "pause"), [("5", 5.0), ("0", PAUSE), ("1", PAUSE), ("3600", LONGEST_PAUSE), ("x", PAUSE)]
)
def test_a_host_may_ask_for_longer_pauses(delay: str, pause: float) -> None:
    web = Web({f"{SITE}/a": b"", ROBOTS: f"User-agent: *\nCrawl-delay: {delay}\nDisallow: /x".encode()})
    Polite(web, web.pause).ask(f"{SITE}/a")
    assert web.pauses == [pause]


def test_another_host_need_not_be_waited_for() -> None:
    web = Web({f"https://{name}.example/": b"" for name in "abc"})
    polite = Polite(web, web.pause)
    for name in "abc":
        polite.ask(f"https://{name}.example/")
    assert web.pauses == [PAUSE] * 3, "between robots.txt and the page of each"


def test_a_page_is_read_in_part() -> None:
    answer = Polite(Web({f"{SITE}/": b"x" * 99_999}), lambda _: None).ask(f"{SITE}/")
    assert isinstance(answer, Answer) and len(answer.body) == PAGE and not answer.is_whole


def test_what_gives_no_answer_says_so() -> None:
    with pytest.raises(NoAnswer, match="name"):
        Polite(Web({}), lambda _: None).ask(f"{SITE}/")


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads that interrupt each other all the time."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_threads_take_turns_at_a_host(restless: None) -> None:
    web = Web(
        {
            f"https://{name}.example/{at}": f"302 https://{other}.example/x"
            for at in range(200)
            for name, other in ("ab", "ba")
        }
    )
    polite = Polite(web, web.pause)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(polite.ask, web.pages))
    assert set(web.most.values()) == {1}
    assert len(web.asked) == 402 and len(web.pauses) == 400
