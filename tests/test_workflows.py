"""The workflows are valid, audited, and give no right to what a stranger sends."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.catalogue.kinds import KINDS

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
    assert [line for line in used if not re.fullmatch(r"actions/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_no_expression_is_pasted_into_a_script(file: Path) -> None:
    jobs = _read(file.name)["jobs"].values()
    assert [step for job in jobs for step in job["steps"] if "${{" in step.get("run", "")] == []


def test_a_pull_request_reads_and_no_more() -> None:
    workflow = _read("check.yml")
    assert set(workflow["on"]) == {"pull_request"}
    types = ["opened", "synchronize", "reopened", "edited"]
    assert workflow["on"]["pull_request"] == {"branches": ["main"], "types": types}, "edited: the branch it leads to"
    assert workflow["permissions"] == {}
    assert [job["permissions"] for job in workflow["jobs"].values()] == [{"contents": "read"}] * len(workflow["jobs"])
    assert "secrets" not in (GITHUB / "workflows" / "check.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("job", ["entries", "destinations"])
def test_a_strangers_files_are_read_by_the_code_of_the_base(job: str) -> None:
    steps = _read("check.yml")["jobs"][job]["steps"]
    checkouts = [step["with"]["ref"] for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts == ["${{ github.event.pull_request.base.ref }}"], "base.sha is of when the pull request was opened"
    scripts = [step["run"] for step in steps if "run" in step]
    assert scripts[0].startswith('git fetch --no-tags origin "$GITHUB_SHA" '), "a later push has a run of its own"
    assert not [script for script in scripts if re.search(r"checkout|switch|reset|merge(?!-base)|worktree", script)]
    verbs = [line for script in scripts for line in script.splitlines() if "tasks.py" in line]
    assert verbs and all("--base FETCH_HEAD^1 --head FETCH_HEAD" in line for line in verbs)


@pytest.mark.skipif(not shutil.which("bash"), reason="a runner of GitHub has it")
@pytest.mark.parametrize("job", ["entries", "destinations"])
def test_a_change_is_compared_with_the_branch_it_leads_to(job: str, tmp_path: Path) -> None:
    """The scripts themselves: main has moved on, the pull request has, and it led to another branch before."""

    def git(*words: str) -> str:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def commit(*parents: str) -> str:
        tree = git("hash-object", "-t", "tree", "-w", os.devnull)
        return git("commit-tree", tree, *(word for one in parents for word in ("-p", one)), "-m", str(len(parents)))

    git("init", "--quiet", "--initial-branch=main")
    git("remote", "add", "origin", ".")
    first = commit()
    other, main, head = commit(first), commit(first, first), commit(first, first, first)
    git("reset", "--hard", main)
    (tmp_path / "python3").write_text("#!/bin/sh\ngit rev-parse FETCH_HEAD^1 FETCH_HEAD >> said\n", encoding="utf-8")
    (tmp_path / "python3").chmod(0o755)
    scripts = [step["run"] for step in _read("check.yml")["jobs"][job]["steps"] if "run" in step]
    env = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    for base, is_right in ((first, True), (main, True), (other, False)):
        merged = commit(base, head)
        done = subprocess.run(
            ["bash", "-e", "-c", scripts[0]], cwd=tmp_path, env={**env, "GITHUB_SHA": merged}, capture_output=True
        )
        assert (done.returncode == 0, (tmp_path / "said").exists()) == (is_right, is_right), done
        if is_right:
            assert (tmp_path / "said").read_text(encoding="utf-8").split() == [base, merged]
            (tmp_path / "said").unlink()


@pytest.mark.parametrize("job", ["entries", "destinations"])
def test_what_a_stranger_wrote_is_no_command_of_a_workflow(job: str) -> None:
    for step in _read("check.yml")["jobs"][job]["steps"]:
        before, _, _ = step.get("run", "").partition("python3 tasks.py")
        assert "run" not in step or "--format github" in step["run"] or 'echo "::stop-commands::$(' in before


def test_what_a_site_answers_is_no_command_of_a_workflow() -> None:
    (script,) = (step["run"] for step in _read("approve.yml")["jobs"]["look"]["steps"] if "run" in step)
    assert 'echo "::stop-commands::$(' in script.partition("python3 tasks.py")[0]


def _cache_steps(file: Path) -> list[dict[str, Any]]:
    steps = (step for job in _read(file.name)["jobs"].values() for step in job["steps"])
    return [step for step in steps if step.get("uses", "").startswith("actions/cache")]


def test_what_publishing_reads_only_publishing_on_main_writes() -> None:
    """GitHub gives main no cache that a pull request or another branch has saved; here only main saves one at all."""
    used = {file.name: found for file in WORKFLOWS if (found := _cache_steps(file))}
    kinds = {name: [re.split("[/@]", step["uses"])[2] for step in steps] for name, steps in used.items()}
    assert kinds == {"check.yml": ["restore"], "publish.yml": ["restore", "save"]}
    save = used["publish.yml"][1]
    assert save["if"].split(" && ") == ["github.ref == 'refs/heads/main'", "steps.made.outputs.cache-hit != 'true'"]
    assert set(_read("publish.yml")["on"]) == {"push", "schedule", "workflow_dispatch"}
    assert _read("publish.yml")["on"]["push"] == {"branches": ["main"]}


def test_the_cache_has_one_key_and_never_what_was_noted_of_the_links() -> None:
    steps = [step["with"] for file in WORKFLOWS for step in _cache_steps(file)]
    assert {step["path"] for step in steps} == {".cache/*\n!.cache/links.json\n"}, "it withdraws ways to give"
    restored = [step for step in steps if "restore-keys" in step]
    assert len({step["key"] for step in restored}) == 1 and len(restored) == len(steps) - 1
    assert all(step["key"].startswith(step["restore-keys"]) for step in restored)
    hashed = re.findall(r"'([^']+)'", restored[0]["key"])
    assert all([*ROOT.glob(pattern)] for pattern in hashed), hashed
    assert steps[-1]["key"] == "${{ steps.made.outputs.cache-primary-key }}"


def test_a_strangers_code_runs_without_a_cache() -> None:
    assert not [step for step in _read("check.yml")["jobs"]["code"]["steps"] if "cache" in str(step)]


def test_everything_has_owners_but_the_entries() -> None:
    lines = [line.split() for line in (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()]
    found = [(path, *who) for path, *who in filter(None, lines) if path != "#"]
    assert found[0] == ("*", "@elan-annuaire/maintainers"), "the last line that fits counts"
    without = {path for path, *who in found if not who}
    assert without == {f"/content/{folder}/" for folder in KINDS if folder != "platforms"}


def test_only_the_deployment_may_write_and_it_runs_none_of_our_code() -> None:
    jobs = _read("publish.yml")["jobs"]
    assert [name for name, job in jobs.items() if "write" in job["permissions"].values()] == ["deploy"]
    assert all("run" not in step for step in jobs["deploy"]["steps"])


def test_what_proposes_an_approval_runs_none_of_our_code() -> None:
    workflow = _read("approve.yml")
    assert set(workflow["on"]) == {"workflow_dispatch"} and workflow["permissions"] == {}
    writing = [job for job in workflow["jobs"].values() if "write" in job["permissions"].values()]
    assert [job["name"] for job in writing] == ["Propose"]
    assert not any("python" in str(step) for job in writing for step in job["steps"])


@pytest.mark.parametrize(
    ("slugs", "proof", "run"),
    [
        ("a", "people", ["approve a --proof people"]),
        ("a b-2", "site", [
            "prove a --base HEAD --proof site", "prove b-2 --base HEAD --proof site", "approve a b-2 --proof site",
        ]),
        ("a false b", "link", ["prove a --base HEAD --proof link", "prove false --base HEAD --proof link"]),
        ("", "people", []),
        ("A", "people", []),
        ("a --lang", "people", []),
        ("a; touch x", "people", []),
        ("a\nb", "people", []),
        ("*", "people", []),
    ],
)  # fmt: skip
def test_an_approval_is_looked_at_first(slugs: str, proof: str, run: list[str], tmp_path: Path) -> None:
    """The script itself, with a python3 that notes what it is asked, and proves no entry that is called `false`."""
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("there is no bash here")
    steps = _read("approve.yml")["jobs"]["look"]["steps"]
    (script,) = (step["run"] for step in steps if "run" in step)
    python = tmp_path / "python3"
    python.write_text('#!/bin/sh\necho "$@" >> run.txt\n[ "$3" != false ]\n', encoding="utf-8")
    python.chmod(0o755)
    env = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "SLUGS": slugs, "PROOF": proof}
    done = subprocess.run([bash, "-e", "-c", script], cwd=tmp_path, env=env, capture_output=True, check=False)
    noted = tmp_path / "run.txt"
    assert (noted.read_text().splitlines() if noted.exists() else []) == [f"tasks.py {words}" for words in run]
    assert (done.returncode == 0) == any("approve" in words for words in run)
