"""The mark of a site, as its header and its icon show it."""

import re
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from ..settings.colours import Colours
from ..settings.logo import MARK, TYPES, size

HEIGHT = 30
"""Pixels of a mark in the header."""

THEME = MARK
"""The mark of the theme; its colours are tokens: `fill="var(--sun)"`."""

COLOUR = re.compile(r"var\(--([a-z-]+)\)")


@dataclass(frozen=True)
class Mark:
    """`name` among the files of the theme, its bytes and type as an icon, its size in the header.

    `drawing` is markup for the header, in the colours of the page; empty where the file is shown as it is.
    """

    name: str
    content: bytes
    type: str
    width: int
    drawing: Markup
    height: int = HEIGHT


def mark(theme: Path, found: Colours, logo: Path | None) -> Mark:
    """The mark of a theme in the colours of a site, or the site's own file."""
    path = logo or theme / "static" / THEME
    width, height = size(path)
    shown = max(1, round(HEIGHT * width / height))
    if logo:
        return Mark(f"logo{logo.suffix}", logo.read_bytes(), TYPES[logo.suffix], shown, Markup())
    text = path.read_text(encoding="utf-8")
    icon = COLOUR.sub(lambda match: found["light"][match[1]], text)
    attributes = f'class="site-name__mark" width="{shown}" height="{HEIGHT}" aria-hidden="true" focusable="false"'
    return Mark(
        THEME, icon.encode(), TYPES[".svg"], shown, Markup(text.strip().replace("<svg", f"<svg {attributes}", 1))
    )
