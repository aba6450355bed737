"""Web addresses: parsed as browsers do, compared by the domain somebody had to register."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

import ada_url
from publicsuffixlist import PublicSuffixList

TRACKING = re.compile(r"^(utm_\w+|gclid|fbclid|msclkid|mc_cid|mc_eid|_cv|ns_ira_cr_arg|cid)$")
"""Query names that follow a visitor instead of naming a page."""

SHORTENERS = frozenset(
    """bit.ly bitly.com tinyurl.com t.co goo.gl ow.ly is.gd buff.ly rebrand.ly cutt.ly lnkd.in urlz.fr shorturl.at
    linktr.ee t.ly rb.gy s.id tiny.cc v.gd bl.ink short.gy qrco.de""".split()
)
"""Registrable domains of services that hide where a link leads."""

CANONICAL = re.compile(r"(https?)://([^/@:]+|\[[0-9a-f:]+\])/")
"""The beginning of a web address that a parser has written (WHATWG URL), without a login or a port: scheme and host."""
REFUSED = re.compile(r"""[\s\\"'<>^`{|}\x00-\x20]""")


class Address(NamedTuple):
    """A web address taken apart. `href` is its canonical form, with the host in ASCII."""

    href: str
    scheme: str
    host: str
    domain: str


class BadAddress(ValueError):
    """Text that is no usable address: the id of the problem and what its sentence mentions."""

    def __init__(self, rule: str, **arguments: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.arguments = arguments


def parse(text: str) -> Address:
    """An http or https address as a browser understands it (WHATWG URL), with a registrable domain.

    Raises BadAddress for anything else: other schemes, spaces, user names, ports, addresses by number.
    """
    if "://" not in text:
        raise BadAddress("address-scheme")
    if REFUSED.search(text):
        raise BadAddress("address")
    try:
        href = ada_url.normalize_url(text)
    except ValueError:
        raise BadAddress("address") from None
    found = CANONICAL.match(href)
    if not found:
        raise BadAddress("address-login" if href.startswith(("https://", "http://")) else "address-scheme")
    domain = registrable_domain(found[2])
    if domain is None:
        raise BadAddress("address-host")
    return Address(href, found[1], found[2], domain)


def checked(text: str, schemes: tuple[str, ...] = ("https",)) -> str:
    """The canonical form of an address that may be published. Raises BadAddress, its arguments complete."""
    try:
        address = parse(text)
    except BadAddress as error:
        raise BadAddress(error.rule, value=text) from None
    if address.scheme not in schemes:
        raise BadAddress("address-https", value=text, instead=f"https{address.href.removeprefix('http')}")
    if address.domain in SHORTENERS:
        raise BadAddress("address-shortener", value=text, host=address.host)
    plain = without_tracking(address.href)
    if plain != address.href:
        raise BadAddress("address-tracking", value=text, instead=plain)
    return address.href


def host_of(canonical: str) -> str:
    """The host of an address that `checked` has given."""
    return canonical.split("/", 3)[2]


@cache
def _public_suffixes() -> PublicSuffixList:
    return PublicSuffixList(only_icann=False)


@lru_cache(maxsize=5_000)
def registrable_domain(host: str, is_listed: bool = False) -> str | None:
    """The part of a host name that somebody registered (publicsuffix.org); None for a bare suffix or a number.

    With `is_listed`, None also for what ends in no suffix of the list: words with a dot between them.
    """
    host = host.rstrip(".").lower()
    if not re.search(r"\.[a-z][a-z0-9-]*$", host):
        return None
    suffix: str | None = _public_suffixes().privatesuffix(host, accept_unknown=not is_listed)
    return suffix


def without_tracking(address: str) -> str:
    """The address without the query parameters that only follow visitors."""
    if "?" not in address:
        return address
    url = ada_url.URL(address)
    pairs = url.search.removeprefix("?").split("&")
    kept = [pair for pair in pairs if not TRACKING.match(pair.split("=")[0])]
    if kept != pairs:
        url.search = "&".join(kept)
    return url.href
