"""Where a record sends people and their money: every such place in one form, so that no change goes unseen.

Sources are left out: they say where a fact was read, and are named by their host. Everything else that leads somewhere
counts, wherever it stands: ways to give, web site, contact, pictures, and any address or account in a text, in any
language.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from publicsuffixlist import PublicSuffixList
from pydantic import BaseModel
from stdnum import iban

from ..catalogue import addresses
from ..catalogue.catalogue import Filed
from ..catalogue.fields import slug_of
from ..catalogue.kinds.event import Event
from ..catalogue.kinds.giving import BankTransfer, ByCheque, OwnPage, PlatformPage
from ..catalogue.kinds.platform import Platform
from ..catalogue.kinds.project import Project
from ..catalogue.kinds.record import Helped

HREF = re.compile(r'\shref="([^"]*)"')
TITLE = re.compile(r'\stitle="([^"]*)"')
INLINE = re.compile(r"""</?(?:a|code|em|strong)\b(?:"[^"]*"|[^">])*>""")
TAG = re.compile(r"""<(?:"[^"]*"|[^">])*>""")
UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff]"
)
"""What no reader sees in the middle of an address (Unicode, Default_Ignorable_Code_Point)."""
DOT = re.compile(r"\s{0,3}[\[({](?:\.|dot|point)[\])}]\s{0,3}|\u3002", re.IGNORECASE)
AT = re.compile(r"\s{0,3}[\[({](?:@|at|arobase)[\])}]\s{0,3}", re.IGNORECASE)

WHOLE = re.compile(r"(?<![a-z])[a-z][a-z0-9+-]{0,20}://[^\s<>\"»”]+", re.IGNORECASE)
E_MAIL = re.compile(r"[\w.+-]{1,99}@[\w-]+(?:\.[\w-]+)+")
HOST = re.compile(r"(?<![^\W_])((?:[\w-]{1,63}\.){1,127}[^\W\d_][\w-]{0,61}[^\W_])((?::\d+)?(?:[/?#][^\s<>\"»”]*)?)")
SENTENCE = re.compile(r"\w+\.(?!Fr|Be|Ch|Lu|Eu)[A-Z][a-z]|[^\W\d_]\.[A-Z][a-z]+")
"""What only lacks a space: `la fin.Il est`, `M.Dupont`."""
ACCOUNT = re.compile(r"(?=([A-Z]{2}(?:[\W_]{0,3}[0-9]){2}(?:[\W_]{0,3}[A-Z0-9]){11,30}))")
RIB = re.compile(r"(?<!\w)[0-9]{5}[\W_]{0,3}[0-9]{5}[\W_]{0,3}[0-9A-Z]{11}[\W_]{0,3}[0-9]{2}(?!\w)")
PHONE = re.compile(
    r"(?:\+|(?<![\d,])00)[1-9](?:[ .()/-]{0,4}\d){7,14}(?!\d)"
    r"|(?<![\d,])\(?0[1-9]\)?([^\w]{0,3})\d\d(?:\1\d\d){3}(?!\d)"
    r"|(?<![\d,])0[1-9]\d{0,2}(?:[ ./-]{1,3}\d{2,3}){2,4}(?!\d)"
    r"|(?<![\w,])0[1-9]\d{7,11}(?!\w)"
)
ENDS = ".,;:!?)"
WALLET = re.compile(r"(?<!\w)(?=\w*\d)[A-Za-z0-9]{26,}(?!\w)")

NO_TEXT = frozenset(
    """bic be ca ch email file form hosts iban online page pages postcode rna siren siret source url
    website""".split()
)
"""Fields that are no text: what leads somewhere by itself, numbers that are checked, and sources."""


@dataclass(frozen=True, order=True, slots=True)
class Destination:
    """A place that a record leads to: what it is, and its canonical form (hosts in ASCII, accounts without spaces)."""

    kind: str
    to: str


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
    if isinstance(record, Event) and record.organiser:
        yield Destination("organiser", record.organiser)
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
            yield from in_text(address) if address.startswith("mailto:") else (Destination("link", _href(address)),)


def in_text(text: str) -> Iterator[Destination]:
    """The addresses, e-mail addresses, accounts, telephone numbers and wallets that a text holds."""
    text = AT.sub("@", DOT.sub(".", UNSEEN.sub("", unicodedata.normalize("NFKC", text))))
    yield from (Destination("link", _href(found[0].rstrip(ENDS))) for found in WHOLE.finditer(text))
    text = WHOLE.sub(" ", text)
    yield from (Destination("e-mail", found[0].lower()) for found in E_MAIL.finditer(text))
    text = E_MAIL.sub(" ", text)
    for found in HOST.finditer(text):
        if address := _address(found[1].strip("-_"), found[2].rstrip(ENDS)):
            yield Destination("link", address)
    yield from (Destination("account", one) for one in _accounts(text.upper()))
    for found in PHONE.finditer(text):
        if len(digits := re.sub(r"\D", "", found[0])) > 8:
            yield Destination("telephone", digits)
    yield from (Destination("wallet", found[0]) for found in WALLET.finditer(text))


def _href(address: str) -> str:
    """An address that begins with its scheme in canonical form; as it is when it has none."""
    try:
        return addresses.parse(address).href
    except addresses.BadAddress:
        return address


def _address(host: str, rest: str) -> str | None:
    """An address without its scheme in canonical form; None for what only looks like one: a file, a sentence's end."""
    if not rest and SENTENCE.fullmatch(host):
        return None
    while _known_suffixes().privatesuffix(_ascii(host)) is None:
        host, dot, _ = host.rpartition(".")
        if not dot:
            return None
    return _href(f"https://{host.lower()}{rest}")


def _accounts(text: str) -> Iterator[str]:
    """The bank accounts in a text in capitals, whatever stands between their digits: IBAN, and the French RIB."""
    for found in ACCOUNT.finditer(text):
        number = re.sub(r"[\W_]", "", found[1])
        yield from (
            number[:end] for end in range(15, len(number) + 1) if iban.is_valid(number[:end], check_country=False)
        )
    yield from (re.sub(r"[\W_]", "", found[0]) for found in RIB.finditer(text))


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host


@cache
def _known_suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False, only_icann=False)
