"""Calendars (RFC 5545): each event with a date, and those of each cause, of each area, and of each kind of organiser.

An event that only has a rhythm is in none: its page says so. The calendar of a kind stands beside the list of that
kind and holds what its records organise; that of events holds all.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, partial
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as Component

from ..catalogue.catalogue import Filed
from ..catalogue.characters import UNSEEN
from ..catalogue.kinds.event import Event
from . import paths
from .files import Document, Later
from .views import Scene
from .views.calendars import dated, kept, organised
from .views.cards import card
from .views.kinds import event as view_of
from .zones import timezone

DAILY = "P1D"
"""How often it is worth asking for a calendar again."""

END = b"END:VCALENDAR\r\n"


def events(scene: Scene) -> Iterator[Document]:
    """One file for each event that has a date, beside its page."""
    for filed in scene.catalogue.by_folder.get("events", ()):
        if dated(filed):
            path = scene.paths.event_calendar(filed)(scene.code)
            yield Document(path, Later(partial(_alone, scene, filed), partial(scene.states.around, filed)))


def calendars(scene: Scene) -> Iterator[Document]:
    """One calendar for each list where there are such events, beside its page."""
    write = cache(partial(_written, scene))  # an event is in six calendars or so
    for name, page, records in _lists(scene):
        if found := kept(scene, records):
            title = " · ".join(filter(None, [scene.site.name, scene.language.gettext("Events"), name]))
            make = partial(_together, scene, write, found, title)
            states = [scene.states.around(one) for one in found]
            yield Document(scene.paths.calendar(page)(scene.code), Later(make, title, states))


def _lists(scene: Scene) -> Iterator[tuple[str, paths.Path, Sequence[Filed]]]:
    """The name, the page and the records of each list that can have a calendar."""
    catalogue, vocabulary = scene.catalogue, scene.catalogue.vocabulary
    for folder, label in scene.kinds.items():
        if folder == "events":
            yield "", scene.paths.kind(folder), catalogue.by_folder.get(folder, [])
        else:
            yield scene.language.gettext(label), scene.paths.kind(folder), organised(scene, folder)
    for slug, term in vocabulary.terms("causes").items():
        yield term.name(scene.code), scene.paths.cause(slug), catalogue.by_cause.get(slug, [])
    for code, area in vocabulary.places.items():
        yield area.name(scene.code), scene.paths.area(code), catalogue.by_area.get(code, [])


@dataclass(frozen=True, slots=True)
class _Written:
    """A VEVENT as it stands in a file, and which time zones that file has to explain, for which years."""

    content: bytes
    zones: frozenset[str]
    years: tuple[int, int]


def _written(scene: Scene, filed: Filed) -> _Written:
    made = _event(scene, filed)
    times = [made[name] for name in ("dtstart", "dtend") if name in made]
    zones = frozenset(one.params["TZID"] for one in times if "TZID" in one.params)
    return _Written(made.to_ical(), zones, (made.start.year, made.end.year))


def _alone(scene: Scene, filed: Filed) -> bytes:
    return _calendar(scene, [_written(scene, filed)])


def _together(scene: Scene, write: Callable[[Filed], _Written], found: Sequence[Filed], title: str) -> bytes:
    return _calendar(scene, [write(one) for one in found], title)


def _calendar(scene: Scene, found: Sequence[_Written], title: str = "") -> bytes:
    made = Calendar()
    made.add("prodid", _line(f"-//{_host(scene)}//{scene.site.name}//{scene.code.upper()}"))
    made.add("version", "2.0")
    if title:
        _say(made, "name", [title], scene.code)
        made.add("x-wr-calname", _line(title))
        made.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
        made.add("x-published-ttl", DAILY)
    first, last = min(one.years[0] for one in found), max(one.years[1] for one in found)
    for zone in sorted(frozenset[str]().union(*(one.zones for one in found))):
        made.add_component(timezone(zone, first, last))
    return b"".join([made.to_ical().removesuffix(END), *(one.content for one in found), END])


def _host(scene: Scene) -> str:
    return urlsplit(scene.site.origin).hostname or ""


def _event(scene: Scene, filed: Filed) -> Component:
    found = filed.record
    assert isinstance(found, Event)
    shown, view = card(scene, filed), view_of(scene, filed, found)
    made = Component()
    made.add("uid", f"{filed.slug}@{_host(scene)}")
    made.add("dtstamp", datetime.combine(scene.edited.get(filed.path, scene.site.today), time(), UTC))
    start, end = span(found)
    made.add("dtstart", start)
    if end:
        made.add("dtend", end)
    _say(made, "summary", [shown["name"]], shown["lang"] or scene.code)
    language = shown["summary"]["lang"] or scene.code
    _say(made, "description", _lines(scene, shown, view), language)
    if where := shown["place"]["text"] if shown["place"] else found.online:
        _say(made, "location", [where], scene.code)
    made.add("categories", [_line(one["name"]) for one in shown["causes"]], parameters={"LANGUAGE": scene.code})
    made.add("url", scene.site.absolute(scene.paths.record(filed)(scene.code)))
    if is_cancelled(found):
        made.add("status", "CANCELLED")
    return made


def span(event: Event) -> tuple[date, date | None]:
    """When an event begins, and when it is over: that moment is no longer in it (RFC 5545, section 3.6.1).

    Two days, or two moments in its time zone; None for an end that is not known. Half a day counts as a whole one when
    the other end has no hour.
    """
    first, last = event.starts, event.ends
    assert first is not None and event.last_day is not None
    if not isinstance(first, datetime):
        return first, event.last_day + timedelta(days=1)
    zone = ZoneInfo(event.timezone)
    start = first.replace(tzinfo=zone)
    if last is None:
        return start, None
    midnight = datetime.combine(event.last_day + timedelta(days=1), time())
    end = (last if isinstance(last, datetime) else midnight).replace(tzinfo=zone)
    return start, end if end.astimezone(UTC) > start.astimezone(UTC) else None


def is_cancelled(event: Event) -> bool:
    """Whether the entry says that it was closed before it began."""
    closed, first = event.closed_on, event.first_day
    if event.status != "closed" or closed is None or first is None:
        return False
    return closed < first if isinstance(closed, date) else closed < first.year


def _lines(scene: Scene, shown: dict[str, Any], view: dict[str, Any]) -> Iterable[str]:
    """What an event is, its programme, who takes part, and its address online when it has a place as well."""
    yield shown["summary"]["text"]
    if view["programme"]:
        yield from ("", scene.language.gettext("Programme"))
    for item in view["programme"]:
        yield f"{item['at']} – {item['title']['text']}"
        if item["detail"]:
            yield item["detail"]["text"]
    if view["participants"]:
        yield from ("", scene.language.gettext("Who takes part"))
    yield from (one["name"] for one in view["participants"])
    if view["online"] and shown["place"]:
        yield from ("", scene.language.gettext("Online"), view["online"]["url"])


def _say(made: Calendar | Component, name: str, lines: Iterable[str], language: str) -> None:
    """Add a text and its language. Whoever wrote it, it stays one value: the library escapes it, and folds it."""
    made.add(name, "\n".join(map(_line, lines)), parameters={"LANGUAGE": language})


def _line(text: str) -> str:
    """Text on one line, without what cannot be seen."""
    return UNSEEN.sub("", " ".join(text.split()))
