"""`python3 tasks.py check`, as a person runs it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.contributing.review import command
from tests.catalogue.examples import DIRECTORY, ROOT


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the small directory and this site's settings."""
    shutil.copytree(DIRECTORY, tmp_path, dirs_exist_ok=True)
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    monkeypatch.setenv("ELAN_TODAY", "2026-11-20")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_a_directory_without_errors_is_zero(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.check(project, "en") == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Warnings\n  content/")
    assert printed.endswith("\n52 files read, 0 errors and 12 warnings\n")


def test_one_error_is_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "content/associations/x.md").write_text("x", encoding="utf-8")
    assert command.check(project, "en") == 1
    assert capsys.readouterr().out.startswith("Errors\n  content/associations/x.md:1:1: ")


@pytest.mark.parametrize(
    ("environment", "title"),
    [
        ({}, "Avertissements"),
        ({"LANG": "en_GB.UTF-8"}, "Warnings"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "fr_FR"}, "Avertissements"),
        ({"LANG": "de_DE"}, "Avertissements"),
        ({"LC_ALL": "", "LANG": "en"}, "Warnings"),
    ],
)
def test_the_language_is_the_readers_own(
    environment: dict[str, str],
    title: str,
    project: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    command.check(project)
    assert capsys.readouterr().out.splitlines()[0] == title


def test_it_prints_on_a_terminal_that_knows_no_accents(project: Path) -> None:
    code = (
        "import pathlib, sys; from plugins.contributing.review import command; command.check(pathlib.Path(sys.argv[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(project)],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Épicerie".encode() in done.stdout


def test_where_the_time_went_is_said_beside_the_problems(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.check(project, "en", format="json", profile=True) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) and "reading the entries" in printed.err


def test_without_being_asked_nothing_is_said_beside_the_problems(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command.check(project, "en")
    assert capsys.readouterr().err == ""
