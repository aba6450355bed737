"""The rules that lunr does not have, by examples: beyond.json says what each query finds, and how."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.search.made import made

CASES: dict[str, Any] = json.loads(Path(__file__).with_name("beyond.json").read_text(encoding="utf-8"))
NAMES = list(CASES["documents"])
Found = tuple[str, list[str], list[str]]


@cache
def answers() -> dict[str, Found]:
    """For each query: how records are found, which, and in which order."""
    index = made(CASES["documents"].values(), "fr", CASES["stop"], CASES["synonyms"])
    queries = [query for rule in CASES["rules"].values() for query, _, _ in rule]
    return {
        query: (one["how"], [NAMES[id] for id in one["ids"]], [NAMES[id] for id in one["shown"]])
        for query, one in zip(queries, index.answers(queries), strict=True)
    }


@pytest.mark.parametrize("rule", CASES["rules"])
def test_rule(rule: str) -> None:
    for query, how, names in CASES["rules"][rule]:
        found = answers()[query]
        assert found[0] == how, (query, found)
        assert names in (None, found[2] if how == "partial" else found[1]), query


def test_each_rule_has_examples_of_both_sorts() -> None:
    for rule, examples in CASES["rules"].items():
        assert len({str(names) for _, _, names in examples}) > 1 or len(examples) > 2, rule
