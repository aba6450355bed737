"""What there is to say of the addresses, and whose ways to give are withdrawn until somebody has looked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import ada_url

from ...catalogue.catalogue import Catalogue
from ..gifts.lock import Approvals
from .published import GIVING, Published, published
from .rounds import FAILED
from .sightings import HOME, NOWHERE, grave
from .state import Known, State


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to look at.

    `kind`: lapsed, elsewhere (`to` is a domain), broken (`reason`), moved (`to` is an address). `withdrawn` are the
    records that show no way to give because of it; `slugs` is whose address it is.
    """

    kind: str
    address: str
    slugs: tuple[str, ...]
    withdrawn: tuple[str, ...] = ()
    since: date | None = None
    to: str = ""
    reason: str = ""


def withdrawn(catalogue: Catalogue, state: State, approvals: Approvals) -> frozenset[str]:
    """The records whose web site or giving page lapsed or leads elsewhere, and that nobody has looked at since."""
    return frozenset(
        slug
        for address, one in published(catalogue).items()
        if address in state.addresses
        for slug in _withdrawn(one, state.addresses[address], approvals)
    )


def _withdrawn(one: Published, known: Known, approvals: Approvals) -> tuple[str, ...]:
    slugs = dict.fromkeys(use.slug for use in one.uses if use.kind in GIVING)
    looked = {slug: approvals[slug].on if slug in approvals else None for slug in slugs}
    return tuple(slug for slug in slugs if grave(known.seen, looked[slug]))


def findings(addresses: Mapping[str, Published], known: Mapping[str, Known], approvals: Approvals) -> list[Finding]:
    """Everything to look at, in order, each address once."""
    return sorted(one for address, about in addresses.items() for one in _found(address, about, known, approvals))


def _found(address: str, about: Published, all_known: Mapping[str, Known], approvals: Approvals) -> Iterator[Finding]:
    if not (known := all_known.get(address)):
        return
    slugs = tuple(dict.fromkeys(use.slug for use in about.uses))
    kept_back = _withdrawn(about, known, approvals)
    if kept_back or _is_away(about, known):
        seen = grave(known.seen)
        last = next(one.place for one in reversed(known.seen) if one.place != HOME)
        kind, to = ("lapsed", "") if last == NOWHERE else ("elsewhere", last)
        yield Finding(kind, address, slugs, kept_back, seen[0].day, to)
    elif len(known.failed) >= FAILED:
        yield Finding("broken", address, slugs, (), known.failed[0], known.to, known.reason)
    elif known.outcome == "moved" and not _is_same(address, known.to):
        yield Finding("moved", address, slugs, (), None, known.to)


def _is_away(about: Published, known: Known) -> bool:
    """Whether it leads elsewhere now, as a source or a link: where nobody looks who approves ways to give."""
    others = any(use.kind not in GIVING for use in about.uses)
    return others and bool(grave(known.seen)) and known.seen[-1].place not in (HOME, NOWHERE)


def _is_same(one: str, other: str) -> bool:
    """Whether two addresses differ by their scheme, `www.` or a last `/` alone."""
    return _plain(one) == _plain(other)


def _plain(address: str) -> str:
    url = ada_url.URL(address)
    return url.hostname.removeprefix("www.") + url.pathname.rstrip("/") + url.search
