"""What somebody who has an evening looks at first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .catalogue import Catalogue, Filed
from .freshness import LACKS, State
from .kinds.event import Event
from .kinds.project import Project
from .kinds.record import Helped


@dataclass(frozen=True)
class Due:
    """A record that somebody should look at, and what of all it lacks says so."""

    filed: Filed
    why: str


def due(catalogue: Catalogue, found: State) -> list[Due]:
    """The records that somebody should look at, the most useful first.

    Of those of one turn, the one whose check is the oldest comes first, then the one that lacks most, then by slug.
    """
    waiting = []
    for slug, filed in catalogue.records.items():
        if turn := _turn(catalogue, filed, found.lacks[slug]):
            number, why = turn
            day = filed.record.confirmed.on if filed.record.confirmed else date.min
            waiting.append((number, day, -len(found.lacks[slug]), slug, why))
    return [Due(catalogue.records[slug], why) for *_, slug, why in sorted(waiting)]


def _turn(catalogue: Catalogue, filed: Filed, lacks: Sequence[str]) -> tuple[int, str] | None:
    """When a record is looked at, 0 first, and why; None when it lacks nothing, or is over and said what came of it."""
    if "project-past" not in lacks and _is_over(catalogue, filed):
        return None
    receives = receives_gifts(catalogue, filed)
    turns = (
        ("withheld",),
        ("fees-unknown", "fees-old") if filed.slug in catalogue.by_platform else (),
        ("unconfirmed",) if receives else (),
        ("stale",) if receives else (),
        ("need-past", "label-past", "project-past", "no-next-date"),
        ("no-source",),
        ("unconfirmed",),
        ("stale",),
        LACKS,
    )
    return next(((number, id) for number, ids in enumerate(turns) for id in ids if id in lacks), None)


def receives_gifts(catalogue: Catalogue, filed: Filed) -> bool:
    """Whether one can give money to a record today."""
    return isinstance(filed.record, Helped) and bool(filed.record.give) and catalogue.at_work(filed)


def _is_over(catalogue: Catalogue, filed: Filed) -> bool:
    record = filed.record
    if isinstance(record, Project) and record.ends and record.ends < catalogue.today:
        return True
    if isinstance(record, Event) and record.last_day and record.last_day < catalogue.today and not record.recurs:
        return True
    return record.status == "closed"
