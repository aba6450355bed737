"""Countries as drawings: the shapes of their areas, where a point falls on them, and what lies beside what.

A file of `drawings/` is a country's, named by its code. It holds frames (the mainland, each far island), each with
shapes in whole units of its own. Neighbours share the corners of their borders, so that the outline of a region is what
is left of its parts once the borders between them are taken away: it is never stored.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from math import cos, radians, sin, sqrt
from pathlib import Path
from typing import Any, TypeVar

from ..catalogue.nearness import EARTH
from ..catalogue.quantities import Coordinates

FOLDER = Path(__file__).with_name("drawings")

Corner = tuple[int, int]
Ring = Sequence[Corner]
"""Corners in order; the last leads back to the first."""
Anywhere = TypeVar("Anywhere", bound=tuple[float, float])


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a frame: its left and upper edge, its width and its height, in units."""

    left: int
    top: int
    width: int
    height: int

    @classmethod
    def around(cls, rings: Iterable[Ring]) -> "Box":
        """The smallest box that holds some rings."""
        across, down = zip(*(corner for ring in rings for corner in ring), strict=True)
        return cls(min(across), min(down), max(across) - min(across), max(down) - min(down))

    def wider(self, share: float) -> "Box":
        """A box with a margin on each side: a share of its longer side."""
        margin = round(max(self.width, self.height) * share)
        return Box(self.left - margin, self.top - margin, self.width + 2 * margin, self.height + 2 * margin)

    def meets(self, other: "Box") -> bool:
        """Whether two boxes have more than an edge in common."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def holds(self, corner: Corner) -> bool:
        """Whether a corner is in the box, its edges included."""
        across, down = corner
        return 0 <= across - self.left <= self.width and 0 <= down - self.top <= self.height

    def __str__(self) -> str:
        """As `viewBox` says it."""
        return f"{self.left} {self.top} {self.width} {self.height}"


@dataclass(frozen=True)
class Frame:
    """A part of a country that is drawn in one piece."""

    name: str
    """The code of what it shows (ISO 3166)."""
    centre: Coordinates
    unit: float
    """Kilometres."""
    origin: tuple[int, int]
    """Where the centre is, in units from the left upper corner."""
    close: Sequence[str]
    """The codes of small areas that are drawn a second time, larger."""
    shapes: Mapping[str, Sequence[Ring]]

    @cached_property
    def box(self) -> Box:
        """All of it."""
        return Box.around(ring for rings in self.shapes.values() for ring in rings)

    @cached_property
    def boxes(self) -> Mapping[str, Box]:
        """Each shape's own box."""
        return {code: Box.around(rings) for code, rings in self.shapes.items()}

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """Each shape as SVG says it."""
        return {code: path(rings) for code, rings in self.shapes.items()}

    def place(self, point: Coordinates) -> Corner:
        """Where a point falls, in units."""
        east, north = projected(point, self.centre)
        return round(east / self.unit) + self.origin[0], self.origin[1] - round(north / self.unit)


@dataclass(frozen=True)
class Drawing:
    """A country."""

    source: str
    """Who made the shapes."""
    licence: str
    """Its name; none for what is in the public domain."""
    frames: Sequence[Frame]

    @cached_property
    def framed(self) -> Mapping[str, Frame]:
        """The frame of each shape."""
        return {code: frame for frame in self.frames for code in frame.shapes}


def projected(point: Coordinates, centre: Coordinates) -> tuple[float, float]:
    """Kilometres east and north of a centre, areas kept (Lambert's azimuthal projection, of the sphere)."""
    north, middle = radians(point.latitude), radians(centre.latitude)
    east = radians(point.longitude - centre.longitude)
    towards = sin(middle) * sin(north) + cos(middle) * cos(north) * cos(east)
    far = EARTH * sqrt(2 / (1 + towards))
    return far * cos(north) * sin(east), far * (cos(middle) * sin(north) - sin(middle) * cos(north) * cos(east))


@cache
def drawing(country: str) -> Drawing | None:
    """The drawing of a country (ISO 3166-1), read once; None when there is none."""
    file = FOLDER / f"{country}.json"
    if not file.is_file():
        return None
    found = json.loads(file.read_text(encoding="utf-8"))
    return Drawing(found["source"], found["licence"], [_frame(one) for one in found["frames"]])


def _frame(found: Mapping[str, Any]) -> Frame:
    across, down = found["origin"]
    shapes = {code: rings_of(text) for code, text in found["shapes"].items()}
    return Frame(
        found["name"], Coordinates(*found["centre"]), found["unit"], (across, down), found.get("close", ()), shapes
    )


def rings_of(text: str) -> list[Ring]:
    """What a path draws, of those that `path` writes: `M` and a corner, `l` and the way to each next one, `z`."""
    rings: list[Ring] = []
    for part in text.split("z")[:-1]:
        steps = [int(one) for one in re.findall(r"-?\d+", part)]
        ring = [(steps[0], steps[1])]
        for across, down in zip(steps[2::2], steps[3::2], strict=True):
            ring.append((ring[-1][0] + across, ring[-1][1] + down))
        rings.append(ring)
    return rings


def path(rings: Iterable[Ring]) -> str:
    """Rings as SVG says them, in as few letters as that takes."""
    return "".join(f"{line(ring)}z" for ring in rings)


def line(corners: Ring) -> str:
    """Corners joined to one another, as SVG says them."""
    return f"M{_numbers(corners[0])}l{_numbers(_steps(corners))}"


def _steps(ring: Ring) -> list[int]:
    return [step for one, two in pairwise(ring) for step in (two[0] - one[0], two[1] - one[1])]


def _numbers(numbers: Sequence[int]) -> str:
    return re.sub(r" (?=-)", "", " ".join(map(str, numbers)))


def outline(shapes: Iterable[Iterable[Sequence[Anywhere]]]) -> list[list[Anywhere]]:
    """What is around some shapes that share corners: their edges, but for those that two of them have."""
    edges: dict[Anywhere, list[Anywhere]] = {}
    for ring in (ring for rings in shapes for ring in rings):
        for start, end in zip(ring, [*ring[1:], ring[0]], strict=True):
            if start in edges.get(end, ()):
                edges[end].remove(start)
            else:
                edges.setdefault(start, []).append(end)
    found: list[list[Anywhere]] = []
    for start in edges:
        while edges[start]:
            ring = [start]
            while (corner := edges[ring[-1]].pop()) != start:
                ring.append(corner)
            found.append(ring)
    return found


def between(outlines: Iterable[Sequence[Ring]]) -> list[list[Corner]]:
    """The lines along which some outlines touch, each once."""
    rings = [ring for rings in outlines for ring in rings]
    edges = {edge for ring in rings for edge in pairwise([*ring, ring[0]])}
    found: list[list[Corner]] = []
    for ring in rings:
        for start, end in pairwise([*ring, ring[0]]):
            if (start, end) not in edges or (end, start) not in edges:
                continue
            edges.discard((end, start))
            if found and found[-1][-1] == start:
                found[-1].append(end)
            else:
                found.append([start, end])
    return found
