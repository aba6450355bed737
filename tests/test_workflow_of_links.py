"""The workflow of the links: what is learnt is kept on a branch of its own, and told in one issue."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOWS = Path(__file__).resolve().parents[1] / ".github/workflows"


def _read(name: str) -> dict[str, Any]:
    workflow = yaml.load((WORKFLOWS / name).read_text(encoding="utf-8"), yaml.BaseLoader)
    assert isinstance(workflow, dict)
    return workflow


def test_what_asks_strangers_may_not_write_and_what_writes_runs_none_of_our_code() -> None:
    jobs = _read("links.yml")["jobs"]
    assert jobs["ask"]["permissions"] == {"contents": "read"}
    assert jobs["keep"]["permissions"] == {"contents": "write", "issues": "write"}
    assert not [step for step in jobs["keep"]["steps"] if re.search("checkout|python|tasks", str(step))]
    assert set(_read("links.yml")["on"]) == {"schedule", "workflow_dispatch"}


def test_both_take_what_was_noted_where_they_read_it() -> None:
    asks, publishes = _read("links.yml")["jobs"]["ask"]["steps"], _read("publish.yml")["jobs"]["build"]["steps"]
    runs = [step.get("run", "") for step in asks]
    assert "> noted/links.json" in runs[2] and "--state noted/links.json" in runs[3]
    names = [step.get("run", step.get("name", "")) for step in publishes]
    assert ".cache/links.json" in names[names.index("python3 tasks.py publish") - 1]
    assert all(steps[0]["with"]["fetch-depth"] == "0" for steps in (asks, publishes)), "the branch is fetched too"


HAS_TOOLS = pytest.mark.skipif(not (shutil.which("bash") and shutil.which("jq")), reason="a runner of GitHub has them")
GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$HERE/said"
[ "$1 $2" != "issue list" ] || cat "$HERE/listed"
"""


def _runs(workflow: str, name: str, here: Path, **env: str) -> None:
    """Run a step of a workflow in a folder, as a runner does, with a `gh` that only notes what it is told."""
    steps = [step for job in _read(workflow)["jobs"].values() for step in job["steps"]]
    (step,) = (step for step in steps if step.get("name") == name)
    (here / "bin").mkdir(exist_ok=True)
    (here / "bin/gh").write_text(GH, encoding="utf-8")
    (here / "bin/gh").chmod(0o755)
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    given = {"GITHUB_SERVER_URL": here.as_uri(), "GH_REPO": "hub", "HERE": str(here), "HOME": str(here)}
    path = {"PATH": f"{here / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    env = {**outside, **step.get("env", {}), **given, **path, **env}
    done = subprocess.run(command, cwd=here, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@HAS_TOOLS
def test_the_branch_holds_what_was_noted_and_nothing_else(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", "hub"], cwd=tmp_path, check=True)
    (tmp_path / "noted").mkdir()

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=tmp_path / "hub", check=True, capture_output=True, text=True).stdout

    for day, commits in (("one", 1), ("two", 2), ("two", 2), ("three", 3)):
        (tmp_path / "noted/links.json").write_text(day, encoding="utf-8")
        (tmp_path / "noted/report.md").write_text("not kept", encoding="utf-8")
        _runs("links.yml", "Keep what was noted", tmp_path)
        shutil.rmtree(tmp_path / "kept")
        assert git("ls-tree", "-r", "--name-only", "links") == "links.json\n"
        assert git("show", "links:links.json") == day
        assert git("rev-list", "--count", "links") == f"{commits}\n"
    assert git("branch", "--format=%(refname:short)") == "links\n"


@HAS_TOOLS
@pytest.mark.parametrize("workflow", ["links.yml", "publish.yml"])
def test_a_branch_that_is_not_there_yet_is_no_error(workflow: str, tmp_path: Path) -> None:
    step, found = {
        "links.yml": ("Take what was noted before", tmp_path / "noted/links.json"),
        "publish.yml": ("Take what was noted of the links", tmp_path / ".cache/links.json"),
    }[workflow]
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    _runs(workflow, step, tmp_path)
    assert not found.exists()
    (tmp_path / "links.json").write_text("noted", encoding="utf-8")
    subprocess.run(["git", "add", "links.json"], cwd=tmp_path, check=True)
    subprocess.run(["git", *who, "commit", "--quiet", "--message=x"], cwd=tmp_path, check=True)
    subprocess.run(["git", "update-ref", "refs/remotes/origin/links", "HEAD"], cwd=tmp_path, check=True)
    shutil.rmtree(tmp_path / "noted", ignore_errors=True)
    _runs(workflow, step, tmp_path)
    assert found.read_text(encoding="utf-8") == "noted"


OURS = "Liens à regarder / Links to look at"
CREATE = f"issue create --title {OURS} --body-file noted/report.md"


@HAS_TOOLS
@pytest.mark.parametrize(
    ("report", "listed", "said"),
    [
        ("", [], []),
        ("x", [], [CREATE]),
        ("x", [(7, "OPEN", "Links to look at"), (8, "OPEN", OURS + "!")], [CREATE]),
        ("x", [(9, "OPEN", OURS), (7, "OPEN", OURS)], ["issue edit 7 --body-file noted/report.md"]),
        ("x", [(7, "CLOSED", OURS)], ["issue edit 7 --body-file noted/report.md", "issue reopen 7"]),
        ("", [(7, "OPEN", OURS)], ["issue close 7"]),
        ("", [(7, "CLOSED", OURS)], []),
    ],
)
def test_one_issue_is_opened_edited_and_closed(
    report: str, listed: list[tuple[int, str, str]], said: list[str], tmp_path: Path
) -> None:
    (tmp_path / "noted").mkdir()
    (tmp_path / "noted/report.md").write_text(report, encoding="utf-8")
    issues = [{"number": number, "state": state, "title": title} for number, state, title in listed]
    (tmp_path / "listed").write_text(json.dumps(issues), encoding="utf-8")
    _runs("links.yml", "Tell what there is to look at", tmp_path)
    first, *others = (tmp_path / "said").read_text(encoding="utf-8").splitlines()
    assert first.startswith("issue list --app github-actions --state all ")
    assert others == said
