"""An entry is corrected: what does not change keeps its lines, its comments and what the form does not know."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from plugins.catalogue.kinds import KINDS
from tests.browser.conftest import Visits
from tests.browser.form import checked, opened, submit
from tests.website.built import DIRECTORY

ENTRIES = sorted(
    f"{folder}/{path.stem}"
    for folder in KINDS
    for path in (DIRECTORY / folder).glob("*.md")
    if path.name.count(".") == 1
)


def differing(before: str, after: str) -> list[str]:
    """Lines of one text that the other does not have."""
    kept = set(before.splitlines())
    return [line for line in after.splitlines() if line not in kept]


def test_there_are_entries_of_every_kind() -> None:
    assert {one.split("/")[0] for one in ENTRIES} == set(KINDS)


@pytest.mark.long
@pytest.mark.parametrize("part", range(4))
def test_an_entry_that_nobody_changes_stays_as_it_is(visit: Visits, part: int) -> None:
    here = visit()
    for name in ENTRIES[part::4]:
        page = opened(here, f"entry={name}")
        assert page.locator("[data-file]").text_content() == (DIRECTORY / f"{name}.md").read_text(encoding="utf-8")
        submit(page)
        expect(page.locator("[data-unchanged]")).to_be_focused()
        expect(page.locator("[data-send]")).to_be_hidden()
        expect(page.locator("[data-summary]")).to_be_hidden()


def test_one_field_changes_one_line(visit: Visits, tmp_path: Path) -> None:
    here = visit(width=360)
    here.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(here, "entry=associations/toits-partages")
    expect(page.locator("[data-heading]")).to_have_text("Corriger : Toits partagés")
    assert page.locator("[data-only=new]").locator("visible=true").count() == 0
    page.get_by_label("En une phrase").fill("Une autre phrase.")
    page.get_by_role("button", name=re.compile("Monter.*Besoin 2")).click()
    submit(page)
    link = page.locator("[data-edit]")
    address = "https://github.com/elan-annuaire/elan/edit/main/content/associations/toits-partages"
    assert link.get_attribute("href") == f"{address}.md"
    assert page.locator("[data-translations] a").get_attribute("href") == f"{address}.en.md"
    link.evaluate("link => link.addEventListener('click', event => event.preventDefault())")
    link.click()
    expect(page.locator("[data-way=edit] [role=status]")).to_have_text("Copié")
    text = page.evaluate("navigator.clipboard.readText()")
    before = (DIRECTORY / "associations" / "toits-partages.md").read_text(encoding="utf-8")
    changed = differing(before, text)
    assert "summary: Une autre phrase." in changed
    assert all(line.startswith((" ", "summary")) for line in changed), changed
    assert text.index("id: caution") < text.index("id: chambre")
    for kept in ("aliases: [toits-et-partages]", "logo:", "coordinates: [45.7597, 4.8422]", "Voir [le bilan]"):
        assert kept in text
    assert checked(tmp_path, "associations/toits-partages.md", text).errors == []


def test_comments_and_unknown_fields_are_kept(visit: Visits) -> None:
    """The file that the site hands out is answered with one that has them."""
    text = "---\n# Relu avec Zoé\nname: Lacs  # son nom\nnew_field: {a: 1}\nsummary: Une phrase.\n---\n\nUn texte.\n"
    blocks = [
        [None, 2, 2, ["# Relu avec Zoé"]],
        ["name", 3, 3, ["# son nom"]],
        ["new_field", 4, 4, []],
        ["summary", 5, 5, []],
    ]
    data = {"name": "Lacs", "new_field": {"a": "1"}, "summary": "Une phrase."}
    one = {
        "path": "content/associations/lacs-propres.md",
        "text": text,
        "data": data,
        "body": "\nUn texte.\n",
        "blocks": blocks,
    }
    here = visit()
    here.page.route(
        "**/contribute/entries/*.json",
        lambda route: route.fulfill(
            body=json.dumps({"associations/lacs-propres": one}), content_type="application/json"
        ),
    )
    page = opened(here, "entry=associations/lacs-propres")
    file = page.locator("[data-file]")
    assert file.text_content() == text
    page.get_by_label("En une phrase").fill("Une autre.")
    expect(file).to_contain_text("Une autre.")
    assert file.text_content() == text.replace("Une phrase.", "Une autre.")
    page.get_by_label("Nom", exact=False).first.fill("Lacs propres")
    expect(file).to_contain_text("# son nom\nname: Lacs propres\nnew_field: {a: 1}", use_inner_text=False)
    submit(page)
    expect(page.locator("[data-summary]")).to_contain_text("new_field")


def test_a_draft_is_put_upon_what_stands_there_now(visit: Visits) -> None:
    """Somebody else's correction, published meanwhile, is not undone."""
    here = visit()
    page = opened(here, "entry=associations/toits-partages")
    page.get_by_label("En une phrase").fill("Une autre phrase.")
    expect(page.locator("[data-file]")).to_contain_text("Une autre phrase.")
    page.evaluate("""() => {
      const [name] = Object.keys(localStorage), kept = JSON.parse(localStorage[name]);
      kept.data.founded = kept.base.data.founded = "1999";
      localStorage[name] = JSON.stringify(kept);
    }""")
    opened(here, "entry=associations/toits-partages")
    expect(page.locator("[data-restored]")).to_be_visible()
    expect(page.locator("[data-file]")).to_contain_text("summary: Une autre phrase.")
    expect(page.locator("[data-file]")).to_contain_text("founded: 2011")


@pytest.mark.parametrize("name", ["associations/inconnue", "pages/legal", "../x", "associations/__proto__", "x"])
def test_an_entry_that_is_not_there_is_said_so(visit: Visits, name: str) -> None:
    here = visit()
    here.go(f"contribuer/?entry={name}")
    expect(here.page.locator("[data-unknown]")).to_be_visible()
    expect(here.page.locator("[data-form]")).to_be_hidden()


def test_the_page_of_a_record_leads_to_the_form(visit: Visits) -> None:
    here = visit(width=360)
    here.go("en/associations/toits-partages/")
    here.page.get_by_role("link", name="Correct this entry").click()
    here.page.locator("[data-ready=association]").wait_for()
    assert here.page.get_by_label("Name", exact=False).first.input_value() == "Toits partagés"
