"""The workflow that makes a pull request of an issue: who starts it, and what it may do with a stranger's words."""

from __future__ import annotations

import json
import re
import subprocess
import sys
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


@pytest.mark.skipif(sys.platform == "win32", reason="the runner has a POSIX shell")
def test_its_scripts_are_shell() -> None:
    for job in _workflow()["jobs"].values():
        for step in job["steps"]:
            if "run" in step:
                done = subprocess.run(["bash", "-n"], input=step["run"], capture_output=True, text=True, check=False)
                assert (done.returncode, done.stderr) == (0, "")
