"""Two engines find nothing that keeps people out, on every kind of page and in every state of those that have some."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser import form
from tests.browser.conftest import Visits
from tests.browser.engines import ANSWERED, FILES, LEFT_OUT, Finding, answered, findings, versions
from tests.browser.kinds import longest
from tests.browser.pages_host import Visit
from tests.browser.test_search import PATHS, settled, write
from tests.tools import HERE
from tests.website.built import TODAY, Built

Scheme = Literal["light", "dark"]
OPEN = "document.querySelectorAll('details').forEach((one) => { one.open = true })"


def found(page: Page, where: str) -> list[str]:
    return [f"{where}: {one}" for one in findings(page)]


def check(here: Visit, paths: list[str]) -> None:
    """Look at pages with all that can be opened open: what is closed is shown to nobody."""
    problems = []
    for path in paths:
        here.go(path)
        here.page.evaluate(OPEN)
        problems += found(here.page, path)
    assert not problems, "\n".join(problems)
    here.missing[:] = [url for url in here.missing if not url.endswith("/404.html")]


@pytest.mark.parametrize("part", range(2))
def test_every_kind_of_page_in_french(visit: Visits, site_below_repo: Built, part: int) -> None:
    paths = [path for kind, path in sorted(longest(site_below_repo).items()) if kind.startswith("fr")]
    assert len(paths) > 15
    check(visit(bypass_csp=True), paths[part::2])


@pytest.mark.long
@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [
        ("fr", "dark", 1280), ("en", "light", 1280), ("en", "dark", 1280),
        ("fr", "light", 320), ("en", "dark", 320),
    ],
)  # fmt: skip
def test_every_kind_of_page(visit: Visits, site_below_repo: Built, language: str, scheme: Scheme, width: int) -> None:
    paths = [path for kind, path in longest(site_below_repo).items() if kind.startswith(language)]
    check(visit(bypass_csp=True, scheme=scheme, width=width), paths)


def suggesting(here: Visit, language: str) -> None:
    searching(here, "", language)
    write(here.page, "log" if language == "fr" else "hous")
    expect(here.page.locator("#q-list [role=option]").first).to_be_visible()
    here.page.keyboard.press("ArrowDown")


def filtering(here: Visit, language: str) -> None:
    searching(here, "?kind=associations&cause=logement&help=money&area=FR-ARA&near=Lyon", language)
    here.page.locator("[data-filters] > summary").click()
    expect(here.page.locator("[data-area=region] option").nth(1)).to_contain_text("(")
    assert here.page.locator(".chip").count() == 5


def finding(here: Visit, language: str) -> None:
    searching(here, "?q=toits", language)
    assert here.page.locator("[data-results] > .card").count() > 1


def finding_nothing(here: Visit, language: str) -> None:
    searching(here, "?q=zzzz", language)
    assert here.page.locator("[data-results] > .card").count() == 0


def searching(here: Visit, query: str, language: str) -> None:
    here.page.clock.set_fixed_time(f"{TODAY}T12:00:00Z")
    here.go(PATHS[language] + query)
    settled(here.page)


def filling_in(here: Visit, language: str) -> None:
    form.opened(here, "kind=association", language)
    here.page.evaluate(OPEN)


def told_of_slips(here: Visit, language: str) -> None:
    filling_in(here, language)
    here.page.get_by_label("SIREN").fill("123")
    form.submit(here.page)
    expect(here.page.locator("[data-summary]")).to_be_focused()


def told_of_an_amount(here: Visit, language: str) -> None:
    here.go(("" if language == "fr" else "en/") + "associations/tous-les-moyens/")
    here.page.locator(".calculator > summary").first.click()
    here.page.locator("#gift-amount").fill("beaucoup")
    expect(here.page.locator("#gift-wrong")).to_be_visible()


STATES = [suggesting, filtering, finding, finding_nothing, filling_in, told_of_slips, told_of_an_amount]


@pytest.mark.parametrize("state", STATES)
def test_states_of_pages(visit: Visits, state: Callable[[Visit, str], None]) -> None:
    here = visit(bypass_csp=True)
    state(here, "fr")
    assert not found(here.page, state.__name__)


@pytest.mark.long
@pytest.mark.parametrize("state", STATES)
def test_states_of_pages_in_the_dark(visit: Visits, state: Callable[[Visit, str], None]) -> None:
    for width in (360, 1280):
        here = visit(bypass_csp=True, scheme="dark", width=width)
        state(here, "en")
        assert not found(here.page, f"{state.__name__} at {width}")


FAULTS = {
    "axe-core": {
        "target-size": "<p><a href='/a' style='display:inline-block;width:9px;height:9px'>a</a>"
        "<a href='/b' style='display:inline-block;width:9px;height:9px'>b</a></p>",
        "color-contrast": "<p style='color:#999;background:#fff'>Too pale to be read</p>",
        "label": "<input name='x'>",
        "image-alt": "<img src='/x.png'>",
    },
    "accessibility-checker-engine": {
        "img_alt_valid": "<img src='/x.png'>",
        "input_label_exists": "<input name='x'>",
        "text_contrast_sufficient": "<p style='color:#999;background:#fff'>Too pale to be read</p>",
        "fieldset_label_valid": "<fieldset><label>x <input></label></fieldset>",
    },
}
"""Faults, by the rule of each engine that sees them."""


@pytest.mark.parametrize(("engine", "rule"), [(engine, rule) for engine, rules in FAULTS.items() for rule in rules])
def test_an_engine_sees_a_fault(visit: Visits, engine: str, rule: str) -> None:
    here = visit(bypass_csp=True)
    here.go("404.html")
    here.page.locator("main").evaluate("(main, html) => { main.innerHTML += html }", FAULTS[engine][rule])
    assert (engine, rule, "violations") in {(one.engine, one.rule, one.level) for one in findings(here.page)}
    here.missing.clear()
    here.wrong.clear()


def test_a_fault_is_never_taken_for_an_answered_question() -> None:
    for rule, _ in ANSWERED:
        assert not answered(Finding("", "violations", rule, "/html[1]/head[1]/link[1]", ""))
    assert answered(Finding("", "incomplete", "style_color_misuse", "/html[1]/head[1]/link[1]", ""))
    assert not answered(Finding("", "incomplete", "element_tabbable_visible", "/html[1]", '<a href="/">'))


def test_all_rules_run_but_for_what_is_left_out(visit: Visits) -> None:
    here = visit(bypass_csp=True)
    here.go("404.html")
    findings(here.page)
    rules = here.page.evaluate("axe.getRules().map((rule) => rule.ruleId)")
    assert len(rules) > 100 and set(LEFT_OUT) < set(rules)
    ran = here.page.evaluate(
        "async (leftOut) => (await axe.run(document, { runOnly: { type: 'rule', values: "
        "axe.getRules().map((rule) => rule.ruleId).filter((id) => !leftOut.includes(id)) } }))",
        list(LEFT_OUT),
    )
    seen = {one["id"] for outcome in ("passes", "violations", "incomplete", "inapplicable") for one in ran[outcome]}
    assert seen == set(rules) - set(LEFT_OUT)


def test_the_engines_are_the_ones_of_the_lock() -> None:
    wanted = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert versions() == {name: wanted[name] for name in FILES}
