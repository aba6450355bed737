"""The groups of fields that several kinds share: places, channels, needs, who wrote it, where it was read."""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

from ..areas import subdivision_of
from ..contacts import Email, HttpsUrl
from ..fields import Line, Media, Postcode, ProseLine, Reference, Slug, field, matching, optional, several, wrong
from ..identifiers import BelgianNumber, CanadianNumber, Rna, Siren, Siret, SwissNumber
from ..quantities import CoordinatesField, Day, MoneyField, Year
from ..vocabulary import AreaCode, Country, term_of

LabelTerm = Annotated[str, term_of("labels")]


NONE: set[str] = set()
_set = object.__setattr__


class Part(BaseModel):
    """A group of fields: frozen, and unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, arbitrary_types_allowed=True)

    def __getstate__(self) -> list[Any]:  # type: ignore[override]  # pydantic's is a dict of dicts
        """The values of its fields in their order: the names are those of the class."""
        return [getattr(self, name) for name in type(self).__pydantic_fields__]

    def __setstate__(self, state: list[Any]) -> None:  # type: ignore[override]
        """Come back from another process; set one by one, so that all parts of a class share one table of names."""
        for name, value in zip(self.__pydantic_fields__, state, strict=True):
            _set(self, name, value)
        _set(self, "__pydantic_fields_set__", NONE)
        _set(self, "__pydantic_extra__", None)
        _set(self, "__pydantic_private__", None)


POSTCODES = {
    "FR": "[0-9]{5}",
    "BE": "[1-9][0-9]{3}",
    "CH": "[1-9][0-9]{3}",
    "LU": "[1-9][0-9]{3}",
    "CA": "[A-Z][0-9][A-Z] [0-9][A-Z][0-9]",
}
"""What postcodes look like, in the countries whose we know."""


STREETS = "[Rr]ue|[Aa]venue|[Aa]v|[Bb]oulevard|[Bb]d|[Cc]hemin|[Aa]llée|[Ii]mpasse|[Pp]lace|[Qq]uai|[Rr]oute|[Ss]quare"
TownName = Annotated[str, matching(rf"(?![0-9]+[a-zA-Z]?,? *(?:(?:bis|ter),? +)?(?:{STREETS})[ .,]).{{1,160}}", "town")]
"""No number in a street: «12 bis, rue du Lavoir». There are towns whose name begins with a number (100 Mile House)."""


class Town(Part):
    """A commune, never a street: the registered office is often somebody's home."""

    city: TownName = field("The town, without street or number", example="Lyon")
    postcode: Postcode | None = optional("The postcode, in quotes", example='"69003"')
    country: Country = field("The country, in two letters (ISO 3166)", example="FR", default="FR")
    subdivision: AreaCode | None = optional(
        "The département, canton, province or region (ISO 3166-2), when no postcode says it", example="FR-69"
    )
    coordinates: CoordinatesField | None = optional("Latitude and longitude, in degrees", example=[45.76, 4.84])

    @model_validator(mode="after")
    def _one_department(self) -> Self:
        if self.postcode and not re.fullmatch(POSTCODES.get(self.country, ".*"), self.postcode):
            raise wrong("postcode", at="postcode", value=self.postcode)
        found = subdivision_of(self.country, self.postcode)
        if self.subdivision and found and self.subdivision != found:
            raise wrong(
                "place-contradicts",
                at="subdivision",
                postcode=self.postcode,
                subdivision=self.subdivision,
                instead=found,
            )
        if self.subdivision and not self.subdivision.startswith(self.country):
            raise wrong("place-country", at="subdivision", country=self.country, subdivision=self.subdivision)
        return self

    @property
    def area(self) -> str:
        """The smallest area it lies in that the postcode or the entry tells: a subdivision, else the country."""
        return self.subdivision or subdivision_of(self.country, self.postcode) or self.country


class Tribunal(Part):
    """Where an association of Alsace-Moselle is registered: it has no RNA number (local law of 1908)."""

    court: Line = field("The court", example="Strasbourg")
    volume: Line = field("The volume", example="32")
    folio: Line = field("The folio", example="178")


class OtherId(Part):
    """A number in another register."""

    scheme: Line = field("The register", example="Wikidata")
    value: Line = field("The number", example="Q1234567")


class Ids(Part):
    """Numbers in public registers."""

    rna: Rna | None = optional("Number in the Répertoire national des associations", example="W751234567")
    siren: Siren | None = optional("SIREN, nine digits in quotes", example='"784263287"')
    siret: Siret | None = optional("SIRET of the head office, fourteen digits in quotes", example='"78426328700004"')
    tribunal: Tribunal | None = optional("Alsace-Moselle: court, volume and folio instead of RNA")
    be: BelgianNumber | None = optional("Belgian enterprise number", example='"0403.449.823"')
    ch: SwissNumber | None = optional("Swiss UID", example="CHE-100.155.212")
    ca: CanadianNumber | None = optional("Canadian charity registration number", example="119219814RR0001")
    other: tuple[OtherId, ...] = several("Numbers in other registers")

    @model_validator(mode="after")
    def _siret_of_siren(self) -> Self:
        if self.siren and self.siret and not self.siret.startswith(self.siren):
            raise wrong("siret-siren", at="siret", siret=self.siret, siren=self.siren)
        return self


class Contact(Part):
    """How to write to the organisation."""

    form: HttpsUrl | None = optional("The page of its contact form", example="https://www.example.org/contact")
    email: Email | None = optional("An address of the office, never somebody's own", example="contact@example.org")


class Picture(Part):
    """A logo or a photograph, kept in content/media."""

    file: Media = field("The file, below content/", example="media/cohabilis.png")
    alt: ProseLine = field("What one sees, for who cannot see it", example="Logo : une maison sous un arc")


class LabelHeld(Part):
    """A label that was granted."""

    label: LabelTerm = field("The label, from content/vocabulary/labels.yml", example="don-en-confiance")
    number: Line | None = optional("Its number")
    until: Day | None = optional("Until when", example="2027-06-30")
    source: HttpsUrl = field("Where one can see it", example="https://www.donenconfiance.org/…")


class PublicUtility(Part):
    """Recognition as being of public utility (reconnaissance d'utilité publique, by decree)."""

    since: Year | None = optional("The year of the decree", example="1986")
    source: HttpsUrl = field("Where it was read")


class Accounts(Part):
    """One year of published accounts."""

    year: Year = field("The year", example="2024")
    income: MoneyField | None = optional("Income of the year", example="120000")
    spending: MoneyField | None = optional("Spending of the year", example="118500")
    source: HttpsUrl = field("Where the accounts are published")


class Impact(Part):
    """One figure of what was done."""

    id: Slug | None = optional("A short name, needed only to translate it", example="binomes")
    what: ProseLine = field("What is counted", example="Binômes formés dans l'année")
    figure: Line = field("The figure, as its source gives it", example="1700")
    year: Year = field("The year", example="2025")
    source: HttpsUrl = field("Where it was read")


class Author(Part):
    """Who wrote the entry, and what ties them to the organisation."""

    name: Line = field("Who wrote this entry: a name or a role", example="Camille, trésorière")
    interest: ProseLine = field("What ties them to the organisation, in words; none when nothing does", example="none")


class Source(Part):
    """Where a fact was read."""

    fact: Line = field("The field, or several", example="founded")
    url: HttpsUrl | None = optional("Where")
    note: Line | None = optional("What to know about this source")
    read: Day | None = optional("When", example="2026-11-20")


class Confirmed(Part):
    """The day a person last checked the entry against the organisation, and how."""

    on: Day = field("The day", example="2026-11-20")
    how: Literal["organisation", "register", "site"] = field(
        "With the organisation, a public register, or its web site"
    )
    by: Line | None = optional("Who checked")


def no_repeat(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Refuse a value that stands twice in a list."""
    seen: set[Any] = set()
    for index, value in enumerate(values):
        if value in seen:
            raise wrong("repeated", at=index, value=value)
        seen.add(value)
    return values


def distinct_ids(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Refuse two items with one id."""
    no_repeat(tuple(value.id for value in values))
    return values


Slugs = Annotated[tuple[Slug, ...], AfterValidator(no_repeat)]
References = Annotated[tuple[Annotated[Slug, Reference()], ...], AfterValidator(no_repeat)]
