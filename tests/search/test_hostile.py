"""Whatever is typed or written: nothing throws, nothing is polluted, an answer is an answer."""

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from plugins.catalogue.catalogue import Catalogue
from plugins.search.analysis import words
from tests.search.javascript import call, run
from tests.search.made import made, of

SMALL: list[str] = json.loads(Path(__file__).with_name("hostile.json").read_text(encoding="utf-8"))
LARGE = ["solidaire " * 10_000, "é" * 100_000, "lyon, " + "a b " * 25_000, "<b>" * 33_000, "-" * 100_000,
         "12 345" * 16_000, "w69 123 4567" * 8_000, " " * 100_000,
         "\u0301" * 100_000, " ".join(map(str, range(17_000)))]  # fmt: skip
TEXTUAL = ("q", "near", "area", "date", "sort")
LISTS = ("kind", "cause", "help", "skill", "remote", "receipt")
TEXTS = [*SMALL, *LARGE]
NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty", "", "<script>", "\ud800", "0", "past "]
PLAIN = [{"name": "Emmaüs", "body": "Chez les compagnons, à Lyon"}, {"name": "Chorale", "places": "Lyon"}]


def check(found: dict[str, Any], documents: int) -> None:
    ids, scores = found["ids"], found["scores"]
    assert found["how"] in ("all", "slips", "partial", "none")
    assert len(set(ids)) == len(ids) and set(ids) <= set(range(documents))
    assert scores is None or all(isinstance(score, int | float) and math.isfinite(score) for score in scores)
    assert set(found["shown"]) <= set(ids) and len(found["shown"]) == min(10, len(ids))
    assert (found["how"] == "none") == (not ids) or found["sort"] != "relevance"


def test_there_is_something_of_every_sort() -> None:
    assert all(90_000 <= len(text) <= 110_000 for text in LARGE)
    assert len([text for text in TEXTS if not words(text)]) > 10 and len([text for text in TEXTS if words(text)]) > 40


@pytest.mark.parametrize("ending", ["", " "])
def test_as_queries(ending: str) -> None:
    asked = [text + ending for text in TEXTS]
    for text, found in zip(asked, made(PLAIN).answers(asked), strict=True):
        check(found, len(PLAIN))
        if not words(text):
            assert found["ids"] == ([0, 1] if not text.strip("\ufeff \t\n\u00a0\u3000") else []), text[:80]
    for text in ("__proto__", "constructor", "toString"):
        assert not made(PLAIN).answers([text])[0]["ids"]


def test_as_documents() -> None:
    """What has words is found by them."""
    texts = [{"name": "" if any("\ud800" <= letter <= "\udfff" for letter in text) else text} for text in TEXTS]
    bodies: Sequence[dict[str, str]] = [{**one, "body": text} for one, text in zip(texts, TEXTS, strict=True)]
    index = made(bodies)
    asked = [text[:500] + " " for text in TEXTS]
    for number, (text, found) in enumerate(zip(asked, index.answers(asked), strict=True)):
        check(found, len(TEXTS))
        if words(text) and words(text)[:12] == words(TEXTS[number])[: len(words(text)[:12])]:
            assert found["how"] == "all" and number in found["ids"], text[:80]


def test_as_words_that_mean_the_same_and_as_stop_words() -> None:
    groups = [[text, "Emmaüs"] for text in sorted(SMALL, key=lambda text: -len(words(text)))]
    index = made(PLAIN, stop=[word for text in SMALL[:10] for word in words(text)], groups=groups)
    for text, found in zip(SMALL, index.answers(SMALL), strict=True):
        check(found, len(PLAIN))
        if words(text) and text not in SMALL[:10] and len(set(words(text))) == len(words(text)):
            assert 0 in found["ids"], text


def test_as_what_an_address_asks_for(catalogue: Catalogue) -> None:
    asked: list[dict[str, Any]] = [{name: [value]} for name in LISTS for value in NAMES]
    asked += [{name: value} for name in TEXTUAL for value in [*NAMES, *SMALL]]
    everything = len(catalogue.records)
    for question, found in zip(asked, of(catalogue, "fr").answers(asked), strict=True):
        check({**found, "sort": "fair"}, everything)
        ((name, value),) = question.items()
        if name in (*LISTS, "area") and value not in ([""], ""):
            assert found["ids"] == [], question
        if name == "sort":
            assert found["sort"] == "fair" and len(found["ids"]) == everything


def test_as_addresses() -> None:
    found = call("address", "read", [(f"?{name}={name}&q={name}&cause={name}&cause=__proto__",) for name in NAMES])
    for name, asked in zip(NAMES, found, strict=True):
        assert asked["q"] == name.replace("\ud800", "\ufffd") and asked["cause"][-1] == "__proto__"
        assert set(asked) == {*TEXTUAL, *LISTS}


def test_marking_words_loses_nothing() -> None:
    """The pieces of a text are put into the page as text, one after the other."""
    found = run("pieces.mjs", TEXTS)
    assert ["".join(one["piece"] for one in pieces) for pieces in found] == TEXTS
    for text, pieces in zip(TEXTS, found, strict=True):
        assert any(one["marked"] for one in pieces) == any(word[0] in "aeiou" for word in words(text)), text[:80]
