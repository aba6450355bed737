"""A small flat picture: the line that rises, and words, each in a colour that fades into the paper at its edges.

Its pixels are numbers of a palette that has `SHADES` steps from the paper to each colour. So the same drawing in
another colour has the same pixels, and nothing ever has to look for the colours of a picture.
"""

import io
from collections.abc import Mapping, Sequence
from math import hypot
from pathlib import Path

from PIL import Image, ImageDraw

from ...settings.colours import rgb
from .lettering import LEADING, fitted, readable

SHADES = 16
INKS = ("line", "thread", "ink", "soft")
"""What a picture is drawn with, in the order of the palette."""

FINER = 3
"""How many times larger lines are drawn at first, so that their edges are smooth."""

EDGE = 8
"""Pixels beside a line of text into which its letters may lean."""

Point = tuple[float, float]
Box = tuple[int, int, int, int]
"""Left, top, right, bottom."""


class Canvas:
    """A picture being drawn, in pixels."""

    def __init__(self, width: int, height: int) -> None:
        self._image = Image.new("P", (width, height), 0)

    def copy(self) -> "Canvas":
        """What is drawn so far, to be drawn on apart."""
        other = Canvas(*self._image.size)
        other._image.paste(self._image)
        return other

    def stroke(self, ink: str, points: Sequence[Point], width: float) -> None:
        """A line through points, over what is there."""
        size = self._image.size
        mask = Image.new("L", (size[0] * FINER, size[1] * FINER))
        ImageDraw.Draw(mask).polygon([(x * FINER, y * FINER) for x, y in _outline(points, width)], 255)
        self._lay(ink, mask.reduce(FINER), (0, 0))

    def frame(self, ink: str) -> None:
        """A line of two pixels along the edges."""
        width, height = self._image.size
        last = INKS.index(ink) * SHADES + SHADES - 1
        ImageDraw.Draw(self._image).rectangle((0, 0, width - 1, height - 1), outline=last, width=2)

    def text(self, ink: str, text: str, theme: Path, box: Box, sizes: Sequence[int]) -> None:
        """Words in the font of a theme, from the top of a box on, as `lettering.fitted` sets them.

        Nothing where the font lacks one of their letters: no word is better than boxes.
        """
        left, top, right, bottom = box
        text = " ".join(text.split())
        if not text or not readable(text, theme):
            return
        font, lines = fitted(text, theme, right - left, bottom - top, sizes)
        for number, line in enumerate(lines):
            height = round(font.size * 1.5)
            mask = Image.new("L", (right - left + 2 * EDGE, height))
            ImageDraw.Draw(mask).text((EDGE, 0), line, 255, font)
            self._lay(ink, mask, (left - EDGE, top + round(number * font.size * LEADING)))

    def png(self, paper: str, inks: Mapping[str, str]) -> bytes:
        """The picture in these colours (`#rrggbb`), with nothing but its pixels."""
        start, palette = rgb(paper), []
        for ink in INKS:
            for shade in range(SHADES):
                part = shade / (SHADES - 1)
                palette += [round(a + (b - a) * part) for a, b in zip(start, rgb(inks[ink]), strict=True)]
        self._image.putpalette(palette)
        out = io.BytesIO()
        self._image.save(out, "PNG")
        return out.getvalue()

    def _lay(self, ink: str, mask: Image.Image, place: tuple[int, int]) -> None:
        """Put the shades of an ink where a mask (L) is more than nothing."""
        first = INKS.index(ink) * SHADES
        shades = [first + value * (SHADES - 1) // 255 for value in range(256)]
        self._image.paste(mask.point(shades), place, mask.point([255 * (shade > first) for shade in shades]))


def _outline(points: Sequence[Point], width: float) -> list[Point]:
    """The outline of a line of this width through points."""
    sides: tuple[list[Point], list[Point]] = ([], [])
    for place, (x, y) in enumerate(points):
        (x0, y0), (x1, y1) = points[max(0, place - 1)], points[min(len(points) - 1, place + 1)]
        half = width / 2 / hypot(x1 - x0, y1 - y0)
        for side, sign in zip(sides, (1, -1), strict=True):
            side.append((x - sign * half * (y1 - y0), y + sign * half * (x1 - x0)))
    return [*sides[0], *reversed(sides[1])]


def curve(start: Point, *corners: Point, steps: int = 60) -> list[Point]:
    """Points of cubic Bézier curves that follow each other: a start, then two handles and an end for each."""
    points = [start]
    for place in range(0, len(corners), 3):
        ends = (points[-1], *corners[place : place + 3])
        for step in range(1, steps + 1):
            t = step / steps
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            x, y = (sum(w * end[axis] for w, end in zip(weights, ends, strict=True)) for axis in (0, 1))
            points.append((x, y))
    return points
