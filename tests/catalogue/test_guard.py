"""One hostile item fails by itself; all others succeed, in their order, and time is bounded."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from multiprocessing import active_children
from typing import Any

import pytest

from plugins.catalogue import guard as guarding
from plugins.catalogue.guard import CHUNK, Failed, Guard

PATIENCE = 0.5
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")


def worker() -> Callable[[Any], Any]:
    """What the processes of these tests do."""
    return act


def act(item: Any) -> Any:
    match item:
        case "sleep":
            signal.pause()
        case "spin":
            while True:
                pass
        case "exit":
            os._exit(0)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "raise":
            raise ValueError(item)
        case "pid":
            return os.getpid()
        case "large":
            return "x" * 1_000_000
    return item


def run(items: Sequence[Any], workers: int = 2, make: Callable[..., Callable[[Any], Any]] = worker) -> list[Any]:
    results = dict(Guard(make, (), workers=workers, seconds=PATIENCE).map(items))
    assert sorted(results) == list(range(len(items)))
    return [results[position] for position in range(len(items))]


def test_everything_comes_back_in_its_place() -> None:
    assert run(range(3 * CHUNK)) == list(range(3 * CHUNK))


def test_nothing_to_do_is_done() -> None:
    assert run([]) == []


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("forks", [False, pytest.param(True, marks=ON_LINUX)])
def test_hostile_items_fail_alone(
    workers: int, forks: bool, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarding, "may_fork", lambda: forks)
    hostile = {3: "sleep", 4: "spin", 9: "exit", 10: "kill", 11: "raise", 19: "spin"}
    items: list[Any] = [hostile.get(position, position) for position in range(20)]
    started = time.monotonic()
    results = run(items, workers)
    assert results == [
        Failed("slow" if item in ("sleep", "spin") else "died") if isinstance(item, str) else item for item in items
    ]
    assert time.monotonic() - started < 3 * PATIENCE + 6 * 3, "three slow items, and six new processes"
    assert "ValueError: raise" in capfd.readouterr().err


@ON_LINUX
def test_only_a_process_without_other_threads_is_copied() -> None:
    script = """
from threading import Event, Thread
from plugins.catalogue.guard import may_fork
ended = Event()
thread = Thread(target=ended.wait)
print(may_fork())
thread.start()
print(may_fork())
ended.set()
"""
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["True", "False"]


@ON_LINUX
def test_a_large_process_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "LARGE", 1_000_000)
    assert not guarding.may_fork()


def test_large_answers_come_back_whole() -> None:
    assert run(["large"] * 5) == ["x" * 1_000_000] * 5


def broken() -> Callable[[Any], Any]:
    raise RuntimeError("cannot work")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_worker_that_cannot_start_is_no_fault_of_the_items(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuntimeError, match="could not start"):
        run([1, 2], make=broken)
    assert "cannot work" in capfd.readouterr().err


def test_a_consumer_who_stops_early_leaves_no_process() -> None:
    import multiprocessing

    answers = Guard(worker, (), workers=2, seconds=PATIENCE).map(["spin", 1, 2, 3])
    next(answers)
    answers.close()  # type: ignore[attr-defined]  # it is a generator
    assert not multiprocessing.active_children()


def test_workers_that_stay_do_what_comes_later() -> None:
    with Guard(worker, (), workers=2, seconds=PATIENCE) as guard:
        assert dict(guard.map(range(8))) == {one: one for one in range(8)}
        staying = {process.pid for process in active_children()}
        assert {*dict(guard.map(["pid"] * 8)).values()} <= staying and len(staying) == 2
        assert dict(guard.map(["spin", 1, "kill", 2])) == {0: Failed("slow"), 1: 1, 2: Failed("died"), 3: 2}
        assert dict(guard.map([])) == {} and dict(guard.map(range(9))) == dict(enumerate(range(9)))
    assert not active_children()


def test_a_worker_that_dies_while_it_waits_is_replaced() -> None:
    with Guard(worker, (), workers=1, seconds=PATIENCE) as guard:
        assert dict(guard.map([0])) == {0: 0}
        for process in active_children():
            process.kill()
            process.join()
        assert dict(guard.map([1])) == {0: 1}
