"""Fair order: what needs help most and soonest first; equals take turns. Explained to everybody in the Charter."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from .catalogue import Filed
from .kinds.project import Project
from .kinds.record import Helped, Organisation

T = TypeVar("T")
PAGE = 24
"""Cards of one page of a list."""

SOON = 60
"""Days from which a deadline counts as near."""

SMALL = (50_000, 500_000)
"""Yearly income below which a budget is very small, and small."""

Urgency = tuple[int, int, int]


def urgency(filed: Filed, today: date) -> Urgency:
    """What needs help most and soonest, smallest first: days left, tenths of the goal there, class of budget."""
    record = filed.record
    return _days_left(filed, today), _tenths_there(record.goal) if isinstance(record, Project) else 10, _budget(filed)


def _days_left(filed: Filed, today: date) -> int:
    """Days to the nearest deadline within 60 days; 61 when there is none."""
    record = filed.record
    ends: list[date] = []
    if isinstance(record, Helped) and record.status == "active":
        ends += [need.until for need in record.needs if need.until]
    if isinstance(record, Project) and record.ends:
        ends.append(record.ends)
    return min((left for end in ends if 0 <= (left := (end - today).days) <= SOON), default=SOON + 1)


def _tenths_there(goal: object) -> int:
    raised, amount = getattr(goal, "raised", None), getattr(goal, "amount", None)
    if raised is None or not amount or not amount.amount:
        return 10
    return min(10, int(10 * raised.amount / amount.amount))


def _budget(filed: Filed) -> int:
    """0 very small, 1 small, 2 larger or not published."""
    record = filed.record
    incomes = [one for one in record.accounts if one.income] if isinstance(record, Organisation) else []
    if not incomes:
        return 2
    last = max(incomes, key=lambda one: one.year).income
    return next((rank for rank, limit in enumerate(SMALL) if last and last.amount < limit), 2)


def fair(items: Iterable[T], key: Callable[[T], Filed], today: date, page: int = PAGE) -> list[T]:
    """Items by urgency; equals in an order drawn by hash, the same for everybody.

    Each day it moves on by as many as the first page shows of them, so that each of them stands there in turn.
    """
    ranked = sorted(((*_rank(key(item), today), item) for item in items), key=itemgetter(0, 1))
    ordered: list[T] = []
    for _, group in groupby(ranked, key=itemgetter(0)):
        equals = [item for _, _, item in group]
        shown = page - len(ordered) if len(ordered) < page else page
        turn = today.toordinal() * shown % len(equals)
        ordered += equals[turn:] + equals[:turn]
    return ordered


@lru_cache(1 << 15)
def _rank(filed: Filed, today: date) -> tuple[Urgency, bytes]:
    """Urgency and lot, worked out once for the many lists that a record stands in."""
    return urgency(filed, today), hashlib.sha256(filed.slug.encode()).digest()
