"""A live site in a process of its own, which can be stopped, and made anew when code or settings have changed."""

import gc
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from traceback import format_exception
from typing import Any, Protocol, Self

from ..catalogue.reading import read_all
from ..catalogue.remembering import CACHE, remembering
from ..catalogue.staying import Staying
from ..settings.reading import chosen_in
from .live import Live
from .rendering import Unrendered

IDLE = 3.0
"""Seconds without a question after which there is time to look for garbage."""


class Looking(Protocol):
    """What looks at files, and gives those of the site."""

    def look(self) -> tuple[bool, str]:
        """Read everything again: whether there is a site, and what is to be said."""

    def content(self, path: str) -> bytes | None:
        """The bytes of the file at a path below the output, None when there is none."""


class Unmade(Exception):
    """Why something could not be made."""


def live(root: Path) -> Looking:
    """The site of the project at a root. Ends with a sentence for each setting that is wrong."""
    return Live(root, chosen_in(root), Staying(remembering(root / CACHE, read_all)))


class Apart:
    """A site that another process makes. Any thread may ask; what cannot be made now leaves what was."""

    def __init__(self, root: Path, make: Callable[[Path], Looking] = live) -> None:
        self._root = root
        self._make = make
        self._lock = threading.Lock()
        self._process: _Process | None = None
        self._next: _Process | None = None
        self._is_old = True
        self.is_stopped = False
        """Whether `stop` was called: what a look says after that is of no use."""

    def renew(self) -> None:
        """Have the next look made by a new process: code or settings are others."""
        self._is_old = True

    def look(self, address: str) -> tuple[int, str]:
        """Read everything again, for a site at an address: 0 when there is one, else 1; and what is to be said."""
        with self._lock:
            if self.is_stopped:
                return 1, ""
            if self._is_old:
                _stop(self._next)
                self._next, self._is_old = _Process(self._root, address, self._make), False
            looking = self._next or self._process
        assert looking, "the first look is made by a new process"
        try:
            is_good, text = looking.ask("look")
        except Unmade as problem:
            is_good, text = False, str(problem)
        with self._lock:
            if is_good and self._next:
                gone, self._process, self._next = self._process, self._next, None
                _stop(gone)
            self._is_old = self._is_old or not looking.is_alive
        return int(not is_good), text

    def content(self, path: str) -> bytes | None:
        """The bytes of a file, None when there is none. Raises Unmade when it cannot be made."""
        while process := self._process:
            try:
                content: bytes | None = process.ask("content", path)
                return content
            except Unmade:
                if process is self._process:
                    raise  # else it was stopped for a newer one
        return None

    def stop(self) -> None:
        """End what is under way, and let nothing else begin."""
        with self._lock:
            self.is_stopped = True
            _stop(self._process)
            _stop(self._next)


class _Process:
    """One process with a site, asked one thing at a time."""

    def __init__(self, root: Path, address: str, make: Callable[[Path], Looking]) -> None:
        context = get_context("spawn")
        self._lock = threading.Lock()
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_answer, args=(theirs, root, address, make))
        self._process.start()
        theirs.close()

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    def ask(self, name: str, *arguments: object) -> Any:
        """What the method of that name gives. Raises Unmade."""
        with self._lock:
            try:
                self._connection.send((name, arguments))
                went_well, answer = self._connection.recv()
            except (EOFError, OSError):
                self._process.join()
                raise Unmade(f"({self._process.exitcode})") from None
        if not went_well:
            raise Unmade(answer)
        return answer

    def stop(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.join()


def _stop(process: _Process | None) -> None:
    if process:
        process.stop()


def _answer(connection: Connection, root: Path, address: str, make: Callable[[Path], Looking]) -> None:
    """The life of the process. It ends with the one that asks; Ctrl-C is for that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["SITEURL"] = address
    os.chdir(root)
    gc.disable()
    site: Looking | None = None
    has_rested = False
    with suppress(EOFError, OSError):
        while True:
            if site and not connection.poll(IDLE):
                gc.collect()
                if not has_rested:
                    gc.freeze()  # most of what was read at first stays: it need not be looked through again
                has_rested = True
            name, arguments = connection.recv()
            with _Telling() as telling:
                site = site or make(root)
                telling.answer = True, getattr(site, name)(*arguments)
            connection.send(telling.answer)


class _Telling:
    """Whatever goes wrong within becomes the answer: who asks must hear it, and the site that there is stays."""

    answer: tuple[bool, Any]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> bool:
        if isinstance(error, Unrendered):
            self.answer = False, f"{' '.join(error.paths)}: {error.why}"
        elif isinstance(error, SystemExit):
            self.answer = False, str(error)
        elif error is not None:
            self.answer = False, "".join(format_exception(error))
        return True
