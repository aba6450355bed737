"""Scenes of events that a test makes up, past the checks of the catalogue, and when their calendars say they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from plugins.catalogue.catalogue import Catalogue, Filed
from plugins.website.calendar import events
from plugins.website.views import Scene
from tests.website import entries, rfc5545


@cache
def empty() -> Scene:
    """The French scene of a directory with one event, made once; its records are replaced by what a test needs."""
    with TemporaryDirectory() as folder:
        return entries.scenes(entries.lay(Path(folder), entries.minimal("Peu")))["fr"]


def scene_of(**several: dict[str, Any]) -> Scene:
    """A scene with these events, by slug: the fields of each, past the checks of the catalogue."""
    scene = empty()
    old = scene.catalogue
    (model,) = old.by_folder["events"]
    made = [_filed(model, slug, fields) for slug, fields in several.items()]
    records = [one for one in old.records.values() if one.folder != "events"]
    return replace(scene, catalogue=Catalogue([*records, *made], old.pages.values(), (), old.vocabulary, old.today))


def _filed(model: Filed, slug: str, fields: dict[str, Any]) -> Filed:
    record = model.record.model_copy(update={"recurs": None, "timezone": "Europe/Paris", **fields})
    return replace(model, slug=slug, path=f"content/events/{slug}.md", record=record)


def only(**fields: Any) -> rfc5545.Component:
    """The calendar of one event, which is right."""
    (document,) = events(scene_of(x=fields))
    return rfc5545.calendar(document.content)


def times(made: rfc5545.Component) -> list[datetime]:
    """Start and end of its event in UTC, by its own VTIMEZONE."""
    (event,) = made.all("VEVENT")
    return [rfc5545.moment(made, one) for name in ("DTSTART", "DTEND") if (one := event.get(name))]
