"""What stands for a record beside its name: its logo, or one or two letters on the colour of its first cause."""

import re
import unicodedata
from typing import Any

from ...catalogue.catalogue import Filed
from . import Scene
from .said import said

SMALL_WORDS = frozenset(
    """a à al and au aux avec con d da dans das de del der des di die du e el en et for für gli il in l la las le les lo
    los of on par per por pour sans sous sur t the to un una und une van von with y zu""".split()
)
"""Articles and the like in the languages that names here are mostly in: no name is remembered by them."""

WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff])*")
"""Letters and digits, and the marks that stand on them."""

CLUSTER = re.compile(r"[\U0001f1e6-\U0001f1ff]{2}|.(?:[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\u20e3]|\u200d.)*", re.DOTALL)
"""What is drawn as one: a flag, or a picture with all that is joined to it."""

MOST_MARKS = 2
"""Accents of one letter: more of them would climb out of the square."""


def emblem(scene: Scene, filed: Filed) -> dict[str, Any]:
    """`letters`, for the colour of the first cause and always beside the name; `picture` where there is a logo."""
    return {"letters": letters(filed.record.name), "picture": _picture(scene, filed)}


def _picture(scene: Scene, filed: Filed) -> dict[str, Any] | None:
    """A logo: address, addresses in WebP as `srcset` has them, width and height of each place, plate, and `alt`."""
    logo = filed.record.logo
    shown = scene.logos.get(logo.file) if logo else None
    if logo is None or shown is None:
        return None
    sizes = {"small": shown.small, "large": shown.large}
    return {
        "src": scene.url(shown.path),
        "webp": ", ".join(f"{scene.url(path)} {width}w" for width, path in shown.webp.items()),
        **{name: {"width": width, "height": height} for name, (width, height) in sizes.items()},
        "plate": shown.plate,
        "alt": said(scene, filed, logo.alt, "logo", "alt"),
    }


def letters(name: str) -> str:
    """«SP» for «Secours populaire», «É» for «L'Élan», «1T» for «1 toit pour tous».

    Two only in scripts that have capitals: elsewhere letters may join, and one says enough. A name without any letter
    or digit gives its first sign.
    """
    text = unicodedata.normalize("NFC", name).strip()
    words = [_first(text, found.start()) for found in WORD.finditer(text) if found[0].casefold() not in SMALL_WORDS]
    words = words or [_first(text, found.start()) for found in WORD.finditer(text)]
    if not words:
        cluster = CLUSTER.match(text)
        return cluster[0] if cluster else ""
    return "".join(words[:2]) if all(_has_capitals(one) for one in words[:2]) else words[0]


def _first(text: str, start: int) -> str:
    """The letter at a place, as a capital where that is one letter too, with its accents."""
    end = start + 1
    while end < min(len(text), start + 1 + MOST_MARKS) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    capital = text[start].upper()
    return (capital if len(capital) == 1 else text[start]) + text[start + 1 : end]


def _has_capitals(letter: str) -> bool:
    return letter[0].isdecimal() or letter[0].lower() != letter[0]
