"""The verbs: read by an old Python, listed by invoke, and each doing what it says."""

from __future__ import annotations

import ast
import errno
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from invoke.context import Context

import tasks
from plugins import setup
from plugins.contributing import verbs

ROOT = Path(__file__).resolve().parents[1]
TREE = ast.parse((ROOT / "tasks.py").read_text(encoding="utf-8"), feature_version=(3, 4))
VERBS = ["bench", "build", "check", "clean", "lock", "publish", "serve", "start", "test"]


def test_python_3_4_reads_it() -> None:
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Await, ast.Match)
    assert not [node for node in ast.walk(TREE) if isinstance(node, newer)]


def test_python_2_7_reads_it() -> None:
    """What 2.7 calls a syntax error: keyword-only arguments, annotations, stars in lists, raise … from, print(end=)."""
    assert "coding: utf-8" in (ROOT / "tasks.py").read_text(encoding="utf-8").splitlines()[0]
    for node in ast.walk(TREE):
        if isinstance(node, ast.FunctionDef):
            assert not node.args.kwonlyargs and not node.args.posonlyargs and node.returns is None
            assert all(argument.annotation is None for argument in node.args.args)
        assert not isinstance(node, ast.Nonlocal | ast.YieldFrom)
        assert not (isinstance(node, ast.Raise) and node.cause)
        assert not (isinstance(node, ast.Call) and any(isinstance(word, ast.Starred) for word in node.args[:-1]))
        assert not (isinstance(node, ast.List | ast.Tuple) and any(isinstance(word, ast.Starred) for word in node.elts))
        assert not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print" and node.keywords)


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 4, 10), (3, 10, 14)])
def test_an_old_python_is_told_so(version: tuple[int, int, int]) -> None:
    program = f"import sys, runpy; sys.version_info = {version}; runpy.run_path('tasks.py', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    french, english = done.stderr.splitlines()
    assert done.returncode == 2
    assert french.startswith("Élan : il faut Python 3.11") and english.startswith("Élan: Python 3.11")
    assert "{}.{}".format(*version) in french


def test_a_recent_python_is_told_nothing() -> None:
    assert tasks.too_old((3, 11, 0)) is None
    assert tasks.too_old((4, 0, 0)) is None


@pytest.mark.parametrize(
    ("typed", "parsed"),
    [
        ("", "--list"),
        ("build", "build"),
        ("test", "test"),
        ("test catalogue", "test --part=catalogue"),
        ("test catalogue --all", "test --part=catalogue --all"),
        ("test --all", "test --all"),
        ("test --help", "test --help"),
        ("bench pages --sizes 10", "bench --name=pages -- --sizes 10"),
        ("bench pages -- --sizes 10", "bench --name=pages -- --sizes 10"),
        ("check --lang fr", "check --lang fr"),
        ("new association Lavoir", "new --kind=association --name=Lavoir"),
        ("new projet --lang fr", "new --kind=projet --lang fr"),
        ("approve", "approve"),
        ("approve a b --proof people", "approve --slugs=a --slugs=b --proof people"),
        ("withhold a why", "withhold --slug=a --reason=why"),
        ("withhold a --release", "withhold --slug=a --release"),
        ("withhold --release a", "withhold --release a"),
    ],
)
def test_words_are_put_as_invoke_wants_them(typed: str, parsed: str) -> None:
    assert tasks.for_invoke(typed.split()) == parsed.split()


def test_every_verb_is_listed_and_explained() -> None:
    command = [sys.executable, "-m", "invoke", "--list", "--list-format=json"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    assert [verb for verb in VERBS if f'"name": "{verb}"' in listed] == VERBS
    assert '"help": null' not in listed and '"help": ""' not in listed


def test_a_command_that_fails_gives_its_code() -> None:
    with pytest.raises(SystemExit) as stop:
        tasks.run([sys.executable, "-c", "raise SystemExit(7)"])
    assert stop.value.code == 7


def test_check_gives_the_code_of_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("plugins.contributing.review.command")
    module.__dict__["check"] = lambda root, language, *_: 3 if (root, language) == (ROOT, "fr") else 0
    monkeypatch.setitem(sys.modules, module.__name__, module)
    with pytest.raises(SystemExit) as stop:
        verbs.check(Context(), lang="fr")
    assert stop.value.code == 3


def _server_that_meets(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def serve(root: Path, host: str, port: int) -> int:
        raise OSError(code, os.strerror(code))

    module = ModuleType("plugins.website.serving")
    module.__dict__["serve"] = serve
    monkeypatch.setitem(sys.modules, "plugins.website", ModuleType("plugins.website"))
    monkeypatch.setitem(sys.modules, module.__name__, module)


def test_a_port_in_use_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _server_that_meets(monkeypatch, errno.EADDRINUSE)
    with pytest.raises(SystemExit) as stop:
        tasks.serve(Context(), port=8123)
    assert stop.value.code == 2
    french, english = capsys.readouterr().err.splitlines()
    assert "port 8123 est déjà pris" in french and "port 8123 is in use" in english


def test_another_error_of_the_server_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    _server_that_meets(monkeypatch, errno.EACCES)
    with pytest.raises(PermissionError):
        tasks.serve(Context())


def _git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small content/ that git holds entirely, taken for the project's own."""
    kept = ("vocabulary/causes.yml", "platforms/helloasso.md", "pages/about.md", "media/.gitkeep")
    removed = ("associations/a.md", "associations/a.en.md", "projects/p.md", "funders/f.md", "events/e.md")
    for name in (*kept, *removed, "partners/p.md", "media/a/logo.png"):
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(name, encoding="utf-8")
    (tmp_path / ".gitignore").write_text("*.bak\n", encoding="utf-8")
    _git(tmp_path, "init", "--quiet")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "--quiet", "-m", "all")
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    return tmp_path


def _files(root: Path) -> set[str]:
    return {path.relative_to(root / "content").as_posix() for path in (root / "content").rglob("*") if path.is_file()}


KEPT = {"vocabulary/causes.yml", "platforms/helloasso.md", "pages/about.md", "media/.gitkeep"}


def test_start_keeps_what_is_useful_to_all(directory: Path) -> None:
    tasks.start(Context(), yes=True)
    assert _files(directory) == KEPT


@pytest.mark.parametrize(("answer", "emptied"), [("o\n", True), ("yes\n", True), ("n\n", False), ("", False)])
def test_start_asks_first(directory: Path, monkeypatch: pytest.MonkeyPatch, answer: str, emptied: bool) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
    tasks.start(Context())
    assert (_files(directory) == KEPT) is emptied


def _changed(root: Path) -> None:
    (root / "content" / "pages" / "about.md").write_text("changed", encoding="utf-8")


def _new(root: Path) -> None:
    (root / "content" / "associations" / "new.md").touch()


def _ignored(root: Path) -> None:
    (root / "content" / "associations" / "a.bak").touch()


def _without_git(root: Path) -> None:
    (root / ".git").rename(root / "not-git")


@pytest.mark.parametrize("change", [_changed, _new, _ignored, _without_git])
def test_start_refuses_what_git_could_not_give_back(
    directory: Path, capsys: pytest.CaptureFixture[str], change: Callable[[Path], None]
) -> None:
    change(directory)
    before = _files(directory)
    with pytest.raises(SystemExit) as stop:
        tasks.start(Context(), yes=True)
    assert stop.value.code == 2
    assert _files(directory) == before
    assert "git ne garde pas encore" in capsys.readouterr().err


def test_clean_removes_only_what_a_build_leaves(directory: Path) -> None:
    (directory / "output").mkdir()
    (directory / ".cache").mkdir()
    tasks.clean(Context())
    tasks.clean(Context())
    assert {path.name for path in directory.iterdir()} == {"content", ".git", ".gitignore"}


def test_a_part_is_a_folder_or_a_file_of_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr(tasks, "tools", lambda: ("python", {}))
    monkeypatch.setattr(tasks, "run", lambda command, env=None: calls.append([str(word) for word in command]))
    tasks.test(Context(), part="tasks")
    assert calls == [["python", "-m", "pytest", "-n", "2", "-m", "not long", str(ROOT / "tests" / "test_tasks.py")]]


def test_all_of_it_is_style_types_and_the_long_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr(tasks, "tools", lambda: ("python", {}))
    monkeypatch.setattr(tasks, "run", lambda command, env=None: calls.append(" ".join(map(str, command[2:]))))
    tasks.test(Context(), all=True)
    assert calls[:3] == ["ruff check", "ruff format --check", "mypy"]
    assert calls[3].startswith("pytest -n 2") and "not long" not in calls[3]


def test_a_failed_setup_is_said_before_anything_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(root: Path, locks: object = None) -> Path:
        raise setup.Cannot(*setup.NO_INSTALL, "no route")

    monkeypatch.setattr(tasks, "setup", SimpleNamespace(**{**vars(setup), "prepare": refuse}))
    with pytest.raises(SystemExit) as stop:
        tasks.tools()
    assert stop.value.code == 2
    assert capsys.readouterr().err.splitlines()[2] == "(no route)"
