"""Two entries that may be one."""

import re
from collections.abc import Hashable, Iterator

from ..catalogue import Catalogue, Filed
from ..fields import slug_of
from ..kinds.record import Organisation
from ..trees import Location
from .finding import Finding, finding, warning


def twins(catalogue: Catalogue) -> Iterator[Finding]:
    """Two entries with one number in a register, one web site, or one name in one town.

    Two entries are accused of each other once, by the gravest of these.
    """
    owners: dict[Hashable, Filed] = {}
    told: set[tuple[str, str]] = set()
    for sign in (_numbers, _site, _name):
        for filed in catalogue.records.values():
            for location, id, key, value in sign(filed):
                owner = owners.setdefault((id, key), filed)
                if owner is not filed and (owner.slug, filed.slug) not in told:
                    told.add((owner.slug, filed.slug))
                    say = finding if id == "identifier-taken" else warning
                    yield say(filed.path, location, id, value=value, owner=owner.path)


Sign = tuple[Location, str, Hashable, str]
"""Where something stands that no two entries share, the problem when they do, how to compare it, how to show it."""


def _numbers(filed: Filed) -> Iterator[Sign]:
    record = filed.record
    if isinstance(record, Organisation) and record.ids:
        for scheme in ("rna", "siren", "siret", "be", "ch", "ca"):
            if value := getattr(record.ids, scheme):
                yield ("ids", scheme), "identifier-taken", (scheme, value), value


def _site(filed: Filed) -> Iterator[Sign]:
    site = filed.record.website
    if site and isinstance(filed.record, Organisation):
        yield ("website",), "website-taken", re.sub(r"^https?://(www\.)?|/+$", "", site), site


def _name(filed: Filed) -> Iterator[Sign]:
    record = filed.record
    town = slug_of(record.place.city) if record.place else ""
    yield ("name",), "name-taken", (filed.folder, slug_of(record.name), town), record.name
