"""The workflows are valid, audited, and give no right to what a stranger sends."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))


def _passes(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _read(name: str) -> dict[str, Any]:
    workflow = yaml.load((GITHUB / "workflows" / name).read_text(encoding="utf-8"), yaml.BaseLoader)
    assert isinstance(workflow, dict)
    return workflow


def test_zizmor_finds_nothing() -> None:
    _passes(
        str(Path(sysconfig.get_path("scripts")) / "zizmor"), "--offline", "--quiet", "--persona=pedantic", ".github"
    )


@pytest.mark.parametrize(
    ("schema", "files"),
    [("vendor.github-workflows", WORKFLOWS), ("vendor.dependabot", [GITHUB / "dependabot.yml"])],
)
def test_they_follow_githubs_schemas(schema: str, files: list[Path]) -> None:
    _passes(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_only_githubs_own_actions_at_an_exact_commit(file: Path) -> None:
    used = re.findall(r"uses: (.*)", file.read_text(encoding="utf-8"))
    assert used
    assert [line for line in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_no_expression_is_pasted_into_a_script(file: Path) -> None:
    jobs = _read(file.name)["jobs"].values()
    assert [step for job in jobs for step in job["steps"] if "${{" in step.get("run", "")] == []


def test_a_pull_request_reads_and_no_more() -> None:
    workflow = _read("check.yml")
    assert set(workflow["on"]) == {"pull_request"}
    assert workflow["permissions"] == {}
    assert [job["permissions"] for job in workflow["jobs"].values()] == [{"contents": "read"}] * len(workflow["jobs"])
    assert "secrets" not in (GITHUB / "workflows" / "check.yml").read_text(encoding="utf-8")


def test_only_the_deployment_may_write_and_it_runs_none_of_our_code() -> None:
    jobs = _read("publish.yml")["jobs"]
    assert [name for name, job in jobs.items() if "write" in job["permissions"].values()] == ["deploy"]
    assert all("run" not in step for step in jobs["deploy"]["steps"])
