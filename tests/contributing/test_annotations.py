"""Problems as commands of a workflow, read as the runner reads them: no text of a stranger is a command."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from plugins.catalogue.problems import Gravity, Problem, problem
from plugins.contributing.review.annotations import MOST, command, commands
from plugins.contributing.review.comparing import Compared
from plugins.contributing.review.edits import Edit
from plugins.contributing.review.examining import Examined
from plugins.languages.language import Language

TRANSLATIONS = Path(__file__).resolve().parents[2] / "theme/translations"
LANGUAGES = [Language(code, TRANSLATIONS) for code in ("fr", "en")]
REPOSITORY = "https://github.com/elan-annuaire/elan/blob/main"
PATH = "content/associations/x.md"
NAMES = "error warning notice debug group endgroup add-mask stop-commands set-output save-state add-matcher set-env"
SIGNS = [*"\n\r\u2028\u0085\t %:,;=[]#@`éx", "::", "::error::", "%0A", "%25", "##[", "stop-commands"]
HOSTILE = st.lists(st.sampled_from(SIGNS), max_size=12).map("".join)
TEXTS = st.one_of(
    HOSTILE,
    st.text(max_size=20),
    st.sampled_from(["\n::error::x", "%0A::stop-commands::x", "::add-mask::e", "##[add-mask]e", "a\r\n::group::"]),
)


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """A line as the runner reads it: name, properties, message. Raises ValueError when it is no command.

    In a line that is none it looks for the older form, `##[add-mask]…`, wherever that stands: none must be left.
    """
    found = re.fullmatch(r"::([a-z-]+)(?: (.*?))?::(.*)", line, re.DOTALL)
    if not found or found[1] not in NAMES.split():
        raise ValueError(line)
    pairs = (one.split("=", 1) for one in (found[2] or "").split(",") if one)
    return found[1], {name: _plain(value) for name, value in pairs}, _plain(found[3])


def _plain(text: str) -> str:
    for sign, escaped in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        text = text.replace(escaped, sign)
    return text


def written(errors: list[Problem], warnings: list[Problem] | None = None, edits: tuple[Edit, ...] = ()) -> list[str]:
    found = Examined(Compared(tuple(errors), tuple(warnings or ())), 1, edits)
    return commands(found, LANGUAGES, REPOSITORY).split("\n")[:-1]


def test_an_error_stands_beside_its_line_in_both_languages() -> None:
    wrong = problem("rna", PATH, ("ids", "rna"), (7, 9), value="50%")
    assert written([wrong]) == [
        f"::error file={PATH},line=7,col=9,title=ids.rna::"
        "50%25 n’est pas un numéro RNA — écrivez W et neuf caractères, par exemple W751234567 → "
        f"{REPOSITORY}/CONTRIBUER.md#numbers%0A"
        "50%25 is no RNA number — write W and nine characters, for example W751234567 → "
        f"{REPOSITORY}/CONTRIBUTING.md#numbers"
    ]


def test_a_file_as_a_whole_has_no_line_and_its_name_for_a_title() -> None:
    assert written([problem("symbolic-link", PATH)])[0].startswith(f"::error file={PATH},title=x.md::")


def test_ten_of_each_are_shown_those_of_changed_files_first_and_the_rest_counted() -> None:
    errors = [problem("year", f"content/associations/{number:02}.md", ("founded",), (1, 1)) for number in range(14)]
    errors = [problem("rna", one.path, ("founded",), (1, 1), value="x") for one in errors]
    warnings = [one.weighing(Gravity.WARNING) for one in errors[:12]]
    edit = Edit("changed", errors[13].path, errors[13].path, "association", "x")
    lines = written(errors, warnings, (edit,))
    shown = [parsed(line) for line in lines]
    assert [name for name, _, _ in shown] == ["error"] * MOST + ["warning"] * MOST + ["notice"]
    assert [place["file"][-5:-3] for _, place, _ in shown[:3]] == ["13", "00", "01"]
    assert shown[-1][2].splitlines() == [
        "4 autres erreurs et 2 autres avertissements\u00a0: le résumé de cette exécution les donne tous",
        "4 more errors and 2 more warnings: the summary of this run has them all",
    ]


@given(TEXTS, TEXTS, TEXTS, st.integers(0, 3))
@example("\n::error::x", "%0A::stop-commands::x", "##[add-mask]x", 1)
def test_a_strangers_text_is_never_a_command(path: str, key: str, value: str, line: int) -> None:
    errors = [problem("unknown-key", path, (key,), (line, 1), key=value)]
    for one in written(errors, [one.weighing(Gravity.WARNING) for one in errors]):
        assert "\r" not in one
        assert parsed(one)[0] in ("error", "warning")


@given(TEXTS, TEXTS)
def test_what_is_escaped_comes_back(value: str, text: str) -> None:
    line = command("error", {"file": value, "title": text}, text)
    assert not re.search(r"[\r\n]", line)
    assert parsed(line) == ("error", {"file": value, "title": text}, text)
