"""Sites built for tests as a person builds them: `python -m pelican` in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from filelock import FileLock

ROOT = Path(__file__).resolve().parents[2]
DIRECTORY = ROOT / "tests" / "examples" / "directory" / "content"
SECOND = ROOT / "tests" / "examples" / "second"
TODAY = "2026-11-20"
ROOT_URL = "https://example.org"
BELOW_URL = "https://example.org/repo"
SECOND_URL = "https://example.org/liege"


@dataclass(frozen=True)
class Built:
    """A built site: the folder of its content and settings, its output, its address."""

    folder: Path
    url: str

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def base(self) -> str:
        return urlsplit(self.url).path + "/"


def lay_out(folder: Path, content: Path, url: str, **settings: object) -> Built:
    """A folder with a copy of some content and the settings of pelicanconf.py but for a few; nothing is built yet."""
    shutil.copytree(content, folder / "content", symlinks=True)
    lines = ["from pelicanconf import *  # noqa: F403"]
    chosen = {"SITEURL": url, "TODAY": TODAY, "THEME": str(ROOT / "theme"), "PLUGIN_PATHS": [str(ROOT)], **settings}
    lines += [f"{name} = {value!r}" for name, value in chosen.items()]
    (folder / "settings.py").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Built(folder, url)


def lay_out_second(folder: Path) -> Built:
    """The second site, as its city has it: settings and content of its own, the theme and the code of everybody."""
    shutil.copytree(SECOND, folder)
    (folder / "theme").symlink_to(ROOT / "theme")
    (folder / "settings.py").write_text("from pelicanconf import *  # noqa: F403\n", encoding="utf-8")
    return Built(folder, SECOND_URL)


def pelican(site: Built) -> subprocess.CompletedProcess[str]:
    """Build a site, and give the exit code and all that was said."""
    words = ["content", "-s", "settings.py", "-o", "output", "--fatal", "errors"]
    return subprocess.run(
        [sys.executable, "-m", "pelican", *words],
        cwd=site.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def build(folder: Path, content: Path, url: str, **settings: object) -> Built:
    """Lay out and build a site. Raises AssertionError, with what Pelican said, when it does not end well."""
    site = lay_out(folder, content, url, **settings)
    done = pelican(site)
    assert done.returncode == 0 and (site.output / "index.html").exists(), done.stdout[-3000:]
    return site


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Built]) -> Built:
    """What `make` makes in a folder: by the first process of pytest-xdist that needs it, for all of a run."""
    here = factory.getbasetemp()
    shared = here.parent if "PYTEST_XDIST_WORKER" in os.environ else here
    folder, address = shared / name, shared / f"{name}.url"
    with FileLock(shared / f"{name}.lock"):
        if not address.exists():
            shutil.rmtree(folder, ignore_errors=True)
            address.write_text(make(folder).url, encoding="utf-8")
    return Built(folder, address.read_text(encoding="utf-8"))


def git(folder: Path, *words: str, day: str = "2026-11-01") -> None:
    """Run git in a folder, as somebody, on a day."""
    when = f"{day}T12:00:00+00:00"
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": when}
    who |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_COMMITTER_DATE": when}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", *words], cwd=folder, env={**outside, **alone, **who}, check=True, capture_output=True)


def commit(folder: Path, day: str) -> None:
    """Commit everything below a folder on a day."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x", day=day)
