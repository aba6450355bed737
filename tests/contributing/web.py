"""A web that answers as a test says, remembers what it was asked, and never two things of one host at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import cast

import ada_url

from plugins.contributing.fetching import Answer, NoAnswer, Reason
from plugins.contributing.links.politeness import NOTHING

Page = object
"""A status; where a redirect leads, as `301 https://…`; a body; or why there is no answer."""

REASONS = ("name", "refused", "certificate", "time", "private", "protocol")


@dataclass
class Web:
    """Pages by address. A page that is not there has the status 404, a host that is not there has no name."""

    pages: Mapping[str, Page]
    asked: list[str] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    at_once: Counter[str] = field(default_factory=Counter)
    most: Counter[str] = field(default_factory=Counter)
    lock: Lock = field(default_factory=Lock)

    def get(self, address: str, largest: int, headers: Mapping[str, str] = NOTHING) -> Answer:
        host = ada_url.URL(address).hostname
        with self.lock:
            self.asked.append(address)
            self.at_once[host] += 1
            self.most[host] = max(self.most[host], self.at_once[host])
        try:
            return self._answer(address, host, largest)
        finally:
            with self.lock:
                self.at_once[host] -= 1

    def pause(self, seconds: float) -> None:
        with self.lock:
            self.pauses.append(seconds)

    def _answer(self, address: str, host: str, largest: int) -> Answer:
        hosts = {ada_url.URL(one).hostname for one in self.pages}
        page = self.pages.get(address, 404 if host in hosts else "name")
        if page in REASONS:
            raise NoAnswer(cast(Reason, page))
        if isinstance(page, bytes):
            return Answer(address, 200, {}, page[:largest], len(page) <= largest)
        status, _, to = str(page).partition(" ")
        return Answer(address, int(status), {"location": to} if to else {}, b"", True)

    def by_host(self) -> dict[str, list[str]]:
        """What each host was asked, in order."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for one in self.asked:
            found[ada_url.URL(one).hostname].append(ada_url.URL(one).pathname)
        return dict(found)
