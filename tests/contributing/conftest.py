"""A repository that is made once for all tests of this folder, and a clone of it for each."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .repository import begin, in_this_process


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository as it is before anybody changes it."""
    return begin(tmp_path_factory.mktemp("repository"))


@pytest.fixture
def clone(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, and checks that are fast."""
    in_this_process(monkeypatch)
    return shutil.copytree(repository, tmp_path / "clone", symlinks=True)
