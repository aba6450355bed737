"""One round: which addresses are asked today, how they answer, and what is known of them afterwards."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import ada_url

from .following import Visit, visit
from .politeness import Polite
from .published import Published
from .sightings import HOME, grave, noted
from .state import Known

AGAIN, TROUBLED = 7, 1
"""Days after which an address is asked again: when it was well, and when it was not."""

PER_HOST, MOST = 20, 2_000
"""Addresses that are asked in one round: of a host, and in all."""

AT_ONCE = 16
"""Hosts that are asked at the same time."""

FAILED = 3
"""On how many different days on end an address must fail before anything is said."""

WITNESSES = 3


class Offline(Exception):
    """Nothing answered at all, not even what did before: it is this machine that is alone."""


def asked(
    published: Mapping[str, Published],
    known: Mapping[str, Known],
    today: date,
    polite: Polite,
    is_late: Callable[[], bool] = lambda: False,
) -> dict[str, Known]:
    """What is known after a round. Raises Offline, and then nothing was learnt.

    Once it `is_late`, no more addresses are asked: they come first the next time. What is no longer published is
    forgotten, unless it withdraws something: it may be published again.
    """
    visits = _visited(chosen(published, known, today), published, polite, is_late)
    if visits and not any(one.is_heard for one in visits.values()):
        well = [one for one in published if one not in visits and one in known and known[one].outcome != "broken"]
        witnesses = _visited(well[:WITNESSES], published, polite, lambda: False)
        if not any(one.is_heard for one in witnesses.values()):
            raise Offline
    kept = {one: was for one, was in known.items() if one in published or grave(was.seen)}
    return kept | {one: after(known.get(one), found, today) for one, found in visits.items()}


def chosen(published: Mapping[str, Published], known: Mapping[str, Known], today: date) -> list[str]:
    """The addresses to ask: what receives gifts first, then what troubled, then what was asked longest ago.

    So no entry with dead links by the thousand keeps a way to give from being asked.
    """

    def order(address: str) -> tuple[bool, bool, date, str]:
        was = known.get(address)
        last = was.asked if was else date.min
        return not published[address].is_giving, not (was and is_troubled(was)), last, address

    counts: defaultdict[str, int] = defaultdict(int)
    found = []
    for address in sorted((one for one in published if is_due(known.get(one), today)), key=order):
        host = ada_url.URL(address).hostname
        counts[host] += 1
        if counts[host] <= PER_HOST:
            found.append(address)
    return found[:MOST]


def is_due(known: Known | None, today: date) -> bool:
    """Whether an address is to be asked again."""
    return known is None or not 0 <= (today - known.asked).days < (TROUBLED if is_troubled(known) else AGAIN)


def is_troubled(known: Known) -> bool:
    """Whether the last answer of an address was no good, or came from elsewhere."""
    return known.outcome == "broken" or bool(known.seen and known.seen[-1].place != HOME)


def _visited(
    addresses: Sequence[str], published: Mapping[str, Published], polite: Polite, is_late: Callable[[], bool]
) -> dict[str, Visit]:
    """How each address answered: hosts at the same time, the addresses of a host one after the other."""
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_host[ada_url.URL(address).hostname].append(address)

    def of_host(some: Iterable[str]) -> dict[str, Visit]:
        return {one: visit(one, published[one].hosts, polite.ask) for one in some if not is_late()}

    found: dict[str, Visit] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for some in pool.map(of_host, by_host.values()):
            found |= some
    return found


def after(known: Known | None, found: Visit, today: date) -> Known:
    """What is known of an address once it was asked."""
    failed = known.failed if known else ()
    if found.outcome != "broken":
        failed = ()
    elif today not in failed:
        failed = (*failed, today)[:FAILED]
    seen = known.seen if known else ()
    if found.place:
        seen = noted(seen, today, found.place)
    return Known(today, found.outcome, found.reason, found.to, failed, seen)
