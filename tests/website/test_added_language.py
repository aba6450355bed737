"""A language is one folder of messages: sites with Arabic beside ours, and with German first, made by machine."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from plugins.catalogue.vocabulary import Vocabulary
from plugins.languages.language import Language
from plugins.website.paths import Paths
from tests.languages import invented
from tests.languages.unmarked import texts, unmarked, without_messages
from tests.website import built
from tests.website.built import DIRECTORY, Built
from tests.website.parsed import Page, by_address, indexed, pages

pytestmark = pytest.mark.long


@cache
def arabic(site: Built) -> list[Page]:
    return [page for page in pages(site).values() if page.language == "ar"]


@pytest.fixture(scope="session")
def site_in_german(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """German first, French beside it; the entries are in French, and say so."""
    return built.once(tmp_path_factory, "site_in_german", _german)


def _german(folder: Path) -> Built:
    theme = invented.theme(folder / "theme", de=invented.marked)
    content = Path(shutil.copytree(DIRECTORY, folder / "entries"))
    for path in content.glob("*/*.md"):
        if path.name.endswith(".en.md"):
            path.unlink()
        elif "\nlang: " not in path.read_text(encoding="utf-8"):
            path.write_text(path.read_text(encoding="utf-8").replace("---\n", "---\nlang: fr\n", 1), encoding="utf-8")
    return built.build(folder, content, built.ROOT_URL, LANGUAGES=["de", "fr"], THEME=str(theme))


def test_every_page_has_its_twin_in_each_language(site_in_arabic: Built) -> None:
    known = by_address(site_in_arabic)
    assert len(arabic(site_in_arabic)) > 100
    for page in indexed(site_in_arabic):
        twins = page.alternates()
        assert list(twins) == ["fr", "en", "ar", "x-default"], page.path
        for code in ("fr", "en", "ar"):
            assert known[twins[code]].language == code and known[twins[code]].alternates() == twins


def test_a_page_says_its_language_and_its_direction(site_in_arabic: Built) -> None:
    for page in pages(site_in_arabic).values():
        html = page.tree.one("html")
        assert html.get("dir") == ("rtl" if html.get("lang") == "ar" else "ltr")
        assert html.get("lang") == (page.path[:2] if page.path[:3] in ("en/", "ar/") else "fr"), page.path
    assert {page.meta("og:locale") for page in arabic(site_in_arabic) if page.is_indexed} == {"ar_EG"}


def test_addresses_are_plain_even_where_names_have_other_letters(site_in_arabic: Built) -> None:
    for page in arabic(site_in_arabic):
        assert re.fullmatch(r"[a-z0-9/.-]+", page.path), page.path
    assert "ar/places/france/auvergne-rhone-alpes/index.html" in pages(site_in_arabic)


def test_each_page_leads_to_itself_in_the_other_languages(site_in_arabic: Built) -> None:
    for page in indexed(site_in_arabic):
        found = {one.get("hreflang"): one for one in page.tree.all("a") if "data-twin" in one.attributes}
        assert set(found) == {"fr", "en", "ar"} - {page.language}
        for code, link in found.items():
            assert built.ROOT_URL + link.get("href") == page.alternates()[code]
            assert link.get("lang") == code
            assert link.get("dir") == {"fr": "", "en": "", "ar": "rtl"}[code] if page.language != "ar" else "ltr"


def test_every_text_that_is_not_an_entry_s_comes_from_a_message(site_in_arabic: Built) -> None:
    wrong = {text: page.path for page in arabic(site_in_arabic) for text in unmarked(page.tree, "ar", DIRECTORY)}
    assert not wrong


def test_what_is_not_translated_is_marked_with_its_language_and_direction(site_in_arabic: Built) -> None:
    known = pages(site_in_arabic)
    record, cause = (known[f"ar/{path}/index.html"] for path in ("associations/toits-partages", "causes/logement"))
    for title in (record.tree.one("h1").one("span"), cause.tree.one("h1").one("span")):
        assert (title.get("lang"), title.get("dir")) == ("fr", "ltr")
    assert {one.get("lang") for one in record.tree.all("a", class_="cause")} == {"fr"}
    about = known["ar/a-propos/index.html"]
    assert about.tree.one("div", class_="prose").get("lang") == "fr"
    for page in arabic(site_in_arabic):
        for one in page.tree.one("body"):
            assert "lang" not in one.attributes or one.get("dir") == ("ltr" if one.get("lang") != "ar" else ""), (
                page.path
            )


def test_names_that_run_the_other_way_are_isolated_in_sentences(site_in_arabic: Built) -> None:
    page = pages(site_in_arabic)["ar/associations/toits-partages/index.html"]
    assert "\u2068Toits partagés\u2069" in page.tree.one("main").text
    french = pages(site_in_arabic)["associations/toits-partages/index.html"]
    assert not re.search("[\u2066-\u2069]", french.tree.one("main").text)


def test_dates_numbers_and_lists_are_those_of_the_language(site_in_arabic: Built) -> None:
    shown = " ".join(text for page in arabic(site_in_arabic) for text, language in texts(page.tree) if language == "ar")
    assert "20 نوفمبر 2026" in shown and "\u200f100\xa0€" in shown and "2026، 6:30 م" in shown
    assert not re.search(r"\b(janvier|novembre|November|December)\b", shown)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def test_all_that_scripts_may_say_comes_from_messages_with_every_form_of_a_plural(site_in_arabic: Built) -> None:
    search = pages(site_in_arabic)["ar/search/index.html"].tree
    form = pages(site_in_arabic)["ar/contribuer/index.html"].tree
    data = json.loads(next(one for one in form.all("script") if "data-form-data" in one.attributes).text)
    said = [json.loads(search.one("div", data_module="search").get("data-said")), data["said"]]
    said += [one["blocks"] + one["sections"] for one in data["kinds"].values()]
    titles = [text for one in said[2:] for block in one for text in [block["title"]]]
    assert not [text for text in [*_strings(said[:2]), *titles] if without_messages(text).strip()]
    for name in ("found", "suggested"):
        assert set(said[0][name]) == {"zero", "one", "two", "few", "many", "other"}
    assert set(said[1]["left"]) == set(said[0]["found"])


def test_feeds_calendars_and_the_sentences_of_checks_are_there(site_in_arabic: Built) -> None:
    output = site_in_arabic.output
    feed = (output / "ar/feed.xml").read_text(encoding="utf-8")
    assert 'xml:lang="ar"' in feed and feed.count("<entry xml:lang=") == feed.count("<entry") > 0
    calendar = (output / "ar/events/calendar.ics").read_text(encoding="utf-8")
    assert f"LANGUAGE=ar:Élan · {invented.in_arabic_letters('Events')}" in calendar.replace("\r\n ", "")
    sentences = json.loads((output / "contribute/sentences-ar.json").read_text(encoding="utf-8"))
    assert sentences and all(text.startswith(invented.OPEN) for text in sentences.values())
    assert "associations/toits-partages/" in (output / "sitemap.xml").read_text(encoding="utf-8")


def test_the_page_of_no_address_speaks_every_language(site_in_arabic: Built) -> None:
    tree = pages(site_in_arabic)["404.html"].tree
    others = {one.get("lang"): one.get("dir") for one in tree.one("main").all("div") if one.get("lang")}
    assert others == {"en": "", "ar": "rtl"}


def test_any_language_may_be_the_first(site_in_german: Built) -> None:
    known = pages(site_in_german)
    assert {page.language for page in known.values()} == {"de", "fr"}
    assert all((page.language == "fr") == page.path.startswith("fr/") for page in known.values())
    for page in indexed(site_in_german):
        assert list(page.alternates()) == ["de", "fr", "x-default"], page.path
    for path in ("associations/toits-partages", "causes/logement", "a-propos"):
        assert known[f"{path}/index.html"].tree.one("h1").one("span").get("lang") == "fr"
        assert not known[f"fr/{path}/index.html"].tree.one("h1").all("span")


def test_a_language_says_what_the_cldr_does_not(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de/language.toml").write_text("keeps_capitals = true\n", encoding="utf-8")
    assert Language("de", tmp_path).within_a_sentence("Wohnen") == "Wohnen"
    (tmp_path / "de/language.toml").write_text("capitals = true\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"language\.toml.*keeps_capitals"):
        Language("de", tmp_path)


def test_an_address_that_is_none_is_refused_with_its_word(tmp_path: Path) -> None:
    folder = tmp_path / "de/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "website.po").write_text('msgctxt "address"\nmsgid "search"\nmsgstr "Süche"\n', encoding="utf-8")
    paths = Paths({"de": Language("de", tmp_path)}, Vocabulary({}, {}))
    with pytest.raises(ValueError, match="translations/de: address 'search': 'Süche'"):
        paths.search()("de")
    assert paths.causes()("de") == "causes/index.html"
