"""What is known of how everybody can use the site: what `python3 tasks.py audit` writes beside the theme."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..languages.messages import N_

FILE = "accessibility.json"

THEMES: Mapping[int, int] = {
    1: 9, 2: 2, 3: 3, 4: 13, 5: 8, 6: 2, 7: 5, 8: 10, 9: 4, 10: 14, 11: 13, 12: 11, 13: 12,
}  # fmt: skip
"""How many criteria each theme of RGAA 4.1 has: 106 in all."""

FULLY = N_("Accessibility: fully compliant")
PARTLY = N_("Accessibility: partially compliant")
NOT = N_("Accessibility: not compliant")
"""The mentions of the order of 20 September 2019, which the French law has each page lead to."""

YEARS = 3
"""For how long an audit is valid (decree no. 2019-768 of 24 July 2019)."""


@dataclass(frozen=True)
class ByHand:
    """An audit by people: who, when, and how many of the criteria that apply were met."""

    by: str
    day: date
    met: int
    applied: int

    def is_valid(self, today: date) -> bool:
        """Whether it still counts."""
        return self.day <= today < date(self.day.year + YEARS, self.day.month, min(self.day.day, 28))


@dataclass(frozen=True)
class Audit:
    """The results of programs, and of people where there are some."""

    day: date
    tools: Mapping[str, str]
    """The release of each program, by its name."""
    kinds: tuple[str, ...]
    """The templates of the pages that were looked at."""
    pages: int
    criteria: Mapping[str, int]
    """How many faults were found, by the criteria of RGAA 4.1 that programs look at in part."""
    absent: tuple[str, ...]
    """Criteria that have nothing to be applied to: there is no film, no frame."""
    others: int
    """Faults that no criterion holds: what is good practice, or of WCAG 2.2 alone."""
    by_hand: ByHand | None

    @property
    def faults(self) -> int:
        """All that were found."""
        return sum(self.criteria.values()) + self.others


def audit(theme: Path) -> Audit | None:
    """The results for a theme, None when nobody has looked. Raises ValueError or KeyError for another file."""
    path = theme / FILE
    if not path.is_file():
        return None
    told = json.loads(path.read_text(encoding="utf-8"))
    hand = told["by_hand"]
    return Audit(
        day=date.fromisoformat(told["day"]),
        tools=told["tools"],
        kinds=tuple(told["kinds"]),
        pages=told["pages"],
        criteria=told["criteria"],
        absent=tuple(told["absent"]),
        others=told["others"],
        by_hand=ByHand(hand["by"], date.fromisoformat(hand["day"]), hand["met"], hand["applied"]) if hand else None,
    )


def mention(found: Audit | None, today: date) -> str:
    """The mention for a site: it follows from what people found, never from what programs did."""
    hand = found.by_hand if found else None
    if hand is None or not hand.is_valid(today) or 2 * hand.met < hand.applied:
        return NOT
    return FULLY if hand.met == hand.applied else PARTLY
