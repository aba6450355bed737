"""The site of another city in a browser: it fits a small window, searches, and complains of nothing."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visits
from tests.browser.test_layout import OVERFLOW
from tests.website.built import Built
from tests.website.parsed import indexed

WIDTH = 360


def test_every_page_fits_a_small_window(visit: Visits, second_site: Built) -> None:
    here = visit(second_site, width=WIDTH)
    found: dict[str, list[str]] = {}
    for page in indexed(second_site):
        if page.path.count("/") < 4:
            here.go(page.path)
            found |= {page.path: wide} if (wide := here.page.evaluate(OVERFLOW)) else {}
    assert not found


@pytest.mark.parametrize(("path", "typed"), [("search/", "bike"), ("fr/recherche/", "vélo")])
def test_its_search_finds(visit: Visits, second_site: Built, path: str, typed: str) -> None:
    here = visit(second_site, width=WIDTH)
    here.go(path)
    here.page.locator("#q").fill(typed)
    here.page.keyboard.press("Enter")
    here.page.get_by_role("main").get_by_role("link", name="Wheels for Everyone").wait_for()
