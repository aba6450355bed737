"""When each file was last edited: the last commit that touched it, from one pass of `git log`."""

import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path


def edited(root: Path, content: Path) -> Mapping[str, date]:
    """The day of the last commit of each file below content/, by its path; empty without git or its full history."""
    if _git(root, "rev-parse", "--is-shallow-repository") != "false\n":
        return {}
    log = _git(
        root, "-c", "core.quotePath=false", "log", "--format=%x00%cs", "--name-only", "--relative", "--", str(content)
    )
    days: dict[str, date] = {}
    for commit in (log or "").split("\0")[1:]:
        day, _, names = commit.partition("\n")
        for name in filter(None, names.split("\n")):
            days.setdefault(name, date.fromisoformat(day))
    return days


def _git(root: Path, *arguments: str) -> str | None:
    """What git says, None when it is not there or refuses."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, encoding="utf-8", check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
