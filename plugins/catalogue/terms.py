"""What a word of each closed list says of itself."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict

from .contacts import HttpsUrl
from .fields import Line, field, line_of, optional, several
from .quantities import CoordinatesField, Count, Day, MoneyField, Percent


class Term(BaseModel):
    """One word of a closed list, with its label in each language."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    label: dict[str, Line] = field("What people read, by language", example={"fr": "Logement", "en": "Housing"})

    def name(self, language: str) -> str:
        """Its label in a language, else in the first that the list gives."""
        return self.label[self.spoken(language)]

    def spoken(self, language: str) -> str:
        """The language of that label."""
        return language if language in self.label else next(iter(self.label))


class Cause(Term):
    """What an association works for, mapped to the classifications that others use."""

    icnptso: tuple[Line, ...] = several("Codes of the UN classification of non-profits (ICNP/TSO)", example=["D32"])
    rna: tuple[Line, ...] = several("Families of purposes in the Répertoire national des associations", example=["032"])
    sdg: tuple[Count, ...] = several("Sustainable development goals of the UN, 1 to 17", example=[11])
    colour: Literal["elan", "leaf", "sun", "sky", "plum", "clay"] = field(
        "One of the six colours of the theme: elan, leaf, sun, sky, plum, clay", example="sky"
    )


class Label(Term):
    """A label that somebody grants to organisations."""

    url: HttpsUrl = field("Where the label explains itself", example="https://www.donenconfiance.org/")


ConditionText = Annotated[str, line_of(400)]


class Step(BaseModel):
    """A rate, up to an amount given in a year, in force for a time."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    rate: Percent = field("Share of the gift that comes back, in percent", example="66")
    up_to: MoneyField | None = optional("Up to this amount given in a year; the next step counts above", example="2000")
    from_: Day | None = optional("In force from", example="2025-10-14", alias="from")
    until: Day | None = optional("In force until", example="2025-10-13")


class Regime(Term):
    """A tax rule for gifts. Without steps it depends on more than the gift, and no amount is shown."""

    country: Line = field("ISO 3166 code of the country", example="FR")
    who: Literal["individual", "company", "wealth"] = field(
        "individual, company, or wealth for a tax on wealth", example="individual", default="individual"
    )
    steps: tuple[Step, ...] = several("Rates, each up to an amount of gifts in a year")
    least: MoneyField | None = optional("Nothing comes back below this gift", example="40")
    most: MoneyField | None = optional("At most this comes back in a year", example="50000")
    condition: dict[str, ConditionText] = field("For whom and within what limits, by language", default={})
    law: Line | None = optional("The article of law", example="Code général des impôts, article 200")
    source: HttpsUrl | None = optional("Where the rule was read", example="https://www.service-public.fr/…")
    read: Day | None = optional("The day it was read", example="2026-11-20")


class PlaceTerm(Term):
    """A name of an area put right, and the point that stands for it."""

    label: dict[str, Line] = field("Its usual name, by language", example={"fr": "Grand Est"}, default={})
    centre: CoordinatesField | None = optional("Its main town, in degrees", example=[45.76, 4.84])


class Synonyms(Term):
    """Words that the search takes for each other."""

    label: dict[str, Line] = field("A note for who keeps the list", example={}, default={})
    words: dict[str, tuple[Line, ...]] = field(
        "Words and phrases that mean the same, by language", example={"fr": ["SDF", "sans-abri"]}
    )


LISTS: Mapping[str, type[Term]] = {
    "causes": Cause,
    "skills": Term,
    "goods": Term,
    "labels": Label,
    "tax": Regime,
    "places": PlaceTerm,
    "synonyms": Synonyms,
}
"""The files of content/vocabulary and what a term of each is."""

OPTIONAL = ("synonyms",)
"""The lists that a directory may do without."""
