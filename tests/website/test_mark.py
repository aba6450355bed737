"""The mark of a site: the theme's in the colours of the page, or a picture of its own."""

from __future__ import annotations

from pathlib import Path

from plugins.settings.colours import colours
from plugins.website.assets import asset_paths
from plugins.website.mark import HEIGHT, mark

THEME = Path(__file__).resolve().parents[2] / "theme"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><rect width="80" height="40"/></svg>'


def test_the_mark_of_the_theme_is_in_the_colours_of_the_site() -> None:
    found = mark(THEME, colours(THEME, {"light": {"sun": "#aabbcc"}}), None)
    assert b"#aabbcc" in found.content and b"var(" not in found.content
    assert "var(--sun)" in found.drawing and 'class="site-name__mark" width="36"' in found.drawing


def test_a_logo_is_shown_as_it_is_and_published_in_the_place_of_the_mark(tmp_path: Path) -> None:
    logo = tmp_path / "ours.svg"
    logo.write_text(SVG, encoding="utf-8")
    found = mark(THEME, colours(THEME), logo)
    assert (found.name, found.width, found.height, found.drawing) == ("logo.svg", 2 * HEIGHT, HEIGHT, "")
    files = {name: content for name, _, content in asset_paths(THEME, colours(THEME), found)}
    assert files["logo.svg"] == logo.read_bytes() and "mark.svg" not in files
