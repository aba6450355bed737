"""What a maintainer reads of a change, and what `approve` writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.contributing.gifts import guarding
from plugins.contributing.gifts.destinations import fingerprint

from .repository import OTHER, TOITS, commit, deleting, ending, replacing, together, writing
from .test_harmless import NEW

LOCK = "content/destinations.lock"
CHANGE = together(
    replacing(TOITS, "FR76 3000 6000 0100 0000 0012 374", "FR76 3000 6000 0100 0000 0002 189"),
    replacing(TOITS, "email: contact@toits-partages-exemple.org", "email: contact@toits-partages-exempie.org"),
    ending(TOITS, "\nVoir [ici](https://xn--toits-prtages-exemple-3nj.org/).\n"),
    writing("plugins/evil.py", ""),
    writing("plugins/x\nNo destination changes.", ""),
    deleting(OTHER),
)


def told(clone: Path, capsys: pytest.CaptureFixture[str], language: str = "en") -> list[str]:
    commit(clone)
    guarding.compare(clone, "base", "HEAD", language)
    return capsys.readouterr().out.splitlines()


def test_a_change_is_shown_before_and_after(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    CHANGE(clone)
    lines = told(clone, capsys)
    assert lines[:3] == ["Changed: this needs proof, or two people.", "", "toits-partages: changed"]
    assert "  - contact  contact@toits-partages-exemp[-l-]e.org" in lines
    at = lines.index("  + contact  contact@toits-partages-exemp{+i+}e.org")
    assert lines[at + 1 : at + 3] == [
        "      another domain: toits-partages-exemple.org before, toits-partages-exempie.org now",
        "      looks like toits-partages-exemple.org, and is not",
    ]


def test_the_digits_that_differ_are_marked(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    CHANGE(clone)
    (before,) = (line for line in told(clone, capsys) if line.startswith("  - transfer"))
    assert before.replace("[-", "").replace("-]", "").split()[2] == "FR7630006000010000000012374"
    assert before.split("[-")[0] == "  - transfer  FR763000600001000000001" and before.endswith(
        " Association Toits partagés"
    )


def test_punycode_is_spelled_out(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ending(TOITS, "\nVoir [ici](https://dons-\u0430\u0431.toits-p\u0430rtages-exemple.org/).\n")(clone)
    lines = told(clone, capsys)
    assert lines[4].startswith("      in its own letters: dons-\u0430\u0431.toits-p\u0430rtages-exemple.org")
    assert lines[5] == "      looks like toits-partages-exemple.org, and is not"
    assert "xn--" in lines[3]


def test_what_is_gone_and_what_is_new_is_shown(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    together(NEW, deleting(OTHER))(clone)
    lines = told(clone, capsys)
    assert "nouvelle: new" in lines and "  + website  https://nouvelle-exemple.org/" in lines
    assert "epicerie-du-port: removed" in lines and "  - website  https://www.epicerie-du-port-exemple.org/" in lines


def test_files_are_named_on_one_line_each(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    CHANGE(clone)
    lines = told(clone, capsys)
    assert lines[-3:] == [
        "Files that an entry has no reason to touch:", "  plugins/evil.py", "  'plugins/x\\nNo destination changes.'",
    ]  # fmt: skip


def test_it_speaks_french(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    CHANGE(clone)
    lines = told(clone, capsys, "fr")
    assert lines[0] == "Changement : il faut une preuve, ou deux personnes."
    assert {
        "toits-partages : changée", "epicerie-du-port : retirée",
        "Fichiers qu’une fiche n’a aucune raison de toucher :",
        "      ressemble à toits-partages-exemple.org, et ne l’est pas",
        "      un autre domaine : toits-partages-exemple.org avant, toits-partages-exempie.org maintenant",
    } <= set(lines)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "none", "new", "cannot"),
    [
        ("fr", "Aucune destination ne change.", "Nouvelle fiche : ", "Rien ne peut être dit : "),
        ("en", "No destination changes.", "New entry: ", "Nothing can be said: "),
    ],
)
def test_every_verdict_in_both_languages(
    language: str, none: str, new: str, cannot: str, clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(clone, capsys, language) == [none]
    NEW(clone)
    assert told(clone, capsys, language)[0].startswith(new)
    (clone / OTHER).write_text("x", encoding="utf-8")
    (line,) = told(clone, capsys, language)
    assert line.startswith(cannot) and "HEAD content/associations/epicerie-du-port.md:1" in line


def test_approve_writes_what_is_named(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert guarding.approve(clone, ["toits-partages", "epicerie-du-port"], "source", "en") == 0
    first, *said, last = capsys.readouterr().out.splitlines()
    assert (first, last) == ("toits-partages", "2 records approved") and "epicerie-du-port" in said
    assert "  website  https://www.epicerie-du-port-exemple.org/" in said[said.index("epicerie-du-port") :]
    lines = [line.split() for line in (clone / LOCK).read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    assert [(line[0], *line[2:]) for line in lines] == [
        ("epicerie-du-port", "source", "2026-11-20"), ("toits-partages", "source", "2026-11-20"),
    ]  # fmt: skip
    assert lines[0][1] != lines[1][1] and {len(line[1]) for line in lines} == {len(fingerprint(()))}


def test_approve_writes_all_that_changed(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert guarding.approve(clone, [], "source", "en") == 0
    before = (clone / LOCK).read_text(encoding="utf-8").splitlines()
    replacing(OTHER, "collectes/epicerie-du-port", "collectes/epicerie")(clone)
    capsys.readouterr()
    assert guarding.approve(clone, [], "people", "fr") == 0
    said = capsys.readouterr().out.splitlines()
    assert (said[0], said[-1]) == ("epicerie-du-port", "1 fiche approuvée")
    assert any("collectes/epicerie" in line and "epicerie-du-port" not in line for line in said[1:-1])
    after = (clone / LOCK).read_text(encoding="utf-8").splitlines()
    assert [line.split()[0] for line in after if line not in before] == ["epicerie-du-port"]
    assert len(after) == len(before) and after[-1] in before


def test_approve_forgets_what_is_gone(clone: Path) -> None:
    guarding.approve(clone, [], "source", "en")
    deleting(OTHER)(clone)
    assert guarding.approve(clone, ["toits-partages"], "source", "en") == 0
    assert "epicerie-du-port " not in (clone / LOCK).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("slugs", "proof", "said"),
    [
        (["nobody"], "people", "no entry has the slug nobody"),
        (["toits-partages", "nobody", "none"], "people", "no entry has the slug nobody, none"),
        (["toits-partages"], "feeling", "feeling: source, people, site, link, register"),
        (["toits-partages"], "", ": source, people, site, link, register"),
    ],
)
def test_approve_writes_nothing_of_what_is_wrong(
    slugs: list[str], proof: str, said: str, clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarding.approve(clone, slugs, proof, "en") == 1
    assert capsys.readouterr().out == f"Nothing is approved: {said}\n"
    assert not (clone / LOCK).exists()


def test_approve_writes_nothing_over_a_lock_that_it_cannot_read(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    writing(LOCK, "# a lock\n=======\n")(clone)
    assert guarding.approve(clone, [], "people", "fr") == 1
    told = capsys.readouterr().out
    assert told.startswith("Rien n’est approuvé : ") and told.endswith("destinations.lock:2: '======='\n")
    assert (clone / LOCK).read_text() == "# a lock\n=======\n"


def test_approve_writes_nothing_of_a_directory_with_errors(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    writing(OTHER, "x")(clone)
    assert guarding.approve(clone, ["toits-partages"], "people", "en") == 1
    assert capsys.readouterr().out == f"Nothing is approved: {OTHER}:1\n"
