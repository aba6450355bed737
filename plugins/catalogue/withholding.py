"""Records whose ways to give are kept back until somebody has looked at them."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from .catalogue import Catalogue, Filed, Translation
from .characters import IGNORED
from .kinds.event import Event
from .kinds.exchanges import AnyExchange
from .kinds.platform import Platform
from .kinds.record import Helped, Record

K = TypeVar("K")
P = TypeVar("P", bound=BaseModel)

LINK = re.compile(r"<a\b(?:\"[^\"]*\"|[^\">])*>|</a>")
INLINE = re.compile(r"</?(?:code|em|strong)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
LEAD = re.compile(
    r"(?<!\S)\S*(?:@|://|[\w-]\.[^\W\d_]\S)\S*"
    r"|(?<!\S)\S*\s{0,3}[\[({]\s{0,3}(?:\.|@|at|arobase|dot|point)\s{0,3}[\])}]\s{0,3}\S*"
    r"|(?:[^\W\d_]{0,4}\d[\W_]{0,3}){9,}\w*"
    r"|\w{26,}",
    re.IGNORECASE,
)
"""What may be an address, a telephone number, an account or a wallet in a text: rather too much than too little."""

NO_TEXT = frozenset(
    """aliases area association be ca causes ch goods id label member_of organiser participants postcode
    record regime rna siren siret skills source timezone url""".split()
)
"""Fields that name a record, a term or a number that is checked, and sources."""


def withholding(catalogue: Catalogue, slugs: Collection[str]) -> Catalogue:
    """The catalogue in which some records lead nowhere: no way to give, no web site, no contact, no link, no picture.

    What they say stays, but for what may be an address or an account. Everything that is made of the catalogue follows:
    pages, lists, calendars, feed, search.
    """
    records = [withheld(filed) if slug in slugs else filed for slug, filed in catalogue.records.items()]
    shown = {one.record.logo.file for one in records if one.record.logo}
    hidden = {logo.file for slug in slugs if (logo := catalogue.records[slug].record.logo)} - shown
    pictures = [one for one in catalogue.pictures if one not in hidden]
    return Catalogue(
        records, catalogue.pages.values(), pictures, catalogue.vocabulary, catalogue.today, frozenset(slugs)
    )


def withheld(filed: Filed) -> Filed:
    """A record that leads nowhere."""
    return replace(
        filed,
        record=_leading_nowhere(filed.record),
        html=_body(filed.html),
        translations={code: _translation(one) for code, one in filed.translations.items()},
    )


def _leading_nowhere(record: Record) -> Record:
    changed: dict[str, object] = {"website": None, "contact": None, "logo": None}
    if isinstance(record, Helped):
        changed |= {"give": (), "needs": _unlinked(record.needs), "offers": _unlinked(record.offers)}
    if isinstance(record, Event):
        changed["online"] = None
    if isinstance(record, Platform):
        changed |= {"hosts": (), "pages": ()}
    return _masked(record.model_copy(update=changed))


def _unlinked(exchanges: tuple[AnyExchange, ...]) -> tuple[AnyExchange, ...]:
    return tuple(one.model_copy(update={"url": None}) for one in exchanges)


def _masked(part: P) -> P:
    """A part with its texts masked, and those of its parts."""
    values = {name: getattr(part, name) for name in type(part).model_fields if name not in NO_TEXT}
    return part.model_copy(update={name: _without_leads(value) for name, value in values.items()})


def _without_leads(value: object) -> object:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, BaseModel):
        return _masked(value)
    return tuple(map(_without_leads, value)) if type(value) is tuple else value


def _text(text: str) -> str:
    """A text in which `…` stands for what may lead somewhere; the same text when nothing does."""
    plain = _plain(text)
    return LEAD.sub("…", plain) if LEAD.search(plain) else text


def _plain(text: str) -> str:
    return IGNORED.sub("", unicodedata.normalize("NFKC", text)).replace("\u3002", ".")


def _body(html: str) -> str:
    """A body without links; nothing of it when its text may lead somewhere."""
    html = LINK.sub("", html)
    return "" if LEAD.search(_plain(TAG.sub("\n", INLINE.sub("", html)))) else html


def _translation(translation: Translation) -> Translation:
    return replace(translation, prose=_prose(translation.prose), html=_body(translation.html))


def _prose(prose: Mapping[K, str]) -> dict[K, str]:
    return {place: _text(text) for place, text in prose.items()}
