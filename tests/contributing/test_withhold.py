"""The switch: anybody may ask for it, one person may merge it, and it takes ways to give away whatever was approved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue import withheld
from plugins.catalogue.reading import WITHHELD as NAME
from plugins.catalogue.withheld import LINE, Misread, Withheld, parse
from plugins.contributing.gifts import guarding, switch
from tests.catalogue.examples import DIRECTORY, checked
from tests.website import built

from .repository import TOITS, Edit, commit, deleting, moving, replacing, together, writing
from .test_withholding import WITHHELD, approved, page

LOCK = f"content/{NAME}"
OLD = "epicerie-du-port 2026-11-01 Compte fermé\n"
NEW = "toits-partages 2026-11-20 Collecte signalée comme frauduleuse\n"
SLUGS = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True)
REASONS = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=200).filter(
    lambda text: bool(LINE.fullmatch(f"a 2026-11-20 {text}")) and not withheld.is_hidden(text)
)
LINES = st.dictionaries(SLUGS, st.builds(Withheld, st.dates(), REASONS, st.just(0)), max_size=5)


@given(LINES)
def test_what_is_written_is_read(lines: dict[str, Withheld]) -> None:
    found = parse(switch.written(lines).encode())
    assert {slug: one[:2] for slug, one in found.items()} == {slug: one[:2] for slug, one in lines.items()}
    assert switch.written(lines) == switch.written(dict(reversed(lines.items())))


@pytest.mark.parametrize(
    "line",
    [
        "toits-partages",
        "toits-partages 2026-11-20",
        "toits-partages 2026-11-20 ",
        "toits-partages 2026-11-20  a",
        "toits-partages 2026-11-20 a ",
        "toits-partages 2026-11-31 a",
        "toits-partages 20/11/2026 a",
        "Toits 2026-11-20 a",
        "toits--partages 2026-11-20 a",
        "../toits 2026-11-20 a",
        "toits-partages\t2026-11-20\ta",
        " toits-partages 2026-11-20 a",
        "\ufefftoits-partages 2026-11-20 a",
        "toits-partages 2026-11-20 a\u202eb",
        "toits-partages 2026-11-20 " + "a" * 201,
        "<<<<<<< HEAD",
        "*",
    ],
)
def test_a_line_that_is_none_is_refused_by_its_number(line: str) -> None:
    with pytest.raises(Misread) as error:
        parse(f"# a file\n\n{line}\n{OLD}".encode())
    assert error.value.line == 3


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Misread):
        parse(OLD.encode("latin-1"))


@pytest.mark.parametrize("text", ["", "\n", "# toits-partages\n", switch.HEADER])
def test_an_empty_file_withholds_nothing(text: str) -> None:
    assert parse(text.encode()) == {}


def test_a_former_name_is_withheld_too() -> None:
    catalogue = checked(DIRECTORY).catalogue
    assert catalogue
    assert withheld.chosen(catalogue, {"toits-et-partages", "nobody"}) == {"toits-partages"}


# The verb.


def said(
    clone: Path, capsys: pytest.CaptureFixture[str], slug: str, reason: str = "", release: bool = False
) -> tuple[int, str]:
    code = switch.withhold(clone, slug, reason, release, "en")
    return code, capsys.readouterr().out


def test_a_line_is_written_and_taken_away(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    writing(LOCK, OLD)(clone)
    assert said(clone, capsys, "toits-partages", "Signalée") == (0, "toits-partages: withheld\n")
    assert (clone / LOCK).read_text(encoding="utf-8") == f"{switch.HEADER}{OLD}toits-partages 2026-11-20 Signalée\n"
    assert said(clone, capsys, "epicerie-du-port", release=True) == (0, "epicerie-du-port: ways to give released\n")
    assert (clone / LOCK).read_text(encoding="utf-8") == f"{switch.HEADER}toits-partages 2026-11-20 Signalée\n"


@pytest.mark.parametrize(
    ("words", "release", "told"),
    [
        (("nobody", "a"), False, "no entry has the slug nobody"),
        (("../associations/toits-partages", "a"), False, "no entry has the slug ../associations/toits-partages"),
        (("toits-partages.en", "a"), False, "the reason must be one line of at most 200 characters"),
        (("", "a"), False, "no entry has the slug "),
        (("toits-partages", ""), False, "the reason must be one line of at most 200 characters"),
        (("toits-partages", " "), False, "the reason must be one line of at most 200 characters"),
        (("toits-partages", "a\nb"), False, "the reason must be one line of at most 200 characters"),
        (("toits-partages", "a\u2028b"), False, "the reason must be one line of at most 200 characters"),
        (("toits-partages", "a\u202eb"), False, "the reason must be one line of at most 200 characters"),
        (("toits-partages", "a" * 201), False, "the reason must be one line of at most 200 characters"),
        (("epicerie-du-port", "a"), False, "epicerie-du-port is withheld already, since 1 November 2026: Compte fermé"),
        (("toits-partages", ""), True, "toits-partages is not withheld"),
    ],
)
def test_nothing_is_written_of_what_is_wrong(
    words: tuple[str, str], release: bool, told: str, clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    writing(LOCK, OLD)(clone)
    assert said(clone, capsys, *words, release) == (1, f"Nothing changes: {told}\n")
    assert (clone / LOCK).read_text(encoding="utf-8") == OLD


def test_nothing_is_written_over_a_file_that_cannot_be_read(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    writing(LOCK, OLD + "=======\n")(clone)
    for release in (True, False):
        code, told = said(clone, capsys, "toits-partages", "a", release=release)
        assert (code, told) == (1, f"Nothing changes: {LOCK}:2: '======='\n")
    assert (clone / LOCK).read_text(encoding="utf-8") == OLD + "=======\n"


def test_an_entry_with_errors_can_be_withheld(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    writing(TOITS, "x")(clone)
    assert said(clone, capsys, "toits-partages", "Fiche détournée")[0] == 0
    assert "toits-partages 2026-11-20 Fiche détournée\n" in (clone / LOCK).read_text(encoding="utf-8")


# A change of it.


def compared(clone: Path, before: str | None, edit: Edit, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """What a maintainer is told of an edit of a directory that begins with this file."""
    if before is not None:
        writing(LOCK, before)(clone)
    commit(clone)
    built.git(clone, "tag", "--force", "base")
    edit(clone)
    commit(clone)
    code = guarding.compare(clone, "base", "HEAD", "en")
    return code, capsys.readouterr().out


ADDED: dict[str, tuple[str | None, Edit]] = {
    "a file": (None, writing(LOCK, NEW)),
    "a line at the end": (OLD, writing(LOCK, OLD + NEW)),
    "a line at the beginning": (OLD, writing(LOCK, NEW + OLD)),
    "a remark": (OLD, writing(LOCK, "# a remark\n" + OLD)),
    "other ends of lines": (OLD, writing(LOCK, (OLD + NEW).replace("\n", "\r\n"))),
    "nothing": (OLD, writing(LOCK, OLD)),
}
TAKEN: dict[str, tuple[str | None, Edit]] = {
    "the file": (OLD, deleting(LOCK)),
    "a line": (OLD + NEW, writing(LOCK, OLD)),
    "a line for another": (OLD, writing(LOCK, NEW)),
    "a line by a remark": (OLD, writing(LOCK, "# " + OLD)),
    "a reason": (OLD, writing(LOCK, OLD.replace("fermé", "ouvert"))),
    "a day": (OLD, writing(LOCK, OLD.replace("11-01", "11-02"))),
    "a slug": (OLD, writing(LOCK, OLD.replace("epicerie-du-port", "epicerie-du-vieux-port"))),
    "its name": (OLD, moving(LOCK, "content/withheld.txt")),
    "the file for a link": (OLD, together(deleting(LOCK), lambda root: (root / LOCK).symlink_to("/dev/null"))),
}


@pytest.mark.parametrize("what", ADDED)
def test_adding_is_no_danger(what: str, clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compared(clone, *ADDED[what], capsys) == (0, "No destination changes.\n")


@pytest.mark.parametrize("what", TAKEN)
def test_taking_away_is_told(what: str, clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = compared(clone, *TAKEN[what], capsys)
    assert code in (1, 2) and (LOCK in told or "content/withheld.txt" in told)
    assert told.startswith(("Changed: this needs proof, or two people.", "Nothing can be said: "))


def test_a_line_that_is_none_stops_everything(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = compared(clone, OLD, writing(LOCK, OLD + "x\n"), capsys)
    assert code == 2 and f"{LOCK}:2" in told


def test_adding_a_line_hides_no_other_change(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit = together(writing(LOCK, NEW), replacing(TOITS, "0000 0012 374", "0000 0002 189"))
    code, told = compared(clone, None, edit, capsys)
    assert code == 1 and "toits-partages: changed" in told


# What it does.


def test_ways_to_give_are_withheld_from_everybody_whatever_was_approved(tmp_path: Path) -> None:
    """On this computer, where nothing need be approved; under a former name too."""
    site = built.lay_out(tmp_path, built.DIRECTORY, built.ROOT_URL)
    approved(site, on=date(2026, 11, 20))
    lines = OLD + NEW.replace("toits-partages", "toits-et-partages") + "nobody 2026-11-20 a\n"
    (tmp_path / LOCK).write_text(lines, encoding="utf-8")
    done = built.pelican(site)
    assert done.returncode == 0, done.stdout[-3000:]
    told = " ".join(done.stdout.split())
    assert "2 fiches ne montrent aucun moyen de don, à cause de content/withheld.lock" in told
    for slug in ("toits-partages", "epicerie-du-port"):
        shown = page(site, "associations", slug)
        assert WITHHELD in shown and "FR76" not in shown and "entraide-exemple.org/collectes" not in shown
    assert WITHHELD not in page(site, "associations", "velos-solidaires")


def test_a_file_that_cannot_be_read_ends_the_build(tmp_path: Path) -> None:
    site = built.lay_out(tmp_path, built.DIRECTORY, built.ROOT_URL)
    (tmp_path / LOCK).write_text(f"{OLD}<<<<<<< HEAD\n", encoding="utf-8")
    done = built.pelican(site)
    assert done.returncode != 0 and not site.output.exists()
    assert f"{LOCK}:2:1" in "".join(done.stdout.split("\n"))
