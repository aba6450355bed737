"""One request: what is asked is what is checked, and no server can keep it."""

from __future__ import annotations

import socket
from threading import Event
from time import monotonic
from typing import Any

import pytest

from plugins.contributing.fetching import Fetcher, NoAnswer, is_public

from .served import REPOSITORY, Said, Sites, dripping, led, said, silent

HERE = "https://www.exemple.org/"
PUBLIC = "1.1.1.1 93.184.215.14 100.128.0.1 172.32.0.1 2606:4700::1111 ::ffff:1.1.1.1 64:ff9b::101:101 2002:101:101::"
PRIVATE = """\
0.0.0.0 10.1.2.3 100.64.0.1 100.127.255.254 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 172.31.255.255 192.0.2.1
192.168.1.1 198.18.0.1 224.0.0.1 224.0.1.5 239.1.1.1 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:10.0.0.1
::ffff:127.0.0.1 64:ff9b::a00:1 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1:: 2002:a00:1:: 2001:0:4136:e378:8000:63bf::1
2001:db8::1 100::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1"""


def reason(fetcher: Fetcher, address: str) -> str:
    with pytest.raises(NoAnswer) as raised:
        fetcher.get(address, 1000)
    return raised.value.reason


@pytest.mark.parametrize("address", PUBLIC.split())
def test_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE.split())
def test_nothing_else_is(address: str) -> None:
    assert not is_public(address)


def test_an_answer_is_what_was_said(sites: Sites) -> None:
    sites.answers[HERE] = [said("{}", ETag='"1"')]
    answer = sites.fetcher().get("HTTPS://WWW.EXEMPLE.ORG", 100)
    assert (answer.address, answer.status, answer.body, answer.is_whole) == (HERE, 200, b"{}", True)
    assert answer.headers["content-type"] == "application/json; charset=utf-8" and answer.headers["etag"] == '"1"'


def test_it_says_who_asks_and_wants_nothing_compressed(sites: Sites) -> None:
    sites.answers[HERE + "a?b=c"] = [said()]
    sites.fetcher().get(HERE + "a?b=c#d", 100, {"If-None-Match": '"1"'})
    lines = sites.requests[0].decode().split("\r\n")
    assert lines[0] == "GET /a?b=c HTTP/1.1"
    assert sorted(filter(None, lines[1:])) == [
        "Accept-Encoding: identity", "Connection: close", "Host: www.exemple.org", 'If-None-Match: "1"',
        f"User-Agent: Elan/1 (+{REPOSITORY})",
    ]  # fmt: skip


@pytest.mark.parametrize(("size", "is_whole"), [(99, True), (100, True), (101, False), (5_000_000, False)])
def test_a_body_is_cut(size: int, is_whole: bool, sites: Sites) -> None:
    sites.answers[HERE] = [said(b"x" * size)]
    answer = sites.fetcher().get(HERE, 100)
    assert (len(answer.body), answer.is_whole) == (min(size, 100), is_whole)


def test_a_body_in_pieces_is_put_together(sites: Sites) -> None:
    pieces = b"2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"
    sites.answers[HERE] = [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + pieces]
    assert sites.fetcher().get(HERE, 100).body == b"abc"


def test_headers_that_stand_twice_are_one(sites: Sites) -> None:
    sites.answers[HERE] = [b"HTTP/1.1 200 OK\r\nContent-Type: a/b\r\ncontent-type: c/d\r\nContent-Length: 0\r\n\r\n"]
    assert sites.fetcher().get(HERE, 100).headers["content-type"] == "a/b, c/d"


def test_a_redirect_is_an_answer(sites: Sites) -> None:
    sites.answers[HERE] = [led("https://autre-exemple.org/")]
    answer = sites.fetcher().get(HERE, 100)
    assert (answer.status, answer.headers["location"]) == (301, "https://autre-exemple.org/")
    assert sites.asked == [HERE]


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.exemple.invalid", "name"),
        ("ferme.exemple.org", "refused"),
        ("prive.exemple.org", "private"),
        ("inconnu.exemple.org", "certificate"),
        ("www.tiers-exemple.org", "certificate"),
    ],
)
def test_no_answer_has_its_reason(host: str, expected: str, sites: Sites) -> None:
    assert reason(sites.fetcher(), f"https://{host}/") == expected
    assert sites.asked == []


@pytest.mark.parametrize(
    "answer",
    [
        b"", b"hello", b"HTTP/1.1 999999 No\r\n\r\n", b"SSH-2.0-x\r\n", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 200,
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", b"HTTP/1.1 200 OK\r\n" + b"a: " + b"b" * 70_000,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)  # fmt: skip
def test_what_is_no_http_is_no_answer(answer: bytes, sites: Sites) -> None:
    sites.answers[HERE] = [answer]
    assert reason(sites.fetcher(), HERE) == "protocol"


@pytest.mark.parametrize("slow", [dripping, silent])
def test_no_server_keeps_us_longer_than_agreed(slow: Said, sites: Sites) -> None:
    sites.answers[HERE] = [slow]
    begun = monotonic()
    assert reason(sites.fetcher(0.3), HERE) == "time"
    assert monotonic() - begun < 3


def test_no_resolver_keeps_us_either() -> None:
    over, begun = Event(), monotonic()

    def resolve(*_: Any, **__: Any) -> list[Any]:
        over.wait(5)
        return []

    assert reason(Fetcher(REPOSITORY, 0.2, resolve=resolve), HERE) == "time"
    assert monotonic() - begun < 3
    over.set()


def test_the_address_that_is_checked_is_the_one_that_is_reached(sites: Sites) -> None:
    """A host that answers with another address each time it is asked is asked once."""
    places = iter([sites.resolve("www.exemple.org", 443), [(socket.AF_INET, 1, 6, "", ("10.0.0.7", 443))]])
    fetcher = Fetcher(REPOSITORY, 5, sites.trusting, lambda *_, **__: next(places), lambda one: one == "127.0.0.1")
    assert fetcher.get(HERE, 100).status == 404
    assert reason(fetcher, HERE) == "private"


def test_one_private_address_among_others_is_enough(sites: Sites) -> None:
    place = sites.resolve("www.exemple.org", 443)[0]
    both = [place, (socket.AF_INET, 1, 6, "", ("192.168.0.1", 443))]
    fetcher = Fetcher(REPOSITORY, 5, sites.trusting, lambda *_, **__: both, lambda one: one == "127.0.0.1")
    assert reason(fetcher, HERE) == "private"
    assert sites.asked == []


def test_the_next_address_is_tried(sites: Sites) -> None:
    both = [(socket.AF_INET, 1, 6, "", ("127.0.0.1", 1)), *sites.resolve("www.exemple.org", 443)]
    fetcher = Fetcher(REPOSITORY, 5, sites.trusting, lambda *_, **__: both, lambda one: True)
    assert fetcher.get(HERE, 100).status == 404


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "https://2130706433/", "https://[::1]/", "https://0x7f.1/", "https://localhost/"],
)
def test_this_machine_is_private_however_it_is_written(address: str) -> None:
    assert reason(Fetcher(REPOSITORY, 5), address) == "private"


@pytest.mark.parametrize("address", ["ftp://www.exemple.org/", "file:///etc/passwd", "www.exemple.org", "https://"])
def test_what_is_no_web_address_is_an_error(address: str) -> None:
    with pytest.raises(ValueError):
        Fetcher(REPOSITORY, 5).get(address, 100)


@pytest.mark.parametrize("value", ["a\r\nX: y", "a\nb"])
def test_a_header_cannot_hold_another(value: str, sites: Sites) -> None:
    with pytest.raises(NoAnswer):
        sites.fetcher().get(HERE, 100, {"If-None-Match": value})
    assert sites.asked == []
