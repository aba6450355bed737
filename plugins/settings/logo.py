"""The mark of a site: that of the theme, or a picture of its own."""

import re
from math import isfinite
from pathlib import Path
from xml.etree import ElementTree

LARGEST = 50_000
"""Bytes of a logo: it is on every page."""

MARK = "mark.svg"
"""The mark of a theme, in its folder static/."""

TYPES = {".svg": "image/svg+xml", ".png": "image/png"}
PNG = b"\x89PNG\r\n\x1a\n"


def size(path: Path) -> tuple[float, float]:
    """Width and height of an SVG, by its viewBox, or of a PNG. Raises OSError, and ValueError for what is neither."""
    content = path.read_bytes()
    if len(content) > LARGEST or path.suffix not in TYPES:
        raise ValueError(path.name)
    if path.suffix == ".png":
        if not content.startswith(PNG) or content[12:16] != b"IHDR":
            raise ValueError(path.name)
        width, height = (float(int.from_bytes(content[start : start + 4])) for start in (16, 20))
    else:
        width, height = _box(content)
    if not (width > 0 and height > 0 and isfinite(LARGEST * width / height)):
        raise ValueError(path.name)
    return width, height


def _box(content: bytes) -> tuple[float, float]:
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from None
    numbers = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if root.tag != "{http://www.w3.org/2000/svg}svg" or len(numbers) != 4:
        raise ValueError("an SVG with a viewBox")
    return float(numbers[2]), float(numbers[3])
