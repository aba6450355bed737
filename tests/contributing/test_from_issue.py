"""From an issue to an entry: what is written, what is refused and in which words, and what the workflow may do."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue.characters import UNSEEN
from plugins.catalogue.checking import check
from plugins.contributing.inert import plain
from plugins.contributing.issues import from_issue, outcomes
from plugins.contributing.issues.from_issue import Outcome, issue_of
from plugins.contributing.issues.misread import MISREADINGS
from tests.catalogue.examples import MEMORY, ROOT, settings_of

from .issues import ISSUES, LANGUAGES, LICENCE, SMALLEST, event, form, lay_out, made

NEW = form("new-entry")
CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small directory, checked in this process."""
    monkeypatch.setattr(from_issue, "check", lambda settings: check(settings, MEMORY))
    return lay_out(tmp_path)


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("content/**/*.*")}


def _outcome(root: Path, event: bytes) -> Outcome:
    return from_issue.outcome(settings_of(root), LANGUAGES, LICENCE, issue_of(event))


def _answered(root: Path, **answers: str) -> Outcome:
    return _outcome(root, event(made(NEW, {**SMALLEST, **answers})))


@pytest.mark.parametrize("case", sorted(ISSUES.iterdir()), ids=lambda case: case.name)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_an_issue_gives_its_entry_or_is_told_why_not(case: Path, end: str, root: Path) -> None:
    before = _files(root)
    issue = (case / "issue.md").read_text(encoding="utf-8").replace("\n", end)
    found = _outcome(root, event(issue))
    changed = {name: text for name, text in _files(root).items() if before.get(name) != text}
    assert changed == _files(case)
    assert (found.code == 0) == bool(changed)
    assert found.comment.split("\n\n---\n\n")[1] == (case / "told.md").read_text(encoding="utf-8")


def test_every_kind_has_an_example_and_the_whole_directory_is_checked_with_it(root: Path) -> None:
    made = {name for case in ISSUES.iterdir() for name in _files(case)}
    assert {name.split("/")[1] for name in made} >= {
        *("associations", "projects", "funders", "partners", "events", "platforms")
    }
    assert "maison-des-familles-exemple" in _answered(root, website="https://maison-des-familles-exemple.org/").comment


@pytest.mark.parametrize("id", MISREADINGS)
def test_every_misreading_has_an_example(id: str) -> None:
    told = "".join((case / "told.md").read_text(encoding="utf-8") for case in ISSUES.iterdir())
    assert re.search(re.sub(r"\\{[a-z]+\\}", "`.*`", re.escape(plain(MISREADINGS[id]))), told)


def test_what_was_made_is_said_in_french_then_in_english(root: Path) -> None:
    found = _answered(root, name="Les Amis du lavoir")
    french, english = found.comment.split("\n\n---\n\n")
    assert french.startswith("La fiche `content/associations/les-amis-du-lavoir.md` est écrite")
    assert english.startswith("The entry `content/associations/les-amis-du-lavoir.md` is written")
    assert (
        "Closes #12\n" in found.request and "`Camille`" in found.request and "fermez-la et rouvrez-la" in found.request
    )
    assert found.message == "Add associations/les-amis-du-lavoir\n\nFrom issue 12, by camille-b.\n"


@pytest.mark.parametrize(
    ("case", "verdict"),
    [
        ("association-smallest", "New entry: compare each destination with what the organisation publishes."),
        ("correction-website", "Changed: this needs proof, or two people."),
        ("correction-closed", "No destination changes."),
    ],
)
def test_who_merges_is_told_whether_gifts_go_elsewhere(case: str, verdict: str, root: Path) -> None:
    issue = (ISSUES / case / "issue.md").read_text(encoding="utf-8")
    assert f"\nWhere gifts go — {verdict}\n" in _outcome(root, event(issue)).request


def test_a_second_time_gives_the_same(root: Path) -> None:
    first = _answered(root)
    (root / "content/associations/essai.md").unlink()
    assert _answered(root) == first and _answered(root).code == 1


def test_nothing_is_said_of_a_directory_that_has_errors(root: Path) -> None:
    (root / "content/associations/faux.md").write_text("x", encoding="utf-8")
    found = _answered(root)
    assert found.code == 1 and "l’annuaire lui-même a des erreurs" in found.comment
    assert not (root / "content/associations/essai.md").exists()


def test_an_entry_is_taken_back_when_the_check_breaks(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, checks = _files(root), iter([lambda: check(settings_of(root), MEMORY)])
    monkeypatch.setattr(from_issue, "check", lambda _: next(checks)())
    with pytest.raises(StopIteration):
        _answered(root)
    assert _files(root) == before


@pytest.mark.parametrize(
    "raw",
    [
        *(b"", b"null", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"issue": null}'),
        b'{"issue": {"body": 3, "number": "x", "user": {"login": "a"}}}',
        *(event(None), event(""), event("Bonjour !")),
    ],
)
def test_what_is_no_form_is_two(raw: bytes, root: Path) -> None:
    found = _outcome(root, raw)
    assert (found.code, found.request, found.message) == (2, "", "")


@pytest.mark.parametrize("login", ["a b", "@a", "a\n::error::x", "-a", "", None, 3, "a" * 60])
def test_a_login_that_is_none_is_nobody(login: object) -> None:
    assert issue_of(event("", login=login)).login == ""


def test_logins_are_as_github_has_them() -> None:
    assert [issue_of(event("", login=one)).login for one in ("a", "A-1", "dependabot[bot]")] == [
        *("a", "A-1", "dependabot[bot]")
    ]


@given(st.text())
def test_a_strangers_words_are_code_on_one_line(text: str) -> None:
    shown = outcomes.shown(text)
    assert CODE.fullmatch(shown) and not UNSEEN.search(shown)
    assert len(shown) <= 3 * (outcomes.LONGEST + 2)


def test_a_strangers_words_do_nothing_in_a_comment(root: Path) -> None:
    hostile = "@octocat <img src=x> [x](https://y.z) #1 ::error::x ``` ` \n::set-output name=a::b"
    names = [one.name for one in NEW.questions if one.widget in ("input", "textarea")]
    for name in names:
        found = _answered(root, **{"kind": "association", name: hostile.replace("\n", " "), "slug": ""})
        for text in (found.comment, found.request, found.message):
            outside = CODE.sub("", text).replace("Closes #12", "")
            assert not re.search("@octocat|<img|y\\.z|#1|::", outside), name
    assert len(_answered(root, needs="@x\n" * 3000).comment) < 65_536


def test_the_verb_writes_the_three_files(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "root")
    (tmp_path / "event.json").write_bytes(event(made(NEW, {**SMALLEST, "name": "::error::Les Amis"})))
    program = (
        "import pathlib, sys; from plugins.contributing.issues.from_issue import from_issue; "
        "sys.exit(from_issue(*map(pathlib.Path, sys.argv[1:])))"
    )
    paths = [root, *(tmp_path / name for name in ("event.json", "result.md", "request.md", "message.txt"))]
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, paths)], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert all(path.read_text(encoding="utf-8") for path in paths[2:])
    assert (root / "content/associations/error-les-amis.md").exists()
