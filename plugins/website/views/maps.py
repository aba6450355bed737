"""Countries drawn with their areas as links.

A list on the same page leads to the same places: a drawing is for who points at it, and says nothing to anybody else.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from math import ceil, log1p
from typing import Any

from ..drawing import Box, Corner, Frame, between, drawing, line, outline
from . import Scene
from .areas import area_link

STEPS = 3
"""How many greens say how many records an area has."""

AROUND = 0.01
"""The margin of a whole frame, as a share of its longer side."""

CLOSE = 0.1
"""The margin of what is drawn a second time, larger."""


def country_map(scene: Scene, country: str) -> list[dict[str, Any]]:
    """The frames of a country, each area a link, region by region; none when nobody has drawn the country."""
    found = drawing(country)
    if not found:
        return []
    places = scene.catalogue.vocabulary.places
    links = {code: shape_link(scene, code) for code in found.framed if code in places}
    most = max((one["count"] for one in links.values()), default=0)
    frames = []
    for frame in found.frames:
        groups: dict[str, list[dict[str, Any]]] = {}
        for code, shape in frame.paths.items():
            if code in links:
                area = {**links[code], "step": step(links[code]["count"], most), "path": shape}
                groups.setdefault(region(scene, code), []).append(area)
        borders = between(region_outline(country, parts) for parts in regions(scene, frame).values())
        view = sheet(scene, frame, frame.box.wider(AROUND))
        frames.append({**view, "groups": _listed(groups), "borders": "".join(map(line, borders))})
        if frame.close:
            frames.append(_closer(scene, frame, groups))
    return frames


def credit(scene: Scene, country: str) -> str:
    """Whose shapes a drawing has, and under which licence; nothing without a drawing."""
    found = drawing(country)
    return f"{found.source}, {found.licence or scene.language.gettext('public domain')}" if found else ""


def sheet(scene: Scene, frame: Frame, view: Box) -> dict[str, Any]:
    """A frame, or a part of it, with nothing on it yet. The frame of a whole country needs no name."""
    places = scene.catalogue.vocabulary.places
    label = "" if places[frame.name].country == frame.name else places[frame.name].name(scene.code)
    nothing = {"groups": [], "borders": "", "around": "", "here": "", "points": []}
    return {"view": str(view), "label": label, **nothing}


def shape_link(scene: Scene, code: str) -> dict[str, Any]:
    """An area as a link, with what is said where it is pointed at."""
    one = area_link(scene, code)
    return {**one, "title": " · ".join(part for part in (one["name"], one["counted"]) if part)}


def region(scene: Scene, code: str) -> str:
    """The region of a département; itself for one that lies in none."""
    area = scene.catalogue.vocabulary.places[code]
    return code if area.parent in (None, area.country) else str(area.parent)


def regions(scene: Scene, frame: Frame) -> Mapping[str, tuple[str, ...]]:
    """The shapes of each region of a frame."""
    found: dict[str, tuple[str, ...]] = {}
    for code in frame.shapes:
        if code in scene.catalogue.vocabulary.places:
            above = region(scene, code)
            found[above] = (*found.get(above, ()), code)
    return found


@cache
def region_outline(country: str, parts: tuple[str, ...]) -> list[list[Corner]]:
    """What is around some areas of one frame."""
    found = drawing(country)
    assert found, "only what is drawn has parts"
    return outline(found.framed[code].shapes[code] for code in parts)


def step(count: int, most: int) -> int:
    """0 for none, else 1 to STEPS: each step is for about as many times more records."""
    return ceil(STEPS * (log1p(count) / log1p(most))) if count else 0


def _closer(scene: Scene, frame: Frame, groups: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
    """The small areas of a frame, larger, by the shapes that stand in it."""
    view = Box.around(ring for code in frame.close for ring in frame.shapes[code]).wider(CLOSE)
    seen = {
        code: [{**area, "path": ""} for area in areas if frame.boxes[area["code"]].meets(view)]
        for code, areas in groups.items()
    }
    label = scene.catalogue.vocabulary.places[region(scene, frame.close[0])].name(scene.code)
    return {**sheet(scene, frame, view), "label": label, "groups": _listed(seen)}


def _listed(groups: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[dict[str, Any]]:
    return [{"code": code, "areas": areas} for code, areas in groups.items() if areas]
