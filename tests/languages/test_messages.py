"""The words of the site: each one can be translated, and each language has them all."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from jinja2 import Environment

from plugins.languages.extraction import messages, update

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "theme" / "templates"
FOUND = messages(ROOT)
FILES = sorted((ROOT / "theme" / "translations").glob("*/LC_MESSAGES/*.po"))
LANGUAGES = sorted({path.parents[1].name for path in FILES})
ALIKE_IN_EVERY_LANGUAGE = {"IBAN", "BIC", "GitHub Pages, GitHub Inc., San Francisco"}
"""Names that stand in the templates as they are."""
SHOWN = {"data", "variable_begin"}
"""What Jinja calls the parts of a template that leave something on the page."""

Key = tuple[str | None, str]


def _name(path: Path) -> str:
    return f"{path.parents[1].name}/{path.stem}"


def _key(message: Message) -> Key:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def _texts(value: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [value or ""] if isinstance(value, str | None) else list(value)


def _catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name, abort_invalid=True)


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[a-z]|\{\w+\}", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_files_of_the_site_and_no_others(language: str) -> None:
    assert {path.stem for path in FILES if path.parents[1].name == language} == set(FOUND)


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_no_message_is_missing_or_unused(path: Path) -> None:
    wanted = {_key(message): len(_texts(message.id)) for message in FOUND[path.stem] if message.id}
    given = {_key(message): len(_texts(message.id)) for message in _catalogue(path) if message.id}
    assert given.keys() - wanted.keys() == set(), "unused: run `python3 tasks.py messages`"
    assert wanted.keys() - given.keys() == set(), "missing: run `python3 tasks.py messages`, then translate"
    assert given == wanted, "a plural is missing: run `python3 tasks.py messages`, then translate"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_every_message_is_translated_and_none_is_a_guess(path: Path) -> None:
    catalogue = _catalogue(path)
    for message in catalogue:
        if message.id:
            forms = _texts(message.string)
            assert all(text.strip() for text in forms), f"{path.stem}: {message.id!r} is not translated"
            assert len(forms) == (catalogue.num_plurals if message.pluralizable else 1), message.id
            assert not message.fuzzy, f"{path.stem}: {message.id!r} is a guess: read it again, take the mark away"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_placeholders_are_the_same_on_both_sides(path: Path) -> None:
    for message in _catalogue(path):
        if message.id:
            wanted = set().union(*map(_placeholders, _texts(message.id)))
            assert [_placeholders(text) for text in _texts(message.string)] == [wanted] * len(_texts(message.string))


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_of_addresses_are_plain_and_lead_to_different_pages(language: str) -> None:
    path = ROOT / "theme" / "translations" / language / "LC_MESSAGES" / "website.po"
    words = [str(message.string) for message in _catalogue(path) if message.context == "address"]
    assert [word for word in words if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", word)] == []
    assert len(set(words)) == len(words) > 0


def test_messages_are_found_wherever_they_stand() -> None:
    website = {_key(message) for message in FOUND["website"]}
    problems = {_key(message) for message in FOUND["problems"]}
    fields = {_key(message) for message in FOUND["fields"]}
    assert {(None, "Associations"), ("address", "associations"), (None, "Skip to content")} <= website
    assert (None, "associations") not in website and ("address", "Associations") not in website
    assert {(None, "{count} error"), (None, "error")} <= problems
    assert {(None, "Its logo"), (None, "The IBAN"), (None, "Labels it holds"), (None, "Every entry")} <= fields
    assert (None, "Projects") in website and not fields & (website | problems) - {(None, "")}
    assert len(_texts(next(one.id for one in FOUND["problems"] if _key(one)[1] == "{count} error"))) == 2


def test_update_adds_what_is_new_drops_what_is_gone_and_keeps_the_rest(tmp_path: Path) -> None:
    code, translations = tmp_path / "plugins" / "website", tmp_path / "theme" / "translations" / "fr" / "LC_MESSAGES"
    code.mkdir(parents=True)
    (code / "a.py").write_text('N_("kept")\ngettext(KINDS["key"])\nngettext("{n} new", "{n} news", n)\n', "utf-8")
    translations.mkdir(parents=True)
    path = translations / "website.po"
    path.write_text('# By hand.\nmsgid ""\nmsgstr ""\n\nmsgid "kept"\nmsgstr "gardé"\n\nmsgid "old"\nmsgstr "vieux"\n')
    update(tmp_path, "fr")
    once = path.read_bytes()
    assert once.startswith(b"# By hand.\n")
    found = {_key(message)[1]: _texts(message.string) for message in _catalogue(path) if message.id}
    assert found == {"kept": ["gardé"], "{n} new": ["", ""]}
    update(tmp_path, "fr")
    assert path.read_bytes() == once


class _Words(HTMLParser):
    """Collects the texts that a reader sees or hears."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        spoken = {"alt", "aria-label", "aria-description", "aria-valuetext", "label", "placeholder", "title"}
        self.found += [value for name, value in attrs if name in spoken and value]

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:
            self.found.append(data)


def _words(source: str) -> list[str]:
    """The visible words of a template; `0` stands for each of its expressions."""
    shown = [text if kind == "data" else "0" for _, kind, text in Environment().lex(source) if kind in SHOWN]
    parser = _Words()
    parser.feed("".join(shown))
    parser.close()
    found = (text.strip() for text in parser.found if re.search(r"[^\W\d_]", text))
    return [text for text in found if text not in ALIKE_IN_EVERY_LANGUAGE]


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.stem)
def test_no_template_has_words_of_its_own(path: Path) -> None:
    assert _words(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>{{ _('Hello') }}</p>{% if a %}{# A remark #}{% endif %}", []),
        ("<p>Hello {{ name }}</p>", ["Hello 0"]),
        ('<a aria-label="More" class="button" href="x{{ y }}">{{ name }}</a>', ["More"]),
        ("<style>p { color: red }</style><dt>IBAN</dt> · 12 %", []),
    ],
)
def test_words_of_a_template_are_found(source: str, words: list[str]) -> None:
    assert _words(source) == words
