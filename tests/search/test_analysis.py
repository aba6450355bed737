"""Words in Python and in JavaScript are the same; and what they stand for."""

import json
import unicodedata
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.search.analysis import LONGEST, Analyser, fold, words
from tests.search.javascript import call
from tests.tools import MODULES, install_modules

CASES: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
FRENCH = Analyser("fr", ["les", "l", "de"])
PIECES = """
w W69 W2A w6 0 01 123 456 789 4567 00012 0123 1 234 a z é É œ ﬁ ½ ² Ⅷ İ Σ ς ß ı ø ٣ 𝟙 北 ﷺ ह ि 👩 _ . , - ' ’
""".split()
PIECES += [" ", " ", "\u00a0", "\u202f", "\u200b", "\u0301", "\u094d", "\u0000", "\ud800", "\U000110ba"]
"""What words, numbers and what lies between them are made of."""


def in_javascript(texts: list[str]) -> list[list[str]]:
    return call("words", "words", [(text,) for text in texts])


def surfaces(text: str) -> list[str]:
    return [surface for surface, _ in FRENCH.pairs(text, stops=True)]


@pytest.mark.parametrize("case", CASES)
def test_python_parts_hard_cases(case: str) -> None:
    text, expected = CASES[case]["text"], CASES[case]["words"]
    assert words(text) == surfaces(text) == expected


def test_javascript_parts_hard_cases() -> None:
    found = in_javascript([case["text"] for case in CASES.values()])
    assert dict(zip(CASES, found, strict=True)) == {name: case["words"] for name, case in CASES.items()}


def test_a_word_of_100_kilobytes_is_cut() -> None:
    texts = {"a" * 100_000: "a", "é" * 50_000: "e", "𠮷" * 25_000: "𠮷", "a" * (LONGEST + 1): "a"}
    expected = [[letter * LONGEST] for letter in texts.values()]
    assert [words(text) for text in texts] == [surfaces(text) for text in texts] == expected
    assert in_javascript(list(texts)) == expected


@pytest.mark.parametrize("language", ["french", "english"])
def test_all_words_of_a_language_are_parted_alike(language: str) -> None:
    install_modules()
    path = MODULES / f"an-array-of-{language}-words" / "index.json"
    known: list[str] = json.loads(path.read_text(encoding="utf-8"))
    assert len(known) > 200_000
    texts = ["\n".join(known[start : start + 100]) for start in range(0, len(known), 100)]
    found = [words(text) for text in texts]
    assert found == in_javascript(texts)
    assert found == [surfaces(text) for text in texts]


def test_all_letters_are_parted_alike() -> None:
    """Those that Python knows: node may know newer ones."""
    letters = [letter for letter in map(chr, range(0x110000)) if unicodedata.category(letter) not in ("Cn", "Co", "Cs")]
    texts = [f"a{letter}b {letter}" for letter in letters]
    assert [words(text) for text in texts] == in_javascript(texts)


def test_any_text_is_parted_alike() -> None:
    chance = Random(1)
    texts = ["".join(chance.choices(PIECES, k=chance.randint(1, 15))) for _ in range(20_000)]
    found = [words(text) for text in texts]
    assert found == in_javascript(texts)
    assert len([one for one in found if any(len(word) >= 9 and word.isdigit() for word in one)]) > 100


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
@example("W69 123 4567, l’Île 12 500")
def test_pairs_have_the_same_words(text: str) -> None:
    assert surfaces(text) == words(text)


@pytest.mark.parametrize("text", ["4.\u0301354", "w69 123 4567é", "éw69 123 4567", "w6é 1234567"])
def test_pairs_have_the_same_words_when_a_mark_is_near_a_number(text: str) -> None:
    assert surfaces(text) == words(text)


@given(st.text())
def test_words_are_folded_and_found_again(text: str) -> None:
    for word in words(text):
        assert word == fold(word) and 0 < len(word) <= LONGEST
        assert words(word) == [word]


@pytest.mark.parametrize(
    ("several", "others"),
    [
        ("bénévole bénévoles Bénévoles BENEVOLES", "bénévolat"),
        ("solidaire solidaires", "solidarité"),
        ("école écoles", "écolier"),
        ("cœur cœurs", "chœur"),
    ],
)
def test_inflections_share_a_term(several: str, others: str) -> None:
    found = {term for word in several.split() if word.islower() for _, term in FRENCH.pairs(word)}
    assert len(found) == 1 and not found & {term for _, term in FRENCH.pairs(others)}


def test_terms_are_of_their_language() -> None:
    assert Analyser("en").pairs("volunteers volunteering") == [("volunteers", "volunt"), ("volunteering", "volunt")]
    assert Analyser("fr").pairs("volunteers") != Analyser("en").pairs("volunteers")
    assert Analyser("xx").pairs("bénévoles") == [("benevoles", "benevoles")], "Snowball has no such language"


def test_a_term_is_a_word() -> None:
    for text in ("l'Été", "œ", "ﬁ", "½", "北京", "W69 123 4567", "\u0301a"):
        for surface, term in FRENCH.pairs(text, stops=True):
            assert words(surface) == [surface] and words(term) == [term]


def test_stop_words_count_only_when_asked_for() -> None:
    assert [surface for surface, _ in FRENCH.pairs("Les Amis de l'École")] == ["amis", "ecole"]
    assert surfaces("Les Amis de l'École") == ["les", "amis", "de", "l", "ecole"]
    assert FRENCH.pairs("les de l’") == []
