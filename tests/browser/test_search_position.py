"""The browser's position is asked for when somebody asks, and goes nowhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits
from tests.browser.pages_host import Visit
from tests.browser.test_search import found, opened, said, settled, settling, start, write
from tests.browser.test_search_journey import distances

LYON = "good({ coords: { latitude: 45.7597, longitude: 4.8422 } })"
REFUSED = "bad({ code: 1, message: 'no' })"
DIGITS = ("45.7", "4.84", "45,7", "4,84")


def asking(visit: Visits, answer: str) -> tuple[Visit, list[str]]:
    """A visit with a browser that answers so when it is asked where it is, and every address that is fetched."""
    here = start(visit, width=360)
    here.page.add_init_script(
        f"""window.asked = 0;
        Geolocation.prototype.getCurrentPosition = (good, bad) => {{ window.asked++; {answer} }};
        Geolocation.prototype.watchPosition = () => {{ window.asked++; }};"""
    )
    fetched: list[str] = []
    here.page.on("request", lambda request: fetched.append(request.url))
    return here, fetched


def times(page: Page) -> int:
    count: int = page.evaluate("window.asked")
    return count


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_is_not_asked_for_unasked(visit: Visits, language: str) -> None:
    here, _ = asking(visit, LYON)
    here.go("" if language == "fr" else "en/")
    assert times(here.page) == 0
    here.page.locator("main a[href$='#near']").click()
    settled(here.page)
    write(here.page, "toi")
    with settling(here.page):
        here.page.locator("#near").fill("Lyon")
        here.page.keyboard.press("Tab")
    here.page.locator("[data-filters] > summary").click()
    with settling(here.page):
        here.page.locator("[data-facet=kind]").first.check()
    assert times(here.page) == 0


def test_near_me_leads_to_the_field(visit: Visits) -> None:
    here = start(visit, width=360)
    here.go("")
    here.page.locator("main a[href$='#near']").click()
    settled(here.page)
    expect(here.page.locator("#near")).to_be_focused(timeout=1_000)


def test_granted_it_sorts_by_distance_and_goes_nowhere(visit: Visits) -> None:
    here, fetched = asking(visit, LYON)
    page = here.page
    here.go("recherche/?kind=associations")
    settled(page)
    before = page.url
    with settling(page):
        page.locator("[data-locate]").click()
    assert times(page) == 1
    near = distances(page)
    assert len(near) == 10 and near == sorted(near) and near[0] == 0 < near[-1]
    assert found(page)[0] == "Toits partagés"
    expect(page.locator("[data-sort]")).to_have_value("near")
    expect(page.locator(".chip").last).to_have_text("Ma position")
    with settling(page):
        page.locator("[data-sort]").select_option("name")
    with settling(page):
        page.locator("[data-sort]").select_option("near")
    assert distances(page) == near
    assert page.url.replace("sort=near&", "") == before
    kept = page.evaluate("JSON.stringify([history.state, { ...localStorage }, { ...sessionStorage }, document.cookie])")
    for text in (kept, page.url, *fetched):
        assert not any(digits in text for digits in DIGITS), text
    assert all(address.startswith(here.site.url + "/") for address in fetched)
    with settling(page):
        page.locator(".chip").last.click()
    assert distances(page) == []


def test_refused_it_says_so(visit: Visits) -> None:
    here, _ = asking(visit, REFUSED)
    here.go("recherche/?q=toits")
    settled(here.page)
    names = found(here.page)
    here.page.locator("[data-locate]").click()
    expect(here.page.locator("[data-status]")).to_contain_text("Écrivez plutôt une ville")
    expect(here.page.locator("[role=status]")).to_contain_text("Écrivez plutôt une ville")
    assert found(here.page) == names and distances(here.page) == []


def test_a_browser_that_knows_no_positions(visit: Visits) -> None:
    here = start(visit)
    here.page.add_init_script("Object.defineProperty(Navigator.prototype, 'geolocation', { value: undefined })")
    here.go("recherche/")
    settled(here.page)
    here.page.locator("[data-locate]").click()
    expect(here.page.locator("[data-status]")).to_contain_text("Écrivez plutôt une ville")


def test_back_leads_from_the_position_to_the_town(visit: Visits) -> None:
    here, _ = asking(visit, LYON)
    here.go("recherche/?kind=associations&near=Lille")
    settled(here.page)
    lille = (found(here.page), said(here.page), distances(here.page))
    with settling(here.page):
        here.page.locator("[data-locate]").click()
    expect(here.page.locator("#near")).to_have_value("")
    assert found(here.page) != lille[0]
    with settling(here.page):
        here.page.go_back()
    expect(here.page.locator("#near")).to_have_value("Lille")
    assert (found(here.page), said(here.page), distances(here.page)) == lille


def test_nothing_leaves_while_one_searches(visit: Visits) -> None:
    here = opened(visit)
    fetched: list[str] = []
    here.page.on("request", lambda request: fetched.append(request.url))
    write(here.page, "une chambre chez")
    here.page.locator("#near").press_sequentially("lyon")
    with settling(here.page):
        here.page.keyboard.press("Enter")
    assert all(address.startswith(here.site.url + "/") for address in fetched)
    assert sum("/index/fr/" in address for address in fetched) > 3
    assert not any(word in address for address in fetched for word in ("chambre", "lyon", "?"))
