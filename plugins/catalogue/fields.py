"""Strict types over text: what a contributor typed, given a meaning or refused with a reason."""

import re
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_plain_validator_function, with_info_plain_validator_function


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


SHORT = 24
"""Characters below which texts are often the same in many entries, and kept once."""


def text_of(value: object) -> str:
    """The value if it is text; raises the problem that says what was found instead."""
    if isinstance(value, str):
        if text := value.strip():
            return sys.intern(text) if len(text) < SHORT else text
        raise wrong("empty")
    raise wrong("expected-text", found="list" if isinstance(value, list) else "group")


class Typed:
    """Turns what was typed into a value, by a rule that has a name: who checks it elsewhere finds it in the schema.

    `arguments` are what the rule needs to be checked without this code: all that JSON can hold.
    """

    def __init__(self, parse: Callable[..., Any], rule: str, **arguments: object) -> None:
        self.parse = parse
        self.rule = rule
        self.arguments = arguments

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Nothing but `parse` decides, whatever the annotation says."""
        return no_info_plain_validator_function(self.parse)


class TypedTerm(Typed):
    """The same where the vocabulary decides: `parse` is given the context of the validation too."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Nothing but `parse` decides, whatever the annotation says."""
        return with_info_plain_validator_function(self.parse)


def reading(parse: Callable[[str], object], rule: str, **arguments: object) -> Typed:
    """Turns text into a value with `parse`."""
    return Typed(lambda value: parse(text_of(value)), rule, **arguments)


@dataclass(frozen=True)
class Prose:
    """Marks a field meant to be read, which a translation may give again."""


PROSE = Prose()


@dataclass(frozen=True)
class Reference:
    """Marks a slug that names another record, of one of these kinds (none: of any kind)."""

    kinds: tuple[str, ...] = ()


def line_of(longest: int) -> Typed:
    """One line of at most `longest` characters."""

    def parse(text: str) -> str:
        text = unicodedata.normalize("NFC", " ".join(text.split()))
        if len(text) > longest:
            raise wrong("too-long", length=len(text), longest=longest)
        return text

    return reading(parse, "line", longest=longest)


Line = Annotated[str, line_of(160)]
ProseLine = Annotated[str, line_of(160), PROSE]
Summary = Annotated[str, line_of(200), PROSE]
ProseText = Annotated[str, line_of(1200), PROSE]


def matching(pattern: str, id: str, tidy: Callable[[str], str] = str.strip) -> Typed:
    """Text that, once tidied, matches a pattern from end to end; the pattern means the same in JavaScript."""
    compiled = re.compile(pattern)

    def parse(text: str) -> str:
        tidied = tidy(text)
        if not compiled.fullmatch(tidied):
            raise wrong(id, value=text)
        return tidied

    return reading(parse, "matching", pattern=pattern, id=id, tidy=tidy.__name__)


def compact(text: str) -> str:
    """Without the spaces, dots and hyphens that people put in numbers; in capitals, and in digits of ASCII."""
    return re.sub(r"[\s.\u2010-\u2015\u2212-]", "", unicodedata.normalize("NFKC", text)).upper()


SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"


@lru_cache(1 << 15)
def slug_of(text: str) -> str:
    """A name as a slug: «École d'Été n° 2» becomes `ecole-d-ete-n-2`; one in other letters than ours, `nom`."""
    return re.sub(r"[^a-z0-9]+", "-", in_order(text)).strip("-") or "nom"


def in_order(text: str) -> str:
    """What names in any letters are put in order by: small letters without marks, and hyphens between words."""
    text = text.lower().replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
    if not text.isascii():
        text = "".join([one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one)])
    return re.sub(r"[\W_]+", "-", text).strip("-")


Slug = Annotated[str, matching(SLUG + r"(?<!.{81})", "slug")]
LanguageCode = Annotated[str, reading(lambda text: _language(text), "language")]
Flag = Annotated[bool, reading(lambda text: _flag(text), "flag")]
Postcode = Annotated[str, matching(r"[0-9A-Z][0-9A-Z -]{2,9}", "postcode", str.upper)]
Media = Annotated[str, matching(r"media/[a-z0-9][a-z0-9._-]*\.(png|jpe?g|webp|svg)", "media")]


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
