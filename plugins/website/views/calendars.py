"""Which calendars there are: one beside each event that has a date, one beside each list where such events are."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from ...catalogue.catalogue import Filed
from ...catalogue.kinds.event import Event
from .. import paths
from . import Scene

FIRST, LAST = date(1970, 1, 1), date(2199, 12, 31)
"""The days that calendars know of: a year 9999 is a slip, and time zones are not defined so far."""

KEPT = timedelta(days=365)
"""How long what is over stays in the calendar of a list."""


def dated(filed: Filed) -> bool:
    """Whether this is an event with a date, and not only with a rhythm."""
    return isinstance(filed.record, Event) and all(day and FIRST <= day <= LAST for day in _days(filed))


def _days(filed: Filed) -> tuple[date | None, date | None]:
    assert isinstance(filed.record, Event)
    return filed.record.first_day, filed.record.last_day


def _last(filed: Filed) -> date:
    return _days(filed)[1] or date.min


def kept(scene: Scene, records: Iterable[Filed]) -> list[Filed]:
    """What the calendar of a list holds: its events with a date, by date, but for those over for more than a year."""
    oldest = scene.catalogue.today - KEPT
    found = [one for one in records if dated(one) and _last(one) >= oldest]
    return sorted(found, key=lambda one: (_days(one)[0] or date.min, one.slug))


def organised(scene: Scene, folder: str) -> list[Filed]:
    """The events that records of a kind organise."""
    named = scene.catalogue.named
    return [
        one
        for one in scene.catalogue.records.values()
        if isinstance(one.record, Event) and one.record.organiser and named(one.record.organiser).folder == folder
    ]


def calendar_url(scene: Scene, records: Sequence[Filed], page: paths.Path) -> str | None:
    """The address of the calendar of a list, None when it has no event to hold."""
    return scene.url(scene.paths.calendar(page)(scene.code)) if kept(scene, records) else None


def offered(scene: Scene, filed: Filed, event: Event) -> dict[str, Any]:
    """The calendar file of an event to come; `undated` when it comes back on a day that nobody knows yet."""
    coming = event.status not in ("dormant", "closed")
    ahead = dated(filed) and _last(filed) >= scene.catalogue.today
    path = scene.paths.event_calendar(filed)(scene.code)
    return {
        "calendar_url": scene.url(path) if coming and ahead else None,
        "undated": coming and not ahead and event.recurs is not None,
    }
