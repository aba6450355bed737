"""Needs and offers: what is asked and what is lent, of five types."""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Discriminator, Tag, model_validator

from ..contacts import HttpsUrl
from ..fields import Flag, ProseLine, ProseText, Slug, field, optional, several, wrong
from ..quantities import Count, Day, MoneyField
from ..validation import TAG
from ..vocabulary import term_of
from .parts import Part, Town, distinct_ids

SkillTerm = Annotated[str, term_of("skills")]
GoodTerm = Annotated[str, term_of("goods")]


class Exchange(Part):
    """What is asked or lent."""

    id: Slug = field("A short name, which translations and links use", example="chambre")
    title: ProseLine = field("In a few words", example="Une chambre chez vous")
    detail: ProseText | None = optional("What it means, in a few sentences")
    place: Town | None = optional("Where, when it is not where the organisation is")
    remote: Flag = field("Whether it can be done from afar: yes or no", example="yes", default=False)
    from_: Day | None = optional("From which day", example="2026-12-01", alias="from")
    until: Day | None = optional("Until which day", example="2027-06-30")
    url: HttpsUrl | None = optional("The page where one answers", example="https://www.example.org/heberger")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_ and self.until and self.until < self.from_:
            raise wrong("dates-reversed", at="until", first=self.from_, last=self.until)
        return self

    def open_on(self, today: date) -> bool:
        """Whether it is still asked or lent on a day."""
        return self.until is None or today <= self.until


class MoneyExchange(Exchange):
    """Money for something in particular."""

    type: Literal["money"] = field("What it is: money, time, skills, goods or housing", example="money")
    amount: MoneyField | None = optional("How much", example="1200")


class TimeExchange(Exchange):
    """Hours of volunteering."""

    type: Literal["time"] = field("What it is: money, time, skills, goods or housing", example="time")
    hours: Count | None = optional("How many hours", example="4")
    per: Literal["once", "week", "month", "year"] | None = optional("Those hours are: once, a week, a month, a year")


class SkillsExchange(Exchange):
    """What somebody knows how to do."""

    type: Literal["skills"] = field("What it is: money, time, skills, goods or housing", example="skills")
    skills: tuple[SkillTerm, ...] = several("From content/vocabulary/skills.yml", example=["comptabilite"])
    hours: Count | None = optional("How many hours", example="8")
    per: Literal["once", "week", "month", "year"] | None = optional("Those hours are: once, a week, a month, a year")


class GoodsExchange(Exchange):
    """Things."""

    type: Literal["goods"] = field("What it is: money, time, skills, goods or housing", example="goods")
    goods: tuple[GoodTerm, ...] = several("From content/vocabulary/goods.yml", example=["ordinateurs"])
    quantity: Count | None = optional("How many", example="10")
    condition: Literal["new", "good", "repairable"] | None = optional("In what condition: new, good or repairable")


class HousingExchange(Exchange):
    """A room or a home."""

    type: Literal["housing"] = field("What it is: money, time, skills, goods or housing", example="housing")
    in_return: ProseLine | None = optional("What is given in return", example="Une présence le soir")


EXCHANGES = ("money", "time", "skills", "goods", "housing")


def _by_type(value: Any) -> str | None:
    if not isinstance(value, dict):
        return TAG + "time"
    return f"{TAG}{value['type']}" if value.get("type") in EXCHANGES else None


AnyExchange = MoneyExchange | TimeExchange | SkillsExchange | GoodsExchange | HousingExchange

Need = Annotated[
    Annotated[MoneyExchange, Tag(TAG + "money")]
    | Annotated[TimeExchange, Tag(TAG + "time")]
    | Annotated[SkillsExchange, Tag(TAG + "skills")]
    | Annotated[GoodsExchange, Tag(TAG + "goods")]
    | Annotated[HousingExchange, Tag(TAG + "housing")],
    Discriminator(_by_type, custom_error_type="need-type", custom_error_message="need-type"),
]
"""What is asked; an offer has the same shape."""

Exchanges = Annotated[tuple[Need, ...], AfterValidator(distinct_ids)]
