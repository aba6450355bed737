"""The search of the browser, run by node: what goes in and what comes out is JSON."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.tools import node

HERE = Path(__file__).resolve().parent
SCRIPTS = HERE.parents[1] / "theme" / "static" / "js" / "search"


def run(script: str, given: object) -> Any:
    """What a script of this folder writes for a value. Raises AssertionError with what it said if it fails."""
    command = [node(), str(HERE / script), str(SCRIPTS)]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def call(module: str, function: str, calls: Iterable[tuple[object, ...]]) -> list[Any]:
    """What a function of a module gives for each tuple of arguments."""
    found: list[Any] = run("call.mjs", [[module, function, list(calls)]])[0]
    return found
