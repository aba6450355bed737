"""Style sheets for languages that are read from the right as well: they say start and end, never left and right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHEETS = sorted((ROOT / "theme/static/css").rglob("*.css"))
EXCUSED = "/* physical: "
"""What a line says, with the reason, where left or right is meant in every language."""

SIDED = re.compile(r"(?:^|-)(?:left|right)(?:-|$)")
SIDE = re.compile(r"\b(?:left|right)\b")
FOUR = ("margin", "padding", "inset", "border-width", "border-style", "border-color", "scroll-padding", "scroll-margin")
DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])")
VALUE = re.compile(r"[a-z-]*\((?:[^()]|\([^()]*\))*\)|[^\s()]+")


def physical(sheet: str) -> list[str]:
    """The declarations of a style sheet that mean left or right, whatever the direction of the text."""
    lines = (re.sub(r"/\*.*?\*/", "", line) for line in sheet.splitlines() if EXCUSED not in line)
    return [
        f"{name}: {value.strip()}" for name, value in DECLARATION.findall("\n".join(lines)) if _is_sided(name, value)
    ]


def _is_sided(name: str, value: str) -> bool:
    if SIDED.search(name) or (name in ("text-align", "float", "clear") and SIDE.search(value)):
        return True
    values = VALUE.findall(value.split("!")[0])
    if name in FOUR:
        return len(values) == 4 and values[1] != values[3]
    return name == "border-radius" and "/" not in value and len(values) > 1 and _turns(values)


def _turns(corners: list[str]) -> bool:
    """Whether rounded corners differ from left to right: top left, top right, bottom right, bottom left."""
    first, second, third, fourth = (corners + corners[-2:])[:4]
    return (first, third) != (second, fourth)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_style_sheet_has_no_left_and_no_right(path: Path) -> None:
    assert physical(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        ("a { margin-inline-start: 1px; text-align: start; inset: 0 1px 2px 1px; }", []),
        ("a { margin-left: 1px; color: red }", ["margin-left: 1px"]),
        ("a { left: 0; }", ["left: 0"]),
        ("a { text-align: right; float: inline-end; }", ["text-align: right"]),
        ("a { padding: 0 calc(1px + (2px)) 0 0; }", ["padding: 0 calc(1px + (2px)) 0 0"]),
        ("a { border-radius: 1px 0 0 1px; }", ["border-radius: 1px 0 0 1px"]),
        ("a { border-radius: 1px 1px 0 0; }", []),
        ("a { border-radius: 1px 0; }", ["border-radius: 1px 0"]),
        ("a { left: 0; } /* physical: the line leaves the page there */", []),
        ("/* left: 1px; */ a { transition: left-in 1s; }", []),
    ],
)
def test_what_is_physical_is_found(sheet: str, found: list[str]) -> None:
    assert physical(sheet) == found
