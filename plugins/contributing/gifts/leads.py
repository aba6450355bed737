"""What a text holds that leads somewhere: addresses, accounts, telephone numbers, wallets, however they are written."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum import iban

from ...catalogue.addresses import BadAddress, parse, registrable_domain
from ...catalogue.characters import IGNORED

DOT = re.compile(r"\s{0,3}[\[({]\s{0,3}(?:\.|dot|point)\s{0,3}[\])}]\s{0,3}|\u3002", re.IGNORECASE)
AT = re.compile(r"\s{0,3}[\[({]\s{0,3}(?:@|at|arobase)\s{0,3}[\])}]\s{0,3}", re.IGNORECASE)

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


@dataclass(frozen=True, order=True, slots=True)
class Destination:
    """A place that a record leads to: what it is, and its canonical form (hosts in ASCII, accounts without spaces)."""

    kind: str
    to: str


def in_text(text: str) -> Iterator[Destination]:
    """The addresses, e-mail addresses, accounts, telephone numbers and wallets that a text holds."""
    text = AT.sub("@", DOT.sub(".", IGNORED.sub("", unicodedata.normalize("NFKC", text))))
    yield from (Destination("link", href(found[0].rstrip(ENDS))) for found in WHOLE.finditer(text))
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


def href(address: str) -> str:
    """An address that begins with its scheme in canonical form; as it is when it has none."""
    try:
        return parse(address).href
    except BadAddress:
        return address


def _address(host: str, rest: str) -> str | None:
    """An address without its scheme in canonical form; None for what only looks like one: a file, a sentence's end."""
    if not rest and SENTENCE.fullmatch(host):
        return None
    while registrable_domain(_ascii(host), is_listed=True) is None:
        host, dot, _ = host.rpartition(".")
        if not dot:
            return None
    return href(f"https://{host.lower()}{rest}")


def _accounts(text: str) -> Iterator[str]:
    """The bank accounts in a text in capitals, whatever stands between their digits: IBAN, and the French RIB."""
    text = re.sub(r"\s+", " ", text)  # the parts of one may be items of a list, with empty lines between them
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
