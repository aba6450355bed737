"""Work spread over processes that can be killed, so that one hostile item fails and nothing else does."""

import gc
import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Any, Self

CHUNK = 64
SELDOM = 50_000
"""New objects after which a worker looks for garbage: an entry makes thousands, of which few stand in circles."""

OFTEN = 0.05
"""Seconds after which a worker says what it has done so far: to say it after each item takes as long as an entry."""

LARGE = 400_000_000
"""Bytes of memory from which a process is not copied; one with 10,000 entries holds about half of that."""

STARTING = 60.0
"""Seconds that a process may take to start, far beyond what is usual."""


@dataclass(frozen=True, slots=True)
class Failed:
    """An item whose worker took too long, died, or raised; `reason` is `slow` or `died`."""

    reason: str


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    pending: deque[int] = field(default_factory=deque)
    deadline: float = 0.0


def end_with_parent() -> None:
    """Never outlive the process that started this one: who is killed can end nobody, and a worker would work on."""
    parent = parent_process()
    assert parent is not None, "only workers do this"

    def end() -> None:
        parent.join()
        os._exit(1)

    Thread(target=end, daemon=True).start()


def may_fork() -> bool:
    """Whether a copy of this process can work: on Linux, where it has no other thread, whose locks nobody would open.

    A copy is there at once; a new process has to import everything, which takes longer than reading 1,000 entries. None
    is made of a large process: to count references is to write, and what either writes to is there twice from then on.
    """
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return len(os.listdir("/proc/self/task")) == 1 and pages * os.sysconf("SC_PAGE_SIZE") < LARGE
    except OSError:
        return False


def _serve(connection: Connection, make: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...]) -> None:
    """A worker's life: build what works, then answer, several items at a time where they are quick."""
    end_with_parent()
    work = make(*arguments)
    gc.freeze()
    gc.set_threshold(SELDOM)
    connection.send(None)
    with suppress(EOFError, ConnectionError):  # nobody asks any more
        while (chunk := connection.recv()) is not None:
            done, told = [], time.monotonic()
            for item in chunk:
                done.append(work(item))
                if time.monotonic() - told >= OFTEN:
                    connection.send(done)
                    done, told = [], time.monotonic()
            if done:
                connection.send(done)


class Guard:
    """Applies `make(*arguments)` to items in `workers` processes; `make` and what it is given must be picklable.

    An item that keeps its worker for more than `seconds`, or that kills it, becomes a Failed. Where others came too,
    each is given to a worker once more, alone, to know which it was.
    """

    def __init__(
        self, make: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...], *, workers: int, seconds: float
    ) -> None:
        self._make = make
        self._arguments = arguments
        self._count = workers
        self._seconds = seconds
        self._stays = False
        self._resting: list[_Worker] = []
        self._alone: set[int] = set()

    def __enter__(self) -> Self:
        """Until the end of the block, workers that have done their work wait for more. One starts at once."""
        self._stays = True
        self._resting.append(self._start())
        return self

    def __exit__(self, *_: object) -> None:
        self._stays = False
        for worker in self._resting:
            self._stop(worker)
        self._resting.clear()

    def map(self, items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        """Each item's position and its result or Failed, as they come."""
        waiting = deque(range(len(items)))
        self._alone.clear()
        workers = self._rested(items, waiting)
        workers += [self._start() for _ in range(min(self._count, len(items)) - len(workers))]
        try:
            while workers:
                for worker in self._ready(workers):
                    yield from self._hear(worker, items, waiting)
                    workers = self._renewed(workers, waiting)
        finally:
            for worker in workers:
                self._stop(worker)

    def _rested(self, items: Sequence[Any], waiting: deque[int]) -> list[_Worker]:
        """The workers that rest and still live, at work again as far as there is any."""
        rested = [worker for worker in self._resting if worker.process.is_alive()][: len(items)]
        self._resting = [worker for worker in self._resting if worker not in rested]
        for worker in rested:
            self._give(worker, items, waiting)
            worker.deadline = max(worker.deadline, time.monotonic() + self._seconds)
        return rested

    def _start(self) -> _Worker:
        context = get_context("fork") if may_fork() else get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._make, self._arguments), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours, deadline=time.monotonic() + STARTING)

    def _ready(self, workers: list[_Worker]) -> list[_Worker]:
        """The workers that said something, died, or are late."""
        patience = max(0.0, min(worker.deadline for worker in workers) - time.monotonic())
        heard = wait([worker.connection for worker in workers], patience)
        now = time.monotonic()
        return [worker for worker in workers if worker.connection in heard or worker.deadline <= now]

    def _hear(self, worker: _Worker, items: Sequence[Any], waiting: deque[int]) -> Iterator[tuple[int, Any]]:
        """Take what a worker says; give it more; or bury it and say which item it failed on."""
        try:
            late = not worker.connection.poll()
            answer = None if late else worker.connection.recv()
        except (EOFError, OSError):
            late, answer = False, Failed("died")
        if late or isinstance(answer, Failed):
            if not worker.pending:
                self._stop(worker)
                raise RuntimeError("a worker could not start")
            if len(worker.pending) == 1:
                yield worker.pending[0], Failed("slow" if late else "died")
            else:
                self._alone.update(worker.pending)
                waiting.extendleft(reversed(worker.pending))
            worker.pending.clear()
            self._stop(worker)
            return
        for result in answer or ():
            yield worker.pending.popleft(), result
        if not worker.pending:
            self._give(worker, items, waiting)
        worker.deadline = time.monotonic() + self._seconds

    def _give(self, worker: _Worker, items: Sequence[Any], waiting: deque[int]) -> None:
        if not waiting and self._stays:
            self._resting.append(worker)
            return
        most = 1 if waiting and waiting[0] in self._alone else CHUNK
        chunk = [waiting.popleft() for _ in range(min(most, -(-len(waiting) // self._count)))]
        worker.pending.extend(chunk)
        with suppress(OSError):  # a worker that died meanwhile is buried when it is next listened to
            worker.connection.send([items[position] for position in chunk] if chunk else None)
        if not chunk:
            worker.process.join()
            worker.connection.close()

    def _renewed(self, workers: list[_Worker], waiting: deque[int]) -> list[_Worker]:
        """The workers still at work, one more for each that was killed while items wait."""
        alive = [worker for worker in workers if not worker.connection.closed and worker not in self._resting]
        missing = min(len(workers) - len(alive), len(waiting)) if len(alive) < len(workers) else 0
        return alive + [self._start() for _ in range(missing)]

    def _stop(self, worker: _Worker) -> None:
        if not worker.connection.closed:
            worker.process.kill()
            worker.process.join()
            worker.connection.close()
