"""When a file does not arrive, or late: a message, a button that tries again, and ways to browse."""

from __future__ import annotations

import json
from bisect import bisect_right
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Visits
from tests.browser.pages_host import Visit
from tests.browser.test_search import found, opened, settled, settling, start, write
from tests.website.built import Built
from tests.website.parsed import pages

OPENING = """list => new MutationObserver(() => { window.opened ||= !list.hidden })
  .observe(list, { attributes: true })"""


def manifest(site: Built) -> dict[str, Any]:
    """What names the files of the French index: the search page holds it."""
    (block,) = pages(site)["recherche/index.html"].tree.all("script", type="application/json")
    found: dict[str, Any] = json.loads(block.text)
    return found


def shard(site: Built, word: str) -> str:
    """Where the file is that has a word."""
    lexicon = manifest(site)["lexicon"]
    return f"**/index/fr/{lexicon['files'][bisect_right(lexicon['bounds'], word) - 1]}"


def towns_of(site: Built, word: str) -> str:
    """The address of the file that has the towns of a word."""
    towns = json.loads((site.output / "index" / "fr" / manifest(site)["towns"]).read_text(encoding="utf-8"))
    return f"{site.base}index/fr/{towns['files'][bisect_right(towns['bounds'], word) - 1]}"


def cards(site: Built) -> str:
    return f"**/index/fr/{manifest(site)['cards']['folder']}/*.json"


def refuse(route: Route) -> None:
    route.fulfill(status=404, body="404")


def drop(route: Route) -> None:
    route.abort()


class Held:
    """Files of an address, kept back until they are let go."""

    def __init__(self, page: Page, address: str) -> None:
        self.routes: list[Route] = []
        self.is_over = False
        page.route(address, self._keep)

    def _keep(self, route: Route) -> None:
        if self.is_over:
            route.fallback()
        else:
            self.routes.append(route)

    def let_go(self) -> None:
        self.is_over = True
        while self.routes:
            self.routes.pop(0).fallback()


def forgive(here: Visit) -> None:
    """The browser says what did not arrive, and is right."""
    assert any("Failed to load resource" in line for line in here.wrong)
    here.wrong[:] = [line for line in here.wrong if "Failed to load resource" not in line]


@pytest.mark.parametrize("way", [drop, refuse])
@pytest.mark.parametrize("what", ["words", "cards"])
def test_a_file_that_does_not_arrive(visit: Visits, site_below_repo: Built, what: str, way: Any) -> None:
    here = start(visit, width=360)
    page = here.page
    address = shard(site_below_repo, "toits") if what == "words" else cards(site_below_repo)
    page.route(address, way)
    here.go("recherche/?q=toits partagés")
    failed = page.locator("[data-failed]")
    expect(failed).to_contain_text("n’est pas arrivée")
    expect(failed).to_be_visible()
    assert page.locator("[data-browse] a:visible").count() > 20
    retry = failed.get_by_role("button", name="Réessayer")
    with page.expect_request(address):
        retry.click()
    expect(failed).to_be_visible()
    page.unroute(address)
    retry.click()
    settled(page, "toits partagés")
    assert found(page)[0] == "Toits partagés"
    expect(failed).to_be_hidden()
    forgive(here)


def test_suggestions_do_not_take_the_message_away(visit: Visits, site_below_repo: Built) -> None:
    here = opened(visit)
    here.page.route(cards(site_below_repo), drop)
    here.page.locator("#q").press_sequentially("log")
    expect(here.page.locator("#q-list [role=option]").filter(has_text="Cause")).to_be_visible()
    forgive(here)
    expect(here.page.locator("[data-failed]")).to_be_visible(timeout=1_000)


def test_a_failure_is_said_to_those_who_do_not_see(visit: Visits, site_below_repo: Built) -> None:
    here = opened(visit)
    here.page.route(shard(site_below_repo, "toits"), drop)
    here.page.locator("#q").fill("toits")
    expect(here.page.locator("[data-failed]")).to_be_visible()
    forgive(here)
    said = here.page.locator("[role=status], [role=alert]").filter(has_text="Une partie de la recherche")
    expect(said).to_have_count(1, timeout=2_000)


def test_a_file_of_towns_that_does_not_arrive(visit: Visits, site_below_repo: Built) -> None:
    here = opened(visit)
    towns = f"**/index/fr/{manifest(site_below_repo)['towns']}"
    here.page.route(towns, drop)
    here.page.locator("#near").press_sequentially("lyon")
    expect(here.page.locator("[data-failed]")).to_be_visible()
    here.page.unroute(towns)
    with settling(here.page):
        here.page.keyboard.press("Enter")
    expect(here.page.locator("[data-results] > .card").first).to_contain_text(" km")
    expect(here.page.locator("[data-failed]")).to_be_hidden()
    forgive(here)


def test_a_script_that_does_not_arrive_is_as_none(visit: Visits) -> None:
    here = start(visit)
    here.page.route("**/js/search/search.js", drop)
    here.go("recherche/?q=toits")
    expect(here.page.locator("[data-still]")).to_be_visible()
    expect(here.page.locator("[data-browse]")).to_be_visible()
    expect(here.page.locator("#near")).to_be_hidden()
    forgive(here)


def test_the_last_text_wins(visit: Visits, site_below_repo: Built) -> None:
    """While the file of one word is on its way, another is written."""
    here = opened(visit)
    page = here.page
    page.evaluate("""() => {
      const list = document.querySelector("[data-results]");
      window.seen = "";
      new MutationObserver(() => window.seen += list.textContent).observe(list, { childList: true });
    }""")
    held = Held(page, shard(site_below_repo, "abris"))
    with page.expect_request(shard(site_below_repo, "abris")):
        page.locator("#q").fill("abris")
    for text in ("abris de nuit", "t", "toit", "toits partagés"):
        page.locator("#q").fill(text)
    expect(page.locator("#q")).to_have_value("toits partagés")
    assert found(page) == []
    held.let_go()
    settled(page, "toits partagés")
    assert found(page)[0] == "Toits partagés" and "?q=toits" in page.url
    assert "Abris de nuit" not in page.evaluate("window.seen")


def test_letters_before_the_first_file_is_there(visit: Visits) -> None:
    here = start(visit)
    page = here.page
    held = Held(page, "**/index/fr/*.json")
    here.go("recherche/?q=toits")
    expect(page.locator("#near")).to_be_visible()
    page.locator("#q").press("End")
    page.keyboard.type(" partag")
    page.locator("#near").press_sequentially("ly")
    held.let_go()
    settled(page, "toits partag")
    assert found(page)[0] == "Toits partagés"
    assert "Toits" in page.locator("[data-results] mark").all_inner_texts()
    expect(page.locator("[data-failed]")).to_be_hidden()


def test_enter_before_suggestions_are_there_shows_none(visit: Visits, site_below_repo: Built) -> None:
    """Who has sent the form looks at results: nothing may open above them."""
    here = opened(visit)
    page = here.page
    address = towns_of(site_below_repo, "toi")
    held = Held(page, f"**{address}")
    with page.expect_request(f"**{address}"):
        write(page, "toi")
    page.keyboard.press("Enter")
    page.locator("#q-list").evaluate(OPENING)
    held.let_go()
    page.evaluate("async address => (await fetch(address)).json()", address)  # after that of the page
    with settling(page):
        page.locator("#q").fill("")
    assert page.evaluate("window.opened") is not True
