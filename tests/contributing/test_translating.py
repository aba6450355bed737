"""`messages`: a language begun, brought up to date, and told what it lacks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.contributing.translating import messages
from plugins.languages.language import Language
from tests.website.built import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two messages, French, and the vocabulary of the examples."""
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    for path in [*tmp_path.glob("theme/templates/**/*.html"), *tmp_path.glob("theme/translations/fr/**/*.po")]:
        path.write_text("", encoding="utf-8")
    for name in ("plugins/website", "content"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "plugins/website/a.py").write_text('N_("Hello")\nngettext("{n} day", "{n} days", n)\n', "utf-8")
    (tmp_path / "theme/translations/fr/LC_MESSAGES/website.po").write_text('msgid "Hello"\nmsgstr "Bonjour"\n', "utf-8")
    shutil.copytree(ROOT / "tests/examples/directory/content/vocabulary", tmp_path / "content/vocabulary")
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    return tmp_path


def run(project: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[str]]:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    said: list[str] = []
    return messages(project, code, said.append), said


def test_a_new_language_is_begun_and_told_what_it_lacks(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, said = run(project, "ar", monkeypatch)
    assert code == 0
    assert said[:2] == ["Hello", "{n} day"] and "causes.logement (ar)" in said
    assert said[-2:] == ["العربية: 2 messages are not translated", "Français: 1 message is not translated"]
    text = (project / "theme/translations/ar/LC_MESSAGES/website.po").read_text(encoding="utf-8")
    assert "nplurals=6" in text and 'msgstr[5] ""' in text


def test_what_is_not_translated_stands_as_it_is_written(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(project, "ar", monkeypatch)
    path = project / "theme/translations/ar/LC_MESSAGES/website.po"
    text = path.read_text(encoding="utf-8").replace(
        'msgid "Hello"\nmsgstr ""', '#, fuzzy\nmsgid "Hello"\nmsgstr "guess"'
    )
    path.write_text(text.replace('msgstr[2] ""', 'msgstr[2] "يومان"'), encoding="utf-8")
    language = Language("ar", project / "theme/translations")
    assert language.gettext("Hello") == "Hello" and language.untranslated == ["Hello", "{n} day"]
    assert language.ngettext("{n} day", "{n} days", 2) == "يومان"
    assert language.ngettext("{n} day", "{n} days", 11) == "{n} days"
    assert language.forms("{n} day", "{n} days")["two"] == "يومان"


@pytest.mark.parametrize("code", ["xx", "en", "../../x"])
def test_what_is_no_language_to_translate_into_is_refused(
    project: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(project, code, monkeypatch)[0] == 2
    assert {one.name for one in (project / "theme/translations").iterdir()} == {"en", "fr"}
