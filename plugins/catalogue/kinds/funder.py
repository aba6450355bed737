"""A funder: who finances, a foundation, a public body, an impact fund."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, model_validator

from ..contacts import HttpsUrl
from ..fields import Line, ProseText, Reference, Slug, field, optional, several, wrong
from ..quantities import MoneyField, Year
from .parts import Part, no_repeat
from .record import Organisation

FunderType = Literal["foundation", "public", "impact-fund", "company", "collective", "network"]
Instrument = Literal["grant", "loan", "guarantee", "equity", "prize", "support"]
Stage = Literal["idea", "start", "growth", "running"]


class Ticket(Part):
    """How much a funder gives or invests at a time."""

    least: MoneyField | None = optional("At least", example="5000")
    most: MoneyField | None = optional("At most", example="250000")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least and self.most and self.most.amount < self.least.amount:
            raise wrong("ticket-reversed", at="most", least=self.least.amount, most=self.most.amount)
        return self


class Grant(Part):
    """Something that was funded: a record of this directory, or a name."""

    record: Annotated[Slug, Reference()] | None = optional("Who received it, by its slug", example="cohabilis")
    name: Line | None = optional("Who received it, when it is not in this directory")
    year: Year = field("The year", example="2024")
    amount: MoneyField | None = optional("How much", example="15000")
    source: HttpsUrl = field("Where it was read")

    @model_validator(mode="after")
    def _somebody(self) -> Self:
        if not self.record and not self.name:
            raise wrong("grant-receiver")
        return self


class Funder(Organisation):
    """Who finances: foundation, public body, impact fund, company."""

    type: FunderType = field("foundation, public, impact-fund, company, collective or network", example="foundation")
    looks_for: ProseText | None = optional("What it looks for in a project")
    stages: Annotated[tuple[Stage, ...], AfterValidator(no_repeat)] = several("idea, start, growth, running")
    ticket: Ticket | None = optional("How much at a time")
    instruments: Annotated[tuple[Instrument, ...], AfterValidator(no_repeat)] = several(
        "grant, loan, guarantee, equity, prize or support", example=["grant"]
    )
    funded: tuple[Grant, ...] = several("What it funded: year, amount, source")
