"""Same content, same day: same bytes, whatever the hash seed, the locale, the time zone, the path, the workers."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins import website
from tests.bench.directory import make
from tests.website import built
from tests.website.test_output import manifest

AROUND: Mapping[str, Mapping[str, str]] = {
    "plain": {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
    "seed": {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
    "random": {"PYTHONHASHSEED": "random", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
    "locale": {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"},
    "french": {"PYTHONHASHSEED": "0", "LC_ALL": "fr_FR.UTF-8", "LANGUAGE": "fr", "TZ": "Asia/Tokyo"},
    "zone": {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "America/Los_Angeles"},
    "ascii": {"PYTHONHASHSEED": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "TZ": "UTC"},
}
"""The surroundings of a build."""


def build(folder: Path, content: Path, surroundings: Mapping[str, str], **settings: object) -> Mapping[str, str]:
    """What a site is when it is built in a folder, in some surroundings."""
    site = built.lay_out(folder, content, built.BELOW_URL, **settings)
    words = ["-m", "pelican", "content", "-s", "settings.py", "-o", "output", "--fatal", "errors"]
    env = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    done = subprocess.run(
        [sys.executable, *words], cwd=site.folder, env={**env, "PYTHONPATH": str(built.ROOT), **surroundings},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout.decode(errors="replace")
    return manifest(site.output)


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_two_builds_in_different_surroundings_are_the_same(site_below_repo: built.Built, tmp_path: Path) -> None:
    folder = tmp_path / "un autre dossier"
    surroundings = {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "America/Los_Angeles"}
    assert not differing(manifest(site_below_repo.output), build(folder, built.DIRECTORY, surroundings))


def test_another_day_is_another_site(site_below_repo: built.Built, tmp_path: Path) -> None:
    """What is compared above would show a difference."""
    found = build(tmp_path / "x", built.DIRECTORY, AROUND["plain"], TODAY="2026-12-20")
    assert differing(manifest(site_below_repo.output), found)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory large enough for several workers."""
    folder = tmp_path_factory.mktemp("made")
    make(folder, website.FEWEST_FOR_POOL + 10)
    return folder / "content"


@pytest.fixture(scope="module")
def plain(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return build(tmp_path_factory.mktemp("plain") / "site", content, AROUND["plain"], WORKERS=1)


@pytest.mark.long
@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("name", AROUND)
def test_every_surrounding_makes_the_same_bytes(
    content: Path, plain: Mapping[str, str], tmp_path: Path, name: str, workers: int
) -> None:
    assert not differing(plain, build(tmp_path / name / "site", content, AROUND[name], WORKERS=workers))


@pytest.mark.long
def test_a_made_up_directory_is_the_same_each_time(tmp_path: Path, content: Path) -> None:
    make(tmp_path, website.FEWEST_FOR_POOL + 10)
    assert not differing(manifest(content), manifest(tmp_path / "content"))
