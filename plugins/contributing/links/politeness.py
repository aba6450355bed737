"""Asks a host one thing at a time, with a pause between two, and nothing that its robots.txt refuses."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from threading import Lock
from time import sleep
from types import MappingProxyType
from typing import Protocol
from urllib.robotparser import RobotFileParser

import ada_url

from ..fetching import Answer, NoAnswer
from .following import PERMANENT, REDIRECTS, TEMPORARY, Hindered

NAME = "Elan"
"""What robots.txt calls us: the first word of the User-Agent."""

PAUSE = 2.0
LONGEST_PAUSE = 30.0
"""Seconds between two requests to a host, and at most, whatever its robots.txt asks for."""

PAGE = 4_000
ROBOTS = 512_000
"""Bytes that are read of a page, and of robots.txt (RFC 9309 wants 500 KiB)."""

NOTHING: Mapping[str, str] = MappingProxyType({})


class Gets(Protocol):
    """What fetching.Fetcher does."""

    def get(self, address: str, largest: int, headers: Mapping[str, str] = NOTHING) -> Answer:
        """One request. Raises NoAnswer."""


class _Host:
    """A host: whose turn it is, whether it was asked already, the pause it wants, and its rules once they are read."""

    def __init__(self) -> None:
        self.turn, self.reading = Lock(), Lock()
        self.is_known = False
        self.pause = PAUSE
        self.rules: RobotFileParser | Hindered | None = None


class Polite:
    """Asks addresses of any hosts. Safe to share between threads."""

    def __init__(self, fetcher: Gets, pause: Callable[[float], None] = sleep) -> None:
        self._fetcher = fetcher
        self._pause = pause
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        self._all = Lock()

    def ask(self, address: str) -> Answer:
        """The page of an address. Raises NoAnswer; raises Hindered when robots.txt refuses it, or ends in an error."""
        rules = self._rules(address)
        if isinstance(rules, Hindered):
            raise rules
        if not _allow(rules, address):
            raise Hindered("refuses", "robots")
        return self._get(address, PAGE)

    def _host(self, address: str) -> _Host:
        with self._all:
            return self._hosts[ada_url.URL(address).host]

    def _get(self, address: str, largest: int) -> Answer:
        host = self._host(address)
        with host.turn:
            if host.is_known:
                self._pause(host.pause)
            host.is_known = True
            return self._fetcher.get(address, largest)

    def _rules(self, address: str) -> RobotFileParser | Hindered:
        host = self._host(address)
        with host.reading:
            if host.rules is None:
                host.rules = self._read(ada_url.URL("/robots.txt", address).href)
                if isinstance(host.rules, RobotFileParser):
                    host.pause = min(max(PAUSE, float(host.rules.crawl_delay(NAME) or 0)), LONGEST_PAUSE)
            return host.rules

    def _read(self, address: str) -> RobotFileParser | Hindered:
        """The rules at an address, after redirects (RFC 9309, section 2.3): none when there is no such page.

        A server that fails must not be asked for more; one that gives no answer will give none for its pages either.
        """
        for _ in range(REDIRECTS + 1):
            try:
                answer = self._get(address, ROBOTS)
                if answer.status not in PERMANENT + TEMPORARY:
                    break
                address = ada_url.URL(answer.headers.get("location", ""), address).href
            except (NoAnswer, ValueError):
                return _parsed(b"")
        if answer.status >= 500:
            return Hindered("broken", f"robots {answer.status}")
        return _parsed(answer.body if 200 <= answer.status < 300 else b"")


def _parsed(body: bytes) -> RobotFileParser | Hindered:
    rules = RobotFileParser()
    try:
        rules.parse(body.decode("utf-8-sig", errors="replace").splitlines())
    except ValueError:  # a delay in digits that are no ASCII
        return Hindered("refuses", "robots")
    return rules


def _allow(rules: RobotFileParser, address: str) -> bool:
    try:
        return rules.can_fetch(NAME, address)
    except ValueError:
        return False
