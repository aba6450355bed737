"""Words in the heading font of the theme: whether it has their letters, and in what size they fit."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PIL import ImageFont, features

from ...catalogue.characters import UNSEEN

FONT = "static/fonts/bricolage-grotesque-5.3.0-730.woff2"
LEADING = 1.08
"""The height of a line in parts of its size."""

ELLIPSIS = "…"
NOWHERE = "\U0010fffd"
"""A character that no font has: what is drawn for it is drawn for every letter that is lacking."""

Font = ImageFont.FreeTypeFont


def readable(text: str, theme: Path) -> bool:
    """Whether the font of a theme has every letter of a text, and sets it; False where that font cannot be read."""
    path = theme / FONT
    return all(_has(path, letter) for letter in set(text) - {" "})


@cache
def _has(path: Path, letter: str) -> bool:
    try:
        font = _font(path, 40)
    except OSError:  # a FreeType without Brotli reads no WOFF2
        return False
    if UNSEEN.match(letter) or (_is_joined(letter) and not features.check("raqm")):
        return False
    return bytes(font.getmask(letter)) != bytes(font.getmask(NOWHERE))


def _is_joined(letter: str) -> bool:
    """Whether a letter is of a script that takes more than one letter beside the other, Hebrew to Khmer and on."""
    return "\u0590" <= letter <= "\u1cff" or "\ufb1d" <= letter <= "\ufefc"


@cache
def _font(path: Path, size: int) -> Font:
    return ImageFont.truetype(path, size)


def fitted(text: str, theme: Path, width: int, height: int, sizes: Sequence[int]) -> tuple[Font, list[str]]:
    """The largest of `sizes` (pixels, falling) in which a text fits in `width` and `height`, and its lines.

    In the smallest one what is too long ends with an ellipsis.
    """
    for size in sizes:
        font, lines = _font(theme / FONT, size), [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if font.getlength(longer) <= width or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        most = max(1, int(height / (size * LEADING)))
        if len(lines) <= most and all(font.getlength(line) <= width for line in lines):
            return font, lines
    lines[most - 1 :] = [" ".join(lines[most - 1 :])]
    return font, [_cut(line, font, width) for line in lines]


def _cut(line: str, font: Font, width: int) -> str:
    """As much of a line as fits."""
    if font.getlength(line) <= width:
        return line
    length = len(line)
    while length and font.getlength(line[:length].rstrip() + ELLIPSIS) > width:
        length -= 1
    return line[:length].rstrip() + ELLIPSIS
