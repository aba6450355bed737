"""The groups of fields that several kinds share: places, channels, needs, who wrote it, where it was read."""

import re
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Tag, model_validator

from ..areas import subdivision_of
from ..fields import (
    BelgianNumber,
    Bic,
    CanadianNumber,
    CoordinatesField,
    Count,
    Day,
    Email,
    Flag,
    HttpsUrl,
    Iban,
    Line,
    Media,
    MoneyField,
    Postcode,
    ProseLine,
    ProseText,
    Reference,
    Rna,
    Siren,
    Siret,
    Slug,
    SwissNumber,
    Year,
    field,
    optional,
    several,
    wrong,
)
from ..validation import TAG
from ..vocabulary import AreaCode, Country, term_of

RegimeTerm = Annotated[str, term_of("tax")]
SkillTerm = Annotated[str, term_of("skills")]
GoodTerm = Annotated[str, term_of("goods")]
LabelTerm = Annotated[str, term_of("labels")]


class Part(BaseModel):
    """A group of fields: frozen, and unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, arbitrary_types_allowed=True)


POSTCODES = {
    "FR": "[0-9]{5}",
    "BE": "[1-9][0-9]{3}",
    "CH": "[1-9][0-9]{3}",
    "LU": "[1-9][0-9]{3}",
    "CA": "[A-Z][0-9][A-Z] [0-9][A-Z][0-9]",
}
"""What postcodes look like, in the countries whose we know."""


class Town(Part):
    """A commune, never a street: the registered office is often somebody's home."""

    city: Line = field("The town, without street or number", example="Lyon")
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
    siret: Siret | None = optional("SIRET of the head office, fourteen digits in quotes", example='"78426328700015"')
    tribunal: Tribunal | None = optional("Alsace-Moselle: court, volume and folio instead of RNA")
    be: BelgianNumber | None = optional("Belgian enterprise number", example='"0403.449.823"')
    ch: SwissNumber | None = optional("Swiss UID", example="CHE-107.810.867")
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


class Way(Part):
    """What every way to give has."""

    id: Slug | None = optional("A short name, needed only to translate its label", example="regulier")


class OwnPage(Way):
    """A giving page of the organisation's own."""

    page: HttpsUrl = field("Its own giving page", example="https://www.example.org/donner")
    label: ProseLine | None = optional("What this page is for, when there are several")


class PlatformPage(Way):
    """A page of a donation platform."""

    platform: Annotated[Slug, Reference(("platform",))] = field("The platform, by its slug", example="helloasso")
    url: HttpsUrl = field("The page that receives the gift", example="https://www.helloasso.com/associations/exemple")
    label: ProseLine | None = optional("What this page is for, when there are several")


class Transfer(Part):
    """A bank account of the organisation."""

    holder: Line = field("The exact name of the account's holder", example="Association Exemple")
    iban: Iban = field("The IBAN", example="FR76 3000 6000 0112 3456 7890 189")
    bic: Bic | None = optional("The BIC", example="AGRIFRPP")

    @model_validator(mode="after")
    def _bic_of_iban(self) -> Self:
        if self.bic and not bic_agrees(self.iban, self.bic):
            raise wrong("bic-iban", at="bic", bic=self.bic, iban=self.iban)
        return self


def bic_agrees(iban: str, bic: str) -> bool:
    """Whether a BIC can belong to an IBAN: the same country and, where the bank is known, the same institution."""
    from schwifty import BIC, IBAN

    if bic[4:6] != iban[:2] and not {bic[4:6], iban[:2]} <= {"FR", "MC"}:
        return False
    known = BIC.candidates_from_bank_code(iban[:2], IBAN(iban).bank_code)
    return not known or bic[:4] in {one[:4] for one in known}


class BankTransfer(Way):
    """A transfer from account to account."""

    transfer: Transfer = field("The account")


class Cheque(Part):
    """What to write on a cheque, and where to send it."""

    order: Line = field("To the order of", example="Association Exemple")
    address: Line = field("Where to send it: the organisation's public address", example="BP 12, 69003 Lyon")


class ByCheque(Way):
    """A cheque by post."""

    cheque: Cheque = field("The cheque")


def tagged(*tags: str, missing: str) -> Discriminator:
    """Choose a member of a union by the first of `tags` that the group has as a key."""

    def choose(value: Any) -> str | None:
        if not isinstance(value, dict):
            return TAG + tags[0]
        return next((TAG + tag for tag in tags if tag in value), None)

    return Discriminator(choose, custom_error_type=missing, custom_error_message=missing)


Channel = Annotated[
    Annotated[OwnPage, Tag(TAG + "page")]
    | Annotated[PlatformPage, Tag(TAG + "platform")]
    | Annotated[BankTransfer, Tag(TAG + "transfer")]
    | Annotated[ByCheque, Tag(TAG + "cheque")],
    tagged("platform", "page", "transfer", "cheque", missing="channel"),
]
"""One way to give to one record."""


class Tax(Part):
    """Whether a receipt is issued for gifts, and by what right."""

    regime: RegimeTerm | None = optional("The tax rule, from content/vocabulary/tax.yml", example="fr-66")
    receipt: Literal["yes", "no", "unknown"] = field(
        "Whether a tax receipt is issued: yes, no or unknown", example="yes"
    )
    source: HttpsUrl | None = optional("Where the organisation says so", example="https://www.example.org/fiscalite")
    asked: Day | None = optional("When it was asked or read", example="2026-11-20")

    @model_validator(mode="after")
    def _receipt_has_a_source(self) -> Self:
        if self.receipt == "yes" and not (self.source and self.regime):
            raise wrong("tax-source", at="receipt")
        return self


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
Exchanges = Annotated[tuple[Need, ...], AfterValidator(distinct_ids)]
