"""Days that cannot be, and days that have gone by: the first are errors, the second never."""

from collections.abc import Iterator
from datetime import date, timedelta

from ..catalogue import Catalogue, Filed
from ..kinds.event import Event
from ..kinds.platform import Platform
from ..kinds.project import Project
from ..kinds.record import Helped, Organisation, Record
from ..trees import Location
from .finding import Finding, finding, warning

A_YEAR = timedelta(days=365)
Dated = Iterator[tuple[Location, date | int | None]]


def future(catalogue: Catalogue) -> Iterator[Finding]:
    """What has happened cannot have happened tomorrow, nor ended before it began."""
    for filed in catalogue.records.values():
        for location, moment in _happened(filed.record):
            if _is_after(moment, catalogue.today):
                yield finding(filed.path, location, "date-future", value=moment, today=catalogue.today)
        if isinstance(filed.record, Organisation):
            yield from _before_it_began(filed, filed.record)


def _happened(record: Record) -> Dated:
    """What an entry says has happened."""
    yield ("last_seen",), record.last_seen
    yield ("closed_on",), record.closed_on
    if record.confirmed:
        yield ("confirmed", "on"), record.confirmed.on
    for index, source in enumerate(record.sources):
        yield ("sources", index, "read"), source.read
    if isinstance(record, Helped) and record.tax:
        yield ("tax", "asked"), record.tax.asked
    if isinstance(record, Organisation):
        yield from _happened_to(record)
    if isinstance(record, Project) and record.goal:
        yield ("goal", "as_of"), record.goal.as_of
    if isinstance(record, Platform):
        for index, fee in enumerate(record.fees):
            yield ("fees", index, "said"), fee.said
            yield ("fees", index, "read"), fee.read


def _happened_to(record: Organisation) -> Dated:
    yield ("founded",), record.founded
    for index, accounts in enumerate(record.accounts):
        yield ("accounts", index, "year"), accounts.year
    for index, impact in enumerate(record.impact):
        yield ("impact", index, "year"), impact.year
    if record.public_utility:
        yield ("public_utility", "since"), record.public_utility.since


def _is_after(moment: date | int | None, today: date) -> bool:
    if isinstance(moment, date):
        return moment > today
    return moment is not None and moment > today.year


def _before_it_began(filed: Filed, record: Organisation) -> Iterator[Finding]:
    ended = {"last_seen": record.last_seen, "closed_on": record.closed_on}
    for name, moment in ended.items():
        year = moment.year if isinstance(moment, date) else moment
        if year and record.founded and year < record.founded:
            yield finding(filed.path, (name,), "dates-reversed", first=record.founded, last=moment)


def gone_by(catalogue: Catalogue) -> Iterator[Finding]:
    """Days that have passed and that somebody should look at: never an error."""
    for filed in catalogue.records.values():
        for location, id, moment in _ending(filed.record):
            if moment < catalogue.today:
                yield warning(filed.path, location, id, value=moment)
        if isinstance(filed.record, Platform):
            for index, fee in enumerate(filed.record.fees):
                if fee.read is None:
                    yield warning(filed.path, ("fees", index), "fee-never-read")
                elif fee.read < catalogue.today - A_YEAR:
                    yield warning(filed.path, ("fees", index, "read"), "fee-unread", value=fee.read)


def _ending(record: Record) -> Iterator[tuple[Location, str, date]]:
    """Days after which something no longer holds, and the problem when they have gone by."""
    if isinstance(record, Helped):
        for name in ("needs", "offers"):
            for index, exchange in enumerate(getattr(record, name)):
                if exchange.until:
                    yield (name, index, "until"), "need-past", exchange.until
    if isinstance(record, Organisation):
        for index, held in enumerate(record.labels):
            if held.until:
                yield ("labels", index, "until"), "label-past", held.until
    if isinstance(record, Project) and record.ends and not record.outcome and record.status == "active":
        yield ("ends",), "project-past", record.ends
    if isinstance(record, Event) and record.recurs and record.last_day and record.status == "active":
        yield ("starts",), "event-past", record.last_day


def old_regimes(catalogue: Catalogue, path: str) -> Iterator[Finding]:
    """Tax rules that nobody has read for a year; `path` is their file."""
    for slug, regime in catalogue.vocabulary.regimes.items():
        if regime.read and regime.read < catalogue.today - A_YEAR:
            yield warning(path, (slug, "read"), "regime-unread", value=regime.read)
