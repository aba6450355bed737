"""Settings that are wrong: each is named, with its value and what to write instead, and nothing is built."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

import pelicanconf
from plugins.languages.language import Language
from plugins.settings.checks import Around, language
from plugins.settings.declared import SETTINGS
from plugins.settings.reading import PELICAN, chosen_in, refuse, wrong

ROOT = Path(__file__).resolve().parents[2]
OURS: dict[str, Any] = {name: value for name, value in vars(pelicanconf).items() if name.isupper()}
ENGLISH = Language("en", ROOT / "theme/translations")


def said(**changed: object) -> list[str]:
    """What is said of the settings of this directory with some of them changed; `...` takes one away."""
    settings = {name: value for name, value in {**OURS, **changed}.items() if value is not ...}
    return [one.sentence(ENGLISH) for one in wrong(settings, ROOT, ())]


def test_our_own_settings_are_right() -> None:
    assert said() == []


CASES: dict[str, tuple[object, str]] = {
    # a name
    "COULEURS": ({}, "COULEURS: {} — there is no such setting: write COLOURS"),
    "KIND": ([], "KIND: [] — there is no such setting: write KINDS"),
    "ANALYTICS": ("x", "ANALYTICS: 'x' — there is no such setting: remove it, or begin its name with _"),
    # texts and addresses
    "SITENAME": ("", "SITENAME: '' — write a text between quotes, on one line"),
    "SITEURL": ("example.org", "SITEURL: 'example.org' — write an address: https://example.org or https://example.org/path"),
    "REPOSITORY": (None, "REPOSITORY: None — write an address: https://example.org or https://example.org/path"),
    "BRANCH": ("a\nb", r"BRANCH: 'a\nb' — write a text between quotes, on one line"),
    "PUBLISHER": ({"name": "x"}, "PUBLISHER: {'name': 'x'} — the key \"contact\" is missing: add it"),
    "LICENCE": ("MIT", 'LICENCE: \'MIT\' — write a group: {"name": …, "url": …}'),
    # lists
    "LANGUAGES": ("fr", "LANGUAGES: 'fr' — write a list: [\"fr\", \"en\"]"),
    "COUNTRIES": (["fr"], "COUNTRIES: 'fr' — write the two capital letters of a country, of ISO 3166: FR, BE"),
    "KINDS": (["associations", "funder"], "KINDS: 'funder' — write 'funders'"),
    # the rest
    "THEME": ("nowhere", "THEME: 'nowhere' — write the name of a folder that was begun as a copy of theme/"),
    "TODAY": ("20 November", "TODAY: '20 November' — write a day: \"2026-11-20\""),
    "WORKERS": (0, "WORKERS: 0 — write a number from 1, or None"),
    "PROFILE": ("yes", "PROFILE: 'yes' — write True or False"),
    "MEGABYTES": (0, "MEGABYTES: 0 — write a number from 1, or None"),
    "SCHEDULER": (8786, "SCHEDULER: 8786 — write a text between quotes, on one line"),
    "LINKS": (3, "LINKS: 3 — write a text between quotes, on one line"),
    "ONLY_APPROVED": ("no", "ONLY_APPROVED: 'no' — write True or False"),
    "LOGO": ("no.svg", "LOGO: 'no.svg' — write the path of an SVG with a viewBox, or of a PNG, of 50 kB at most"),
    "TEXTS": ("Liège", 'TEXTS: \'Liège\' — write a group: {"en": {"title": "…"}, "fr": {"title": "…"}}'),
    "COLOURS": ("red", 'COLOURS: \'red\' — write a group: {"light": {"elan": "#b8321f"}, "dark": {"elan": "#ff8b73"}}'),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_setting_that_cannot_be_used_is_named_with_what_to_write(name: str) -> None:
    value, sentence = CASES[name]
    assert said(**{name: value}) == [sentence]


def test_every_setting_has_such_a_case() -> None:
    assert set(SETTINGS) <= set(CASES)


MORE: list[tuple[str, object, str]] = [
    ("SITEURL", "https://example.org/?a", "'https://example.org/?a'"),
    ("SITEURL", "ftp://example.org", "'ftp://example.org'"),
    ("SITEURL", "https://", "'https://'"),
    ("SITEURL", "https://[", "'https://['"),
    ("SITEURL", "", "''"),
    ("SITEURL", "/repo", "'/repo'"),
    ("SITEURL", "https://a/#b", "'https://a/#b'"),
    ("LANGUAGES", ["fr", "fr"], "this stands there twice"),
    ("LANGUAGES", ["FR"], "write 'fr'"),
    ("LANGUAGES", ["xx"], "the theme speaks en, fr"),
    ("LANGUAGES", [], "write a list"),
    ("LANGUAGES", [3], "the theme speaks en, fr"),
    ("COUNTRIES", ["XX"], "'XX'"),
    ("COUNTRIES", "FR", 'write a list: ["FR", "BE"]'),
    ("KINDS", ["projects"], 'a directory shows associations: add "associations"'),
    ("KINDS", ["associations", "xyz"], "there is no such kind; there are associations, projects, funders"),
    ("KINDS", [3], "there is no such kind"),
    ("PUBLISHER", {"name": "x", "contact": "me"}, "PUBLISHER[\"contact\"]: 'me' — write an address that begins with"),
    ("PUBLISHER", {"name": "x", "contact": "mailto:a@example.org", "nam": "x"}, "PUBLISHER: 'nam' — write 'name'"),
    ("COLOURS", {"light": {"elann": "#000"}}, "COLOURS[\"light\"]: 'elann' — write 'elan'"),
    ("COLOURS", {"clear": {}}, "COLOURS: 'clear' — there is no such key; there are light, dark"),
    ("COLOURS", {"dark": {"elan": "red"}}, 'COLOURS["dark"]["elan"]: \'red\' — write a colour in hexadecimal'),
    ("COLOURS", {"dark": {"elan": "#ff8b7380"}}, "write a colour in hexadecimal"),
    ("COLOURS", {"dark": ["elan"]}, "write a group"),
    ("LOGO", "theme/static/css/tokens.css", "write the path of an SVG"),
    ("LOGO", "theme/static", "write the path of an SVG"),
    ("LOGO", "../../../../etc/hostname", "write the path of an SVG"),
    ("TEXTS", {"de": {}}, "TEXTS: 'de' — the site has no such language; it has fr, en"),
    ("TEXTS", {"fr": {"title": "Salut."}}, "TEXTS[\"en\"]: {} — the key \"title\" is missing: add it"),
    ("TEXTS", {"fr": {"titel": "x"}, "en": {}}, "TEXTS[\"fr\"]: 'titel' — write 'title'"),
    ("TEXTS", {"fr": {"foot": ""}, "en": {"foot": "x"}}, "TEXTS[\"fr\"][\"foot\"]: '' — write a text"),
    ("TEXTS", {"fr": "x"}, "write a group"),
    ("THEME", ROOT / "content", "write the name of a folder"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "part"), MORE)
def test_every_other_way_to_be_wrong_is_told(name: str, value: object, part: str) -> None:
    assert any(sentence.startswith(name) and part in sentence for sentence in said(**{name: value}))


@pytest.mark.parametrize("name", [name for name, one in SETTINGS.items() if one.required and name != "THEME"])
def test_a_setting_that_is_missing_is_named_with_an_example(name: str) -> None:
    assert said(**{name: ...}) == [f"{name}: missing — write {name} = {SETTINGS[name].example}"]


@pytest.mark.parametrize("name", [name for name, one in SETTINGS.items() if not one.required])
def test_what_may_be_absent_may(name: str) -> None:
    assert said(**{name: ...}) == said(**{name: None}) == []


@pytest.mark.parametrize("name", [name for name in SETTINGS if name != "THEME"])
def test_the_example_of_a_setting_is_right(name: str) -> None:
    assert said(**{name: eval(SETTINGS[name].example)}) == []


def test_too_little_contrast_is_told_with_both_colours_and_the_ratio() -> None:
    assert said(COLOURS={"light": {"soft": "#aaaaaa"}}) == [
        'COLOURS["light"]: soft (#aaaaaa) on paper (#fbf8f3): a contrast of 2.19:1, 4.5:1 is needed (WCAG 2.2)'
        " — change one of the two",
        'COLOURS["light"]: soft (#aaaaaa) on card (#ffffff): a contrast of 2.32:1, 4.5:1 is needed (WCAG 2.2)'
        " — change one of the two",
    ]


def test_a_name_of_one_s_own_begins_with_an_underscore() -> None:
    assert said(_HOST="x", lower="y") == []


def test_without_the_names_that_pelican_knows_only_look_alikes_are_refused() -> None:
    settings = {**OURS, "SUMMARY_MAX_LENGTH": 3, "BIND": "x", "COULEURS": {}}
    assert [one.place for one in wrong(settings, ROOT)] == ["COULEURS"]


def test_what_pelican_needs_is_what_the_file_gives_it() -> None:
    assert {name for name in OURS if name not in SETTINGS} <= PELICAN


def test_everything_is_told_at_once_and_in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    with pytest.raises(SystemExit) as end:
        refuse({**OURS, "SITENAME": "", "KINDS": ["funder"]}, ROOT)
    assert str(end.value.code).splitlines() == [
        "pelicanconf.py: SITENAME : '' — écrivez un texte entre guillemets, sur une ligne",
        "pelicanconf.py: KINDS : 'funder' — écrivez 'funders'",
        "pelicanconf.py: KINDS : ['funder'] — un annuaire montre des associations : ajoutez \"associations\"",
    ]


def test_wrong_languages_and_a_wrong_theme_are_told_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    with pytest.raises(SystemExit) as end:
        refuse({**OURS, "LANGUAGES": 3, "THEME": "nowhere"}, ROOT)
    assert [line.split(":")[1].strip() for line in str(end.value.code).splitlines()] == ["THEME", "LANGUAGES"]


def test_a_theme_without_a_colour_that_is_drawn_with_is_told_which(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "theme", tmp_path / "ours")
    tokens = tmp_path / "ours/static/css/tokens.css"
    tokens.write_text(tokens.read_text(encoding="utf-8").replace("--clay", "--brick"), encoding="utf-8")
    (sentence,) = said(THEME=str(tmp_path / "ours"))
    assert sentence.endswith("its tokens.css lacks colours that templates, maps and pictures are drawn with: clay")


def test_the_settings_of_a_folder_are_read(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    assert chosen_in(tmp_path)["SITENAME"] == "Élan"


def test_what_a_language_says_of_itself_wrongly_is_told_with_its_file(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    (theme / "translations/fr/language.toml").write_text('loclae = "fr_FR"\n', encoding="utf-8")
    (told,) = language("LANGUAGES", "fr", Around(tmp_path, theme, ("en",)))
    assert "language.toml" in told.sentence(ENGLISH) and "loclae" in told.sentence(ENGLISH)


def test_a_theme_without_its_mark_needs_a_logo(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    (theme / "static/mark.svg").unlink()
    assert said(THEME=str(theme)) == [
        f"THEME: {str(theme)!r} — its static/mark.svg is missing, or no SVG with a viewBox: "
        "copy that of theme/, or give a LOGO"
    ]
    assert said(THEME=str(theme), LOGO="tests/examples/second/logo.svg") == []
