"""A site in a process of its own: it can hang, die or be wrong, and can always be stopped and made anew."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import psutil
import pytest

from plugins.website.apart import Apart, Unmade
from plugins.website.rendering import Unrendered

ADDRESS = "http://localhost:8000"


class Told:
    """A site that does what the file `told` says."""

    def __init__(self, root: Path) -> None:
        self.made_of = _told(root)
        if self.made_of == "settings":
            raise SystemExit("pelicanconf.py: LANGUAGES")

    def look(self) -> tuple[bool, str]:
        match said := _told(Path.cwd()):
            case "die":
                os._exit(3)
            case "raise":
                raise KeyError("x")
            case "hang":
                Path("hanging").touch()
                threading.Event().wait()
        return said != "wrong", f"{said} {os.environ['SITEURL']}"

    def content(self, path: str) -> bytes | None:
        if path == "bad":
            raise Unrendered([path], "an error")
        return f"{os.getpid()} {self.made_of}".encode() if path == "page" else None


def _told(root: Path) -> str:
    return (root / "told").read_text()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "told").write_text("good")
    return tmp_path


@pytest.fixture
def apart(root: Path) -> Iterator[Apart]:
    site = Apart(root, Told)
    yield site
    site.stop()


def page(apart: Apart) -> list[str]:
    return (apart.content("page") or b"").decode().split()


def test_it_looks_and_gives(apart: Apart) -> None:
    assert apart.content("page") is None
    assert apart.look(ADDRESS) == (0, f"good {ADDRESS}")
    pid = page(apart)[0]
    assert apart.content("nothing") is None and pid != str(os.getpid())
    assert apart.look(ADDRESS)[0] == 0 and page(apart)[0] == pid


def test_what_goes_wrong_is_told(apart: Apart, root: Path) -> None:
    apart.look(ADDRESS)
    before = page(apart)
    with pytest.raises(Unmade, match="bad: an error"):
        apart.content("bad")
    for told, text in (("wrong", f"wrong {ADDRESS}"), ("raise", "KeyError: 'x'\n")):
        (root / "told").write_text(told)
        code, said = apart.look(ADDRESS)
        assert code == 1 and said.endswith(text) and page(apart) == before


def test_a_new_process_takes_the_place_of_the_old_one_when_it_has_a_site(apart: Apart, root: Path) -> None:
    apart.look(ADDRESS)
    before = page(apart)
    apart.renew()
    (root / "told").write_text("settings")
    assert apart.look(ADDRESS) == (1, "pelicanconf.py: LANGUAGES") and page(apart) == before
    (root / "told").write_text("wrong")
    assert apart.look(ADDRESS)[0] == 1 and page(apart) == before
    assert apart.look(ADDRESS)[0] == 1 and len(active_children()) == 2
    (root / "told").write_text("other")
    assert apart.look(ADDRESS)[0] == 0 and page(apart)[1] == "wrong"
    assert not psutil.pid_exists(int(before[0]))


def test_one_that_dies_is_made_anew(apart: Apart, root: Path) -> None:
    apart.look(ADDRESS)
    (root / "told").write_text("die")
    assert apart.look(ADDRESS) == (1, "(3)")
    with pytest.raises(Unmade):
        apart.content("page")
    (root / "told").write_text("good")
    assert apart.look(ADDRESS)[0] == 0 and page(apart)[1] == "good"


def test_one_that_hangs_can_be_stopped(apart: Apart, root: Path) -> None:
    apart.look(ADDRESS)
    pid = int(page(apart)[0])
    (root / "told").write_text("hang")
    ended: list[int] = []
    looking = threading.Thread(target=lambda: ended.append(apart.look(ADDRESS)[0]))
    looking.start()
    limit = time.monotonic() + 20
    while not (root / "hanging").exists():
        assert time.monotonic() < limit
    apart.stop()
    looking.join(10)
    assert ended == [1] and not psutil.pid_exists(pid)
    assert apart.look(ADDRESS) == (1, "")
