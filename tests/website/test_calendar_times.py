"""When events are, in calendars: whole days, hours, and the hours when clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.website.calendar import calendars, events
from tests.website.dated import only, scene_of, times

DAYS = st.dates(date(1970, 1, 2), date(2199, 12, 30))


def test_whole_days_end_before_the_day_after() -> None:
    (event,) = only(starts=date(2026, 5, 29), ends=date(2026, 5, 30)).all("VEVENT")
    assert [event.one(name).value for name in ("DTSTART", "DTEND")] == ["20260529", "20260531"]
    (event,) = only(starts=date(2026, 12, 31), ends=None).all("VEVENT")
    assert event.one("DTEND").value == "20270101"
    (event,) = only(starts=date(2026, 5, 29), ends=datetime(2026, 5, 30, 12)).all("VEVENT")
    assert event.one("DTEND").value == "20260531", "one hour alone would be another type"
    until_the_evening = times(only(starts=datetime(2026, 5, 29, 18), ends=date(2026, 5, 30)))
    assert until_the_evening == [datetime(2026, 5, 29, 16, tzinfo=UTC), datetime(2026, 5, 30, 22, tzinfo=UTC)]


@pytest.mark.parametrize("ends", [None, datetime(2026, 5, 29, 18), datetime(2026, 5, 29, 17)])
def test_an_end_that_is_none_is_not_given(ends: datetime | None) -> None:
    (event,) = only(starts=datetime(2026, 5, 29, 18), ends=ends).all("VEVENT")
    assert event.get("DTEND") is None


@pytest.mark.parametrize(
    ("zone", "local", "utc"),
    [
        ("Europe/Paris", "2026-03-29 01:59", "2026-03-29 00:59"),
        ("Europe/Paris", "2026-03-29 02:30", "2026-03-29 01:30"),  # no clock shows it
        ("Europe/Paris", "2026-03-29 03:00", "2026-03-29 01:00"),
        ("Europe/Paris", "2026-10-25 02:30", "2026-10-25 00:30"),  # the first of two
        ("Europe/Paris", "2026-10-25 03:00", "2026-10-25 02:00"),
        ("America/Montreal", "2026-03-08 03:00", "2026-03-08 07:00"),
        ("America/Montreal", "2026-11-01 01:30", "2026-11-01 05:30"),
        ("America/Montreal", "2026-11-01 02:00", "2026-11-01 07:00"),
        ("America/Montreal", "2026-12-31 23:59", "2027-01-01 04:59"),
        ("Indian/Reunion", "2026-07-01 18:00", "2026-07-01 14:00"),
        ("Pacific/Kiritimati", "2026-01-01 00:00", "2025-12-31 10:00"),
        ("Africa/Casablanca", "2026-03-01 12:00", "2026-03-01 12:00"),  # Ramadan
        ("Africa/Casablanca", "2026-04-01 12:00", "2026-04-01 11:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:30", "2026-10-03 15:30"),  # by half an hour
        ("UTC", "2026-07-01 12:00", "2026-07-01 12:00"),
    ],
)
def test_hours_are_those_of_the_zone_when_clocks_change(zone: str, local: str, utc: str) -> None:
    made = only(starts=datetime.fromisoformat(local), ends=None, timezone=zone)
    assert times(made) == [datetime.fromisoformat(utc).replace(tzinfo=UTC)]


@given(st.sampled_from(sorted(available_timezones())), DAYS, st.times())
def test_any_hour_of_any_zone(zone: str, day: date, hour: time) -> None:
    local = datetime.combine(day, hour.replace(second=0, microsecond=0))
    assert times(only(starts=local, ends=None, timezone=zone)) == [local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)]


@pytest.mark.parametrize("day", [date(9999, 12, 31), date(1, 1, 1), date(2200, 1, 1)])
def test_a_day_beyond_all_calendars_is_in_none(day: date) -> None:
    scene = scene_of(x={"starts": min(day, date(2026, 1, 1)), "ends": max(day, date(2026, 1, 1))})
    assert not list(events(scene)) and not list(calendars(scene))
