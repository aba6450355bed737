"""One address, followed as a browser would, to where it ends."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import ada_url

from ...catalogue.addresses import BadAddress, parse, registrable_domain
from ..fetching import Answer, NoAnswer
from .published import whole
from .sightings import HOME, NOWHERE
from .state import Outcome

REDIRECTS = 5
PERMANENT = (301, 308)
TEMPORARY = (302, 303, 307)
REFUSING = (401, 403, 405, 406, 429, 999)
"""Statuses of sites that answer browsers and nobody else; 999 is that of one network of professionals."""

Ask = Callable[[str], Answer]
"""Asks an address once. Raises NoAnswer, and Hindered when it may not be asked."""


class Hindered(Exception):
    """An address that is not to be asked, and the outcome and the reason that follow."""

    def __init__(self, outcome: Outcome, reason: str) -> None:
        super().__init__(reason)
        self.outcome: Outcome = outcome
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Visit:
    """How an address answered.

    `to` is where it leads: for good when it has moved, in the end when it is broken. `place` is what was seen of it
    (see sightings), None when nothing can be said. `is_heard` tells that some server answered something.
    """

    outcome: Outcome
    reason: str
    to: str
    place: str | None
    is_heard: bool


class _Target(NamedTuple):
    """Where a redirect leads; only one that is `safe` is followed."""

    address: str
    host: str
    safe: bool


def visit(address: str, hosts: frozenset[str], ask: Ask) -> Visit:
    """Follow an address to its end. `hosts` are as good as its own."""
    at, moved, heard = _Target(address, ada_url.URL(address).hostname, True), address, False
    permanent = True
    for _ in range(REDIRECTS + 1):
        away = _away(address, at.host, hosts)
        end = at.address if at.address != address else ""
        if not at.safe:
            return Visit("broken", "protocol", end, away, heard)
        try:
            answer = ask(at.address)
        except Hindered as why:
            return Visit(why.outcome, why.reason, end, away, True)
        except NoAnswer as why:
            unknown = NOWHERE if why.reason == "name" and at.address == address else None
            return Visit("broken", why.reason, end, away or unknown, heard)
        heard = True
        target = _target(at.address, answer)
        if target is None:
            return _ended(answer.status, moved if moved != address else "", end, away)
        permanent = permanent and answer.status in PERMANENT
        moved = target.address if permanent and target.safe else moved
        at = target
    return Visit("broken", "redirects", at.address, _away(address, at.host, hosts), heard)


def _ended(status: int, moved: str, end: str, away: str | None) -> Visit:
    if 200 <= status < 300:
        return Visit("moved" if moved else "answers", "", moved, away or HOME, True)
    return Visit("refuses" if status in REFUSING else "broken", str(status), end, away, True)


def _target(at: str, answer: Answer) -> _Target | None:
    """Where an answer sends on, None when it does not. Safe is https, but for http from http, without port or login."""
    if answer.status not in PERMANENT + TEMPORARY or not (said := answer.headers.get("location")):
        return None
    said = said.encode("latin-1", "replace").decode(errors="replace")
    try:
        url = ada_url.URL(said, at)
        if not url.hostname:
            return _Target(at, ada_url.URL(at).hostname, False)
        safe = parse(url.href).scheme == "https" or at.startswith("http:")
    except BadAddress:
        safe = False
    except ValueError:
        return _Target(at, ada_url.URL(at).hostname, False)
    return _Target(whole(url.href), url.hostname, safe)


def _away(address: str, host: str, hosts: frozenset[str]) -> str | None:
    """The registrable domain of a host, or the host when it has none, unless it is that of the address or as good."""
    own = ada_url.URL(address).hostname
    domain = registrable_domain(host) or host
    return None if domain == (registrable_domain(own) or own) or host in hosts else domain
