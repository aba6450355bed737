"""A repository that is made once for all tests of this folder, a clone of it for each, and web sites."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from .repository import begin, in_this_process
from .served import Sites, serving


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository as it is before anybody changes it."""
    return begin(tmp_path_factory.mktemp("repository"))


@pytest.fixture
def clone(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, and checks that are fast."""
    in_this_process(monkeypatch)
    return shutil.copytree(repository, tmp_path / "clone", symlinks=True)


@pytest.fixture(scope="session")
def running() -> Iterator[Sites]:
    """Web sites on this machine, for all tests of this folder."""
    with serving() as sites:
        yield sites


@pytest.fixture
def sites(running: Sites) -> Sites:
    """The same, as if nobody had said or asked anything yet."""
    running.forget()
    return running
