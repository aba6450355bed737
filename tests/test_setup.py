"""The `.venv` is made once, mended when half-made, made by one at a time, and its failures are sentences."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from plugins import setup

ROOT = Path(__file__).resolve().parents[1]
STAMP = Path(".venv") / "elan-stamp.json"


class Recorder:
    """Stands for venv and pip: writes down what is asked of it, and fails when told to."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.fails = False

    def create(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        python = setup.venv_python(folder.parent)
        python.parent.mkdir(parents=True)
        python.touch()
        self.done.append("create")

    def install(self, root: Path, locks: Sequence[str]) -> None:
        assert not (root / STAMP).exists(), "a stamp must never speak of an installation under way"
        self.done.append(" ".join(locks))
        if self.fails:
            raise setup.Cannot(*setup.NO_INSTALL)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose locks ask for nothing."""
    for lock in setup.TESTS:
        (tmp_path / lock).write_text("# nothing\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """Installers that do nothing."""
    fake = Recorder()
    monkeypatch.setattr(setup, "_create", fake.create)
    monkeypatch.setattr(setup, "_install", fake.install)
    return fake


def test_the_second_run_installs_nothing(root: Path, recorder: Recorder) -> None:
    assert setup.prepare(root) == setup.venv_python(root)
    setup.prepare(root)
    assert recorder.done == ["create", "requirements.txt"]


def test_tests_add_their_lock_and_keep_the_rest(root: Path, recorder: Recorder) -> None:
    setup.prepare(root)
    setup.prepare(root, setup.TESTS)
    setup.prepare(root)
    setup.prepare(root, setup.TESTS)
    assert recorder.done == ["create", "requirements.txt", "requirements.txt requirements-test.txt"]


def test_a_changed_lock_is_installed_in_place(root: Path, recorder: Recorder) -> None:
    setup.prepare(root)
    (root / "requirements.txt").write_text("# changed\n", encoding="utf-8")
    setup.prepare(root)
    assert recorder.done == ["create", "requirements.txt", "requirements.txt"]


def test_the_line_ends_of_windows_change_nothing(root: Path, recorder: Recorder) -> None:
    setup.prepare(root)
    (root / "requirements.txt").write_bytes(b"# nothing\r\n")
    setup.prepare(root)
    assert recorder.done == ["create", "requirements.txt"]


def test_an_interrupted_installation_is_begun_again(root: Path, recorder: Recorder) -> None:
    recorder.fails = True
    with pytest.raises(setup.Cannot):
        setup.prepare(root)
    recorder.fails = False
    setup.prepare(root)
    assert recorder.done == ["create", "requirements.txt"] * 2


@pytest.mark.parametrize("stamp", ["", "{", "[]", '{"python": "cpython 3.1"}'])
def test_a_stamp_that_is_not_ours_is_not_trusted(root: Path, recorder: Recorder, stamp: str) -> None:
    setup.prepare(root)
    (root / STAMP).write_text(stamp, encoding="utf-8")
    setup.prepare(root)
    assert recorder.done == ["create", "requirements.txt"] * 2


def test_a_python_that_has_gone_is_replaced(root: Path, recorder: Recorder) -> None:
    setup.prepare(root)
    setup.venv_python(root).unlink()
    setup.prepare(root)
    assert recorder.done == ["create", "requirements.txt"] * 2


def test_a_missing_venv_module_is_one_sentence(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name))
    with pytest.raises(setup.Cannot) as problem:
        setup.prepare(root)
    with pytest.raises(SystemExit) as stop:
        setup.give_up(*problem.value.args)
    assert stop.value.code == 2
    french, english = capsys.readouterr().err.splitlines()
    assert "apt install python3-venv" in french and "apt install python3-venv" in english


def _copy(root: Path) -> None:
    (root / "plugins").mkdir()
    for name in ("tasks.py", "plugins/__init__.py", "plugins/setup.py"):
        shutil.copy(ROOT / name, root / name)


def _tasks(root: Path, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "tasks.py", "--list"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=root, env={**os.environ, **environment}, stderr=pipe, encoding="utf-8")


@pytest.mark.long
def test_no_network_is_one_sentence(root: Path) -> None:
    _copy(root)
    (root / "requirements.txt").write_text(f"elan-absent==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_EXTRA_INDEX_URL": "", "PIP_FIND_LINKS": ""}
    with _tasks(root, **nowhere, PIP_CONFIG_FILE=os.devnull, PIP_RETRIES="0") as run:
        lines = run.communicate()[1].splitlines()
    assert run.returncode == 2
    assert "vérifiez la connexion à internet" in lines[-3] and "check the internet connection" in lines[-2]
    assert "elan-absent" in lines[-1] and not (root / STAMP).exists()


@pytest.mark.long
def test_two_first_runs_make_one_environment(root: Path) -> None:
    """The real venv and pip, with locks that ask for nothing: so the verbs cannot run, but the environment is there."""
    _copy(root)
    with _tasks(root) as first, _tasks(root) as second:
        said = first.communicate()[1] + second.communicate()[1]
    assert said.count("making the Python environment") == 1
    assert said.count("No module named invoke") == 2
    assert json.loads((root / STAMP).read_text(encoding="utf-8")).keys() == {"python", "requirements.txt"}
    subprocess.run([setup.venv_python(root), "-m", "pip", "--version"], check=True, capture_output=True)
