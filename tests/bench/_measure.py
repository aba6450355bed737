"""What a command costs: time, processor, and the memory of all its processes together."""

import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

EVERY = 0.1
"""Seconds from one look at the memory to the next."""

KIND = "pss" if sys.platform == "linux" else "uss"
"""PSS counts what processes share once, in parts; USS, where there is no PSS, only what each has for itself."""


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock and of processors, the highest memory of all processes together in bytes, what was said."""

    wall: float
    cpu: float
    memory: int
    code: int
    said: str


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command to its end and measure it."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        peaks = [0]
        ended = threading.Event()
        watch = threading.Thread(target=_watch, args=(psutil.Process(process.pid), peaks, ended), daemon=True)
        before = _spent()
        watch.start()
        said, _ = process.communicate()
        wall = time.perf_counter() - start
        ended.set()
        watch.join()
    return Cost(wall, _spent() - before, max(peaks), process.returncode, said)


def _spent() -> float:
    """Seconds of processor of our ended children and theirs."""
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watch(process: psutil.Process, peaks: list[int], ended: threading.Event) -> None:
    while not ended.wait(EVERY):
        peaks.append(_memory(process))


def _memory(process: psutil.Process) -> int:
    """What a process and all below it hold now, in bytes."""
    total = 0
    try:
        for one in [process, *process.children(recursive=True)]:
            try:
                total += getattr(one.memory_full_info(), KIND)
            except psutil.Error:
                continue
    except psutil.Error:
        return total
    return total
