"""Everything in the form has a name, can be touched, and speaks the language of its page."""

from __future__ import annotations

import pytest

from plugins.catalogue.kinds import KINDS
from tests.browser.conftest import Visits
from tests.browser.form import opened
from tests.browser.test_contribute import STEPS
from tests.browser.test_layout import OVERFLOW

DOUBTS = """() => {
  const found = [], ids = [...document.querySelectorAll("[id]")].map(one => one.id);
  found.push(...ids.filter((id, at) => ids.indexOf(id) !== at).map(id => `twice: ${id}`));
  for (const one of document.querySelectorAll("main input, main select, main textarea")) {
    if (!one.labels?.length || !one.labels[0].textContent.trim()) found.push(`no label: ${one.outerHTML}`);
    for (const id of (one.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean))
      if (!document.getElementById(id)) found.push(`describes nothing: ${id}`);
  }
  for (const one of document.querySelectorAll("main fieldset"))
    if (!one.querySelector(":scope > legend")?.textContent.trim()) found.push(`no legend: ${one.className}`);
  for (const one of document.querySelectorAll("main button, main a"))
    if (!one.innerText.trim() && one.getClientRects().length) found.push(`no name: ${one.outerHTML}`);
  return found;
}"""
SMALL = """() => [...document.querySelectorAll(
    "form input:not([type=checkbox]), form select, form textarea, form button, form summary, .tick")]
  .filter(one => one.getClientRects().length && one.getBoundingClientRect().height < 43.5)
  .map(one => `${one.outerHTML.slice(0, 80)} ${one.getBoundingClientRect().height}`)"""


@pytest.mark.parametrize("kind", STEPS)
def test_everything_has_a_name_and_can_be_touched(visit: Visits, kind: str) -> None:
    """Every part open, every list with two items of its first sort: labels, legends, identifiers, sizes, the window."""
    here = visit(width=360)
    page = opened(here, f"kind={kind}", "en")
    for button in page.locator(".list > .button").all():
        button.evaluate("one => { one.click(); one.click() }")
    for select in page.locator(".list__item > .group > .ask > select").all():
        select.evaluate("one => { one.selectedIndex = 1; one.dispatchEvent(new Event('change', { bubbles: true })) }")
    page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true })")
    assert page.locator("main fieldset").count() > 10
    assert page.evaluate(DOUBTS) == []
    assert page.evaluate(SMALL) == []
    assert page.evaluate(OVERFLOW) == []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(OVERFLOW) == []


def test_labels_are_in_the_page_s_language(visit: Visits) -> None:
    """No field shows its name in the files."""
    for kind in STEPS:
        page = opened(visit(), f"kind={kind}")
        names = page.locator("main label, main legend").all_inner_texts()
        assert len(names) > 30
        bare = {key for model in KINDS.values() for key in model.model_fields}
        assert not [one for one in names if one in bare]
