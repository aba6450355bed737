"""Who could answer whom: the rules by which needs meet offers, and funders meet projects. Pure, and shown to everybody.

A need and an offer match when

- they are of one type, of two organisations, and the days of one overlap the days of the other;
- they share a skill, or a good, if both name some;
- they are near each other (`nearness.near`), or both can be done from afar.

Being for the same cause is no condition; it is one more reason.

A funder and a project fit when they share a cause, and nothing that the funder states (areas, stages, ticket) speaks
against the project, and something that it states speaks for it. What a project does not say speaks neither way. A
funder that states nothing but its causes fits nothing: we do not know what it looks for.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .catalogue import Asked, Filed
from .kinds.exchanges import AnyExchange, GoodsExchange, SkillsExchange
from .kinds.funder import Funder
from .kinds.project import Project
from .nearness import Reason, Where, near, overlap, where, within
from .vocabulary import Vocabulary

WEIGHTS = {
    "distance": 5, "same-département": 4, "remote": 3, "skills": 3, "goods": 3, "acts": 2, "same-region": 2, "cause": 1,
    "area": 2, "stage": 2, "ticket": 2, "funded": 0,
}  # fmt: skip
"""What each reason counts. The sum orders matches; then come kilometres, then a lot drawn by hash."""


@dataclass(frozen=True, slots=True)
class Side:
    """A need or an offer with what its matches depend on."""

    asked: Asked
    words: frozenset[str]
    """The skills or goods it names."""
    where: Where
    lot: int


@dataclass(frozen=True, slots=True)
class Match:
    """A need, an offer that could answer it, and why."""

    need: Asked
    offer: Asked
    reasons: tuple[Reason, ...]
    lot: int
    """Drawn by hash, of both: equals stand in an order of its own for each need, and for each offer."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A funder, a project that it may be looking for, and why."""

    funder: Filed
    project: Filed
    reasons: tuple[Reason, ...]


def side(asked: Asked, vocabulary: Vocabulary) -> Side:
    """A need or an offer, ready to be compared with many."""
    lot = drawn(f"{asked.owner.slug}#{asked.exchange.id}")
    return Side(asked, frozenset(words(asked.exchange)), where(asked, vocabulary), lot)


def drawn(name: str) -> int:
    """A number that a name draws: always the same, and nobody can choose it."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")


def words(exchange: AnyExchange) -> tuple[str, ...]:
    """The skills or the goods that a need or an offer names."""
    match exchange:
        case SkillsExchange():
            return exchange.skills
        case GoodsExchange():
            return exchange.goods
    return ()


def matches(need: Asked, offers: Iterable[Asked], vocabulary: Vocabulary) -> list[Match]:
    """The offers that could answer a need, best first."""
    asked = side(need, vocabulary)
    return ordered(found for offer in offers if (found := compare(asked, side(offer, vocabulary))))


def compare(need: Side, offer: Side) -> Match | None:
    """A need and an offer, and what brings them together; None when something keeps them apart."""
    one, other = need.asked.exchange, offer.asked.exchange
    shared = need.words & offer.words
    if one.type != other.type or (need.words and offer.words and not shared):
        return None
    if house(need.asked.owner) == house(offer.asked.owner) or not overlapping(one, other):
        return None
    close = near(need.where, offer.where)
    remote = one.remote and other.remote
    if not close and not remote:
        return None
    reasons = _causes(need.asked.owner, offer.asked.owner)
    reasons += [close] if close else []
    reasons += [Reason("remote")] if remote else []
    reasons += [Reason(one.type, tuple(word for word in words(one) if word in shared))] if shared else []
    return Match(need.asked, offer.asked, tuple(reasons), need.lot ^ offer.lot)


def house(filed: Filed) -> str:
    """Whose it is: of a project, the association that has it. Nobody needs to be introduced to themselves."""
    return filed.record.association if isinstance(filed.record, Project) else filed.slug


def overlapping(one: AnyExchange, other: AnyExchange) -> bool:
    """Whether there is a day on which both are open."""
    first = max(one.from_ or date.min, other.from_ or date.min)
    return first <= min(one.until or date.max, other.until or date.max)


def _causes(one: Filed, other: Filed) -> list[Reason]:
    shared = tuple(cause for cause in one.record.causes if cause in other.record.causes)
    return [Reason("cause", shared)] if shared else []


def ordered(found: Iterable[Match]) -> list[Match]:
    """Matches, best first."""
    return sorted(found, key=lambda one: (-score(one.reasons), _apart(one.reasons), one.lot))


def score(reasons: Sequence[Reason]) -> int:
    """What reasons count together."""
    return sum(WEIGHTS[one.id] for one in reasons)


def _apart(reasons: Sequence[Reason]) -> int:
    return next((int(one.of[0]) for one in reasons if one.id == "distance"), 0)


def fits(funder: Filed, project: Filed, vocabulary: Vocabulary) -> Fit | None:
    """A funder and a project, and what the funder looks for that the project is; None when it is not known to be so."""
    looks, found = funder.record, project.record
    assert isinstance(looks, Funder) and isinstance(found, Project)
    causes = _causes(funder, project)
    judged = [_area(looks, found, vocabulary), _stage(looks, found), _ticket(looks, found)]
    stated = [one for one in judged if isinstance(one, Reason)]
    if not causes or not stated or False in judged:
        return None
    years = [grant.year for grant in looks.funded if grant.record == project.slug]
    already = [Reason("funded", (max(years),))] if years else []
    return Fit(funder, project, (*causes, *stated, *already))


Judged = Reason | bool | None
"""A reason for, False against, None when one of the two says nothing."""


def _area(funder: Funder, project: Project, vocabulary: Vocabulary) -> Judged:
    codes = acting(project)
    if not funder.area or not codes:
        return None
    one, other = (_over(found, vocabulary) for found in (funder.area, codes))
    shared = overlap(one, other)
    return Reason("area", shared.of) if shared else False


def acting(project: Project) -> tuple[str, ...]:
    """The areas where a project acts, as far as it says: its areas, else the one of its town."""
    return project.area or ((project.place.area,) if project.place else ())


def _over(codes: Sequence[str], vocabulary: Vocabulary) -> Where:
    acts = {code: len(vocabulary.lineage(code)) for code in codes}
    return Where(None, None, (), acts, frozenset(within(codes, vocabulary)))


def _stage(funder: Funder, project: Project) -> Judged:
    if not funder.stages or not project.stage:
        return None
    return Reason("stage", (project.stage,)) if project.stage in funder.stages else False


def _ticket(funder: Funder, project: Project) -> Judged:
    """Whether the goal is at least the smallest sum that the funder gives; it may give a part of a larger one."""
    ticket, goal = funder.ticket, project.goal.amount if project.goal else None
    sums = [one for one in (ticket.least, ticket.most) if one] if ticket else []
    if not ticket or not goal or not sums or any(one.currency != goal.currency for one in sums):
        return None
    enough = goal.amount >= (ticket.least.amount if ticket.least else Decimal(0))
    return Reason("ticket", (goal, ticket.least, ticket.most)) if enough else False
