"""Where a record sends people and their money: every such place in one form, so that no change goes unseen.

Sources are left out: they say where a fact was read (`changes` tells of the one that stands among the ways to give).
Everything else that leads somewhere counts, wherever it stands: ways to give, web site, contact, pictures, and any
address or account in a text, in any language.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from pydantic import BaseModel

from ...catalogue.catalogue import Filed
from ...catalogue.fields import slug_of
from ...catalogue.kinds.event import Event
from ...catalogue.kinds.giving import BankTransfer, ByCheque, OwnPage, PlatformPage
from ...catalogue.kinds.platform import Platform
from ...catalogue.kinds.project import Project
from ...catalogue.kinds.record import Helped
from .leads import Destination, href, in_text

HREF = re.compile(r'\shref="([^"]*)"')
TITLE = re.compile(r'\stitle="([^"]*)"')
INLINE = re.compile(r"""</?(?:a|code|em|strong)\b(?:"[^"]*"|[^">])*>""")
TAG = re.compile(r"""<(?:"[^"]*"|[^">])*>""")
NO_TEXT = frozenset(
    """bic be ca ch email file form hosts iban online page pages postcode rna siren siret source url
    website""".split()
)
"""Fields that are no text: what leads somewhere by itself, numbers that are checked, and sources."""


Pictures = Mapping[str, bytes]
"""The SHA-256 of each file of content/media, by its path below content/."""


def destinations(filed: Filed, pictures: Pictures) -> tuple[Destination, ...]:
    """Everything that a record leads to, each once, in order."""
    found = {*_given(filed), *_named(filed, pictures), *_linked(filed)}
    for text in _texts(filed):
        found.update(in_text(text))
    return tuple(sorted(found))


def fingerprint(found: Iterable[Destination]) -> str:
    """32 hexadecimal digits that change when any destination does, too many to make two lists that share them."""
    lines = "".join(f"{one.kind}\t{one.to}\n" for one in sorted(found))
    return sha256(lines.encode()).hexdigest()[:32]


def _given(filed: Filed) -> Iterator[Destination]:
    for channel in filed.record.give if isinstance(filed.record, Helped) else ():
        match channel:
            case OwnPage():
                yield Destination("page", channel.page)
            case PlatformPage():
                yield Destination("platform", f"{channel.platform} {channel.url}")
            case BankTransfer():
                account = channel.transfer
                yield Destination("transfer", f"{account.iban} {account.bic or '-'} {account.holder}")
            case ByCheque():
                yield Destination("cheque", f"{channel.cheque.order}, {channel.cheque.address}")


def _named(filed: Filed, pictures: Pictures) -> Iterator[Destination]:
    record = filed.record
    yield Destination("name", slug_of(record.name) or record.name)
    if isinstance(record, Project):
        yield Destination("association", record.association)
    if isinstance(record, Event) and (organiser := record.organiser or record.organiser_name):
        yield Destination("organiser", slug_of(organiser) or organiser)
    if record.website:
        yield Destination("website", record.website)
    if record.contact:
        yield from (Destination("contact", one) for one in (record.contact.form, record.contact.email) if one)
    if record.logo:
        known = pictures.get(record.logo.file, b"")
        yield Destination("picture", f"{record.logo.file} {known.hex()[:32]}")
    if isinstance(record, Helped):
        yield from (Destination("answer", one.url) for one in (*record.needs, *record.offers) if one.url)
    if isinstance(record, Event) and record.online:
        yield Destination("online", record.online)
    if isinstance(record, Platform):
        yield from (Destination("host", one) for one in (*record.hosts, *record.pages))


def _texts(filed: Filed) -> Iterator[str]:
    """All texts of a record and of its translations; of bodies what is read, and the titles of links."""
    yield from _within(filed.record)
    for translation in filed.translations.values():
        yield from translation.prose.values()
    for body in _bodies(filed):
        yield html.unescape(TAG.sub("\n", INLINE.sub("", body)))
        yield from map(html.unescape, TITLE.findall(body))


def _within(value: object) -> Iterator[str]:
    """Every text of a record, of its parts, and of its lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _within(one)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in NO_TEXT:
                yield from _within(getattr(value, name))


def _bodies(filed: Filed) -> Iterator[str]:
    yield filed.html
    yield from (translation.html for translation in filed.translations.values())


def _linked(filed: Filed) -> Iterator[Destination]:
    """Where the links of bodies lead."""
    for body in _bodies(filed):
        for address in map(html.unescape, HREF.findall(body)):
            yield from in_text(address) if address.startswith("mailto:") else (Destination("link", href(address)),)
