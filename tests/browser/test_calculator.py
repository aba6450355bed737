"""The calculator, and the table that stands for it, on a page with a way to give of each kind."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from plugins.giving.costs import AMOUNTS
from plugins.giving.outcome import outcome
from plugins.website.views.arrivals import sentence
from tests.browser.conftest import Visits
from tests.browser.pages_host import Visit
from tests.giving.make_cases import PAGE, page, rule_of_page
from tests.giving.rules import TODAY, euros
from tests.giving.test_cases import CASES, LANGUAGES, Case, gift
from tests.website.built import Built
from tests.website.parsed import pages

PATHS = {"fr": f"associations/{PAGE}/index.html", "en": f"en/associations/{PAGE}/index.html"}
HERE = [one for one in CASES if "way" in one]
PARTS = ("arrives", "platform", "processor", "host")
WORDS = (
    "root => [...root.querySelectorAll('li[data-needs]')].filter(one => !one.hidden).map(one => one.textContent.trim())"
)


def open_calculator(here: Visit, language: str) -> None:
    here.go(PATHS[language])
    expect(here.page.locator("[data-live]")).to_have_attribute("data-live", "")
    here.page.locator(".calculator > summary").click()
    expect(here.page.locator("#gift-amount")).to_be_visible()


def words(page: Page) -> str:
    return "\n".join(page.locator(".calculator").evaluate(WORDS))


def ask(page: Page, one: Case) -> str:
    """Fill in a case as a person does, and read what is said."""
    page.locator("#gift-channel").select_option(str(one["way"]))
    page.locator("#gift-situation").select_option("1" if one["regime"] else "")
    page.locator("#gift-amount").fill(str(gift(one)).replace(".", ","))
    return words(page)


def said(one: Case, language: str) -> list[str]:
    """The amounts of a case that are to be read, in the order of the page."""
    expected = one["expected"]
    named = [one["gift"]] if expected["arrives"] is None else [one["gift"], expected["arrives"]]
    named += [expected[part] for part in PARTS[1:] if expected[part]]
    named += [expected["paid"]] if expected["paid"] not in (None, one["gift"]) else []
    if one["regime"] and expected["returned"]:
        named += [expected["returned"]] + ([expected["cost"]] if expected["cost"] else [])
    return [LANGUAGES[language].money(Decimal(sum) / 100, "EUR") for sum in named]


def bar(page: Page) -> dict[str, Any]:
    """The whole length of the bar, and the start and length of each part."""
    script = """svg => ({
      whole: Number(svg.getAttribute("viewBox").split(" ")[2]),
      ...Object.fromEntries([...svg.children].map(
        one => [one.dataset.part, [Number(one.getAttribute("x")), Number(one.getAttribute("width"))]])),
    })"""
    found: dict[str, Any] = page.locator("[data-bar]").evaluate(script)
    return found


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_calculator_says_what_python_says(visit: Visits, language: str) -> None:
    here = visit()
    open_calculator(here, language)
    assert len(HERE) >= 200
    for one in HERE[:: 1 if language == "fr" else 7]:
        text = ask(here.page, one)
        position = 0
        for amount in said(one, language):
            assert amount in text[position:], f"{one}: {amount} in {text!r}"
            position = text.index(amount, position) + len(amount)
        expected = one["expected"]
        found = outcome(euros(gift(one)), page()[one["way"]][1], None, TODAY)
        assert text.startswith(sentence(LANGUAGES[language], found)), one
        if expected["arrives"] is not None:
            drawn = bar(here.page)
            assert [drawn[part][1] for part in PARTS] == [expected[part] for part in PARTS], one
            assert drawn["whole"] == drawn["host"][0] + drawn["host"][1] == expected["paid"], one


def test_every_case_comes_out_in_the_browser_as_in_python(visit: Visits, site_below_repo: Built) -> None:
    here = visit()
    here.go(PATHS["fr"])
    (main,) = pages(site_below_repo)[PATHS["fr"]].tree.all("script", type="module")
    script = """async ({address, cases}) => {
      const {outcome} = await import(address);
      const plain = (_, value) => typeof value === "bigint" ? Number(value) : value;
      return JSON.parse(JSON.stringify(
        cases.map(({gift, costs, regime, on}) => outcome(gift, "EUR", costs, regime, on)), plain));
    }"""
    address = main.get("src").replace("main.js", "outcome.js")
    found = here.page.evaluate(script, {"address": address, "cases": CASES})
    assert found == [{"gift": one["gift"], **one["expected"]} for one in CASES]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_table_says_what_python_says_without_a_script(visit: Visits, language: str) -> None:
    here = visit(javascript=False, width=360)
    here.go(PATHS[language])
    here.page.locator(".calculator > summary").click()
    expect(here.page.locator("[data-live]")).to_be_hidden()
    expect(here.page.locator(".give .copy")).to_be_hidden()
    money = LANGUAGES[language].money
    wanted = []
    for _, known in page():
        found = [outcome(euros(amount), known, rule_of_page(), TODAY) for amount in AMOUNTS]
        pays = any(one.paid != one.gift for one in found)
        for one in found if found[0].arrives is not None else []:
            sums = [one.gift, *([one.paid] if pays else []), one.arrives, one.returned]
            wanted.append([money(sum, "EUR") for sum in sums if sum is not None])
    rows = here.page.locator(".calculator__table tbody tr")
    expect(rows.first).to_be_visible()
    assert [row.locator("th, td").all_inner_texts() for row in rows.all()] == wanted
    assert len(wanted) == 4 * 4


def test_with_a_script_the_form_takes_the_place_of_the_table(visit: Visits) -> None:
    here = visit(width=360)
    open_calculator(here, "fr")
    expect(here.page.locator(".calculator__table").first).to_be_hidden()
    before = words(here.page)
    assert before.startswith("Sur 100")
    here.page.locator("#gift-amount").fill("beaucoup")
    expect(here.page.locator("#gift-wrong")).to_be_visible()
    expect(here.page.locator("#gift-amount")).to_have_attribute("aria-invalid", "true")
    expect(here.page.locator("[data-bar]")).to_be_hidden()
    here.page.locator("#gift-amount").fill("100")
    expect(here.page.locator("#gift-wrong")).to_be_hidden()
    assert words(here.page) == before


def test_nothing_is_sent_anywhere(visit: Visits) -> None:
    here = visit()
    open_calculator(here, "fr")
    asked: list[str] = []
    here.page.on("request", lambda request: asked.append(request.url))
    for one in HERE[::20]:
        ask(here.page, one)
    here.page.keyboard.press("Enter")
    assert not asked and here.page.url.endswith(f"/{PAGE}/")
    assert here.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_each_way_to_give_says_what_arrives(site_below_repo: Built) -> None:
    section = pages(site_below_repo)[PATHS["fr"]].tree.one("section", class_="give")
    texts = [" · ".join(part.text for part in one.all("p")) for one in section.all("div", class_="arrives")]
    assert [text.replace("\u00a0", " ") for text in texts] == [
        "Sur 100 €, 100 € arrivent · la plateforme vous propose en plus un pourboire",
        "Sur 100 €, 96,60 € arrivent · par carte",
        "Sur 100 €, 92 € arrivent · vous payez 102,30 € · par carte · ses frais dépendent de toute la collecte : "
        "ici, on compte les plus élevés",
        "Sur 100 €, on ne sait pas ce qui arrive · cela ne veut pas dire que c’est gratuit",
        "Sur 100 €, on ne sait pas ce qui arrive",
        "Sur 100 €, on ne sait pas ce qui arrive",
        "Sur 100 €, 100 € arrivent · ni frais, ni intermédiaire",
        "Sur 100 €, on ne sait pas ce qui arrive",
    ]
    known = section.all("div", class_="give__channel")[0].one("details")
    assert known.one("summary").text == "D’où vient ce chiffre"
    assert known.all("a", class_="source") and "2 novembre 2026" in known.text
    assert "déductible" not in section.text


@pytest.mark.parametrize(
    ("path", "modules"), [("index.html", set()), (PATHS["fr"], {"calculator", "copy", "money", "outcome"})]
)
def test_a_page_loads_no_calculator_that_it_has_no_use_for(visit: Visits, path: str, modules: set[str]) -> None:
    here = visit()
    asked: list[str] = []
    here.page.on("request", lambda request: asked.append(request.url))
    here.go(path)
    here.page.wait_for_load_state("networkidle")
    scripts = {url.rsplit("/", 1)[-1].removesuffix(".js") for url in asked if url.endswith(".js")}
    assert "main" in scripts and scripts & {"calculator", "copy", "money", "outcome"} == modules


def test_the_rules_of_the_page_are_those_of_the_cases(site_below_repo: Built) -> None:
    tree = pages(site_below_repo)[PATHS["en"]].tree
    rules = json.loads(tree.one("details", class_="calculator").get("data-rules"))
    assert rules["channels"] == [next(one["costs"] for one in HERE if one["way"] == way) for way in range(len(page()))]
    assert rules["regime"] == next(one["regime"] for one in HERE if one["regime"]) and rules["on"] == TODAY.isoformat()
