"""How far the directory can be trusted: what each record lacks, and how old its checks are."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from .catalogue import Catalogue, Filed
from .kinds.association import Association
from .kinds.event import Event
from .kinds.giving import Channel
from .kinds.platform import Platform
from .kinds.project import Project
from .kinds.record import Organisation
from .rules.dates import gone_by
from .rules.doubts import doubtful

LONG_AGO = timedelta(days=548)
"""Eighteen months: after that a check is old."""

LACKS = tuple(
    """withheld fees-unknown fees-old unconfirmed stale need-past label-past project-past no-next-date no-source
    source-to-find cost-unknown receipt-unknown no-channel no-website no-contact no-register no-place
    untranslated""".split()
)
"""All that a record may lack. These ids are published and never change their meaning.

- `withheld`: its ways to give are kept back until somebody has looked at them, so none is shown
- `fees-unknown`: a platform of which no fee is known in figures; `fees-old`: one of its fees was read more than a year
  ago, or nobody knows when
- `unconfirmed`: nobody has checked it; `stale`: somebody has, more than eighteen months ago
- `need-past`, `label-past`: the last day of a need, an offer or a label has gone by
- `project-past`: it has ended, and does not say what came of it; `no-next-date`: an event that comes back, nobody
  knows when
- `no-source`: none has an address; `source-to-find`: one of them has none
- `cost-unknown`: of none of its ways to give is it known what arrives
- `receipt-unknown`: whether it issues tax receipts; `no-channel`: no way to give
- `no-website`, `no-contact` (neither a form nor an e-mail), `no-register` (no number in a register), `no-place`
- `untranslated`: a language of the site has no translation of it
"""

AGES: Mapping[str, int] = {"0-3": 91, "3-6": 183, "6-12": 365, "12-18": LONG_AGO.days}
"""Months since a check, and the most days that they have. Older than all is `18+`."""

FOUND: Mapping[str, str] = {
    "need-past": "need-past",
    "label-past": "label-past",
    "project-past": "project-past",
    "fee-never-read": "fees-old",
    "fee-unread": "fees-old",
    "source-to-find": "source-to-find",
}
"""Warnings of rules, and what they say is lacking."""

Arrives = Callable[[Channel, Catalogue], bool]
"""Whether it is known what arrives of a gift that is given in a way."""


@dataclass(frozen=True)
class State:
    """What was found. Every record is a key of `lacks`, with what it lacks, in the order of LACKS."""

    lacks: Mapping[str, tuple[str, ...]]
    asked: Mapping[str, int]
    """Of how many records each question was asked: `lacking` of them do not answer it."""
    lacking: Mapping[str, int]
    ages: Mapping[str, int]


@lru_cache(maxsize=1)
def state(catalogue: Catalogue, languages: tuple[str, ...], arrives: Arrives) -> State:
    """The state of a catalogue in the languages of its site, worked out once for all of them."""
    lacks: defaultdict[str, set[str]] = defaultdict(set)
    asked: Counter[str] = Counter()
    slugs = {filed.path: filed.slug for filed in catalogue.records.values()}
    for rule in (gone_by, doubtful):
        for finding in rule(catalogue):
            if finding.id in FOUND:
                lacks[slugs[finding.path]].add(FOUND[finding.id])
    for filed in catalogue.records.values():
        for id, known in _answers(catalogue, filed, languages, arrives):
            asked[id] += 1
            lacks[filed.slug] |= set() if known else {id}
        lacks[filed.slug] |= set(_of_trust(catalogue, filed))
    ordered = {slug: tuple(sorted(lacks[slug], key=LACKS.index)) for slug in catalogue.records}
    lacking = Counter(id for ids in ordered.values() for id in ids)
    return State(
        ordered,
        {id: asked[id] for id in LACKS if asked[id]},
        {id: lacking[id] for id in LACKS},
        _ages(catalogue),
    )


def _of_trust(catalogue: Catalogue, filed: Filed) -> Iterator[str]:
    confirmed = filed.record.confirmed
    if confirmed and confirmed.on < catalogue.today - LONG_AGO:
        yield "stale"
    if filed.slug in catalogue.withheld:
        yield "withheld"


def _answers(
    catalogue: Catalogue, filed: Filed, languages: Sequence[str], arrives: Arrives
) -> Iterator[tuple[str, bool]]:
    """Each question that is asked of a record, by what is lacking when it has no answer, and whether it has one.

    What is withheld of a record is not known here, and is not asked.
    """
    record, shown = filed.record, filed.slug not in catalogue.withheld
    yield "unconfirmed", record.confirmed is not None
    yield "no-source", any(one.url for one in record.sources)
    if len(languages) > 1:
        yield "untranslated", all(code in filed.translations for code in languages if code != filed.language)
    if shown:
        yield "no-website", record.website is not None
        yield "no-place", bool(record.place or record.area or (isinstance(record, Event) and record.online))
    if isinstance(record, Organisation):
        yield "no-register", bool(record.ids and record.ids.model_dump(exclude_defaults=True))
        if shown:
            yield "no-contact", bool(record.contact and (record.contact.form or record.contact.email))
    if isinstance(record, Association | Project) and catalogue.at_work(filed):
        yield "receipt-unknown", bool(record.tax and record.tax.receipt != "unknown")
        if shown:
            yield "no-channel", bool(record.give)
        if record.give:
            yield "cost-unknown", any(arrives(one, catalogue) for one in record.give)
    if isinstance(record, Platform):
        yield "fees-unknown", any(fee.kind != "tip" and (fee.percent is not None or fee.fixed) for fee in record.fees)
    if isinstance(record, Event) and record.recurs and record.status == "active":
        yield "no-next-date", record.last_day is not None and record.last_day >= catalogue.today


def age(day: date | None, today: date) -> str:
    """How long ago a check was: one of AGES, `18+`, or `never`."""
    if day is None:
        return "never"
    return next((name for name, most in AGES.items() if (today - day).days <= most), "18+")


def _ages(catalogue: Catalogue) -> Mapping[str, int]:
    days = (filed.record.confirmed.on if filed.record.confirmed else None for filed in catalogue.records.values())
    return {**dict.fromkeys((*AGES, "18+", "never"), 0), **Counter(age(day, catalogue.today) for day in days)}


@dataclass(frozen=True)
class Reach:
    """Of one country, how many regions, and how many départements, have a record; and how many there are."""

    country: str
    regions: tuple[int, int]
    departments: tuple[int, int]


def reach(catalogue: Catalogue) -> list[Reach]:
    """How far the records reach in each country of the site, by where they are and where they act."""
    there: defaultdict[tuple[str, bool], list[bool]] = defaultdict(list)
    areas = catalogue.vocabulary.places.values()
    for area in areas:
        if area.parent:
            there[area.country, area.parent == area.country].append(area.code in catalogue.by_area)
    counted = {key: (sum(found), len(found)) for key, found in there.items()}
    none = (0, 0)
    return [
        Reach(one.code, counted.get((one.code, True), none), counted.get((one.code, False), none))
        for one in areas
        if not one.parent
    ]
