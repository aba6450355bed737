"""The words that visitors read: short sentences, one word for one thing, and the typography of French."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import mean

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 35
"""Words in a sentence. Beyond this, whoever reads on a telephone or in a second language begins it again."""
USUAL = 10
"""Words in a sentence on average, labels and headings left out."""

WORD = re.compile(r"[^\W_][\w’'-]*|%\(\w+\)s|\{\w+\}")
END = re.compile(r"(?<=[.?…])\s+")
FORBIDDEN = {
    "fr": {
        r"entrées?": "fiche: what a visitor reads about one organisation has one name",
        r"recherche[rz]": "chercher: the field, the button and the page do the same thing",
        r"contributions? (?:libres?|volontaires?)": "pourboire: each platform has a name of its own for it",
        r"inconnue?s?|non (?:connue?s?|renseignée?s?)": "on ne sait pas: what is missing is said in one way",
        r"confirmée?s?|validée?s?|certifiée?s?": "vérifiée (a fiche), comparé (a way to give): both are dated",
        r"territoires?": "zone d’action",
        r"communes?": "ville: the word of the search; villages are found by it too",
        r"donateurs?|donatrices?|contributeurs?|contributrices?": "la personne qui donne, qui a écrit: whoever it is",
        r"(?:celles et ceux|ceux|celles) qui": "qui, les personnes qui: the same for people and for organisations",
        r"sortes?": "type",
        r"stades?": "étape",
        r"e-?mails?|mails?|mél": "courriel",
        r"site (?:web|internet)": "site",
        r"tickets?": "message: a ticket is for trains",
        r"hébergeur fiscal": "hôte fiscal: the hébergeur is whose computers send the pages",
        r"perçoi\w+|perçu\w*": "recevoir: nobody says percevoir at home",
        r"structures?": "organisation",
        r"mécènes?|sponsors?|bailleurs?": "financeur",
    },
    "en": {
        r"listings?": "entry",
        r"unknown": "not known",
        r"verified|certified|validated": "confirmed (an entry), compared (a way to give)",
        r"donors?|donators?": "giver",
        r"donate[sd]?|donations?(?! platforms?)": "give, gift",
        r"(?<!Canadian )charit(?:y|ies)": "association",
        r"website": "web site",
        r"emails?": "e-mail",
        r"organiz\w+": "organisation: the English here is that of Europe",
        r"gives? right": "that is not English: say what it lets somebody do",
        r"tickets?": "message",
    },
}
"""What is not said, and the word that is said instead, with why where it does not speak for itself."""


def texts(language: str) -> list[str]:
    """What visitors can read in a language, every form of the plurals; addresses and the words of builds left out."""
    with (ROOT / "theme/translations/fr/LC_MESSAGES/website.po").open("rb") as file:
        found = [one for one in read_po(file, locale="fr") if one.id and one.context is None]
    values = (one.string if language == "fr" else one.id for one in found)
    said = [text for value in values for text in ([value] if isinstance(value, str) else value or [])]
    return [text for text in said if "tasks.py" not in text]


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence of a text; a placeholder is a word."""
    return [WORD.findall(sentence) for sentence in END.split(text)]


def slips(text: str) -> list[str]:
    """What French typography does not allow: straight quotes, ordinary spaces beside double signs, and «!»."""
    signs = r"'|\"|!|(?<![\u00a0\u202f])[;?»]|\w\s?(?<![\u00a0\u202f]):(?=\s|$)|«(?![\u00a0\u202f])|\.\.\."
    return re.findall(signs, text)


def other_words(text: str, language: str) -> list[str]:
    """The words of a text for which another is used here."""
    return [
        f"{found}: {instead}"
        for pattern, instead in FORBIDDEN[language].items()
        for found in re.findall(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_sentences_are_short(language: str) -> None:
    lengths = {" ".join(words): len(words) for text in texts(language) for words in sentences(text)}
    assert len(lengths) > 500
    assert {text: length for text, length in lengths.items() if length > LONGEST} == {}
    whole = [len(words) for text in texts(language) if text.endswith(".") for words in sentences(text)]
    assert len(whole) > 100 and mean(whole) <= USUAL


@pytest.mark.parametrize("language", ["fr", "en"])
def test_one_thing_has_one_word(language: str) -> None:
    assert {text: found for text in texts(language) if (found := other_words(text, language))} == {}


def test_french_is_set_as_french_is() -> None:
    assert {text: found for text in texts("fr") if (found := slips(text))} == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L'aide", ["'"]),
        ("Qui ?", ["?"]),
        ("Qui\u00a0? Voici\u202f: « ici\u00a0»", ["«"]),
        ("Voici : ici", ["i :"]),
        ("Voici: ici", ["i:"]),
        ("Merci\u00a0!", ["!"]),
        ("https://exemple.org, à 12:30", []),
        ("{title}\u00a0: {count}", []),
    ],
)
def test_slips_are_found(text: str, found: list[str]) -> None:
    assert slips(text) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Rechercher une entrée", "fr", ["entrée", "Rechercher"]),
        ("La recherche est entrée ; une contribution libre", "fr", ["entrée", "contribution libre"]),
        ("Plateformes de don, mises en commun", "fr", []),
        ("A donation platform, a Canadian charity number", "en", []),
        ("Donations to a charity by donors", "en", ["Donations", "charity", "donors"]),
    ],
)
def test_other_words_are_found(text: str, language: str, found: list[str]) -> None:
    assert sorted(one.split(":")[0] for one in other_words(text, language)) == sorted(found)


def test_sentences_are_counted() -> None:
    counted = [
        len(words) for words in sentences("Un mot. Sur {gift}, l’aide arrive\u00a0? %(num)s fiches, c’est-à-dire 2.")
    ]
    assert counted == [2, 4, 4]
