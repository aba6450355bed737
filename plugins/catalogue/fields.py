"""Strict types over text: what a contributor typed, given a meaning or refused with a reason."""

import re
import unicodedata
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from . import addresses

T = TypeVar("T")


def wrong(id: str, **arguments: object) -> PydanticCustomError:
    """The error that becomes the problem `id`, with what its sentence mentions.

    In a check of several fields of a group, `at` is the one to be shown.
    """
    return PydanticCustomError(id, "", arguments)


def field(explanation: str, *, example: object = None, default: Any = ..., alias: str | None = None) -> Any:
    """Declare a field: what it is, in a sentence to be translated, and an example as one would type it."""
    return Field(default, alias=alias, description=explanation, examples=None if example is None else [example])


def optional(explanation: str, *, example: object = None, alias: str | None = None) -> Any:
    """A field that may be left out: None when absent."""
    return field(explanation, example=example, default=None, alias=alias)


def several(explanation: str, *, example: object = None) -> Any:
    """A list that may be left out: empty when absent."""
    return field(explanation, example=example, default=())


def text_of(value: object) -> str:
    """The value if it is text; raises the problem that says what was found instead."""
    if isinstance(value, str):
        if not value.strip():
            raise wrong("empty")
        return value.strip()
    raise wrong("expected-text", found="list" if isinstance(value, list) else "group")


def reading(parse: Callable[[str], T]) -> PlainValidator:
    """A validator that turns text into a value with `parse`."""
    return PlainValidator(lambda value: parse(text_of(value)))


@dataclass(frozen=True)
class Prose:
    """Marks a field meant to be read, which a translation may give again."""


PROSE = Prose()


@dataclass(frozen=True)
class Reference:
    """Marks a slug that names another record, of one of these kinds (none: of any kind)."""

    kinds: tuple[str, ...] = ()


def line_of(longest: int) -> Callable[[str], str]:
    """A parser of one line of at most `longest` characters."""

    def parse(text: str) -> str:
        text = unicodedata.normalize("NFC", " ".join(text.split()))
        if len(text) > longest:
            raise wrong("too-long", length=len(text), longest=longest)
        return text

    return parse


Line = Annotated[str, reading(line_of(160))]
ProseLine = Annotated[str, reading(line_of(160)), PROSE]
Summary = Annotated[str, reading(line_of(200)), PROSE]
ProseText = Annotated[str, reading(line_of(1200)), PROSE]


def matching(pattern: str, id: str, tidy: Callable[[str], str] = str.strip) -> PlainValidator:
    """A validator for text that, once tidied, matches a pattern from end to end."""
    compiled = re.compile(pattern)

    def parse(text: str) -> str:
        tidied = tidy(text)
        if not compiled.fullmatch(tidied):
            raise wrong(id, value=text)
        return tidied

    return reading(parse)


def compact(text: str) -> str:
    """Without the spaces, dots and hyphens that people put in numbers; in capitals."""
    return re.sub(r"[\s.\u00a0\u202f-]", "", text).upper()


SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"


def slug_of(text: str) -> str:
    """A name as a slug: «École d'Été n° 2» becomes `ecole-d-ete-n-2`."""
    text = text.lower().replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "nom"


Slug = Annotated[str, matching(SLUG + r"(?<!.{81})", "slug")]
LanguageCode = Annotated[str, reading(lambda text: _language(text))]
Flag = Annotated[bool, reading(lambda text: _flag(text))]
Rna = Annotated[str, matching(r"W[0-9][A-Z0-9][0-9]{7}", "rna", compact)]
"""Number in the Répertoire national des associations: Corsica and overseas have a letter in third place."""
Postcode = Annotated[str, matching(r"[0-9A-Z][0-9A-Z -]{2,9}", "postcode", str.upper)]
Bic = Annotated[str, matching(r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?", "bic", compact)]
Hostname = Annotated[str, matching(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", "hostname", str.lower)]
PagePattern = Annotated[str, matching(r"https://[^\s{}]+(\{account\}[^\s{}]*)?", "page-pattern")]
Media = Annotated[str, matching(r"media/[a-z0-9][a-z0-9._-]*\.(png|jpe?g|webp)", "media")]


def _language(text: str) -> str:
    from pycountry import languages

    if not re.fullmatch("[a-z]{2,3}", text) or not languages.get(**{f"alpha_{len(text)}": text}):
        raise wrong("language", value=text)
    return text


def _flag(text: str) -> bool:
    known = {"yes": True, "true": True, "oui": True, "no": False, "false": False, "non": False}
    if text.lower() not in known:
        raise wrong("flag", value=text)
    return known[text.lower()]


def _checked(name: str, id: str) -> PlainValidator:
    """A number that python-stdnum checks; `name` is its module."""

    def parse(text: str) -> str:
        from importlib import import_module

        module = import_module(f"stdnum.{name}")
        number = compact(text)
        if not module.is_valid(number):
            raise wrong(id, value=text)
        return str(module.compact(number))

    return reading(parse)


Siren = Annotated[str, _checked("fr.siren", "siren")]
Siret = Annotated[str, _checked("fr.siret", "siret")]
BelgianNumber = Annotated[str, _checked("be.vat", "belgian-number")]
SwissNumber = Annotated[str, _checked("ch.uid", "swiss-number")]


def _canadian(text: str) -> str:
    """A charity's registration number: a business number, RR, four digits (Canada Revenue Agency)."""
    from stdnum.ca import bn

    number = compact(text)
    if not re.fullmatch(r"[0-9]{9}RR[0-9]{4}", number) or not bn.is_valid(number[:9]):
        raise wrong("canadian-number", value=text)
    return number


CanadianNumber = Annotated[str, reading(_canadian)]


def _iban(text: str) -> str:
    """An IBAN whose check digits, and in France the RIB key, are right (ISO 13616)."""
    from schwifty import IBAN
    from schwifty.exceptions import SchwiftyException

    try:
        with warnings.catch_warnings(action="ignore"):  # it warns of countries that have no national check digits
            return str(IBAN(compact(text), validate_bban=True))
    except SchwiftyException:
        raise wrong("iban", value=text) from None


Iban = Annotated[str, reading(_iban)]


def _web(*schemes: str) -> PlainValidator:
    def parse(text: str) -> str:
        try:
            return addresses.checked(text, schemes)
        except addresses.BadAddress as error:
            raise wrong(error.rule, **error.arguments) from None

    return reading(parse)


HttpsUrl = Annotated[str, _web("https")]
SiteUrl = Annotated[str, _web("https", "http")]
"""A web site: http is read, and warned about."""

OFFICES = frozenset(
    """contact info infos accueil bonjour hello bureau secretariat association asso dons don donateurs benevoles
    benevolat presse communication com equipe direction president presidence tresorerie tresorier support aide
    service services relations publiques coordination national siege antenne local pole adherents adhesion
    partenaires donor press office admin mail web webmaster team volunteers""".split()
)
"""Words that begin the address of an office."""


def _email(text: str) -> str:
    """An address of an office, not of a person (the directory publishes no personal address)."""
    address = text.lower()
    if not re.fullmatch(r"[a-z0-9][a-z0-9._+-]*@([a-z0-9-]+\.)+[a-z]{2,}", address):
        raise wrong("email", value=text)
    local = re.split(r"[._-]", address.split("@")[0])
    if len(local) == 2 and all(part.isalpha() for part in local) and not OFFICES & set(local):
        raise wrong("email-personal", value=text, domain=address.split("@")[1])
    return address


Email = Annotated[str, reading(_email)]


def _whole(lowest: int, highest: int, id: str) -> PlainValidator:
    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,12}", text, re.ASCII) or not lowest <= int(text) <= highest:
            raise wrong(id, value=text, lowest=lowest, highest=highest)
        return int(text)

    return reading(parse)


Year = Annotated[int, _whole(1000, 2200, "year")]
Count = Annotated[int, _whole(0, 10**9, "count")]


def _day(text: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
        french = re.fullmatch(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})", text)
        instead = f"{french[3]}-{french[2]:0>2}-{french[1]:0>2}" if french else "2026-11-20"
        raise wrong("day", value=text, instead=instead)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise wrong("day-impossible", value=text) from None


Day = Annotated[date, reading(_day)]
"""A day, typed 2026-11-20."""


def _day_or_year(text: str) -> date | int:
    if re.fullmatch(r"[12][0-9]{3}", text, re.ASCII):
        return int(text)
    return _day(text)


DayOrYear = Annotated[date | int, reading(_day_or_year)]
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


Moment = Annotated[date | datetime, reading(_moment)]
"""A whole day (2026-11-20) or a local time (2026-11-20 18:30), to be read in the time zone of its event."""


def _zone(text: str) -> str:
    if text not in _zones():
        raise wrong("time-zone", value=text)
    return text


@cache
def _zones() -> frozenset[str]:
    from zoneinfo import available_timezones

    return frozenset(available_timezones())


TimeZone = Annotated[str, reading(_zone)]


class Money(NamedTuple):
    """An amount and its currency (ISO 4217)."""

    amount: Decimal
    currency: str


def _money(text: str) -> Money:
    found = re.fullmatch(r"([0-9]{1,12}(?:\.[0-9]{1,2})?)(?: ([A-Z]{3}|€))?", text, re.ASCII)
    if not found:
        digits = re.sub(r"[^0-9.,]", "", text).replace(",", ".")
        raise wrong("money", value=text, instead=digits if re.fullmatch(r"[0-9]+(\.[0-9]{1,2})?", digits) else "1200")
    currency = found[2] or "EUR"
    return Money(Decimal(found[1]), "EUR" if currency == "€" else currency)


MoneyField = Annotated[Money, reading(_money)]


def _percent(text: str) -> Decimal:
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,3})?", text, re.ASCII) or Decimal(text) > 100:
        raise wrong("percent", value=text)
    return Decimal(text)


Percent = Annotated[Decimal, reading(_percent)]


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


CoordinatesField = Annotated[Coordinates, PlainValidator(_coordinates)]
