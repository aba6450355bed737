"""The colours of a site: those of tokens.css, and those that COLOURS puts in their place, light and dark.

Contrast is that of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), from 1 to 21.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Colours = Mapping[str, Mapping[str, str]]
"""`light` and `dark`: each token, by its name without hyphens in front, with its colour in hexadecimal."""

SCHEMES = ("light", "dark")
HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
ROOT = re.compile(r"(@media \(prefers-color-scheme: dark\)\s*\{\s*)?:root\s*\{[^}]*\}")
TOKEN = re.compile(rf"(--([a-z][a-z0-9-]*):\s*)({HEX.pattern})(?=\s*[;}}])")

TEXT, GRAPHICS = 4.5, 3.0
"""The least contrast of a text (success criterion 1.4.3) and of what else must be seen (1.4.11)."""

CONTRASTS: tuple[tuple[str, str, float], ...] = (
    ("ink", "paper", TEXT),
    ("ink", "card", TEXT),
    ("soft", "paper", TEXT),
    ("soft", "card", TEXT),
    ("elan", "paper", TEXT),
    ("elan", "card", TEXT),
    ("leaf", "paper", TEXT),
    ("leaf", "card", TEXT),
    ("sky", "paper", TEXT),
    ("sky", "card", TEXT),
    ("on-elan", "elan-fill", TEXT),
    ("on-sun", "sun", TEXT),
    ("on-elan", "leaf", TEXT),
    ("on-elan", "sky", TEXT),
    ("on-elan", "plum", TEXT),
    ("on-elan", "clay", TEXT),
    ("edge", "paper", GRAPHICS),
    ("edge", "card", GRAPHICS),
    ("elan-fill", "paper", GRAPHICS),
    ("elan-fill", "card", GRAPHICS),
    ("plum", "card", GRAPHICS),
    ("clay", "card", GRAPHICS),
)
"""What the style sheets put on what, and the least contrast that it needs. `line` and `sun` are never the only sign."""

NEEDED = frozenset(name for front, back, _ in CONTRASTS for name in (front, back))
"""The colours that every theme has."""


def colours(theme: Path, chosen: Colours | None = None) -> dict[str, dict[str, str]]:
    """The colours of a theme, by its folder, with those chosen in their place.

    Raises OSError and ValueError for a theme whose tokens.css cannot be read.
    """
    own = declared((theme / "static/css/tokens.css").read_text(encoding="utf-8"))
    return {scheme: {**known, **(chosen or {}).get(scheme, {})} for scheme, known in own.items()}


def declared(css: str) -> dict[str, dict[str, str]]:
    """The colours that a style sheet declares; what has no dark colour keeps its light one.

    Raises ValueError where there is none, or one only in the dark.
    """
    found: dict[str, dict[str, str]] = {scheme: {} for scheme in SCHEMES}
    for block in ROOT.finditer(css):
        found["dark" if block[1] else "light"] |= {name: colour.lower() for _, name, colour in TOKEN.findall(block[0])}
    if not found["light"] or found["dark"].keys() - found["light"].keys():
        raise ValueError("tokens.css: each colour in :root { … } first, then in @media (prefers-color-scheme: dark)")
    return {"light": found["light"], "dark": {**found["light"], **found["dark"]}}


def dyed(css: str, found: Colours) -> str:
    """The text of tokens.css with other colours in the places of its own.

    What it declares in the light only, and is to be another colour in the dark, is added there.
    """
    added = {*found["dark"].items()} - {*found["light"].items()}

    def block(match: re.Match[str]) -> str:
        known = found["dark" if match[1] else "light"]
        text = TOKEN.sub(lambda one: one[1] + known.get(one[2], one[3]), match[0])
        own = {one[2] for one in TOKEN.finditer(text)}
        more = sorted(f";--{name}:{colour}" for name, colour in added if match[1] and name not in own)
        return f"{text[:-1]}{''.join(more)}}}"

    return ROOT.sub(block, css)


@dataclass(frozen=True, slots=True)
class TooClose:
    """Two colours between which there is too little contrast."""

    scheme: str
    front: str
    back: str
    ratio: float
    least: float


def too_close(found: Colours) -> Iterator[TooClose]:
    """Every pair of CONTRASTS that does not have the contrast that it needs."""
    for scheme in SCHEMES:
        for front, back, least in CONTRASTS:
            ratio = contrast(found[scheme][front], found[scheme][back])
            if ratio < least:
                yield TooClose(scheme, front, back, ratio, least)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours in hexadecimal."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, 0 for black and 1 for white."""
    red, green, blue = (_linear(value / 255) for value in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, from 0 to 255, of `#c63b26` or `#fff`. Raises ValueError for what is no such colour."""
    if not HEX.fullmatch(colour):
        raise ValueError(f"{colour}: #rrggbb")
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
