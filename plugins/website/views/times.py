"""When an event takes place, in words."""

from datetime import date, datetime

from ...catalogue.catalogue import Filed
from ...catalogue.kinds.event import Event
from . import Scene
from .said import Said, said


def when(scene: Scene, filed: Filed, event: Event) -> Said:
    """«du 7 au 14 mars 2018», «20 novembre 2026 à 18:30», or how it comes back."""
    if event.starts is None or (event.recurs and _is_past(event, scene.catalogue.today)):
        return said(scene, filed, event.recurs or "", "recurs")
    first = scene.language.date(event.starts)
    if event.ends is None or event.ends == event.starts:
        return {"text": first, "lang": None}
    if isinstance(event.starts, datetime) and isinstance(event.ends, datetime) and same_day(event.starts, event.ends):
        return {"text": f"{first} – {scene.language.time(event.ends)}", "lang": None}
    text = scene.language.gettext("from {first} to {last}").format(first=first, last=scene.language.date(event.ends))
    return {"text": text, "lang": None}


def same_day(one: datetime, other: datetime) -> bool:
    """Whether two moments are on one day."""
    return one.date() == other.date()


def _is_past(event: Event, today: date) -> bool:
    return event.last_day is not None and event.last_day < today
