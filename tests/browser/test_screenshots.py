"""The pictures of a site: three pages, on a telephone and a computer, in the light and in the dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plugins.settings.colours import luminance
from tests.screenshots import WINDOWS, built, shots, together
from tests.website.built import SECOND_URL, Built


def test_every_page_is_taken_in_each_window_and_scheme(browser: Browser, second_site: Built) -> None:
    taken = {(name, width, scheme): picture for name, width, scheme, picture in shots(browser, second_site)}
    assert len(taken) == 12
    for (name, width, scheme), picture in taken.items():
        assert picture.size == (width, WINDOWS[width])
        paper = picture.getpixel((1, WINDOWS[width] // 4))
        assert isinstance(paper, tuple)
        assert (luminance("#{:02x}{:02x}{:02x}".format(*paper[:3])) > 0.5) == (scheme == "light"), name
    both = together(taken["home", 1280, "light"], taken["record", 360, "dark"])
    assert both.width > 1280 and both.height > 900


def test_the_site_says_where_it_lives(second_site: Built) -> None:
    assert built(second_site.folder).url == SECOND_URL


def test_without_a_site_there_is_nothing_to_take(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        built(tmp_path)
