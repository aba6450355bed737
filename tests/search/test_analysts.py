"""Texts analysed by any executor; what a worker cannot bear is named."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from plugins.catalogue.kept import version
from plugins.search import analysts
from plugins.search.analysts import Analysts, Batch, Unanalysed, analyse
from plugins.search.part import MOST, Part
from tests.search.generated import entries

STOP = frozenset(("de", "la"))
BATCHES = 6


def batches(seed: int = 1) -> list[Batch]:
    texts = entries(BATCHES * 20, seed)
    named = [(f"{at}.md", {field: [(text, "fr")] for field, text in one.items()}) for at, one in enumerate(texts)]
    return [dict(named[start : start + 20]) for start in range(0, len(named), 20)]


@pytest.fixture(scope="module")
def here() -> list[Part]:
    return [analyse(STOP, batch) for batch in batches()]


def test_a_part_is_a_pure_function_of_its_texts(here: list[Part]) -> None:
    assert here == [*Analysts().parts(STOP, batches(), is_much=True)] != [analyse(STOP, one) for one in batches(2)]
    assert all(one.documents == 20 <= MOST and len(one.numbers) * 4 == len(one.profiles) for one in here)


def test_threads_and_processes_give_the_same(here: list[Part]) -> None:
    with ThreadPoolExecutor(2) as executor:
        assert [*Analysts(2, executor).parts(STOP, batches(), is_much=False)] == here
    assert [*Analysts(2).parts(STOP, batches(), is_much=True)] == here


def test_what_is_known_stays_in_its_place(here: list[Part]) -> None:
    given = [part if at % 2 else batch for at, (part, batch) in enumerate(zip(here, batches(), strict=True))]
    with ThreadPoolExecutor(2) as executor:
        found = [*Analysts(2, executor).parts(STOP, given, is_much=True)]
    assert found == here and all(one is other for one, other in list(zip(found, here, strict=True))[1::2])


def test_few_batches_wait_at_a_time() -> None:
    taken = []

    def given() -> Iterator[Batch]:
        for batch in batches() * 10:
            taken.append(batch)
            yield batch

    with ThreadPoolExecutor(1) as executor:
        next(Analysts(1, executor).parts(STOP, given(), is_much=True))
    assert len(taken) == analysts.AHEAD + 1


class Killer:
    """Texts that end the process that reads them."""

    def __iter__(self) -> Iterator[Any]:
        os._exit(1)


class Sleeper:
    """Texts that keep the process that reads them for ever."""

    def __iter__(self) -> Iterator[Any]:
        while True:
            pass


class Raiser:
    """Texts that cannot be read."""

    def __iter__(self) -> Iterator[Any]:
        raise ZeroDivisionError


def hostile(bad: Any) -> list[Batch]:
    """Batches of which the fourth has a bad document."""
    return [{**one, "bad.md": {"body": bad}} if at == 3 else one for at, one in enumerate(batches())]


@pytest.mark.parametrize(("bad", "why"), [(Killer(), "died"), (Sleeper(), "too long"), (Raiser(), "ZeroDivisionError")])
def test_a_document_that_takes_its_worker_with_it_is_named(
    bad: object, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysts, "PATIENCE", 2.0)
    with pytest.raises(Unanalysed, match=why) as failed:
        list(Analysts(2).parts(STOP, hostile(bad), is_much=True))
    assert failed.value.names == ["bad.md"]


def test_a_document_that_raises_is_named_whoever_reads_it() -> None:
    with ThreadPoolExecutor(2) as executor:
        for some in (Analysts(), Analysts(2, executor)):
            with pytest.raises(Unanalysed, match="ZeroDivisionError") as failed:
                list(some.parts(STOP, hostile(Raiser()), is_much=True))
            assert failed.value.names == ["bad.md"]


class Fickle:
    """Texts that end the first process that reads them."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __iter__(self) -> Iterator[Any]:
        if not self._mark.exists():
            self._mark.touch()
            os._exit(1)
        return iter(())


def test_a_worker_that_was_killed_changes_nothing(tmp_path: Path) -> None:
    calm, fickle = ([*hostile(bad), *batches() * 10] for bad in ((), Fickle(tmp_path / "met")))
    assert [*Analysts(2).parts(STOP, fickle, is_much=True)] == [analyse(STOP, one) for one in calm]
    assert (tmp_path / "met").exists()


def test_no_process_and_no_thread_stays() -> None:
    threads, processes = threading.active_count(), len(multiprocessing.active_children())
    parts = Analysts(2).parts(STOP, batches() * 10, is_much=True)
    next(parts)
    assert len(multiprocessing.active_children()) > processes
    parts.close()
    assert (threading.active_count(), len(multiprocessing.active_children())) == (threads, processes)


@pytest.mark.parametrize("is_copied", [False, True])
def test_copies_and_new_processes_do_the_same(
    here: list[Part], is_copied: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysts, "may_fork", lambda: is_copied and sys.platform == "linux")
    assert [*Analysts(2).parts(STOP, batches(), is_much=True)] == here


class Answering(Executor):
    """Gives the same future for everything."""

    def __init__(self, prepare: Callable[[Future[Any]], object]) -> None:
        self.future: Future[Any] = Future()
        prepare(self.future)

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        return self.future


@pytest.mark.parametrize(
    ("prepare", "why"),
    [
        (lambda future: None, "too long"),
        (Future.cancel, "too long"),
        (lambda future: future.set_exception(KeyError("gone")), "KeyError"),
    ],
)
def test_an_executor_that_gives_nothing_back_ends_the_build(
    prepare: Callable[[Future[Any]], object], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysts, "PATIENCE_AFAR", 0.1)
    with pytest.raises(Unanalysed, match=why) as failed:
        list(Analysts(1, Answering(prepare)).parts(STOP, batches(), is_much=True))
    assert failed.value.names == [*batches()[0]]


def test_a_worker_with_other_code_analyses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    given = version()
    monkeypatch.setattr(analysts, "version", lambda: given + b"x")
    with pytest.raises(Unanalysed, match="another version"):
        analysts._analyse_afar(given, STOP, batches()[0])
