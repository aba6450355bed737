"""What stands beside a name where there is no logo."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.settings.colours import CONTRASTS, TEXT
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


def test_letters_stand_out_on_every_colour() -> None:
    """The contrast of these pairs is tested with the colours, and asked of those that a site chooses."""
    classes = (ROOT / "theme/static/css/utilities.css").read_text(encoding="utf-8")
    pairs = re.findall(r"\.colour-\w+ \{ --spine: var\(--([\w-]+)\); --on-spine: var\(--([\w-]+)\); \}", classes)
    assert len(pairs) == 6
    assert {(ink, ground, TEXT) for ground, ink in pairs} <= set(CONTRASTS)
