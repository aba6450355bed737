"""Time zones as calendars want them (RFC 5545, section 3.6.5): every change of the clocks in some years, one by one.

`Calendar.add_missing_timezones` of icalendar 7.3 is no use here: it begins summer time an hour late, because it looks
for the change in local time, where the hour that is skipped still has the offset before (Paris, 29 March 2026 at 03:00
instead of 02:00). One observance a change, without RDATE or RRULE, is what every reader of calendars understands.
"""

from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY = timedelta(days=1)


def timezone(tzid: str, first: int, last: int) -> Timezone:
    """The VTIMEZONE of a zone, for what happens between two years, both included."""
    clock = ZoneInfo(tzid)
    made = Timezone()
    made.add("tzid", tzid)
    start = datetime(first - 1, 1, 1, tzinfo=UTC)
    made.add_component(_observance(clock, start, start))
    for moment in (one for year in range(first - 1, last + 2) for one in _changes(tzid, year)):
        made.add_component(_observance(clock, moment - timedelta(seconds=1), moment))
    return made


@cache
def _changes(tzid: str, year: int) -> tuple[datetime, ...]:
    """Each moment of a year at which the clocks of a zone change, to the second; none has ever done so twice a day."""
    clock = ZoneInfo(tzid)
    start = datetime(year, 1, 1, tzinfo=UTC)
    days = [start + number * DAY for number in range((start.replace(year=year + 1) - start).days + 1)]
    states = [_state(clock, day) for day in days]
    return tuple(
        day + timedelta(seconds=bisect_left(range(86_400), True, key=lambda second: _differs(clock, day, second)))
        for day, state, after in zip(days, states, states[1:], strict=False)
        if state != after
    )


def _differs(clock: ZoneInfo, day: datetime, second: int) -> bool:
    return _state(clock, day + timedelta(seconds=second)) != _state(clock, day)


def _state(clock: ZoneInfo, moment: datetime) -> tuple[timedelta, bool, str]:
    """What the clocks show at a moment: the offset from UTC, whether it is summer time, the name of that time."""
    local = moment.astimezone(clock)
    return local.utcoffset() or timedelta(), bool(local.dst()), local.tzname() or ""


def _observance(clock: ZoneInfo, before: datetime, moment: datetime) -> TimezoneStandard | TimezoneDaylight:
    """What holds from a moment on, which is given in the local time before it."""
    offset = _state(clock, before)[0]
    after, is_summer, name = _state(clock, moment)
    made = TimezoneDaylight() if is_summer else TimezoneStandard()
    made.DTSTART = (moment + offset).replace(tzinfo=None)
    made.TZOFFSETFROM = offset
    made.TZOFFSETTO = after
    made.add("tzname", name)
    return made
