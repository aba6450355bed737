"""Every web address that the directory publishes, and as what."""

import html
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import ada_url
from pydantic import BaseModel

from ...catalogue.addresses import BadAddress, parse
from ...catalogue.catalogue import Catalogue, Translation
from ...catalogue.kinds.exchanges import Exchange
from ...catalogue.kinds.giving import OwnPage, PlatformPage
from ...catalogue.kinds.platform import Platform
from ..gifts.destinations import HREF

NAMES = {"website": "website", "form": "contact", "online": "online", "source": "source"}
"""What an address is, by the name of its field."""

GIVING = ("website", "give")
"""Addresses by which people find how to give."""


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """Whose address it is (a record, a text page or a term, by its slug), and what it is there.

    `kind`: website, give, answer, contact, online, source, link.
    """

    slug: str
    kind: str


@dataclass(frozen=True, slots=True)
class Published:
    """What an address is published as, and the hosts that are as good as its own: those of its donation platform."""

    uses: tuple[Use, ...]
    hosts: frozenset[str] = frozenset()

    @property
    def is_giving(self) -> bool:
        """Whether somebody may give by following it."""
        return any(use.kind in GIVING for use in self.uses)


def published(catalogue: Catalogue) -> dict[str, Published]:
    """Every address in canonical form and without its fragment, in order."""
    uses: defaultdict[str, set[Use]] = defaultdict(set)
    hosts: defaultdict[str, set[str]] = defaultdict(set)
    for slug, kind, text, others in _found(catalogue):
        try:
            address = whole(parse(text).href)
        except BadAddress:
            continue
        uses[address].add(Use(slug, kind))
        hosts[address].update(others)
    return {one: Published(tuple(sorted(uses[one])), frozenset(hosts[one])) for one in sorted(uses)}


def whole(address: str) -> str:
    """An address without its fragment, which no server is told."""
    url = ada_url.URL(address)
    url.hash = ""
    return url.href


def _found(catalogue: Catalogue) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Slug, kind, address, and the hosts that are as good as its own."""
    hosts = {slug: one.record.hosts for slug, one in catalogue.records.items() if isinstance(one.record, Platform)}
    parts: list[tuple[str, BaseModel]] = [(slug, filed.record) for slug, filed in catalogue.records.items()]
    parts += [(slug, term) for terms in catalogue.vocabulary.lists.values() for slug, term in terms.items()]
    for slug, part in parts:
        for owner, kind, address in _within(part):
            platform = owner.platform if isinstance(owner, PlatformPage) else slug
            yield slug, kind, address, hosts.get(platform, ())
    texts = [(slug, one.html, one.translations) for slug, one in catalogue.records.items()]
    texts += [(name, one.html, one.translations) for name, one in catalogue.pages.items()]
    for slug, body, translations in texts:
        yield from ((slug, "link", address, ()) for address in _linked(body, translations))


def _within(part: BaseModel) -> Iterator[tuple[BaseModel, str, str]]:
    """The addresses in the fields of a part and of its parts, each with the part that holds it."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        for one in value if type(value) is tuple else (value,):
            if isinstance(one, BaseModel):
                yield from _within(one)
            elif isinstance(one, str) and (kind := _kind(part, name)):
                yield part, kind, one


def _kind(part: BaseModel, name: str) -> str | None:
    if name == "url":
        return "give" if isinstance(part, PlatformPage) else "answer" if isinstance(part, Exchange) else "source"
    return "give" if isinstance(part, OwnPage) and name == "page" else NAMES.get(name)


def _linked(body: str, translations: Mapping[str, Translation]) -> Iterator[str]:
    for text in (body, *(one.html for one in translations.values())):
        yield from map(html.unescape, HREF.findall(text))
