"""What stands beside a name where there is no logo."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.website.views.emblems import letters

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("L'Élan", "É"),
        ("L’Élan", "É"),
        ("La Cimade", "C"),
        ("1 toit pour tous", "1T"),
        ("Secours populaire français", "SP"),
        ("d'Ici et d'Ailleurs", "IA"),
        ("The Big Issue", "BI"),
        ("école-en-vie", "ÉV"),
        ("E\u0301lan", "É"),
        ("A", "A"),
        ("Les", "L"),
        ("ßeta", "ß"),
        ("🌱 Pousses", "P"),
        ("🌱", "🌱"),
        ("👩\u200d🌾 🇫🇷", "👩\u200d🌾"),
        ("🇫🇷", "🇫🇷"),
        ("Αθήνα Κόσμος", "ΑΚ"),
        ("جمعية الأمل", "ج"),
        ("किताब घर", "कि"),
        ("日本赤十字社", "日"),
        ("Z\u0338\u031b\u033a\u0338algo text", "Z\u0338\u0338T"),
        ("«»", "«"),
        ("", ""),
    ],
)
def test_letters_of_a_name(name: str, shown: str) -> None:
    assert letters(name) == shown


@given(st.text(max_size=60))
def test_letters_are_few_whatever_the_name(name: str) -> None:
    found = letters(name)
    assert bool(found) == bool(name.strip())
    assert sum(1 for one in found if one.isalnum()) <= 2


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_letters_stand_out_on_every_colour(dark: bool) -> None:
    tokens = (ROOT / "theme/static/css/tokens.css").read_text(encoding="utf-8").split("@media (prefers-color-scheme")
    values = dict(re.findall(r"--([\w-]+): (#\w{6});", "".join(tokens if dark else tokens[:1])))
    classes = (ROOT / "theme/static/css/utilities.css").read_text(encoding="utf-8")
    pairs = re.findall(r"\.colour-\w+ \{ --spine: var\(--([\w-]+)\); --on-spine: var\(--([\w-]+)\); \}", classes)
    assert len(pairs) == 6
    for ground, ink in pairs:
        least, most = sorted((luminance(values[ground]), luminance(values[ink])))
        assert (most + 0.05) / (least + 0.05) >= 4.5, ground
