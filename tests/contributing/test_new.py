"""An entry made from answers: each is checked at once, and the file is there whole or not at all."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.catalogue.checking import check
from plugins.contributing.interview import new as module
from plugins.contributing.interview.new import kind_named, new
from plugins.languages.language import Language
from tests.catalogue.examples import DIRECTORY, MEMORY, ROOT

FRENCH = Language("fr", ROOT / "theme/translations")
SITE = "https://www.lavoir-exemple.org/"
END = ["", "Camille, trésorière", "Je suis trésorière"]
"""No source, who writes, and what ties them."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the small directory and this site's settings."""
    shutil.copytree(DIRECTORY, tmp_path, dirs_exist_ok=True)
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    monkeypatch.setenv("ELAN_TODAY", "2026-11-20")
    monkeypatch.setattr(module, "check", lambda settings: check(settings, MEMORY))
    return tmp_path


def typing(*answers: str | type[BaseException]) -> Callable[[str], str]:
    """Somebody who gives these answers, and then has no more."""
    left: Iterator[str | type[BaseException]] = iter(answers)

    def ask(_: str) -> str:
        answer = next(left, EOFError)
        if isinstance(answer, str):
            return answer
        raise answer

    return ask


def made(project: Path, kind: str, name: str, *answers: str | type[BaseException]) -> tuple[int, list[str]]:
    said: list[str] = []
    return new(project, kind, name, "en", typing(*answers), said.append), said


def test_an_association_is_written_as_it_was_told(project: Path) -> None:
    code, said = made(
        project,
        "association",
        "Les Amis du lavoir",
        "Restaure le lavoir : tout le lavoir.",
        "culture, Logement",
        "Crest",
        "26400",
        SITE,
        f"{SITE}donner",
        f"{SITE}qui",
        *END[1:],
    )
    assert code == 0
    assert (project / "content/associations/les-amis-du-lavoir.md").read_text(encoding="utf-8") == (
        "---\nname: Les Amis du lavoir\n"
        'summary: "Restaure le lavoir : tout le lavoir."\n'
        "causes: [culture, logement]\n"
        'place: {city: Crest, postcode: "26400"}\n'
        "website: https://www.lavoir-exemple.org/\n"
        "give:\n  - {page: https://www.lavoir-exemple.org/donner}\n"
        'author: {name: "Camille, trésorière", interest: Je suis trésorière}\n'
        "sources:\n  - {fact: summary, url: https://www.lavoir-exemple.org/qui, read: 2026-11-20}\n---\n"
    )
    assert "The check finds nothing wrong with it." in said
    assert not list(project.rglob("*.new"))


@pytest.mark.parametrize(
    ("kind", "folder", "answers", "line"),
    [
        ("projet", "projects", ["toits-partages", "Cent chambres de plus."], "association: toits-partages"),
        ("funders", "funders", ["foundation"], "type: foundation"),
        ("partenaire", "partners", ["skills, tools"], "lends: [skills, tools]"),
        ("plateforme", "platforms", ["www.essai-exemple.org"], "hosts: [www.essai-exemple.org]"),
        ("Événement", "events", ["10/01/2027 18h30", "2027-01-11"], "starts: 2027-01-10 18:30"),
        ("event", "events", ["", "Chaque année en mars"], "recurs: Chaque année en mars"),
    ],
)
def test_each_kind_asks_for_what_it_needs(kind: str, folder: str, answers: list[str], line: str, project: Path) -> None:
    gifts = [] if folder == "events" else [""]
    code, _ = made(project, kind, "Un essai", "Un essai.", "logement", *answers, "", "", *gifts, *END)
    assert code == 0
    text = (project / f"content/{folder}/un-essai.md").read_text(encoding="utf-8")
    assert line in text.split("\n")
    assert "give" not in text


def test_a_wrong_answer_is_said_at_once_and_asked_again(project: Path) -> None:
    answers = ["x" * 201, "", "Un essai.", "sport", "logement"]
    answers += ["Crest", "2640", "26400", "lavoir", f"{SITE}?utm_source=a", "", "", "Camille", ""]
    code, said = made(project, "association", "Un essai", *answers)
    assert code == 0
    for sentence in (
        "  this has 201 characters — keep at most 200",
        "This is needed: write something, or stop with Ctrl-C.",
        "  sport is not in the list — choose a word of content/vocabulary/causes.yml",
        "  2640 is no postcode of that country — check it, for example 69003 in France",
        "  lavoir does not begin with https:// — write the whole address",
        f"{SITE}?utm_source=a is understood as {SITE}",
    ):
        assert sentence in said
    text = (project / "content/associations/un-essai.md").read_text(encoding="utf-8")
    assert "author: {name: Camille, interest: none}" in text


@pytest.mark.parametrize("typed", ["aucun", "Aucun lien.", "rien", "None"])
def test_nothing_that_ties_is_none_however_it_is_said(project: Path, typed: str) -> None:
    code, _ = made(project, "association", "Un essai", "Un essai.", "logement", "", "", "", "", "Camille", typed)
    assert code == 0
    text = (project / "content/associations/un-essai.md").read_text(encoding="utf-8")
    assert "author: {name: Camille, interest: none}" in text


def test_near_words_are_understood(project: Path) -> None:
    _, said = made(project, "association", "Un essai", "Un essai.", "Housing, environement", "", "", "", *END)
    assert "Housing is understood as logement" in said
    assert "causes: [logement, environnement]" in (project / "content/associations/un-essai.md").read_text()


def test_the_owner_of_a_project_must_exist(project: Path) -> None:
    answers = ["Un essai.", "logement", "toit-partage", "toits-partages", "Cent.", "", "", "", *END]
    _, said = made(project, "project", "Un essai", *answers)
    assert "  there is no entry toit-partage — write toits-partages" in said


def test_a_page_of_a_platform_is_known_by_its_host(project: Path) -> None:
    page = "https://www.entraide-exemple.org/collectes/essai"
    made(project, "association", "Un essai", "Un essai.", "logement", "", "", page, *END)
    text = (project / "content/associations/un-essai.md").read_text(encoding="utf-8")
    assert f"  - {{platform: entraide, url: {page}}}" in text.split("\n")


def test_the_name_is_asked_for_when_it_is_missing_or_wrong(project: Path) -> None:
    code, _ = made(project, "association", "x" * 161, "", "Un essai", "Un essai.", "logement", "", "", "", *END)
    assert code == 0
    assert (project / "content/associations/un-essai.md").exists()


@pytest.mark.parametrize("last", [EOFError, KeyboardInterrupt])
@pytest.mark.parametrize("count", range(7))
def test_nothing_is_written_when_the_answers_end(count: int, last: type[BaseException], project: Path) -> None:
    before = sorted(project.rglob("*"))
    answers = ["Un essai.", "logement", "Crest", "26400", SITE, "", ""][:count]
    code, said = made(project, "association", "Un essai", *answers, last)
    assert (code, said[-1]) == (1, "\nStopped: nothing is written.")
    assert sorted(project.rglob("*")) == before


def test_an_entry_is_never_written_over(project: Path) -> None:
    before = (project / "content/associations/toits-partages.md").read_bytes()
    for kind in ("association", "event"):
        code, said = made(project, kind, "Toits partagés")
        assert code == 1
        assert said == [
            "content/associations/toits-partages.md is already there — correct that entry, or choose another name"
        ]
    assert (project / "content/associations/toits-partages.md").read_bytes() == before


def test_an_entry_made_meanwhile_is_kept_and_the_answers_are_shown(project: Path) -> None:
    path = project / "content/associations/un-essai.md"
    answers = iter(["Un essai.", "logement", "", "", "", *END])
    said: list[str] = []

    def ask(_: str) -> str:
        path.write_text("autre", encoding="utf-8")
        return next(answers)

    assert new(project, "association", "Un essai", "en", ask, said.append) == 1
    assert path.read_text(encoding="utf-8") == "autre"
    assert "summary: Un essai." in said[-1]
    assert not list(project.rglob("*.new"))


def test_the_address_of_a_list_and_an_unknown_kind_are_refused(project: Path) -> None:
    assert made(project, "association", "Index") == (1, ["index is the address of a list — choose another name"])
    code, said = made(project, "société", "x")
    assert code == 2
    assert said[0].startswith("société is no kind of entry — write one of: association, ")
    assert (kind_named("Associations", []), kind_named("évènement", [FRENCH])) == ("association", "event")


def test_what_nobody_can_see_is_refused(project: Path) -> None:
    _, said = made(project, "association", "Un essai", "Un\u202eessai", "Un essai.")
    assert "  here stands U+202E, a character that nobody can see — delete it and type the word again" in said


def test_it_works_with_lines_and_no_terminal(project: Path) -> None:
    code = "import pathlib, sys; from plugins.contributing.interview.new import new; "
    code += "sys.exit(new(pathlib.Path(sys.argv[1]), 'association', 'Un essai', 'fr'))"
    answers = "\n".join(["Un été.", "logement", "", "", "", *END]) + "\n"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(project)],
        cwd=ROOT,
        input=answers.encode(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "summary: Un été.\n" in (project / "content/associations/un-essai.md").read_text(encoding="utf-8")
