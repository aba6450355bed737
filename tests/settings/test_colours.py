"""The colours of the theme and those chosen in their place: read, written, and far enough apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.settings.colours import (
    CONTRASTS,
    SCHEMES,
    colours,
    contrast,
    declared,
    dyed,
    luminance,
    rgb,
    too_close,
)

THEME = Path(__file__).resolve().parents[2] / "theme"
TOKENS = (THEME / "static/css/tokens.css").read_text(encoding="utf-8")
HEXES = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("front", "back", "least"), CONTRASTS)
def test_the_colours_of_the_theme_can_be_told_apart(scheme: str, front: str, back: str, least: float) -> None:
    found = colours(THEME)[scheme]
    assert contrast(found[front], found[back]) >= least, f"{scheme}: {front} {found[front]}, {back} {found[back]}"


def test_light_and_dark_are_not_mixed_up() -> None:
    found = colours(THEME)
    assert luminance(found["light"]["paper"]) > 0.5 > luminance(found["dark"]["paper"])
    assert luminance(found["light"]["ink"]) < 0.5 < luminance(found["dark"]["ink"])


def test_a_chosen_colour_takes_the_place_of_the_theme_s_and_of_no_other() -> None:
    own, found = colours(THEME), colours(THEME, {"dark": {"elan": "#00ff00"}})
    assert found["light"] == own["light"]
    assert found["dark"] == {**own["dark"], "elan": "#00ff00"}


@given(light=HEXES, dark=HEXES)
def test_what_is_written_in_the_style_sheet_is_read_again(light: str, dark: str) -> None:
    chosen = colours(THEME, {"light": {"elan": light}, "dark": {"elan": dark, "paper": light, "plate": dark}})
    assert declared(dyed(TOKENS, chosen)) == chosen


def test_the_theme_s_own_colours_change_nothing() -> None:
    assert dyed(TOKENS, colours(THEME)) == TOKENS


def test_a_colour_of_the_style_sheet_may_be_the_same_in_the_dark() -> None:
    assert declared(":root{--ink:#123}") == {"light": {"ink": "#123"}, "dark": {"ink": "#123"}}


@pytest.mark.parametrize(
    "css", ["", ":root { --ink: red; }", "@media (prefers-color-scheme: dark) { :root { --ink: #fff; } }"]
)
def test_a_style_sheet_without_colours_in_the_light_is_refused(css: str) -> None:
    with pytest.raises(ValueError, match=r"tokens\.css"):
        declared(css)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#ffffff", 21), ("#777777", "#fff", 4.478), ("#767676", "#FFFFFF", 4.542), ("#abc", "#aabbcc", 1)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.001) == contrast(other, one)


@given(HEXES, HEXES)
def test_contrast_lies_between_1_and_21(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) <= 21.000001


@pytest.mark.parametrize("colour", ["red", "#ff", "#fffff", "#ffffffff", "#ggg", "fff", "#fff;", ""])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="#rrggbb"):
        rgb(colour)


def test_too_little_contrast_is_said_with_both_colours() -> None:
    found = list(too_close(colours(THEME, {"light": {"soft": "#aaaaaa"}})))
    assert [(one.scheme, one.front, one.back, one.least) for one in found] == [
        ("light", "soft", "paper", 4.5),
        ("light", "soft", "card", 4.5),
    ]
    assert all(1 < one.ratio < 4.5 for one in found)
