"""The workflow that makes a pull request of an issue: who starts it, and what it may do with a stranger's words."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.catalogue.examples import ROOT

WORKFLOW = ROOT / ".github/workflows/from-issue.yml"


def _workflow() -> dict[str, Any]:
    read: dict[str, Any] = yaml.load(WORKFLOW.read_text(encoding="utf-8"), yaml.BaseLoader)
    return read


def test_the_workflow_starts_when_a_maintainer_puts_its_label() -> None:
    workflow = _workflow()
    assert workflow["on"] == {"issues": {"types": ["labeled"]}}
    assert workflow["jobs"]["read"]["if"] == "github.event.label.name == 'fiche'"
    assert workflow["jobs"]["propose"]["needs"] == "read"


def test_who_reads_the_stranger_may_not_write_and_who_writes_runs_none_of_our_code() -> None:
    workflow = _workflow()
    jobs = workflow["jobs"]
    assert workflow["permissions"] == {} and set(jobs) == {"read", "propose"}
    assert jobs["read"]["permissions"] == {"contents": "read"}
    assert set(jobs["propose"]["permissions"]) == {"contents", "issues", "pull-requests"}
    assert "tasks.py" not in json.dumps(jobs["propose"]) and "GH_TOKEN" not in json.dumps(jobs["read"])
    checkouts = [step for job in jobs.values() for step in job["steps"] if "checkout" in step.get("uses", "")]
    assert [step["with"] for step in checkouts] == [{"persist-credentials": "false"}] * 2


def test_nothing_of_the_issue_but_its_number_reaches_the_workflow() -> None:
    used = set(re.findall(r"\$\{\{ (.*?) \}\}", WORKFLOW.read_text(encoding="utf-8")))
    assert used == {
        *("github.event.issue.number", "github.event.label.name", "github.event.repository.default_branch"),
        *("github.token", "runner.temp"),
    }
    runs = [step["run"] for job in _workflow()["jobs"].values() for step in job["steps"] if "run" in step]
    assert runs and not [run for run in runs if "${{" in run]


GH = """#!/bin/sh
[ "$1 $2" = "pr list" ] || exec printf '%s\\n' "$*" >> "$HERE/said"
while [ "$1" != --jq ]; do shift; done
exec jq --raw-output "$2" "$HERE/listed"
"""


@pytest.mark.skipif(not (shutil.which("bash") and shutil.which("jq")), reason="a runner of GitHub has them")
@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ([], "pr create --base main --head fiche/12 --title Add x --body-file"),
        ([(7, False)], "api --silent --method PATCH repos/o/r/pulls/7 --raw-field title=Add x --field body=@"),
        ([(7, True)], "pr create --base main --head fiche/12 --title Add x --body-file"),
        (
            [(7, True), (8, False)],
            "api --silent --method PATCH repos/o/r/pulls/8 --raw-field title=Add x --field body=@",
        ),
    ],
)
def test_a_strangers_pull_request_is_not_written_over(
    listed: list[tuple[int, bool]], said: str, tmp_path: Path
) -> None:
    """The end of the script itself: a fork may call a branch as this workflow calls its own."""
    steps = _workflow()["jobs"]["propose"]["steps"]
    (script,) = (step["run"] for step in steps if "gh pr create" in step.get("run", ""))
    pulls = [{"number": number, "isCrossRepository": is_forks} for number, is_forks in listed]
    (tmp_path / "listed").write_text(json.dumps(pulls), encoding="utf-8")
    (tmp_path / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    env = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "HERE": str(tmp_path), "BRANCH": "fiche/12"}
    env |= {"MAIN": "main", "title": "Add x", "made": "made", "GITHUB_REPOSITORY": "o/r"}
    command = ["bash", "-e", "-c", script[script.index('open="$(') :]]
    subprocess.run(command, cwd=tmp_path, env=env, check=True)
    assert (tmp_path / "said").read_text(encoding="utf-8").startswith(said)


@pytest.mark.skipif(sys.platform == "win32", reason="the runner has a POSIX shell")
def test_its_scripts_are_shell() -> None:
    for job in _workflow()["jobs"].values():
        for step in job["steps"]:
            if "run" in step:
                done = subprocess.run(["bash", "-n"], input=step["run"], capture_output=True, text=True, check=False)
                assert (done.returncode, done.stderr) == (0, "")
