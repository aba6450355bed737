"""Addresses: in words of their language, one for each page, the same for twins."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pycountry
import pytest

from plugins.catalogue import vocabulary
from plugins.catalogue.fields import SLUG
from plugins.languages.language import Language
from plugins.website.paths import FOLDERS, HELP, WAYS, Paths, _distinct
from tests.website.built import DIRECTORY, ROOT, Built
from tests.website.parsed import pages

TRANSLATIONS = ROOT / "theme" / "translations"
WORDS = {
    "fr": "associations projets financeurs partenaires evenements plateformes causes lieux",
    "en": "associations projects funders partners events platforms causes places",
}


def paths_of(countries: list[str], languages: tuple[str, ...] = ("fr", "en")) -> tuple[Paths, vocabulary.Vocabulary]:
    words, _ = vocabulary.load(DIRECTORY / "vocabulary", DIRECTORY, countries, languages)
    return Paths({code: Language(code, TRANSLATIONS) for code in languages}, words), words


@pytest.mark.parametrize("language", WORDS)
def test_addresses_are_in_words_of_their_language(language: str) -> None:
    paths, _ = paths_of(["FR"])
    lists = [*(paths.kind(folder) for folder in FOLDERS), paths.causes(), paths.areas()]
    prefix = "" if language == "fr" else "en/"
    assert [path(language) for path in lists] == [f"{prefix}{word}/index.html" for word in WORDS[language].split()]


def test_no_english_word_stands_in_a_french_address(site_root: Built) -> None:
    english = set(WORDS["en"].split()) | {"help", "money", "time", "skills", "goods", "housing", "past", "accounts"}
    english |= {"remote", "soon", "matching", "needs", "offers", "state-of-the-directory"}
    english -= {"associations", "causes"}
    used = {part for path in pages(site_root) if not path.startswith("en/") for part in path.split("/")}
    assert "associations" in used and not used & english


def test_every_address_is_made_of_slugs(site_root: Built) -> None:
    for path in pages(site_root):
        *folders, name = path.split("/")
        assert name == "index.html" or path == "404.html"
        assert all(re.fullmatch(SLUG, folder) for folder in folders), path


@pytest.mark.parametrize("language", ["fr", "en"])
def test_kinds_of_help_have_addresses_of_their_own(language: str) -> None:
    paths, _ = paths_of(["FR"])
    made = {paths.help(type)(language) for type in HELP} | {paths.help_way(way)(language) for way in WAYS}
    assert len(made) == len(HELP) + len(WAYS) and all(path.startswith(paths.helps()(language)[:-10]) for path in made)


def test_causes_are_named_in_each_language() -> None:
    paths, _ = paths_of(["FR"])
    assert paths.cause("logement")("fr") == "causes/logement/index.html"
    assert paths.cause("logement")("en") == "en/causes/housing/index.html"
    assert paths.cause("logement", 2)("fr") == "causes/logement/2/index.html"


def test_places_are_below_their_country() -> None:
    paths, _ = paths_of(["FR", "BE"])
    assert paths.area("FR")("fr") == "lieux/france/index.html"
    assert paths.area("FR-69")("en") == "en/places/france/rhone/index.html"
    assert paths.area("BE", 3)("fr") == "lieux/belgique/3/index.html"


def test_the_first_language_is_at_the_root_whichever_it_is() -> None:
    paths, _ = paths_of(["FR"], ("en", "fr"))
    assert paths.home()("en") == "index.html" and paths.home()("fr") == "fr/index.html"
    assert paths.feed("fr") == "fr/feed.xml"


def test_pages_of_a_list() -> None:
    paths, _ = paths_of(["FR"])
    assert paths.kind("events", 1)("en") == "en/events/index.html"
    assert paths.kind("events", 2)("en") == "en/events/page/2/index.html"
    assert paths.names("events", 2)("fr") == "evenements/a-z/2/index.html"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_two_places_have_one_address(language: str) -> None:
    """Wherever a site is: two areas of Hungary are called Veszprém."""
    paths, words = paths_of(sorted(country.alpha_2 for country in pycountry.countries))
    counted = Counter(paths.area(code)(language) for code in words.places)
    assert len(counted) > 3_000 and not [path for path, times in counted.items() if times > 1]


def test_no_two_pages_of_a_site_have_one_path(site_root: Built) -> None:
    on_disk = [path.relative_to(site_root.output).as_posix() for path in site_root.output.rglob("*") if path.is_file()]
    assert len({path.casefold() for path in on_disk}) == len(on_disk)
    assert not [path for path in on_disk if len(path) > 200 or Path(path).is_absolute()]


def test_names_that_would_share_an_address_even_with_their_keys_are_their_keys() -> None:
    names = {"aide": "Housing", "toit": "Housing", "x": "Housing aide"}
    assert _distinct(names, {}) == {"aide": "aide", "toit": "toit", "x": "x"}
