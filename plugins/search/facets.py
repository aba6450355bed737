"""What results can be narrowed and sorted by: for each value the documents that have it, by their numbers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ..catalogue.catalogue import Catalogue, Filed
from ..catalogue.kinds.event import Event
from ..catalogue.kinds.record import Helped
from ..catalogue.matching import words
from ..catalogue.order import fair
from .shards import Shards, whole

EPOCH = date(1970, 1, 1).toordinal()
UNKNOWN, LONG_AGO = 0, 1
"""In the place of days since 1970."""

Values = Mapping[str, Iterable[str]]
"""The values that one record has, by facet."""

Numbers = Mapping[str, Mapping[str, Sequence[int]]]
"""For each facet and each of its values, the documents that have it."""


def values(catalogue: Catalogue, filed: Filed) -> Values:
    """Kind, causes, areas, kinds of help that are asked for today, their skills, whether from afar, tax receipt."""
    record = filed.record
    needs = record.needs if isinstance(record, Helped) and catalogue.at_work(filed) else ()
    needs = tuple(need for need in needs if need.open_on(catalogue.today))
    money = ["money"] if isinstance(record, Helped) and record.give and catalogue.at_work(filed) else []
    receipt = isinstance(record, Helped) and record.tax is not None and record.tax.receipt == "yes"
    return {
        "kind": [filed.folder],
        "cause": record.causes,
        "area": catalogue.areas_of(filed),
        "help": [*money, *(need.type for need in needs)],
        "skill": [slug for need in needs if need.type == "skills" for slug in words(need)],
        "remote": ["yes"] if any(need.remote for need in needs) else [],
        "receipt": ["yes"] if receipt else [],
    }


def facets(found: Numbers) -> Shards[dict[str, str]]:
    """A file for each facet: its values, and the documents of each as steps from one to the next."""
    names = {}
    for facet, documents in found.items():
        names[facet] = yield from whole({value: _steps(ids) for value, ids in sorted(documents.items())})
    return names


def _steps(ids: Sequence[int]) -> list[int]:
    return [one - last for one, last in zip(ids, [0, *ids], strict=False)]


def orders(catalogue: Catalogue, records: Sequence[Filed], names: Sequence[str]) -> Shards[dict[str, str]]:
    """The documents in fair order and by name, and the days of events (first and last, since 1970)."""
    numbers = {filed.slug: number for number, filed in enumerate(records)}
    fairly = [numbers[one.slug] for one in fair(records, lambda one: one, catalogue.today)]
    by_name = sorted(range(len(records)), key=names.__getitem__)
    coming, past = catalogue.events
    days = [[numbers[one.slug], *_days(one, catalogue.today)] for one in coming]
    days += [[numbers[one.slug], *_past(one, catalogue.today)] for one in past]
    return {
        "fair": (yield from whole(fairly)),
        "name": (yield from whole(by_name)),
        "date": (yield from whole(sorted(days))),
    }


def _days(filed: Filed, today: date) -> list[int]:
    """Of an event to come; one that comes back has none when the last that is known is over."""
    assert isinstance(filed.record, Event)
    first, last = filed.record.first_day, filed.record.last_day
    is_over = last is not None and last < today
    return [day.toordinal() - EPOCH if day and not is_over else UNKNOWN for day in (first, last)]


def _past(filed: Filed, today: date) -> list[int]:
    """Of an event that is over, or that no longer takes place."""
    first, last = _days(filed, date.min)
    return [first, last] if first and last + EPOCH < today.toordinal() else [LONG_AGO, LONG_AGO]
