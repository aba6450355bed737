"""Where an address was seen to lead, day by day, and from when on nobody should be sent there to give."""

from datetime import date
from typing import NamedTuple

HOME, NOWHERE = "home", "nowhere"
"""The published domain itself, whose page answered; a name that nobody has. No domain is so called."""

DAYS_NOWHERE, DAYS_ELSEWHERE = 3, 2
"""On how many different days a name must be unknown, or lead elsewhere, without a right answer in between."""

SAME = 3
"""Days on end of one place that are kept: more would say nothing more."""
MOST = 30
"""Sightings that are kept of an address: enough for the last ones to be as grave as all."""


class Sighting(NamedTuple):
    """A day, and where the address led: HOME, NOWHERE, or another registrable domain."""

    day: date
    place: str


Seen = tuple[Sighting, ...]
"""Sightings of one address, at most one a day, in order. Empty when it was never seen but at home."""


def noted(seen: Seen, day: date, place: str) -> Seen:
    """Sightings, and one more. A return home clears what was not grave yet; what was is kept until somebody looks."""
    if seen and seen[-1].day == day:
        return seen
    if place == HOME:
        away = max((at for at, one in enumerate(seen) if one.place == HOME), default=-1) + 1
        return (*seen, Sighting(day, HOME))[-MOST:] if grave(seen[away:]) else seen[:away]
    if [one.place for one in seen[-SAME:]] == [place] * SAME:
        return seen
    return (*seen, Sighting(day, place))[-MOST:]


def grave(seen: Seen, looked: date | None = None) -> Seen:
    """The sightings for which nobody should be sent there; none while it is right, not sure yet, or was looked at.

    Somebody who looked, on `looked`, accepts where the address led that day, for as long as it leads there or home.
    Any other place starts again. Returning home never undoes what was grave: whoever bought the name answers too.
    """
    accepted, away = HOME, list[Sighting]()
    for one in seen:
        if looked and one.day <= looked:
            accepted = one.place
        elif one.place == HOME:
            away = []
            accepted = HOME if accepted == NOWHERE else accepted
        elif one.place != accepted:
            away.append(one)
            lapsed = tuple(one for one in away if one.place == NOWHERE)
            others = tuple(one for one in away if one.place != NOWHERE)
            for found, days in ((others, DAYS_ELSEWHERE), (lapsed, DAYS_NOWHERE)):
                if len({one.day for one in found}) >= days:
                    return found
    return ()
