"""Days, amounts, shares and coordinates: what is counted or measured."""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import Annotated, NamedTuple

from .fields import Typed, reading, wrong

WHOLE = re.compile(r"[0-9]{1,12}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MONEY = re.compile(r"([0-9]{1,12}(?:\.[0-9]{1,2})?)(?: ([A-Z]{3}|€))?")


def _whole(lowest: int, highest: int, id: str) -> Typed:
    def parse(text: str) -> int:
        if not WHOLE.fullmatch(text) or not lowest <= int(text) <= highest:
            raise wrong(id, value=text, lowest=lowest, highest=highest)
        return int(text)

    return reading(parse, "whole", lowest=lowest, highest=highest, id=id)


Year = Annotated[int, _whole(1000, 2200, "year")]
Count = Annotated[int, _whole(0, 10**9, "count")]


@lru_cache(maxsize=5_000)
def _day(text: str) -> date:
    if not DAY.fullmatch(text):
        french = re.fullmatch(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})", text)
        instead = f"{french[3]}-{french[2]:0>2}-{french[1]:0>2}" if french else "2026-11-20"
        raise wrong("day", value=text, instead=instead)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise wrong("day-impossible", value=text) from None


Day = Annotated[date, reading(_day, "day")]
"""A day, typed 2026-11-20."""


def _day_or_year(text: str) -> date | int:
    if re.fullmatch(r"[12][0-9]{3}", text, re.ASCII):
        return int(text)
    return _day(text)


DayOrYear = Annotated[date | int, reading(_day_or_year, "day-or-year")]
"""A day, or a year when no more is known."""


def _moment(text: str) -> date | datetime:
    clock = re.fullmatch(r"([0-9-]{10})[ T]([0-9]{2}:[0-9]{2})", text, re.ASCII)
    if not clock:
        return _day(text)
    day = _day(clock[1])
    try:
        return datetime.fromisoformat(f"{day}T{clock[2]}")
    except ValueError:
        raise wrong("day-impossible", value=text) from None


Moment = Annotated[date | datetime, reading(_moment, "moment")]
"""A whole day (2026-11-20) or a local time (2026-11-20 18:30), to be read in the time zone of its event."""


def _zone(text: str) -> str:
    if text not in _zones():
        raise wrong("time-zone", value=text)
    return text


@cache
def _zones() -> frozenset[str]:
    from zoneinfo import available_timezones

    return frozenset(available_timezones())


TimeZone = Annotated[str, reading(_zone, "time-zone")]


class Money(NamedTuple):
    """An amount and its currency (ISO 4217)."""

    amount: Decimal
    currency: str


def _money(text: str) -> Money:
    found = MONEY.fullmatch(text)
    if not found:
        digits = re.sub(r"[^0-9.,]", "", text).replace(",", ".")
        raise wrong("money", value=text, instead=digits if re.fullmatch(r"[0-9]+(\.[0-9]{1,2})?", digits) else "1200")
    currency = found[2] or "EUR"
    return Money(Decimal(found[1]), "EUR" if currency == "€" else currency)


MoneyField = Annotated[Money, reading(_money, "money")]


def _percent(text: str) -> Decimal:
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,3})?", text, re.ASCII) or Decimal(text) > 100:
        raise wrong("percent", value=text)
    return Decimal(text)


Percent = Annotated[Decimal, reading(_percent, "percent")]


class Coordinates(NamedTuple):
    """Latitude and longitude in degrees (WGS 84)."""

    latitude: float
    longitude: float


def _coordinates(value: object) -> Coordinates:
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(part, str) for part in value):
        raise wrong("coordinates")
    if not all(re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,8})?", part, re.ASCII) for part in value):
        raise wrong("coordinates")
    latitude, longitude = map(float, value)
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise wrong("coordinates")
    return Coordinates(latitude, longitude)


CoordinatesField = Annotated[Coordinates, Typed(_coordinates, "coordinates")]
