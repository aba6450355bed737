"""Where the time of a run went: seconds of each stage, those of the stages inside it not counted twice."""

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import TypeVar

Item = TypeVar("Item")
END = object()

STARTING = "starting"
"""All that came before: Python, and the libraries."""


@dataclass(slots=True)
class Spent:
    """Seconds on the clock, seconds that processors worked (processes that have ended in the stage too), how many."""

    wall: float = 0.0
    process: float = 0.0
    count: int = 0


class Unmeasured:
    """Stages that nobody asked for: no time is taken, and next to none is lost."""

    def __call__(self, name: str, count: int = 0) -> AbstractContextManager[None]:
        """The block is the stage `name`, of `count` things."""
        return nullcontext()

    def each(self, name: str, items: Iterable[Item]) -> Iterable[Item]:
        """The items, the time that it takes to make each of them being that of the stage `name`."""
        return items


UNMEASURED = Unmeasured()


def _now() -> tuple[float, float]:
    """Seconds on a clock, and seconds that this process and those it has waited for have worked."""
    ended = os.times()
    return time.perf_counter(), time.process_time() + ended.children_user + ended.children_system


@dataclass(slots=True)
class Stages(Unmeasured):
    """Stages that are measured, by their names in the order in which they began."""

    spent: dict[str, Spent] = field(default_factory=dict)
    _within: list[str] = field(default_factory=lambda: [STARTING])
    _since: tuple[float, float] = field(default_factory=_now)

    def __post_init__(self) -> None:
        so_far = (
            time.process_time()
        )  # importing waits for little: what processors worked is about what the clock showed
        self.spent[STARTING] = Spent(so_far, so_far)

    def __call__(self, name: str, count: int = 0) -> AbstractContextManager[None]:
        """The block is the stage `name`, of `count` things; a stage may be inside another, and come again."""
        return self._stage(name, count)

    @contextmanager
    def _stage(self, name: str, count: int) -> Iterator[None]:
        self._charge()
        self._within.append(name)
        self.spent.setdefault(name, Spent()).count += count
        try:
            yield
        finally:
            self._charge()
            self._within.pop()

    def each(self, name: str, items: Iterable[Item]) -> Iterable[Item]:
        """The items, the time that it takes to make each of them being that of the stage `name`."""
        left = iter(items)
        while True:
            with self._stage(name, 0):
                item = next(left, END)
            if item is END:
                return
            self.spent[name].count += 1
            yield item  # type: ignore[misc]  # END is none of them

    def ended(self) -> dict[str, Spent]:
        """What each stage took until now."""
        self._charge()
        return self.spent

    def _charge(self) -> None:
        now = _now()
        spent = self.spent.setdefault(self._within[-1], Spent())
        spent.wall += now[0] - self._since[0]
        spent.process += now[1] - self._since[1]
        self._since = now
