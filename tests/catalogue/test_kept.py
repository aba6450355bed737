"""What is kept in a file is read back, or passed over: never believed when it is not what was written."""

from __future__ import annotations

import os
import pickle
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue.kept import SIZE, Kept, version
from plugins.catalogue.problems import problem

VERSION = version("tests")
VALUE = {"a.md": problem("slug", "a.md", value="A"), "day": date(2026, 11, 20), "number": [1, b"2"]}


class Hostile:
    """What runs a program when it is read as pickle reads."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self._mark),)


def test_a_value_comes_back(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "new" / "file", VERSION)
    assert kept.read() is None
    kept.write(VALUE)
    assert kept.read() == VALUE
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["file"]


def test_that_of_another_version_is_passed_over(tmp_path: Path) -> None:
    Kept(tmp_path / "file", VERSION).write(VALUE)
    assert Kept(tmp_path / "file", version("others")).read() is None


@given(st.data())
def test_one_that_is_cut_short_or_changed_is_passed_over(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("kept") / "file"
    Kept(path, VERSION).write(VALUE)
    raw = path.read_bytes()
    at = data.draw(st.integers(0, len(raw) - 1))
    bit = 1 << data.draw(st.integers(0, 7))
    for wrong in (raw[:at], raw[:at] + bytes([raw[at] ^ bit]) + raw[at + 1 :], raw + b"x"):
        path.write_bytes(wrong)
        assert Kept(path, VERSION).read() is None


@pytest.mark.parametrize("sum_is_right", [True, False])
def test_nothing_that_a_file_names_is_called(tmp_path: Path, sum_is_right: bool) -> None:
    kept, mark = Kept(tmp_path / "file", VERSION), tmp_path / "mark"
    made = pickle.dumps(Hostile(mark))
    sum = kept._sum(made) if sum_is_right else bytes(SIZE)
    (tmp_path / "file").write_bytes(sum + made)
    assert kept.read() is None
    assert not mark.exists()


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    Kept(tmp_path / "file" / "below", VERSION).write(VALUE)
    assert Kept(tmp_path / "file" / "below", VERSION).read() is None
