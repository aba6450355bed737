"""Logos in a browser: in their size, from the file that suits the screen, and nothing moves when they arrive."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visits
from tests.browser.pages_host import Visit
from tests.website.built import Built
from tests.website.test_logos import illustrated

__all__ = ["illustrated"]

SHIFT = """() => {
  globalThis.shift = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => { globalThis.shift += one.value; }))
    .observe({ type: "layout-shift", buffered: true });
}"""
SHOWN = """img => { const box = img.getBoundingClientRect();
  return [img.complete && img.naturalWidth > 0, box.width, box.height, img.currentSrc]; }"""
PAGES = ["associations/dessin/index.html", "associations/trace/index.html", "associations/index.html"]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_a_logo_has_its_proportions_and_moves_nothing(visit: Visits, illustrated: Built, path: str, width: int) -> None:
    here = visit(illustrated, width=width)
    here.page.add_init_script(f"({SHIFT})()")
    here.go(path)
    here.page.wait_for_load_state("networkidle")
    images = here.page.locator("picture.emblem img")
    assert images.count()
    for number in range(images.count()):
        image = images.nth(number)
        image.scroll_into_view_if_needed()
        here.page.wait_for_function("img => img.complete", arg=image.element_handle())
        loaded, across, down, source = image.evaluate(SHOWN)
        attributes = [float(image.get_attribute(name) or 0) for name in ("width", "height")]
        assert loaded, source
        least = 1 if width > 400 else 0.45  # of the largest, what a small phone has room for
        assert least * attributes[0] - 0.5 <= across <= attributes[0] + 0.5
        assert abs(across / down - attributes[0] / attributes[1]) < 0.1 * attributes[0] / attributes[1]
        assert source.endswith((".webp", ".svg"))
    assert here.page.evaluate("globalThis.shift") == 0


def test_a_fine_screen_gets_a_finer_file(browser: Browser, illustrated: Built) -> None:
    found = []
    for scale in (1, 2):
        context = browser.new_context(device_scale_factor=scale, viewport={"width": 1280, "height": 900})
        here = Visit(illustrated, context, context.new_page())
        here.start()
        here.go("associations/dessin/index.html")
        found.append(here.page.locator("picture.emblem img").first.evaluate("img => img.currentSrc"))
        context.close()
    assert "-192-" in found[0] and "-384-" in found[1]


def test_a_result_of_the_search_has_its_logo_or_its_letters(visit: Visits, illustrated: Built) -> None:
    here = visit(illustrated)
    here.go("recherche/?q=dessin")
    image = here.page.locator("[data-results] picture.emblem img")
    expect(image).to_have_count(1)
    assert image.evaluate(SHOWN)[1] == 96
    assert image.get_attribute("alt") == ""
    here.go("recherche/?q=elan")
    expect(here.page.locator("[data-results] span.emblem").first).to_have_text("É")
