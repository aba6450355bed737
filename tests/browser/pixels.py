"""Pictures of pages, compared by the contrast of their pixels as WCAG 2.2 reckons it."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from PIL import Image
from playwright.sync_api import Page

Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]
"""The left and upper edge, the width and the height, in CSS pixels of the page."""


@cache
def luminance(colour: Colour) -> float:
    """The relative luminance of a colour of sRGB (WCAG 2.2, «relative luminance»)."""
    linear = [part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """From 1, the same, to 21, black on white (WCAG 2.2, «contrast ratio»)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def picture(page: Page, box: Box) -> Image.Image:
    """What one sees of a part of the window."""
    x, y, width, height = box
    shot = page.screenshot(clip={"x": max(x, 0), "y": max(y, 0), "width": width, "height": height})
    return Image.open(io.BytesIO(shot)).convert("RGB")


def pixels(image: Image.Image) -> Iterator[Colour]:
    """The colour of each pixel, row by row."""
    data = image.tobytes()
    return zip(data[0::3], data[1::3], data[2::3], strict=True)


def colours(image: Image.Image) -> list[tuple[int, Colour]]:
    """How many pixels there are of each colour, most first."""
    return sorted(((count, colour) for colour, count in Counter(pixels(image)).items()), reverse=True)


def changed(before: Image.Image, after: Image.Image, ratio: float) -> int:
    """How many pixels have changed by a contrast of at least `ratio`."""
    pairs = Counter(zip(pixels(before), pixels(after), strict=True))
    return sum(count for (one, other), count in pairs.items() if one != other and contrast(one, other) >= ratio)


def edges(image: Image.Image, ratio: float) -> int:
    """How many neighbours in a row differ by a contrast of at least `ratio`: 0 for what cannot be made out."""
    return sum(1 for one, other in _neighbours(image) if one != other and contrast(one, other) >= ratio)


def _neighbours(image: Image.Image) -> Iterator[tuple[Colour, Colour]]:
    data = list(pixels(image))
    for row in range(image.height):
        yield from pairwise(data[row * image.width : (row + 1) * image.width])
