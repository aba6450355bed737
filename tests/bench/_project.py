"""A project of its own for a bench: content somewhere, settings that borrow ours, commands as `tasks.py` runs them."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output", "--fatal", "errors"]
CHECK = [
    sys.executable,
    "-c",
    "from pathlib import Path; from plugins.contributing.review.command import check; exit(check(Path.cwd(), 'en'))",
]
CONF = """import runpy

found = runpy.run_path({root!r} + "/pelicanconf.py")
globals().update({{name: value for name, value in found.items() if name.isupper()}})
PLUGIN_PATHS = [{root!r}]
THEME = {root!r} + "/theme"
"""


def settle(folder: Path, **settings: object) -> None:
    """Write the settings of a project whose content/ is made elsewhere: ours, except those that are given."""
    chosen = {"TODAY": "2026-11-20", "MEGABYTES": 100_000, **settings}
    own = "".join(f"{name} = {value!r}\n" for name, value in chosen.items())
    (folder / "pelicanconf.py").write_text(CONF.format(root=str(ROOT)) + own, encoding="utf-8")


def environment() -> dict[str, str]:
    """The environment of a build: this one, with our modules to be found."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}
