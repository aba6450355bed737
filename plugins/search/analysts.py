"""Texts analysed by several: processes of this computer, or whatever `concurrent.futures.Executor` there is."""

import faulthandler
from collections import deque
from collections.abc import Callable, Generator, Iterable, Mapping
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from functools import lru_cache, partial
from multiprocessing import get_context
from types import TracebackType

from ..catalogue.guard import Failed, Guard, end_with_parent, may_fork
from ..catalogue.kept import version
from ..languages.messages import N_
from .part import Part, part
from .searched import BOOSTS, Analysers, Texts, analysed

AHEAD = 8
"""Batches that wait for each worker: enough to keep it busy, few enough for memory to stay flat."""

PATIENCE = 10.0
"""Seconds that the texts of one document may take in a process of ours: thousands of times what is usual."""

PATIENCE_AFAR = 300.0
"""Seconds without anything coming back from another computer after which nothing will."""

Batch = Mapping[str, Texts]
"""The texts of documents that become one part, by the name of each."""


class Unanalysed(Exception):
    """Documents that could not be analysed, by their names, and why: a message, or what an exception said."""

    def __init__(self, names: list[str], why: str) -> None:
        super().__init__(names, why)
        self.names = names
        self.why = why


class _Naming:
    """What goes wrong within is told with the document that it was about."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if isinstance(error, Exception):
            raise Unanalysed([self._name], f"{type(error).__name__}: {error}") from error


def analyse(stop: frozenset[str], batch: Batch, each: Callable[[], None] = lambda: None) -> Part:
    """Documents as a part: a pure function, for any process or thread of any computer. `each` is called before each."""
    analysers = _analysers(stop)
    documents = []
    for name, texts in batch.items():
        each()
        with _Naming(name):
            documents.append(analysed(texts, analysers))
    return part(documents, [*BOOSTS])


@lru_cache(4)
def _analysers(stop: frozenset[str]) -> Analysers:
    """What is worked out once in a process: the words of a language."""
    return Analysers(stop)


def _analyse_here(patience: float, stop: frozenset[str], batch: Batch) -> Part:
    """Analyse in a worker of this computer. A document that hangs ends its process, whatever holds it."""
    made = analyse(stop, batch, partial(faulthandler.dump_traceback_later, patience, exit=True))
    faulthandler.cancel_dump_traceback_later()
    return made


def _analyse_afar(code: bytes, stop: frozenset[str], batch: Batch) -> Part:
    if version() != code:
        raise Unanalysed([*batch], N_("a worker has another version of the code or of the theme"))
    return analyse(stop, batch)


def _alone(stop: frozenset[str]) -> Callable[[tuple[str, Texts]], Part]:
    return lambda one: analyse(stop, dict([one]))


class Analysts:
    """Who analyses: this process, others that it starts when there is much to do, or an executor that is given."""

    def __init__(self, workers: int = 1, executor: Executor | None = None) -> None:
        """`workers` is how many batches are under way at once."""
        self._workers = workers
        self._executor = executor
        self._pool: Executor | None = None

    def parts(self, stop: frozenset[str], given: Iterable[Part | Batch], is_much: bool) -> Generator[Part, None, None]:
        """The part of each batch, in order; what is a part already stays. Raises Unanalysed."""
        several = self._executor or (is_much and self._workers > 1)
        waiting: deque[tuple[Part | Batch, Future[Part] | None]] = deque()
        try:
            for one in given:
                waiting.append((one, self._submitted(stop, one) if several and not isinstance(one, Part) else None))
                if not several or len(waiting) > AHEAD * self._workers:
                    yield self._taken(stop, *waiting.popleft())
            while waiting:
                yield self._taken(stop, *waiting.popleft())
        finally:
            self._close()

    def _close(self) -> None:
        """End what was started: beside its threads, this process could not be copied."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        self._pool = None

    def _submitted(self, stop: frozenset[str], batch: Batch) -> Future[Part]:
        try:
            if self._executor:
                return self._executor.submit(_analyse_afar, version(), stop, batch)
            if not self._pool:
                context = get_context("fork" if may_fork() else "spawn")
                self._pool = ProcessPoolExecutor(self._workers, context, end_with_parent)
            return self._pool.submit(_analyse_here, PATIENCE, stop, batch)
        except BrokenExecutor as broken:
            self._close()  # the next batch finds a new one
            future: Future[Part] = Future()
            future.set_exception(broken)
            return future

    def _taken(self, stop: frozenset[str], one: Part | Batch, future: Future[Part] | None) -> Part:
        if isinstance(one, Part):
            return one
        if not future:
            return analyse(stop, one)
        try:
            error = future.exception(PATIENCE_AFAR if self._executor else None)
        except (TimeoutError, CancelledError) as given_up:
            raise Unanalysed([*one], N_("it takes too long")) from given_up
        if isinstance(error, BrokenExecutor) and not self._executor:
            return _one_by_one(stop, one)
        if isinstance(error, Unanalysed | OSError):
            raise error
        if error:
            raise Unanalysed([*one], f"{type(error).__name__}: {error}") from error
        return future.result()


def _one_by_one(stop: frozenset[str], batch: Batch) -> Part:
    """Analyse what a pool that broke had before it, so that the document that breaks it is known."""
    names = list(batch)
    guard = Guard(_alone, (stop,), workers=1, seconds=PATIENCE)
    failed = [(names[at], one.reason) for at, one in guard.map([*batch.items()]) if isinstance(one, Failed)]
    if failed:
        why = N_("it takes too long") if all(reason == "slow" for _, reason in failed) else N_("its worker died")
        raise Unanalysed([name for name, _ in failed], why)
    return analyse(stop, batch)
