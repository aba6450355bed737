"""pydantic's errors as problems: at the right place, in the right words, one for each mistake."""

from typing import Any

import pytest
from pydantic import ValidationError

from plugins.catalogue.catalogue import Catalogue
from plugins.catalogue.entries import read
from plugins.catalogue.kinds.association import Association
from plugins.catalogue.kinds.exchanges import GoodsExchange, HousingExchange
from plugins.catalogue.kinds.parts import Part
from plugins.catalogue.problems import LONGEST_KEY, Problem
from plugins.catalogue.validation import TAG, known_keys, problems_of

GOOD = "name: Essai\nsummary: Un essai.\ncauses: [logement]\nauthor: {name: A, interest: none}\n"


def found(fields: str, catalogue: Catalogue, model: type[Part] = Association) -> list[Problem]:
    entry = read("content/associations/x.md", f"---\n{fields}---\n".encode())
    try:
        model.model_validate(entry.data, context=catalogue.vocabulary)
    except ValidationError as error:
        return sorted(problems_of(error, entry, model))
    return []


def test_what_is_right_has_no_problem(catalogue: Catalogue) -> None:
    assert found(GOOD, catalogue) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("place: {city: Lyon, x: y}\n", ("unknown-key", "place.x", 6, 21, {"key": "x"})),
        ("websit:\n", ("unknown-key", "websit", 6, 1, {"key": "websit", "near": "website"})),
        ('"<platform>": x\n', ("unknown-key", "<platform>", 6, 1, {"key": "<platform>"})),
        ("give: [{platform: a, url: b, '<platform>': c}]\n", ("unknown-key", "give[1].<platform>", 6, 30, None)),
        ("needs: [{id: a, title: b}]\n", ("need-type", "needs[1]", 6, 9, None)),
        ("needs: [{id: a, title: b, type: [x]}]\n", ("need-type", "needs[1].type", 6, 33, None)),
        ("needs: [{id: a, title: b, type: }]\n", ("empty", "needs[1].type", 6, 27, {})),
        ("needs: [[]]\n", ("expected-group", "needs[1]", 6, 9, {})),
        ("needs: {a: b}\n", ("expected-list", "needs", 6, 8, {})),
        ("give: [{a: b}]\n", ("channel", "give[1]", 6, 8, None)),
        ("give: [{transfer: x}]\n", ("expected-group", "give[1].transfer", 6, 19, {})),
        ("status: [active]\n", ("expected-text", "status", 6, 9, {})),
        ("other_names: [a, '']\n", ("empty-item", "other_names[2]", 6, 18, {})),
        ("ids: {siren: '900000019', siret: '90000002700012'}\n", ("siret-siren", "ids.siret", 6, 34, None)),
        ("aliases: [a, b, a]\n", ("repeated", "aliases[3]", 6, 17, {"value": "a"})),
        ("needs: [{id: a, type: time, title: b, from: 2026-13}]\n", ("day", "needs[1].from", 6, 45, None)),
    ],
)  # fmt: skip
def test_one_problem_at_its_place(line: str, expected: tuple[Any, ...], catalogue: Catalogue) -> None:
    problems = [one for one in found(GOOD + line, catalogue) if one.field != "give[1].url"]
    assert [(one.id, one.field, one.line, one.column) for one in problems] == [expected[:4]]
    if expected[4] is not None:
        assert dict(problems[0].arguments) == expected[4]


def test_a_misspelt_key_is_not_missing_as_well(catalogue: Catalogue) -> None:
    problems = found(GOOD.replace("summary", "sumary"), catalogue)
    assert [(one.id, one.field) for one in problems] == [("unknown-key", "sumary")]


def test_everything_is_said_at_once(catalogue: Catalogue) -> None:
    problems = found("name:\nfounded: x\nplace: y\ncauses: [a, b]\n", catalogue)
    assert [(one.id, one.field) for one in problems] == [
        ("missing", "author"),
        ("empty", "name"),
        ("missing", "summary"),
        ("year", "founded"),
        ("expected-group", "place"),
        ("unknown-term", "causes[1]"),
        ("unknown-term", "causes[2]"),
    ]


GOODS = GoodsExchange.model_fields


def test_keys_are_those_of_the_member_of_a_union_that_was_chosen() -> None:
    location = ("needs", 0, TAG + "goods")
    assert known_keys(Association, location) == {info.alias or name for name, info in GOODS.items()}
    assert "in_return" in known_keys(Association, ("needs", 0, TAG + "housing"))
    assert "in_return" not in known_keys(Association, location)
    assert "in_return" in HousingExchange.model_fields


def test_a_key_of_a_stranger_stays_on_one_short_line(catalogue: Catalogue) -> None:
    (one,) = found(GOOD + f'"a\\n::error::{"b" * 200}": x\n', catalogue)
    assert "\n" not in one.field
    assert len(one.field) == LONGEST_KEY
