"""The old site or the new one, whole: whatever fails, is killed, fills the disk, or builds at the same time."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest

from plugins import website
from plugins.website import output as swapping
from plugins.website.output import aside
from tests.bench.directory import make
from tests.website import built

KILLS = 20


def manifest(folder: Path) -> Mapping[str, str]:
    """Every file below a folder and what it holds."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def left(output: Path) -> list[str]:
    """What stands beside an output, without the lock."""
    return sorted({path.name for path in output.parent.iterdir()} - {output.name, f".{output.name}.lock"})


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An old site."""
    site = tmp_path / "site" / "output"
    site.mkdir(parents=True)
    (site / "old.html").write_text("old", encoding="utf-8")
    return site


def write(output: Path, name: str = "new.html") -> None:
    with aside(output) as folder:
        (folder / name).write_text(name, encoding="utf-8")


def in_two_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot exchange two folders."""
    monkeypatch.setattr(swapping, "_exchange", lambda one, other: False)


@pytest.mark.parametrize("exchange", [True, False])
def test_the_new_site_takes_the_place_of_the_old_one(
    output: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    if not exchange:
        in_two_steps(monkeypatch)
    with aside(output) as folder:
        (folder / "new.html").touch()
        assert [*manifest(output)] == ["old.html"] and folder.parent == output.parent
    assert [*manifest(output)] == ["new.html"] and not left(output)


def test_the_first_site_needs_no_folder(tmp_path: Path) -> None:
    write(tmp_path / "some" / "where")
    assert [*manifest(tmp_path / "some" / "where")] == ["new.html"]


@pytest.mark.parametrize("exchange", [True, False])
def test_the_site_of_before_is_what_the_next_one_is_made_in(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    if not exchange:
        in_two_steps(monkeypatch)
    spare = tmp_path / "spare"
    for name, found in (("1.html", []), ("2.html", ["old.html"]), ("3.html", ["1.html"])):
        with aside(output, spare) as folder:
            assert [*manifest(folder)] == found and not spare.exists()
            (folder / name).touch()
        assert name in manifest(output) and not left(output)
    with pytest.raises(ValueError, match="x"), aside(output, spare):
        raise ValueError("x")
    assert "3.html" in manifest(output) and not left(output) and not spare.exists()


def test_a_spare_that_leads_elsewhere_is_none(output: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "mine").touch()
    (tmp_path / "spare").symlink_to(tmp_path / "home")
    for _ in range(2):
        with aside(output, tmp_path / "spare") as folder:
            assert not manifest(folder)
    assert [*manifest(tmp_path / "home")] == ["mine"] and not left(output)


def test_a_spare_on_another_disk_is_none(output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def fail(path: Path, target: Path) -> Path:
        if "spare" in target.name:
            raise OSError(errno.EXDEV, "x")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    for _ in range(2):
        with aside(output, tmp_path / "spare") as folder:
            assert not manifest(folder)
        assert not left(output) and not (tmp_path / "spare").exists()


@pytest.mark.parametrize("problem", [ValueError("x"), OSError(errno.ENOSPC, "x"), KeyboardInterrupt(), SystemExit(1)])
def test_what_fails_leaves_the_old_site(output: Path, problem: BaseException) -> None:
    with pytest.raises(type(problem)), aside(output) as folder:
        (folder / "new.html").touch()
        raise problem
    assert [*manifest(output)] == ["old.html"] and not left(output)


@pytest.mark.parametrize("step", [1, 2])
@pytest.mark.parametrize("problem", [OSError(errno.EBUSY, "x"), KeyboardInterrupt()])
def test_a_swap_in_two_steps_that_fails_leaves_the_old_site(
    output: Path, monkeypatch: pytest.MonkeyPatch, step: int, problem: BaseException
) -> None:
    in_two_steps(monkeypatch)
    rename, steps = Path.rename, iter(range(1, 9))

    def fail(path: Path, target: Path) -> Path:
        if next(steps) == step:
            raise problem
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(type(problem)):
        write(output)
    assert [*manifest(output)] == ["old.html"] and not left(output)


def test_what_a_kill_left_is_put_right(output: Path) -> None:
    output.rename(output.with_name(".output.old"))  # killed between the two steps of a swap
    stale = output.with_name(".output.new.4194305")
    stale.mkdir()
    (stale / "half.html").touch()
    with aside(output) as folder:
        assert [*manifest(output)] == ["old.html"] and not [*folder.iterdir()]
        assert left(output) == [folder.name]


def test_another_output_in_the_same_folder_is_not_touched(output: Path) -> None:
    for name in (".output.new.new.7", ".output2.new.7", "output.old", ".outputs.old"):
        output.with_name(name).mkdir()
    write(output)
    assert left(output) == [".output.new.new.7", ".output2.new.7", ".outputs.old", "output.old"]


def test_a_link_to_the_site_stays_a_link(output: Path, tmp_path: Path) -> None:
    link = tmp_path / "public"
    link.symlink_to(output, target_is_directory=True)
    for name in ("one.html", "two.html"):
        write(link, name)
    assert link.is_symlink() and [*manifest(output)] == ["two.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["public", "site"]


PROGRAM = """import sys
from pathlib import Path
from plugins.website.output import aside

with aside(Path(sys.argv[1])) as folder:
    print(folder, flush=True)
    sys.stdin.readline()
    (folder / sys.argv[2]).touch()
"""


def begin(output: Path, name: str) -> subprocess.Popen[str]:
    """Another process that writes a site of one file, once it has read a line."""
    command = [sys.executable, "-c", PROGRAM, str(output), name]
    return subprocess.Popen(command, cwd=built.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_a_second_build_waits_for_the_first(output: Path) -> None:
    with begin(output, "one.html") as one:
        assert one.stdout and one.stdout.readline()
        with begin(output, "two.html") as two:
            assert two.stdin
            two.stdin.write("\n")  # it has all it needs, but its turn
            two.stdin.flush()
            with pytest.raises(subprocess.TimeoutExpired):
                two.wait(timeout=1)
            assert len(left(output)) == 1 and [*manifest(output)] == ["old.html"]
            one.communicate("\n")
            two.wait()
    assert (one.returncode, two.returncode) == (0, 0)
    assert [*manifest(output)] == ["two.html"] and not left(output)


def test_a_killed_build_lets_the_next_one_in(output: Path) -> None:
    with begin(output, "one.html") as one:
        assert one.stdout and one.stdout.readline()
        one.kill()
    assert [*manifest(output)] == ["old.html"]
    write(output)
    assert [*manifest(output)] == ["new.html"] and not left(output)


def test_a_full_disk_leaves_the_old_site(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = built.lay_out(output.parent / "project", built.DIRECTORY, built.ROOT_URL)
    full = "import errno, plugins.website.spreading as spreading\nwrite, room = spreading.write, iter(range(40))\n"
    full += "def limited(folder, path, content):\n    if next(room, None) is None:\n"
    full += "        raise OSError(errno.ENOSPC, 'No space left on device', path)\n"
    full += "    return write(folder, path, content)\nspreading.write = limited\n"
    (site.folder / "settings.py").write_text((site.folder / "settings.py").read_text(encoding="utf-8") + full, "utf-8")
    output.rename(site.output)
    done = built.pelican(site)
    assert done.returncode == 1 and "No space left on device" in done.stdout
    assert [*manifest(site.output)] == ["old.html"]
    assert not [name for name in left(site.output) if name.startswith(".output")]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[built.Built]:
    """Two sites of one directory, large enough for workers, that differ on every page; both go to one output."""
    folder = tmp_path_factory.mktemp("killed")
    make(folder, website.FEWEST_FOR_POOL + 10)
    days = ("2026-11-20", "2026-11-21")
    return [
        built.lay_out(folder / day, folder / "content", f"https://{day}.example", SITENAME=day, TODAY=day, WORKERS=2)
        for day in days
    ]


def start(site: built.Built, output: Path) -> subprocess.Popen[bytes]:
    """Build a site in an output, in a process group of its own."""
    command = [sys.executable, "-m", "pelican", "content", "-s", "settings.py", "-o", str(output), "--fatal", "errors"]
    env = {**os.environ, "PYTHONPATH": str(built.ROOT)}
    return subprocess.Popen(
        command, cwd=site.folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def whole(sites: list[built.Built], output: Path) -> tuple[list[Mapping[str, str]], float]:
    """What each of two sites is when it is built in peace, and how many seconds the last one took.

    Each is built twice: the builds that follow find what an earlier one has kept, and are as fast as the second.
    """
    found, seconds = [], 0.0
    for site in (*sites, *sites):
        begun = time.monotonic()
        assert start(site, output).wait() == 0
        seconds = time.monotonic() - begun
        found.append(manifest(output))
    assert found[:2] == found[2:]
    pages, others = ({path for path in one if path.endswith(".html")} for one in found[:2])
    assert pages == others and len(pages) > 500
    assert not [path for path in pages if found[0][path] == found[1][path]]
    return found[:2], seconds


def group(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGKILL)


def alone(process: subprocess.Popen[bytes]) -> None:
    process.kill()


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="it has no process groups to kill")
@pytest.mark.parametrize("kill", [group, alone])
def test_twenty_kills_leave_the_old_site_or_the_new_one(
    sites: list[built.Built], tmp_path: Path, kill: Callable[[subprocess.Popen[bytes]], None]
) -> None:
    output = tmp_path / "output"
    known, seconds = whole(sites, output)
    chance, now, killed = Random(kill.__name__), 1, 0
    for trial in range(KILLS):
        process = start(sites[1 - now], output)
        try:
            process.wait((trial + chance.random()) / KILLS * seconds * 1.05)
        except subprocess.TimeoutExpired:
            kill(process)
            killed += 1
        process.wait()
        found = manifest(output)
        assert found in known, f"kill {trial}: neither the old site nor the new one"
        now = known.index(found)
    assert killed >= KILLS // 2, "the builds ended before they could be killed"
    assert start(sites[1 - now], output).wait() == 0
    assert manifest(output) == known[1 - now] and not left(output)


@pytest.mark.long
def test_two_builds_at_once_never_mix(sites: list[built.Built], tmp_path: Path) -> None:
    output = tmp_path / "output"
    known, _ = whole(sites, output)
    both = [start(site, output) for site in sites]
    assert [process.wait() for process in both] == [0, 0]
    assert manifest(output) in known and not left(output)
