"""The pictures that a link to a page is shown with elsewhere."""

from functools import cache
from pathlib import Path

from ...settings.colours import Colours
from .canvas import Canvas, curve

WIDTH, HEIGHT = 1200, 630
"""Pixels of an Open Graph picture: ogp.me asks for no size, this one is shown large nearly everywhere."""

BADGE_WIDTH, BADGE_HEIGHT = 320, 80
"""What the small picture of a link measures on another site; it has twice the pixels."""


def open_graph(theme: Path, colours: Colours, site: str, above: str, text: str, colour: str) -> bytes:
    """The name of the site, a few words above, a text in large letters, and the line in a colour of the theme: PNG."""
    canvas = _open_graph().copy()
    canvas.text("ink", site, theme, (80, 56, 1000, 120), (48, 40, 32))
    canvas.text("soft", above, theme, (80, 168, 760, 220), (40, 34, 28))
    canvas.text("ink", text, theme, (80, 222, 740, 446), (124, *range(104, 32, -8)))
    return canvas.png(colours["light"]["paper"], _inks(colours, colour))


def badge(theme: Path, colours: Colours, site: str, text: str, colour: str) -> bytes:
    """The name of the site, a text beneath, and the line in a colour of the theme: PNG."""
    canvas = _badge().copy()
    canvas.text("ink", site, theme, (28, 16, 480, 80), (54, 46, 38, 30))
    canvas.text("soft", text, theme, (28, 84, 470, 120), (30, 26, 22))
    return canvas.png(colours["light"]["paper"], _inks(colours, colour))


@cache
def _open_graph() -> Canvas:
    canvas = Canvas(WIDTH, HEIGHT)
    line = curve((-60, 560), (420, 560), (680, 560), (860, 380), (1040, 200), (1120, 110), (1260, 80))
    canvas.stroke("line", line, 46)
    thread = curve((-60, 615), (480, 615), (740, 615), (920, 435), (1100, 255), (1180, 180), (1260, 160))
    canvas.stroke("thread", thread, 16)
    return canvas


@cache
def _badge() -> Canvas:
    canvas = Canvas(2 * BADGE_WIDTH, 2 * BADGE_HEIGHT)
    line = curve((-20, 146), (300, 146), (420, 146), (500, 96), (580, 46), (600, 30), (680, 22))
    canvas.stroke("line", line, 14)
    canvas.frame("line")
    return canvas


def _inks(colours: Colours, colour: str) -> dict[str, str]:
    light = colours["light"]
    line = light.get(f"{colour}-fill", light[colour])
    thread = light["sun"] if line == light["elan-fill"] else light["elan-fill"]
    return {"line": line, "thread": thread, "ink": light["ink"], "soft": light["soft"]}
