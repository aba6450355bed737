"""What a project wants to raise: how much is there, since when that is known, how long is left, what came of it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ...catalogue.catalogue import Filed
from ...catalogue.kinds.project import Goal, Project
from . import Scene
from .said import said

FRESH = timedelta(days=30)
"""After that a figure says that it is old."""


def goal(scene: Scene, filed: Filed, project: Project, found: Goal) -> dict[str, Any]:
    """A project's goal in words and as a share of a bar."""
    language, today = scene.language, scene.catalogue.today
    there = share(found)
    return {
        "amount": language.money(*found.amount),
        "raised": language.money(*found.raised) if found.raised else None,
        "share": there,
        "percent": None if there is None else language.percent(Decimal(there)),
        "as_of": language.date(found.as_of) if found.as_of else None,
        "old": bool(found.raised and found.as_of and found.as_of + FRESH < today),
        "left": left(scene, project.ends) if project.ends and project.ends >= today else None,
        "otherwise": said(scene, filed, found.otherwise, "goal", "otherwise") if found.otherwise else None,
    }


def share(found: Goal) -> int | None:
    """How much of a goal is there, in whole percent, at most 100; None when it is not known."""
    if found.raised is None or not found.amount.amount:
        return None
    return min(100, int(100 * found.raised.amount / found.amount.amount))


def left(scene: Scene, ends: date) -> str:
    """«12 days left, until 2 December 2026»."""
    days = (ends - scene.catalogue.today).days
    if not days:
        return scene.language.gettext("Today is the last day.")
    text = scene.language.ngettext("%(num)s day left, until {date}.", "%(num)s days left, until {date}.", days)
    return (text % {"num": scene.language.number(days)}).format(date=scene.language.date(ends))
