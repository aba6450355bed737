"""A project: something an association does, that people can support, with an aim and an end."""

from typing import Annotated, Literal, Self

from pydantic import model_validator

from ..fields import ProseText, Reference, Slug, field, optional, wrong
from ..quantities import Day, MoneyField
from .parts import Part
from .record import Helped


class Goal(Part):
    """What a project wants to raise, and what is there so far."""

    amount: MoneyField = field("How much is needed", example="12000")
    raised: MoneyField | None = optional("What is there so far", example="4300")
    as_of: Day | None = optional("On which day", example="2026-11-20")
    otherwise: ProseText | None = optional("What happens when the goal is not met")

    @model_validator(mode="after")
    def _raised_has_a_day(self) -> Self:
        if self.raised and not self.as_of:
            raise wrong("goal-date", at="raised")
        if self.raised and self.raised.currency != self.amount.currency:
            raise wrong("goal-currency", at="raised", one=self.amount.currency, other=self.raised.currency)
        return self


class Project(Helped):
    """Something an association does, that people can support, with an aim and an end."""

    association: Annotated[Slug, Reference(("association", "funder", "partner"))] = field(
        "The association or network whose project it is, by its slug", example="cohabilis"
    )
    aim: ProseText = field("What it is to change, and how one will see it")
    stage: Literal["idea", "start", "growth", "running"] | None = optional("idea, start, growth or running")
    starts: Day | None = optional("First day", example="2026-09-01")
    ends: Day | None = optional("Last day", example="2027-06-30")
    goal: Goal | None = optional("What it wants to raise")
    outcome: ProseText | None = optional("What came of it, once it has ended")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.starts and self.ends and self.ends < self.starts:
            raise wrong("dates-reversed", at="ends", first=self.starts, last=self.ends)
        return self
