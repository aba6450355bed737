"""Whatever the address or a field says is text: nothing of it is run, and the page goes on working."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits
from tests.browser.pages_host import Visit
from tests.browser.test_search import found, settled, settling, start, write

HOSTILE = [
    "<img src=x onerror=window.ran=1>",
    "<script>window.ran=1</script>",
    '"><svg onload=window.ran=1>',
    "__proto__",
    "constructor",
    "javascript:window.ran=1",
    "$& {name} {count} %s",
    "foo:bar",
    "👩‍👩‍👧 \u202eمرحبا\u0000\ud7ff",
]
FIELDS = ("q", "near", "cause", "kind", "help", "skill", "remote", "receipt", "sort", "area", "date", "nothing")
ALONE = ("q", "near", "cause", "sort", "area", "date")
ELEMENTS = "main => main.querySelectorAll('img:not(.emblem img), script, svg, iframe, [onerror], [onload]').length"
PROTOTYPE = "() => Object.keys(Object.prototype).length + Object.keys(Array.prototype).length"


def unharmed(here: Visit) -> None:
    """Nothing ran, nothing was added, nothing was complained of."""
    page = here.page
    assert page.evaluate("window.ran") is None and page.evaluate(PROTOTYPE) == 0
    assert page.locator("main").evaluate(ELEMENTS) == 0
    assert here.wrong == []
    expect(page.locator("[data-failed]")).to_be_hidden()


def works(page: Page) -> None:
    """It finds what is asked for next."""
    page.locator("#q").fill("")
    write(page, "toits partagés")
    assert "Toits partagés" in found(page)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_an_address_runs_nothing(visit: Visits, text: str) -> None:
    here = start(visit, bypass_csp=True)
    for field in ALONE:
        here.go(f"recherche/?{field}={quote(text)}")
        settled(here.page)
        unharmed(here)
    here.go("recherche/?" + "&".join(f"{field}={quote(text)}" for field in FIELDS))
    settled(here.page)
    here.page.locator("[data-filters] > summary").click()
    expect(here.page.locator("[data-area=region] option").nth(1)).to_contain_text("(")
    assert text.strip() in here.page.locator(".chip").first.inner_text()
    unharmed(here)
    while here.page.locator(".chip").count():
        with settling(here.page):
            here.page.locator(".chip").first.click()
    works(here.page)


@pytest.mark.parametrize("text", HOSTILE[:4], ids=range(4))
def test_fields_run_nothing(visit: Visits, text: str) -> None:
    here = start(visit, bypass_csp=True)
    here.go("recherche/")
    settled(here.page)
    write(here.page, text)
    with settling(here.page):
        here.page.locator("#near").fill(text)
        here.page.keyboard.press("Enter")
    expect(here.page.locator(".chip")).to_contain_text([text])
    unharmed(here)
    with settling(here.page):
        here.page.locator(".chip").click()
    works(here.page)


@pytest.mark.parametrize("text", ["a" * 100_000, "toits " * 10_000, "é ù œ " * 5_000], ids=["long", "again", "many"])
def test_a_very_long_query_is_cut(visit: Visits, text: str) -> None:
    here = start(visit, bypass_csp=True)
    here.go("recherche/")
    settled(here.page)
    with settling(here.page):
        here.page.locator("#q").evaluate("(field, text) => { field.value = text; field.form.requestSubmit() }", text)
    unharmed(here)
    here.go(f"recherche/?q={quote(text[:20_000])}")
    settled(here.page)
    assert len(here.page.locator("#q").input_value()) <= 200
    unharmed(here)
    works(here.page)


def test_what_would_run_is_seen_to_run(visit: Visits) -> None:
    """So that nothing ran means something."""
    here = start(visit, bypass_csp=True)
    here.go("recherche/")
    settled(here.page)
    here.page.locator("[data-results]").evaluate("(list, html) => { list.innerHTML = html }", HOSTILE[0])
    here.page.wait_for_function("window.ran === 1")
    assert here.page.locator("main").evaluate(ELEMENTS) == 1
    here.missing.clear()
    here.wrong.clear()
