"""What may stand for the mark of the theme."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.settings.logo import LARGEST, size

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36,30.5"/>'
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (64).to_bytes(4) + (32).to_bytes(4)


def made(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_the_size_of_an_svg_is_that_of_its_box_and_that_of_a_png_its_own(tmp_path: Path) -> None:
    assert size(made(tmp_path, "a.svg", SVG.encode())) == (36, 30.5)
    assert size(made(tmp_path, "a.png", PNG)) == (64, 32)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", b"<svg"),
        ("a.svg", b'<svg viewBox="0 0 1 1"/>'),
        ("a.svg", SVG.replace("viewBox", "box").encode()),
        ("a.svg", SVG.replace("30.5", "0").encode()),
        ("a.svg", SVG.replace("30.5", "high").encode()),
        ("a.svg", SVG.replace("36", "1e999").encode()),
        ("a.svg", SVG.replace("36", "1e300").replace("30.5", "1e-300").encode()),
        ("a.svg", SVG.encode() + b" " * LARGEST),
        ("a.svg", PNG),
        ("a.png", SVG.encode()),
        ("a.png", PNG[:16] + bytes(8)),
        ("a.jpg", b"\xff\xd8\xff"),
    ],
)
def test_anything_else_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        size(made(tmp_path, name, content))
