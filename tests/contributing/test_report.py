"""What a person reads after a check."""

import re
from pathlib import Path

import pytest

from plugins.catalogue.checking import Checked
from plugins.catalogue.problems import Gravity, problem
from plugins.contributing.review import report
from plugins.contributing.review.attention import Attention
from plugins.contributing.review.comparing import Compared
from plugins.contributing.review.examining import Examined
from plugins.languages.language import Language
from plugins.languages.sentences import SENTENCES

TRANSLATIONS = Path(__file__).resolve().parents[2] / "theme/translations"
ENGLISH, FRENCH = (Language(code, TRANSLATIONS) for code in ("en", "fr"))
PATH = "content/associations/x.md"
ERROR = problem("missing", PATH, ("place", "city"), (3, 4), field="city")
WHOLE = problem("symbolic-link", PATH)
DOUBT = problem("website-http", PATH, ("website",), (5, 10), value="http://a", instead="https://a").weighing(
    Gravity.WARNING
)


def test_a_line_says_where_what_and_what_to_write() -> None:
    assert report.line(ERROR, ENGLISH) == f"{PATH}:3:4: place.city: this field is missing — fill it in"
    assert report.line(WHOLE, ENGLISH) == f"{PATH}: this is not an ordinary file — put the file itself here"


def test_errors_stand_apart_from_warnings_and_are_counted() -> None:
    assert report.text(Checked(None, (DOUBT, ERROR, WHOLE), 1200), ENGLISH) == (
        "Errors\n"
        f"  {PATH}:3:4: place.city: this field is missing — fill it in\n"
        f"  {PATH}: this is not an ordinary file — put the file itself here\n"
        "  → CONTRIBUTING.md#fields, #files\n"
        "\n"
        "Warnings\n"
        f"  {PATH}:5:10: website: http://a is not protected — write https://a if it answers\n"
        "  → CONTRIBUTING.md#addresses\n"
        "\n"
        "1,200 files read, 2 errors and 1 warning\n"
    )


def test_what_a_change_brings_stands_apart_from_what_was_there() -> None:
    nothing = Attention("none", (), (), (), ())
    found = Examined(Compared((ERROR,), (), (WHOLE,), (DOUBT, DOUBT)), 1, (), nothing)
    assert report.told(found, ENGLISH) == (
        "Errors that this change brings\n"
        f"  {PATH}:3:4: place.city: this field is missing — fill it in\n"
        "  → CONTRIBUTING.md#fields\n"
        "\n"
        "Errors that were there before, and do not stand in the way\n"
        f"  {PATH}: this is not an ordinary file — put the file itself here\n"
        "  → CONTRIBUTING.md#files\n"
        "\n"
        "1 file read, 1 new error, 0 new warnings, 1 error of before and 2 warnings of before\n"
    )


def test_nothing_wrong_is_said_too() -> None:
    assert report.text(Checked(None, (), 1), ENGLISH) == "1 file read, 0 errors and 0 warnings\n"


def test_values_of_strangers_stay_short_and_on_one_line() -> None:
    wrong = problem("rna", PATH, ("ids", "rna"), (1, 1), value="a\n::error::" + "b" * 500)
    line = report.line(wrong, ENGLISH)
    assert "\n" not in line
    assert len(line) < 300


def test_braces_of_strangers_are_text() -> None:
    wrong = problem("rna", PATH, ("ids", "rna"), (1, 1), value="{0.__class__} {value} %s")
    assert "{0.__class__} {value} %s is no RNA number" in report.line(wrong, ENGLISH)


@pytest.mark.parametrize("id", SENTENCES)
def test_every_sentence_says_what_to_do_in_each_language(id: str) -> None:
    names = set(re.findall(r"(?<!\{)\{(\w+)\}(?!\})", SENTENCES[id]))
    wrong = problem(id.removesuffix("+near"), PATH, (), (1, 1), **{name: f"<{name}>" for name in names})
    for language in (ENGLISH, FRENCH):
        said = report.line(wrong, language).split(": ", 1)[1]
        assert " — " in said
        assert all(f"<{name}>" in said for name in names)
        assert not said.endswith(".")


def test_sentences_are_translated() -> None:
    missing = [id for id, said in SENTENCES.items() if FRENCH.gettext(said) == said]
    assert not missing
