"""What was funded, and by whom: a table, and its amounts by year as a small chart."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ...catalogue.catalogue import Filed
from ...catalogue.kinds.funder import Funder, Grant
from . import Scene
from .cards import link

View = dict[str, Any]
HEIGHT = 100
"""Units of the highest bar."""

FEWEST = 2
"""Years from which a chart says more than its table."""


def given(scene: Scene, funder: Funder) -> View:
    """What a funder gave."""
    return _grants(scene, [(_receiver(scene, grant), grant) for grant in funder.funded])


def received(scene: Scene, filed: Filed) -> View:
    """What a record was given by the funders of this directory."""
    found: list[tuple[View, Grant]] = []
    for funder in scene.catalogue.naming(filed.slug, "funded"):
        assert isinstance(funder.record, Funder), "only funders fund"
        found += [(link(scene, funder), grant) for grant in funder.record.funded if grant.record == filed.slug]
    return _grants(scene, found)


def _receiver(scene: Scene, grant: Grant) -> View:
    if grant.record:
        return link(scene, scene.catalogue.named(grant.record))
    return {"name": grant.name, "url": None, "lang": None}


def _grants(scene: Scene, found: Iterable[tuple[View, Grant]]) -> View:
    ordered = sorted(found, key=lambda one: (-one[1].year, str(one[0]["name"]).casefold()))
    return {
        "rows": [
            {
                "who": who,
                "year": grant.year,
                "amount": scene.language.money(*grant.amount) if grant.amount else None,
                "source": grant.source,
            }
            for who, grant in ordered
        ],
        "chart": _chart(scene, [grant for _, grant in ordered]),
    }


def _chart(scene: Scene, grants: Iterable[Grant]) -> list[View]:
    """A bar a year, the empty ones between included; none for few years, or for several currencies."""
    totals: defaultdict[int, Decimal] = defaultdict(Decimal)
    currencies = set()
    for grant in grants:
        if grant.amount:
            totals[grant.year] += grant.amount.amount
            currencies.add(grant.amount.currency)
    if len(totals) < FEWEST or len(currencies) != 1 or not any(totals.values()):
        return []
    highest = max(totals.values())
    currency = currencies.pop()
    return [
        {
            "year": year,
            "amount": scene.language.money(totals[year], currency),
            "height": int(HEIGHT * totals[year] / highest),
        }
        for year in range(min(totals), max(totals) + 1)
    ]
