"""Each field has a label that one sees beside it, and what is wrong is said where it is (RGAA 11, WCAG 3.3)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import form
from tests.browser.conftest import Visits
from tests.browser.test_engines import OPEN
from tests.browser.test_search import PATHS, settled

NEAR = 60
"""CSS pixels that a label may lie from its field: above it, or beside it (RGAA 11.4)."""

FIELDS = """(near) => [...document.querySelectorAll("input, select, textarea")].filter((one) => one.checkVisibility())
  .filter((one) => ![...one.labels].some((label) => {
    const a = label.getBoundingClientRect(), b = one.getBoundingClientRect();
    return label.innerText.trim() && label.checkVisibility()
      && a.top < b.bottom + near && b.top < a.bottom + near && a.left < b.right + near && b.left < a.right + near;
  })).map((one) => one.outerHTML.slice(0, 120))"""
GROUPS = """() => [...document.querySelectorAll("fieldset")].filter((one) => one.checkVisibility())
  .filter((one) => !one.querySelector("legend")?.innerText.trim()).map((one) => one.outerHTML.slice(0, 120))"""
ALONE = """() => [...document.querySelectorAll("input[type=radio], input[type=checkbox]")]
  .filter((one) => one.checkVisibility() && !one.closest("fieldset, [role=group], [role=radiogroup]"))
  .map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("kind", ["association", "project", "funder", "partner", "event", "platform"])
def test_fields_of_the_form_have_labels(visit: Visits, kind: str) -> None:
    page = form.opened(visit(), f"kind={kind}")
    page.evaluate(OPEN)
    assert page.locator("input, select, textarea").count() > 10
    assert page.evaluate(FIELDS, NEAR) == []
    assert page.evaluate(GROUPS) == []


@pytest.mark.parametrize("path", ["index.html", "associations/tous-les-moyens/index.html"])
def test_fields_of_pages_have_labels(visit: Visits, path: str) -> None:
    here = visit()
    here.go(path)
    here.page.evaluate(OPEN)
    assert here.page.evaluate(FIELDS, NEAR) == []


def test_fields_of_the_search_have_labels_and_boxes_stand_in_groups(visit: Visits) -> None:
    here = visit()
    here.go(PATHS["fr"])
    settled(here.page)
    here.page.evaluate(OPEN)
    assert here.page.evaluate(FIELDS, NEAR) == []
    assert here.page.evaluate(GROUPS) == [] and here.page.evaluate(ALONE) == []
    assert here.page.locator("select optgroup").count() > 1, "countries hold their regions (RGAA 11.8)"


def test_what_is_wrong_with_an_amount_is_bound_to_its_field(visit: Visits) -> None:
    here = visit()
    here.go("associations/tous-les-moyens/index.html")
    here.page.locator(".calculator > summary").click()
    amount = here.page.locator("#gift-amount")
    amount.fill("beaucoup")
    expect(amount).to_have_attribute("aria-invalid", "true")
    expect(amount).to_have_accessible_description("Écrivez un montant, comme 25 ou 25,50.")


def test_slips_are_listed_and_each_is_bound_to_its_field(visit: Visits) -> None:
    """RGAA 11.10, 11.11: what is needed is said before, what is wrong and how to mend it after."""
    page = form.opened(visit(), "kind=association")
    page.get_by_label("SIREN").fill("123")
    form.submit(page)
    expect(page.locator("[data-summary]")).to_be_focused()
    wrong = page.locator("[aria-invalid=true]")
    assert wrong.count() >= 3
    for one in wrong.all():
        ids = (one.get_attribute("aria-describedby") or "").split()
        said = [page.locator(f"[id='{id}']").inner_text().strip() for id in ids]
        assert any(said), one.evaluate("(one) => one.outerHTML")


def test_a_field_without_a_label_is_seen(visit: Visits) -> None:
    here = visit()
    here.go("index.html")
    here.page.locator("label[for=q]").evaluate("(one) => one.remove()")
    assert here.page.evaluate(FIELDS, NEAR)
