"""A build says where its time went when it is asked, and in a pipe it prints whole lines and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tasks
from plugins.website import OUTPUTS
from tests.website import built


def test_a_build_says_where_its_time_went(tmp_path: Path) -> None:
    site = built.build(tmp_path / "site", built.DIRECTORY, built.ROOT_URL, PROFILE=True)
    again = built.pelican(site)
    assert again.returncode == 0
    lines = [line for line in again.stdout.splitlines() if re.search(r"\d\.\d\d +\d+\.\d\d", line)]
    assert [line for line in lines if line.startswith("search.search ")], again.stdout
    names = {f"{one.__module__.rpartition('.')[2]}.{one.__name__}" for one in OUTPUTS}
    assert len(names) == len(OUTPUTS), "two outputs of one name would be one line"
    whole = [float(number) for number in re.findall(r"\d+\.\d\d", lines[-1])]
    parts = [float(re.findall(r"\d+\.\d\d", line)[0]) for line in lines[:-1]]
    assert sum(parts) == pytest.approx(whole[0], abs=0.005 * len(lines) + 0.01)


def test_a_build_in_a_pipe_prints_lines(tmp_path: Path) -> None:
    site = built.lay_out(tmp_path / "site", built.DIRECTORY, built.ROOT_URL)
    done = built.pelican(site)
    assert done.returncode == 0 and done.stdout.endswith("\n")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", done.stdout), done.stdout
    assert "…" not in done.stdout, "what is said of work that goes on"
    assert "search.search" not in done.stdout


@pytest.mark.parametrize("profile", [False, True])
def test_the_verb_asks_for_it(profile: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(tasks, "run", ran.append)
    tasks.build.body(None, profile=profile)
    assert ("PROFILE=true" in ran[0]) == profile
