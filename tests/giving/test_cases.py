"""The same cases in Python, in JavaScript and in the words of the tables give the same figures."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from plugins.catalogue.terms import Regime
from plugins.giving.costs import AMOUNTS, published, published_regime
from plugins.giving.outcome import Costs, outcome
from plugins.languages.language import Language
from plugins.website.views.arrivals import row, sentence, table
from tests.giving import make_cases
from tests.giving.make_cases import PARTS, PATH, cents
from tests.giving.rules import TODAY, costs, euros, regime
from tests.tools import node
from tests.website.built import ROOT

Case = dict[str, Any]
CASES: list[Case] = json.loads(PATH.read_text(encoding="utf-8"))
SCRIPTS = ROOT / "theme" / "static" / "js"
LANGUAGES = {code: Language(code, ROOT / "theme" / "translations") for code in ("fr", "en")}
TYPED = {
    "100": 10000, "25,5": 2550, "25.50": 2550, "1 200": 120000, "1\u202f200,05": 120005, " 7\u00a0": 700, "0,01": 1,
    "9999999.99": 999999999, "": None, "0": None, "0,00": None, "-5": None, "1e3": None, "1.234": None, 
    "1,234.50": None, "10000000": None, "١٠": None, "12 €": None, ".5": None, "5.": None,
}  # fmt: skip
"""What people type, and the cents of it; none for what is no amount."""


def rules(one: Case) -> tuple[Costs, Regime | None]:
    """The fees and the tax rule of a case, from where it was made."""
    if "way" in one:
        return make_cases.page()[one["way"]][1], make_cases.rule_of_page() if one["regime"] else None
    return costs(one["fees"], one["means"]), regime(one["rule"]) if one["rule"] else None


def gift(one: Case) -> Decimal:
    return Decimal(one["gift"]) / 100


@cache
def in_node() -> dict[str, Any]:
    """What JavaScript makes of the cases, of what is typed, and of amounts to write."""
    asked = {
        "cases": CASES,
        "typed": list(TYPED),
        "amounts": [one["gift"] for one in CASES],
        "languages": list(LANGUAGES),
    }
    command = [node(), str(Path(__file__).with_name("run_cases.mjs")), str(SCRIPTS)]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_there_are_enough_cases_of_every_sort() -> None:
    known = [one for one in CASES if one["expected"]["arrives"] is not None]
    assert len(CASES) >= 700 and len(known) >= 500 and len(CASES) - len(known) >= 100
    assert len([one for one in known if one["expected"]["paid"] > one["gift"]]) >= 50, "the giver pays"
    for part in ("platform", "processor", "host", "returned"):
        assert len([one for one in known if one["expected"][part]]) >= 50, part


def test_the_file_is_what_is_made() -> None:
    assert PATH.read_text(encoding="utf-8") == make_cases.text(), "run `python -m tests.giving.make_cases`"


def test_python_gives_these_figures() -> None:
    for one in CASES:
        known, rule = rules(one)
        on = date.fromisoformat(one["on"])
        found = outcome(euros(gift(one)), known, rule, on)
        assert {part: cents(getattr(found, part)) for part in PARTS} == one["expected"], one
        assert published(known) == one["costs"], one
        assert (published_regime(rule, on) if rule else None) == one["regime"], one


def test_javascript_gives_these_figures() -> None:
    assert len(in_node()["found"]) == len(CASES)
    for one, found in zip(CASES, in_node()["found"], strict=True):
        assert found == {"gift": one["gift"], **one["expected"]}, one


@pytest.mark.parametrize("code", LANGUAGES)
def test_javascript_writes_amounts_as_python_does(code: str) -> None:
    assert in_node()["written"][code] == [LANGUAGES[code].money(gift(one), "EUR") for one in CASES]


def test_javascript_reads_what_people_type() -> None:
    assert dict(zip(TYPED, in_node()["typed"], strict=True)) == TYPED


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_row_of_a_table_says_these_figures(code: str) -> None:
    language = LANGUAGES[code]
    for one in CASES:
        known, rule = rules(one)
        said = row(language, known, rule, date.fromisoformat(one["on"]), gift(one))
        wanted = {"gift": one["gift"], **{name: one["expected"][name] for name in ("paid", "arrives", "returned")}}
        money = {
            name: None if sum is None else language.money(Decimal(sum) / 100, "EUR") for name, sum in wanted.items()
        }
        assert said == money, one


def test_a_table_is_of_the_usual_gifts() -> None:
    shown = table(LANGUAGES["fr"], costs("both pay"), regime("fr-66"), TODAY)
    assert [one["gift"] for one in shown["rows"]] == [LANGUAGES["fr"].money(Decimal(sum), "EUR") for sum in AMOUNTS]
    assert [one["arrives"] for one in shown["rows"]] == ["9,20\u00a0€", "46\u00a0€", "92\u00a0€", "460\u00a0€"]
    assert shown["pays"] and shown["known"]
    unknown = table(LANGUAGES["fr"], costs("one unknown"), None, TODAY)
    assert not unknown["known"] and not unknown["pays"]


@pytest.mark.parametrize(
    ("amount", "french", "english"),
    [
        ("100", "Sur 100 €, 92 € arrivent", "Out of €100, €92 arrives"),
        ("1", "Sur 1 €, 0,92 € arrive", "Out of €1, €0.92 arrives"),
        ("2", "Sur 2 €, 1,84 € arrive", "Out of €2, €1.84 arrives"),
        ("1500", "Sur 1\u202f500 €, 1\u202f380 € arrivent", "Out of €1,500, €1,380 arrives"),
    ],
)
def test_the_sentence(amount: str, french: str, english: str) -> None:
    found = outcome(euros(amount), costs("percent"), None, TODAY)
    said = {code: sentence(language, found).replace("\u00a0€", " €") for code, language in LANGUAGES.items()}
    assert said == {"fr": french, "en": english}
