"""The drawing of one area, and the records of its page as points on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ...catalogue.catalogue import Filed
from ..drawing import Box, Corner, Frame, drawing, path
from . import Scene
from .areas import counted
from .cards import link
from .maps import AROUND, region, region_outline, regions, shape_link, sheet

NEAR = 0.12
"""The margin around one area, where its neighbours are seen, as a share of its longer side."""

DOTS = 36
"""How many points, side by side, fill the longer side of a drawing."""

DOTS_OF_ISLAND = 16
"""How many do where a frame stands, small, beside the first one."""

LARGER = 2.2
"""How many times the radius of one record is that of several, whose number is written in it."""


@dataclass(frozen=True)
class Sheet:
    """A part of a frame that one page shows."""

    frame: Frame
    view: Box
    shown: dict[str, Any]
    dots: int = DOTS

    @property
    def dot(self) -> float:
        """The radius of a point, in units."""
        return round(max(self.view.width, self.view.height) / (2 * self.dots), 1)


@dataclass
class Spot:
    """Records that are too near each other to be told apart."""

    corner: Corner
    towns: list[str] = field(default_factory=list)
    records: list[Filed] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    """Where they stand in the list of the page, from 1."""


def sheets(scene: Scene, code: str) -> list[Sheet]:
    """The drawing of an area, nothing where there is none.

    A country has all its frames, with its regions as links; a region its départements, as links; a département itself
    and what is near it.
    """
    country = scene.catalogue.vocabulary.places[code].country
    found = drawing(country)
    if not found:
        return []
    if code == country:
        return [_country(scene, country, frame) for frame in found.frames]
    if code in found.framed:
        frame = found.framed[code]
        return [_part(scene, frame, frame.boxes[code], {}, (code,))]
    parts = [one.code for one in scene.catalogue.vocabulary.places.values() if one.parent == code]
    drawn = tuple(one for one in parts if one in found.framed)
    if not drawn:
        return []
    frame = found.framed[drawn[0]]
    box = Box.around(ring for one in drawn for ring in frame.shapes[one])
    return [_part(scene, frame, box, {one: frame.paths[one] for one in drawn}, drawn)]


def _country(scene: Scene, country: str, frame: Frame) -> Sheet:
    view = frame.box.wider(AROUND)
    groups = [
        {"code": code, "areas": [{**shape_link(scene, code), "step": 0, "path": path(region_outline(country, parts))}]}
        for code, parts in regions(scene, frame).items()
    ]
    dots = DOTS if frame.name == country else DOTS_OF_ISLAND
    return Sheet(frame, view, {**sheet(scene, frame, view), "groups": groups}, dots)


def _part(scene: Scene, frame: Frame, box: Box, linked: dict[str, str], here: tuple[str, ...]) -> Sheet:
    """A part of a frame: what is `here` stands out; what else is in view is land without a name."""
    view = box.wider(NEAR)
    around = "".join(shape for code, shape in frame.paths.items() if code not in here and frame.boxes[code].meets(view))
    areas = [{**shape_link(scene, code), "step": 0, "path": shape} for code, shape in linked.items()]
    groups = [{"code": region(scene, here[0]), "areas": areas}] if areas else []
    shown = {**sheet(scene, frame, view), "label": "", "around": around, "groups": groups}
    return Sheet(frame, view, shown if areas else {**shown, "here": frame.paths[here[0]]})


def area_map(scene: Scene, code: str, drawn: Sequence[Sheet], records: Sequence[Filed]) -> dict[str, Any] | None:
    """The drawing of an area with the records of a page, and how many of them it shows; None without a drawing."""
    if not drawn:
        return None
    spots: dict[int, list[Spot]] = {}
    shown = 0
    for number, filed in enumerate(records, 1):
        if found := _corner(scene, code, drawn, filed):
            index, corner = found
            _add(spots.setdefault(index, []), corner, drawn[index].dot, filed, number)
            shown += 1
    frames = [
        {**one.shown, "points": [_point(scene, spot, one.dot) for spot in spots.get(index, ())]}
        for index, one in enumerate(drawn)
    ]
    return {"frames": frames, "said": _said(scene, shown, len(records) - shown)}


def _corner(scene: Scene, code: str, drawn: Sequence[Sheet], filed: Filed) -> tuple[int, Corner] | None:
    """On which part of a drawing a record is, and where; None when it is elsewhere, or nobody knows."""
    vocabulary, town = scene.catalogue.vocabulary, filed.record.place
    if not town or code not in vocabulary.lineage(town.area):
        return None
    point = scene.places.exact(town)
    if not point:
        return None
    corners = ((index, one.frame.place(point)) for index, one in enumerate(drawn))
    return next(((index, corner) for index, corner in corners if drawn[index].view.holds(corner)), None)


def _add(spots: list[Spot], corner: Corner, dot: float, filed: Filed, number: int) -> None:
    """Put a record where it is, or with another that it would hide."""
    spot = next((one for one in spots if max(abs(a - b) for a, b in zip(one.corner, corner, strict=True)) <= dot), None)
    if not spot:
        spots.append(spot := Spot(corner))
    spot.records.append(filed)
    spot.numbers.append(number)
    if filed.record.place and filed.record.place.city not in spot.towns:
        spot.towns.append(filed.record.place.city)


def _point(scene: Scene, spot: Spot, dot: float) -> dict[str, Any]:
    one, count = link(scene, spot.records[0]), len(spot.records)
    towns = scene.language.list(spot.towns)
    return {
        "x": spot.corner[0],
        "y": spot.corner[1],
        "count": count,
        "number": scene.language.number(count),
        "radius": _tenths(dot if count == 1 else dot * LARGER),
        "size": _tenths(dot * 2.4),
        "numbers": spot.numbers,
        "url": one["url"] if count == 1 else None,
        "title": f"{one['name']} · {towns}" if count == 1 else f"{towns} · {counted(scene, count)}",
    }


def _tenths(units: float) -> Decimal:
    return Decimal(f"{units:.1f}")


def _said(scene: Scene, shown: int, others: int) -> list[str]:
    """How many records of a page are points, and how many are not."""
    number, ngettext = scene.language.number, scene.language.ngettext
    on = ngettext("%(num)s entry of this page is on the map.", "%(num)s entries of this page are on the map.", shown)
    off = ngettext(
        "%(num)s is not: it acts here from elsewhere, or we do not know where its town is.",
        "%(num)s are not: they act here from elsewhere, or we do not know where their towns are.",
        others,
    )
    told = [(on, shown), (off, others)] if others else [(on, shown)]
    return [text % {"num": number(count)} for text, count in told] if shown or others else []
