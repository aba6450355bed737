"""Where gifts go: to a platform, or to the organisation's own site, and nowhere else."""

import re
from collections.abc import Iterator
from functools import lru_cache

from .. import addresses
from ..catalogue import Catalogue, Filed
from ..kinds.exchanges import MoneyExchange
from ..kinds.giving import OwnPage, PlatformPage
from ..kinds.platform import Platform
from ..kinds.project import Project
from ..kinds.record import Helped
from ..trees import Location
from .finding import Finding, finding


def giving(catalogue: Catalogue) -> Iterator[Finding]:
    """A giving address on a domain that is neither the platform's nor that of the organisation's web site."""
    for filed in catalogue.records.values():
        if not isinstance(filed.record, Helped):
            continue
        for index, channel in enumerate(filed.record.give):
            if isinstance(channel, PlatformPage):
                yield from _on_platform(catalogue, filed, ("give", index, "url"), channel)
            elif isinstance(channel, OwnPage):
                yield from _on_own_site(catalogue, filed, ("give", index, "page"), channel.page)
        for name in ("needs", "offers"):
            for index, exchange in enumerate(getattr(filed.record, name)):
                if isinstance(exchange, MoneyExchange) and exchange.url:
                    yield from _on_own_site(catalogue, filed, (name, index, "url"), exchange.url)


def _on_platform(catalogue: Catalogue, filed: Filed, location: Location, channel: PlatformPage) -> Iterator[Finding]:
    platform = catalogue.records.get(channel.platform)
    if platform is None or not isinstance(platform.record, Platform):
        return
    record = platform.record
    host = addresses.host_of(channel.url)
    if not record.hosts and not record.pages:
        yield from _on_own_site(catalogue, filed, location, channel.url)
    elif host not in record.hosts:
        yield finding(filed.path, location, "give-host", value=channel.url, host=host, hosts=", ".join(record.hosts))
    elif record.pages and not any(_matches(pattern, channel.url) for pattern in record.pages):
        yield finding(filed.path, location, "give-page", value=channel.url, pages=", ".join(record.pages))


def _matches(pattern: str, address: str) -> bool:
    return _compiled(pattern).fullmatch(address) is not None


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    before, _, after = pattern.partition("{account}")
    return re.compile(
        re.escape(before) + (r"[^/?#]+" + re.escape(after) + r"(?:[/?#].*)?" if "{account}" in pattern else ".*")
    )


def _on_own_site(catalogue: Catalogue, filed: Filed, location: Location, address: str) -> Iterator[Finding]:
    sites = [filed.record.website]
    if isinstance(filed.record, Project):
        if filed.record.association not in catalogue.records:
            return  # what is wrong with that name is told elsewhere
        sites.append(catalogue.records[filed.record.association].record.website)
    if addresses.host_of(address) in [addresses.host_of(site) for site in sites if site]:
        return
    given, known = _domain(address), [_domain(site) for site in sites if site]
    if not known:
        yield finding(filed.path, location, "give-no-website", value=address)
    elif given not in known:
        yield finding(filed.path, location, "give-domain", value=address, domain=given, website=known[0])


def _domain(address: str) -> str | None:
    return addresses.registrable_domain(addresses.host_of(address))
