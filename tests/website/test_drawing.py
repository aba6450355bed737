"""The drawings: that a point falls where it is, that neighbours stay joined, that each area has a shape of its own."""

from __future__ import annotations

import csv
from itertools import islice, pairwise
from math import asin, hypot, isclose
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue import areas
from plugins.catalogue.areas import subdivision_of
from plugins.catalogue.nearness import EARTH, kilometres
from plugins.catalogue.quantities import Coordinates
from plugins.search.towns import POSTCODES
from plugins.website.drawing import (
    FOLDER,
    Box,
    Corner,
    Drawing,
    Frame,
    Ring,
    between,
    drawing,
    outline,
    path,
    projected,
    rings_of,
)

found = drawing("FR")
assert found
FRANCE: Drawing = found

CORNERS = st.tuples(st.integers(-5000, 5000), st.integers(-5000, 5000))
RINGS = st.lists(st.lists(CORNERS, min_size=3, max_size=12), min_size=1, max_size=4)
CELLS = st.frozensets(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1)
POINTS = st.builds(Coordinates, st.floats(-80, 80), st.floats(-179, 179))

README = Path(__file__).resolve().parents[2] / "README.md"
ELSEWHERE = {"97133", "97150"}
"""Saint-Barthélemy and Saint-Martin, which have postcodes of Guadeloupe."""


def doubled(ring: Ring) -> int:
    """Twice the area of a ring, by which way it turns."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]))


def inside(corner: Corner, rings: list[Ring]) -> bool:
    """Whether a corner is within some rings, by how many edges are to its right."""
    across, down = corner
    crossed = False
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
            if (ay > down) != (by > down) and across < (bx - ax) * (down - ay) / (by - ay) + ax:
                crossed = not crossed
    return crossed


def away(corner: Corner, rings: list[Ring]) -> float:
    """How far a corner is from the nearest edge of some rings, in units."""

    def apart(one: Corner, two: Corner) -> float:
        (ax, ay), (bx, by), (px, py) = one, two, corner
        length = (bx - ax) ** 2 + (by - ay) ** 2
        along = max(0.0, min(1.0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length))
        return hypot(px - ax - along * (bx - ax), py - ay - along * (by - ay))

    return min(apart(one, two) for ring in rings for one, two in pairwise([*ring, ring[0]]))


def square(cell: Corner) -> list[Ring]:
    across, down = cell
    return [[(across, down), (across + 1, down), (across + 1, down + 1), (across, down + 1)]]


@given(POINTS, POINTS)
def test_a_point_is_as_far_from_the_centre_as_the_earth_is_round(point: Coordinates, centre: Coordinates) -> None:
    """The projection keeps areas: what it shows of a distance is the straight way through the sphere."""
    apart = kilometres(point, centre)
    if apart < 15000:
        chord = hypot(*projected(point, centre)) / (2 * EARTH)
        assert isclose(2 * EARTH * asin(min(1, chord)), apart, abs_tol=0.5)


def test_north_is_up_and_east_is_to_the_right() -> None:
    frame = FRANCE.frames[0]
    here = frame.place(Coordinates(46, 2))
    assert frame.place(Coordinates(47, 2))[1] < here[1] and frame.place(Coordinates(46, 3))[0] > here[0]


@given(RINGS)
def test_a_path_is_read_as_it_was_written(rings: list[list[Corner]]) -> None:
    assert rings_of(path(rings)) == rings


@given(CELLS)
def test_an_outline_holds_what_its_parts_do(cells: frozenset[Corner]) -> None:
    rings = outline(square(cell) for cell in sorted(cells))
    assert sum(map(doubled, rings)) == 2 * len(cells)
    assert all((x, y) in cells for x in range(6) for y in range(6) if inside_cell((x, y), rings))


def inside_cell(cell: Corner, rings: list[list[Corner]]) -> bool:
    """Whether the middle of a cell is in some rings, all twice as large so that it is a corner."""
    larger = [[(2 * x, 2 * y) for x, y in ring] for ring in rings]
    return inside((2 * cell[0] + 1, 2 * cell[1] + 1), list(larger))


@given(CELLS, CELLS)
def test_a_border_is_drawn_once(one: frozenset[Corner], other: frozenset[Corner]) -> None:
    apart = [outline(square(cell) for cell in sorted(cells)) for cells in (one, other - one) if cells]
    lines = between(apart)
    edges = [frozenset(edge) for line in lines for edge in pairwise(line)]
    sides = sum(abs(ax - bx) + abs(ay - by) == 1 for ax, ay in one for bx, by in other - one)
    assert len(edges) == len(set(edges)) == sides


def test_boxes_that_only_touch_do_not_meet() -> None:
    box = Box(0, 0, 10, 10)
    assert box.meets(Box(9, 9, 5, 5)) and not box.meets(Box(10, 0, 5, 5))
    assert box.holds((10, 0)) and not box.holds((11, 0))
    assert str(box.wider(0.1)) == "-1 -1 12 12"


def test_every_département_of_the_standard_has_one_shape() -> None:
    known = areas.load(["FR"], ["fr"], {})
    lowest = {code for code, area in known.items() if not any(one.parent == code for one in known.values())}
    drawn = [code for frame in FRANCE.frames for code in frame.shapes]
    assert sorted(drawn) == sorted(lowest) and len(drawn) == 101


def test_a_country_that_nobody_drew_has_no_drawing() -> None:
    assert drawing("BE") is None


@pytest.mark.parametrize("frame", FRANCE.frames, ids=lambda frame: frame.name)
def test_a_frame_begins_at_its_corner(frame: Frame) -> None:
    assert (frame.box.left, frame.box.top) == (0, 0)
    assert all(len(set(ring)) > 2 and doubled(ring) for rings in frame.shapes.values() for ring in rings)


def test_neighbours_share_their_borders() -> None:
    """No gap and no overlap: what is around all of the mainland has the area of its parts, and few rings."""
    shapes = FRANCE.frames[0].shapes
    whole = outline(shapes.values())
    parts = sum(doubled(ring) for rings in shapes.values() for ring in rings)
    assert sum(map(doubled, whole)) == parts
    assert len(whole) < 30, "the mainland, Corsica and islands"
    square_kilometres = abs(parts) / 2 * FRANCE.frames[0].unit ** 2
    assert abs(square_kilometres - 543_940) < 6_000, "the mainland and Corsica (Insee)"


def side(one: Corner, two: Corner, corner: Corner) -> int:
    """On which side of a line a corner is, by the sign."""
    return (two[0] - one[0]) * (corner[1] - one[1]) - (two[1] - one[1]) * (corner[0] - one[0])


@pytest.mark.parametrize("frame", FRANCE.frames, ids=lambda frame: frame.name)
def test_no_border_crosses_another(frame: Frame) -> None:
    """What simplifying could do, and what a shape that crosses itself would show."""
    rings = [ring for shape in frame.shapes.values() for ring in shape]
    edges = sorted({(min(edge), max(edge)) for ring in rings for edge in pairwise([*ring, ring[0]])})
    for index, (a, b) in enumerate(edges):
        for c, d in islice(edges, index + 1, None):
            if c[0] > b[0]:
                break
            if not {a, b} & {c, d}:
                assert side(a, b, c) * side(a, b, d) >= 0 or side(c, d, a) * side(c, d, b) >= 0, (a, b, c, d)


def test_postcodes_fall_in_their_départements() -> None:
    """Real points, rounded to a kilometre as shapes are: 96.5 % are in the shape, and none is far from it."""
    count, outside = 0, []
    with POSTCODES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = subdivision_of("FR", row["postcode"])
            if not code or row["postcode"] in ELSEWHERE:
                continue
            frame = FRANCE.framed[code]
            corner = frame.place(Coordinates(float(row["latitude"]), float(row["longitude"])))
            rings = list(frame.shapes[code])
            count += 1
            if not inside(corner, rings):
                outside.append((away(corner, rings) * frame.unit, row["postcode"]))
    assert count > 6000
    assert len(outside) < count / 25
    assert max(outside)[0] < 8 and sum(far > 3 for far, _ in outside) < 15, sorted(outside)[-15:]


def test_every_drawing_says_where_it_comes_from() -> None:
    for file in FOLDER.glob("*.json"):
        found = drawing(file.stem)
        assert found and f"{found.source} ({found.licence or 'public domain'}" in README.read_text(encoding="utf-8")
