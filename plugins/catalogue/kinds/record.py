"""What every record has, and what every organisation has."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from ..contacts import SiteUrl
from ..fields import LanguageCode, Line, Summary, field, optional, several, wrong
from ..quantities import DayOrYear, Year
from ..vocabulary import AreaCode, term_of
from .exchanges import Exchanges
from .giving import Channel, Tax
from .parts import (
    Accounts,
    Author,
    Confirmed,
    Contact,
    Ids,
    Impact,
    LabelHeld,
    Part,
    Picture,
    PublicUtility,
    References,
    Slugs,
    Source,
    Town,
    no_repeat,
)

CauseTerm = Annotated[str, term_of("causes")]
Causes = Annotated[tuple[CauseTerm, ...], Field(min_length=1, max_length=5), AfterValidator(no_repeat)]


class Record(Part):
    """A checked entry. Its slug and its body stand beside it, in the catalogue."""

    lang: LanguageCode | None = optional("The language of this file, when it is not the site's first", example="fr")
    name: Line = field("The name, as the organisation writes it", example="Réseau Cohabilis")
    other_names: tuple[Line, ...] = several("Former names, acronyms, what people type", example=["Réseau CoSi"])
    aliases: Slugs = several("Former file names: their addresses lead here", example=["reseau-cosi"])
    summary: Summary = field("One sentence of at most 200 characters", example="Loge des étudiants chez des aînés.")
    causes: Causes = field("One to five causes, from content/vocabulary/causes.yml", example=["logement"])
    place: Town | None = optional("The town: never a street")
    area: tuple[AreaCode, ...] = several(
        "Where it acts: ISO 3166 countries and 3166-2 subdivisions", example=["FR-ARA"]
    )
    website: SiteUrl | None = optional("Its own web site", example="https://www.cohabilis.org/")
    contact: Contact | None = optional("How to write to it")
    logo: Picture | None = optional("Its logo")
    status: Literal["active", "dormant", "paused", "closed"] = field(
        "active, dormant (with last_seen), paused, or closed (with closed_on)", example="active", default="active"
    )
    last_seen: DayOrYear | None = optional("When it was last seen at work: a day or a year", example="2018")
    closed_on: DayOrYear | None = optional("When it ended: a day or a year", example="2021-12-31")
    author: Author = field("Who wrote this entry, and what ties them to the organisation")
    sources: tuple[Source, ...] = several("Where each fact was read")
    confirmed: Confirmed | None = optional("The last check against the organisation; leave out when there was none")

    @model_validator(mode="after")
    def _status_has_its_date(self) -> Self:
        if self.status == "dormant" and not self.last_seen:
            raise wrong("status-date", at="status", status="dormant", field="last_seen")
        if self.status == "closed" and not self.closed_on:
            raise wrong("status-date", at="status", status="closed", field="closed_on")
        return self


class Helped(Record):
    """A record that can be helped, or that helps."""

    give: tuple[Channel, ...] = several("Ways to give, in the order the organisation prefers")
    tax: Tax | None = optional("Tax receipts for gifts")
    needs: Exchanges = several("What is asked: money, time, skills, goods, housing")
    offers: Exchanges = several("What is lent: money, time, skills, goods, housing")


class Organisation(Helped):
    """What associations, funders, partners and platforms share."""

    scope: Literal["local", "regional", "national", "international"] | None = optional(
        "local, regional, national or international", example="national"
    )
    founded: Year | None = optional("The year it was founded", example="2020")
    ids: Ids | None = optional("Numbers in public registers")
    member_of: References = several("The networks it belongs to, by their slugs", example=["cohabilis"])
    labels: tuple[LabelHeld, ...] = several("Labels it holds")
    accounts: tuple[Accounts, ...] = several("Published accounts, by year")
    impact: tuple[Impact, ...] = several("What was done, in figures with their sources")
    public_utility: PublicUtility | None = optional(
        "Recognised as being of public utility: since when, where it was read"
    )
