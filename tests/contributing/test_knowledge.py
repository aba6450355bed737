"""What browsers are given to know: small, complete, and fetched when it is needed."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from publicsuffixlist import PublicSuffixList

from plugins.contributing import knowledge
from plugins.languages.sentences import SENTENCES

from .browser_checks import LANGUAGES, directory, given, run


@pytest.fixture(scope="module")
def files() -> dict[str, Any]:
    found: dict[str, Any] = given()["files"]
    return found


def test_the_files_are_small(files: dict[str, Any]) -> None:
    """Sizes as they travel; the greatest two only when an address or an account is typed."""
    sizes = {name: len(gzip.compress(json.dumps(value).encode(), 9)) for name, value in files.items()}
    assert sizes["suffixes.json"] < 45_000 and sizes["banks.json"] < 28_000
    assert sizes["sentences-fr.json"] + sizes["records.json"] + sizes["codes.json"] < 20_000


def test_every_sentence_is_there_in_every_language(files: dict[str, Any]) -> None:
    for language in LANGUAGES:
        assert files[f"sentences-{language.code}.json"].keys() == SENTENCES.keys()
    assert files["sentences-en.json"]["missing"] != files["sentences-fr.json"]["missing"]


def test_records_are_known_by_what_the_form_asks_of_them(files: dict[str, Any]) -> None:
    found = files["records.json"]
    assert found["records"].keys() == directory().records.keys()
    assert found["records"]["entraide"] == {"kind": "platform", "name": "Entraide", "domain": "entraide-exemple.org"}
    assert found["platforms"]["entraide"]["hosts"] == ("www.entraide-exemple.org",)
    assert all(slug in found["records"] for slug in found["former"].values())


def test_no_public_suffix_is_lost() -> None:
    rules = [(name, top) for top, names in knowledge.suffixes().items() for name in names.split(" ")]
    assert {f"{name}.{top}" if name else top for name, top in rules} == {
        rule for rule in PublicSuffixList(only_icann=False)._publicsuffix if rule.isascii()
    }


@pytest.mark.parametrize(
    ("typed", "fetched"),
    [
        ({"name": "x"}, []),
        ({"place": {"city": "FR 69"}, "needs": [{"title": "a://b"}]}, ["banks.json", "suffixes.json"]),
        ({"website": "https://example.org"}, ["suffixes.json"]),
        ({"give": [{"transfer": {"iban": "fr76 3000"}}]}, ["banks.json"]),
    ],
)
def test_files_come_when_they_are_needed(files: dict[str, Any], typed: object, fetched: list[str]) -> None:
    begun = ["codes.json", "records.json", "sentences-fr.json"]
    found = run("fetch.mjs", {"files": files, "lost": [], "typed": [typed, typed]})
    assert found == {"asked": sorted(begun + fetched), "lost": []}


def test_a_file_that_does_not_arrive_is_named_and_asked_for_again(files: dict[str, Any]) -> None:
    typed = {"website": "https://example.org"}
    found = run("fetch.mjs", {"files": files, "lost": ["suffixes.json"], "typed": [typed, typed]})
    assert found["lost"] == ["suffixes.json", "suffixes.json"] and found["asked"].count("suffixes.json") == 2
