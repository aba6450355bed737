"""Pictures decoded in processes that can be killed: a hostile one becomes a problem and harms no other."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from plugins.catalogue import picturing
from plugins.catalogue.guard import Failed, Guard
from plugins.catalogue.pictures import bad_picture
from plugins.catalogue.picturing import Picturing, pictured
from plugins.pictures import Refused, encoding
from tests.pictures.made import drawing, photograph, png, saved


def laid(root: Path, **pictures: bytes) -> list[str]:
    """Pictures below a folder, by their names with `_` for the dot; their paths."""
    (root / "content/media").mkdir(parents=True)
    paths = [f"content/media/{name.replace('_', '.')}" for name in pictures]
    for path, content in zip(paths, pictures.values(), strict=True):
        (root / path).write_bytes(content)
    return paths


def test_each_is_made_again_or_has_its_problem(tmp_path: Path) -> None:
    broken = png(200, 200, b"\0" * 100)
    paths = laid(tmp_path, a_png=saved(drawing()), b_jpg=saved(photograph(), "JPEG"), c_png=broken, d_svg=b"<svg/>")
    assert bad_picture(tmp_path / paths[2], paths[2]) is None, "checking cannot tell"
    found, problems = pictured(tmp_path, paths, 2)
    assert sorted(found) == paths[:2]
    assert [(one.path, one.id, dict(one.arguments)["name"]) for one in problems] == [
        ("content/media/c.png", "picture-damaged", "c.png"),
        ("content/media/d.svg", "media-type", "d.svg"),
    ]


def test_one_that_has_not_changed_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = laid(tmp_path, a_png=saved(drawing()), b_jpg=saved(photograph(), "JPEG"), c_png=png(200, 200, b"\0" * 100))
    first = Picturing(tmp_path / ".cache")(tmp_path, paths, 1)
    assert first == pictured(tmp_path, paths, 1)
    (tmp_path / paths[1]).write_bytes(saved(photograph((300, 300)), "JPEG"))
    asked: list[str] = []

    def counting(root: Path, paths: list[str], workers: int) -> object:
        asked.extend(paths)
        return pictured(root, paths, workers)

    monkeypatch.setattr(picturing, "pictured", counting)
    again = Picturing(tmp_path / ".cache")
    assert again(tmp_path, paths, 1) == pictured(tmp_path, paths, 1) and asked == paths[1:]
    assert again(tmp_path, paths, 1)[0].keys() == first[0].keys() and asked == [*paths[1:], paths[2]]
    assert again(tmp_path, [], 1) == ({}, []) and Picturing(tmp_path / ".cache")(tmp_path, [], 1) == ({}, [])


def test_no_picture_needs_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Guard, "_start", lambda self: pytest.fail("a process"))
    assert pictured(tmp_path, [], 2) == ({}, [])


@pytest.mark.parametrize("reason", ["slow", "died"])
def test_one_that_keeps_or_kills_its_process_is_too_heavy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    monkeypatch.setattr(Guard, "map", lambda self, items: iter([(0, Failed(reason))]))
    (problem,) = pictured(tmp_path, ["content/media/x.png"], 1)[1]
    assert (problem.id, problem.arguments) == ("picture-heavy", (("name", "x.png"),))


def test_one_that_asks_for_too_much_memory_is_too_heavy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(content: bytes, name: str) -> encoding.Encoded:
        raise MemoryError

    monkeypatch.setattr(picturing, "bound_memory", lambda: None)
    monkeypatch.setattr(picturing, "encoded", greedy)
    (path,) = laid(tmp_path, x_png=b"")
    assert getattr(picturing._Encoder(tmp_path)(path), "id", "") == "picture-heavy"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bound no address space")
def test_the_memory_of_a_process_has_a_bound(tmp_path: Path) -> None:
    from subprocess import run

    code = "from plugins.pictures.encoding import bound_memory; bound_memory(); bytearray(3_000_000_000)"
    done = run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and done.stderr.rstrip().endswith("MemoryError")


def test_the_largest_picture_fits_in_that_memory(tmp_path: Path) -> None:
    paths = laid(tmp_path, a_png=saved(drawing((4000, 4000), "RGBA")), b_png=saved(drawing((4000, 4000), "P")))
    found, problems = pictured(tmp_path, paths, 1)
    assert sorted(found) == paths and not problems


def test_what_is_shown_of_a_file_stands_on_one_line_and_can_be_seen(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="a&#10;::error::b\u202e\u200bc"/></svg>'
    (path,) = laid(tmp_path, x_svg=svg.encode())
    problem = bad_picture(tmp_path / path, path)
    assert problem and dict(problem.arguments)["value"] == "a ::error::b??c"
    assert (problem.line, problem.column) == (1, 59)


def test_a_refusal_is_a_value_error() -> None:
    assert isinstance(Refused("x", most=1), ValueError)
