"""Nothing that an entry says can add a line to a calendar; and the checker of calendars sees what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from plugins.catalogue.characters import UNSEEN
from plugins.catalogue.kinds.event import ProgrammeItem
from plugins.website.calendar import events
from tests.website import rfc5545
from tests.website.dated import scene_of

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
NASTY = st.sampled_from(
    ["a\r\nEND:VEVENT", "\nBEGIN:VALARM", "\r", "\x85", "\u2028", ";,:\\", "\\n", '"', "\x00", "é" * 90]
)
WRITTEN = st.lists(TEXT | NASTY, max_size=3).map("".join)


@given(WRITTEN, WRITTEN, WRITTEN)
def test_nothing_in_an_entry_adds_a_line(name: str, summary: str, title: str) -> None:
    item = ProgrammeItem.model_construct(id="a", at=date(2026, 12, 1), title=title, detail=summary)
    fields = {"name": name, "summary": summary, "programme": (item,), "starts": date(2026, 12, 1), "ends": None}
    (document,) = events(scene_of(x=fields))
    (event,) = rfc5545.calendar(document.content).all("VEVENT")
    names = "DTSTART DTEND DTSTAMP UID URL SUMMARY DESCRIPTION CATEGORIES".split()
    assert sorted(one.name for one in event.properties) == sorted(names)
    said = UNSEEN.sub("", " ".join(name.split()))
    assert event.one("SUMMARY").text == said
    (read,) = IcsCalendarStream.calendar_from_ics(document.content.decode()).events
    assert read.summary == said and (read.description or "").split("\n")[0] == UNSEEN.sub("", " ".join(summary.split()))


def _without(text: str) -> Callable[[bytes], bytes]:
    return lambda content: content.replace(text.encode(), b"")


@pytest.mark.parametrize(
    "spoil",
    [
        _without("\r"),
        _without("UID:x@example.org\r\n"),
        _without("BEGIN:VEVENT\r\n"),
        lambda content: content.replace(b"TZID:Europe/Paris", b"TZID:Europe/Rome"),
        lambda content: content.replace(b"DTEND;TZID=Europe/Paris:2026", b"DTEND;TZID=Europe/Paris:2025"),
        lambda content: content.replace(b"SUMMARY;LANGUAGE=fr:", b"SUMMARY;LANGUAGE=fr:" + b"a" * 75),
        lambda content: content.replace(b"SUMMARY;LANGUAGE=fr:", b"SUMMARY;LANGUAGE=fr:a,b"),
        lambda content: content.replace(b"END:VEVENT\r\n", b"END:VEVENT\r\nX\r\n"),
    ],
)
def test_a_bad_calendar_is_seen(spoil: Callable[[bytes], bytes]) -> None:
    scene = scene_of(x={"starts": datetime(2026, 12, 1, 18), "ends": datetime(2026, 12, 1, 19)})
    (document,) = events(scene)
    rfc5545.calendar(document.content)
    with pytest.raises(AssertionError):
        rfc5545.calendar(spoil(document.content))
