"""Where time goes is counted once, and nothing is counted when nobody asked."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue.stages import STARTING, UNMEASURED, Stages


def work(seconds: float) -> None:
    """Keep the processor busy, whatever else runs on this machine."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_a_stage_inside_another_is_not_counted_twice() -> None:
    stages = Stages()
    with stages("outer", 2):
        work(0.02)
        with stages("inner"):
            work(0.06)
        with stages("inner", 3):
            work(0.06)
        work(0.02)
    spent = stages.ended()
    assert list(spent) == [STARTING, "outer", "inner"]
    assert [one.count for one in spent.values()] == [0, 2, 3]
    assert spent["inner"].process >= 0.12 > 0.1 > spent["outer"].process >= 0.04


def test_making_an_item_is_told_from_what_is_done_with_it() -> None:
    def made() -> Iterator[int]:
        for one in range(3):
            work(0.02)
            yield one
        work(0.02)

    stages = Stages()
    with stages("using"):
        for _ in stages.each("making", made()):
            work(0.05)
    spent = stages.ended()
    assert spent["making"].count == 3 and 0.08 <= spent["making"].process < 0.14 < 0.15 <= spent["using"].process


def test_processes_that_were_waited_for_have_worked_in_the_stage() -> None:
    stages = Stages()
    program = "import time\nwhile time.process_time() < 0.3: pass"
    with stages("others"):
        subprocess.run([sys.executable, "-c", program], check=True)
    assert stages.ended()["others"].process > 0.25


def test_a_stage_ends_when_it_fails() -> None:
    stages = Stages()
    with stages("outer"):
        with pytest.raises(ValueError, match="x"), stages("inner"):
            raise ValueError("x")
        work(0.03)
    assert stages.ended()["outer"].process >= 0.03 > stages.ended()["inner"].process


Tree = st.recursive(st.just(()), lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=8)


@given(Tree)
def test_all_stages_together_are_the_whole(tree: tuple[object, ...]) -> None:
    stages = Stages()
    begun, before = time.perf_counter(), dict.copy(stages.spent)[STARTING].wall

    def enter(inner: tuple[object, ...], depth: int) -> None:
        with stages(str(depth % 2)):
            for one in inner:
                assert isinstance(one, tuple)
                enter(one, depth + 1)

    enter(tree, 0)
    spent = stages.ended()
    passed = time.perf_counter() - begun
    assert 0 <= sum(one.wall for one in spent.values()) - before <= passed + 0.01
    assert all(one.wall >= 0 and one.process >= 0 for one in spent.values())


def test_unmeasured_stages_give_the_items_as_they_are() -> None:
    items = iter([1, 2])
    with UNMEASURED("x"):
        assert UNMEASURED.each("x", items) is items


def test_starting_is_what_this_process_has_worked_before() -> None:
    before = time.process_time()
    found = Stages().spent[STARTING]
    assert found.wall == found.process and before <= found.process <= time.process_time()
