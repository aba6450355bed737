"""An entry of each kind is filled in with the keyboard alone, on a phone's width, and the file is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from plugins.catalogue.kinds import KINDS, kind_of
from plugins.languages.words import KIND
from plugins.website.views.contribute import ABOUT
from tests.browser.conftest import Visits
from tests.browser.form import PATHS, Keyboard, Steps, checked, proposed
from tests.browser.test_layout import OVERFLOW
from tests.website.built import TODAY

NAME = "L’Été des voisins"
CAUSE = {"fr": "Logement", "en": "Housing"}


def who(key: Keyboard) -> None:
    """What every kind asks first."""
    key.write("Name", NAME)


def says(key: Keyboard) -> None:
    key.write("In one sentence", 'Réunit : les voisins d\'une rue, "chez eux"')


def cause(key: Keyboard) -> None:
    key.tick(CAUSE[key.language.code])


def read(key: Keyboard) -> None:
    key.write("Where did you read this? The address of a page", "https://www.ete-exemple.org/nous")


def town(key: Keyboard) -> None:
    key.write("Town or village", "Lyon")
    key.write("Postcode", "69003")


def author(key: Keyboard) -> None:
    key.write("Your name, or your role", "Camille, trésorière")
    key.write("What ties you to it", "none")


def association(key: Keyboard) -> None:
    who(key)
    says(key)
    cause(key)
    key.write("Web site", "https://www.ete-exemple.org/")
    key.write("In a few paragraphs", "Un été.\n\nUn autre.")
    read(key)
    town(key)
    key.write("RNA", "W691234999")
    key.press("Add a way to give")
    key.pick("Its own giving page")
    key.write("Address of its giving page", "https://www.ete-exemple.org/donner")
    key.choose("Does it issue tax receipts?", "no")
    key.press("Add a need")
    key.pick("Skills")
    key.write("In a few words", "Tenir les comptes")
    key.write("Hours", "3")
    key.choose("How often", "every month")
    author(key)


def project(key: Keyboard) -> None:
    who(key)
    key.write("Whose project it is", "toits partagés")
    says(key)
    key.write("What it is to change", "Vingt chambres de plus.")
    cause(key)
    read(key)
    key.write("Begins on", "1/9/2026")
    town(key)
    key.write("Amount", "1 250,75")
    author(key)


def funder(key: Keyboard) -> None:
    who(key)
    key.choose("Kind", "Foundation")
    says(key)
    cause(key)
    read(key)
    key.tick(key.say("grants")[:1].upper() + key.say("grants")[1:])
    town(key)
    author(key)


def partner(key: Keyboard) -> None:
    who(key)
    says(key)
    cause(key)
    read(key)
    key.tick(key.say("tools")[:1].upper() + key.say("tools")[1:])
    town(key)
    author(key)


def event(key: Keyboard) -> None:
    who(key)
    says(key)
    cause(key)
    read(key)
    key.write("Begins on", "20/06/2027 18h30")
    key.write("Ends on", "2027-06-21")
    town(key)
    author(key)


def platform(key: Keyboard) -> None:
    who(key)
    says(key)
    cause(key)
    read(key)
    key.press("Add a host name")
    key.page.keyboard.type("www.ete-exemple.org")
    key.press("Add a fee")
    key.pick("the association")
    key.choose("Who takes it", "the platform")
    key.write("Percent of the gift", "1,5")
    town(key)
    author(key)


STEPS: dict[str, Steps] = {one.__name__: one for one in (association, project, funder, partner, event, platform)}
HOLDS = {
    "association": [
        "skills",
        "hours: 3",
        "per: month",
        'receipt: "no"',
        "page: https://www.ete-exemple.org/donner",
        "Un autre.",
    ],
    "project": ["association: toits-partages", "starts: 2026-09-01", "amount: 1250.75"],
    "funder": ["type: foundation", "instruments: [grant]"],
    "partner": ["lends: [tools]"],
    "event": ["starts: 2027-06-20 18:30", "ends: 2027-06-21"],
    "platform": ["hosts: [www.ete-exemple.org]", "percent: 1.5"],
}


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", STEPS)
def test_an_entry_of_each_kind_is_written_by_keyboard(visit: Visits, tmp_path: Path, kind: str, language: str) -> None:
    here = visit(width=360)
    here.page.clock.set_fixed_time(f"{TODAY}T12:00:00")
    here.go(PATHS[language])
    here.page.locator("[data-choice]").wait_for()
    key = Keyboard.at(here.page, language)
    key.press(f"{key.say(KIND[kind])} {key.say(ABOUT[kind])}")
    here.page.locator(f"[data-ready={kind}]").wait_for()
    STEPS[kind](key)
    assert here.page.evaluate(OVERFLOW) == []
    key.press("Check and propose this entry")
    expect(here.page.locator("[data-send] h3")).to_be_focused()
    name, text = proposed(here.page)
    assert name == f"{kind}s/l-ete-des-voisins.md"
    assert not [one for one in HOLDS[kind] if one not in text], text
    assert ("lang: en" in text) == (language == "en")
    assert "url: https://www.ete-exemple.org/nous" in text
    assert checked(tmp_path, name, text).errors == []


def test_every_kind_can_be_added() -> None:
    assert set(STEPS) == {kind_of(folder) for folder in KINDS} == set(HOLDS)
