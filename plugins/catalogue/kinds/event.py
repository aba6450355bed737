"""An event: something with a date and a place."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import AfterValidator, model_validator

from ..contacts import HttpsUrl
from ..fields import Line, ProseLine, ProseText, Reference, Slug, field, optional, several, wrong
from ..quantities import Moment, TimeZone, Year
from .parts import Part, References, distinct_ids
from .record import Record


class ProgrammeItem(Part):
    """One thing that happens during an event."""

    id: Slug = field("A short name, which translations use", example="ouverture")
    at: Moment = field("When: a day, or a day and a time", example="2026-11-20 18:30")
    title: ProseLine = field("What happens", example="Ouverture")
    detail: ProseText | None = optional("What to know about it")


class Event(Record):
    """Something with a date and a place, once or again and again."""

    starts: Moment | None = optional("First day, or day and time", example="2026-11-20 18:30")
    ends: Moment | None = optional("Last day, or day and time", example="2026-11-27")
    timezone: TimeZone = field("The time zone of its hours", example="Europe/Paris", default="Europe/Paris")
    recurs: ProseLine | None = optional("How it comes back, in words", example="Chaque année en novembre")
    since: Year | None = optional("The year of its first edition", example="2011")
    online: HttpsUrl | None = optional("Its address, when it takes place online")
    organiser: Annotated[Slug, Reference()] | None = optional("Who organises it, by its slug", example="helloasso")
    organiser_name: Line | None = optional("Who organises it, when not in this directory")
    participants: References = several("Who takes part, by their slugs")
    programme: Annotated[tuple[ProgrammeItem, ...], AfterValidator(distinct_ids)] = several("What happens, and when")

    @model_validator(mode="after")
    def _when(self) -> Self:
        if not self.starts and not self.recurs:
            raise wrong("event-when")
        if self.ends and not self.starts:
            raise wrong("event-start", at="ends")
        if self.starts and self.ends and _is_before(self.ends, self.starts):
            raise wrong("dates-reversed", at="ends", first=self.starts, last=self.ends)
        return self

    @property
    def first_day(self) -> date | None:
        """Its first day, None when only its rhythm is known."""
        return _day(self.starts) if self.starts else None

    @property
    def last_day(self) -> date | None:
        """Its last day, None when only its rhythm is known."""
        return _day(self.ends or self.starts) if self.starts else None


def _is_before(one: date | datetime, other: date | datetime) -> bool:
    """By their hours when both have one, else by their days."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return _day(one) < _day(other)


def _day(moment: date | datetime | None) -> date:
    assert moment is not None
    return moment.date() if isinstance(moment, datetime) else moment
