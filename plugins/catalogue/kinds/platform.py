"""A platform: a service that collects gifts, with its dated, sourced fees."""

from typing import Literal, Self

from pydantic import model_validator

from ..contacts import Hostname, HttpsUrl, PagePattern
from ..fields import ProseText, Slug, field, optional, several, wrong
from ..quantities import Day, DayOrYear, MoneyField, Percent
from .parts import Part
from .record import Organisation


class Fee(Part):
    """One fee, as one source gives it: a share, a fixed part, or both; unknown is never zero."""

    id: Slug | None = optional("A short name, needed only to translate its detail", example="carte")
    payer: Literal["association", "giver", "host"] = field(
        "Who pays it: association, giver or host", example="association"
    )
    taker: Literal["platform", "processor", "host"] = field(
        "Who takes it: platform, processor or host", example="platform"
    )
    kind: Literal["fee", "tip"] = field("fee, or tip when the giver chooses it freely", example="fee", default="fee")
    percent: Percent | None = optional("Share of the gift, in percent; 0 only when a source says so", example="1.5")
    fixed: MoneyField | None = optional("Fixed part", example="0.25 EUR")
    means: Literal["card", "transfer", "debit", "cheque", "any"] = field(
        "By which means of payment: card, transfer, debit, cheque or any", example="card", default="any"
    )
    above: MoneyField | None = optional("Only above this amount", example="100")
    up_to: MoneyField | None = optional("Only up to this amount", example="10000")
    basis: Literal["gift", "collected"] = field(
        "Whether above and up_to speak of one gift, or of all that was collected: gift or collected",
        example="collected",
        default="gift",
    )
    from_: Day | None = optional("In force from", example="2025-04-14", alias="from")
    until: Day | None = optional("In force until", example="2025-04-13")
    detail: ProseText | None = optional("What the numbers do not say")
    source: HttpsUrl | None = optional("Where it was read")
    said: DayOrYear | None = optional("The date of that source: a day or a year", example="2023-04-10")
    read: Day | None = optional("When it was read", example="2026-11-20")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_ and self.until and self.until < self.from_:
            raise wrong("dates-reversed", at="until", first=self.from_, last=self.until)
        return self


class Told(Part):
    """Something said in words, and where it was read."""

    text: ProseText = field("In a sentence or two")
    source: HttpsUrl = field("Where it was read")
    read: Day | None = optional("When it was read", example="2026-11-20")


class Platform(Organisation):
    """A service that collects gifts, with its dated, sourced fees."""

    hosts: tuple[Hostname, ...] = several("The host names of its pages", example=["www.helloasso.com"])
    pages: tuple[PagePattern, ...] = several(
        "What the address of an account looks like", example=["https://www.helloasso.com/associations/{account}"]
    )
    fees: tuple[Fee, ...] = several("What it costs, with dates and sources")
    owner: Told | None = optional("Who owns it")
    receipts: Told | None = optional("Who issues tax receipts for gifts made there, and how")
    data: Told | None = optional("Where the data of givers goes")
