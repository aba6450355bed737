"""What is asked for today, by skill or sort of goods, by area, from afar, and soon."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from .catalogue import Asked, Catalogue
from .matching import words
from .nearness import within
from .order import SOON


def everything(catalogue: Catalogue) -> list[Asked]:
    """All open needs."""
    return [asked for found in catalogue.open_needs.values() for asked in found]


def by_term(catalogue: Catalogue, type: str) -> Mapping[str, list[Asked]]:
    """The open needs of each skill, or each sort of goods, that somebody asks for, in the order of the vocabulary."""
    found: dict[str, list[Asked]] = {slug: [] for slug in catalogue.vocabulary.terms(type)}
    for asked in catalogue.open_needs.get(type, ()):
        for slug in words(asked.exchange):
            found[slug].append(asked)
    return {slug: needs for slug, needs in found.items() if needs}


def by_area(catalogue: Catalogue) -> Mapping[str, list[Asked]]:
    """The open needs of each area where there are some: of its own place, else of wherever its owner is and acts."""
    found: defaultdict[str, list[Asked]] = defaultdict(list)
    for asked in everything(catalogue):
        own = asked.exchange.place
        for code in within([own.area], catalogue.vocabulary) if own else catalogue.areas_of(asked.owner):
            found[code].append(asked)
    return found


def remote(catalogue: Catalogue) -> list[Asked]:
    """The open needs that can be answered from afar."""
    return [asked for asked in everything(catalogue) if asked.exchange.remote]


def soon(catalogue: Catalogue) -> list[Asked]:
    """The open needs that begin or end within 60 days, soonest first."""
    dated = [(day, asked) for asked in everything(catalogue) if (day := next_day(asked, catalogue.today))]
    return [asked for _, asked in sorted(dated, key=lambda one: (one[0], one[1].owner.slug, one[1].exchange.id))]


def next_day(asked: Asked, today: date) -> date | None:
    """The next day, within 60 days, on which a need begins or ends."""
    days = [day for day in (asked.exchange.from_, asked.exchange.until) if day]
    return min((day for day in days if 0 <= (day - today).days <= SOON), default=None)
