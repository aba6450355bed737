"""Builds directories of several sizes and says what each costs: `python3 tasks.py bench scale -- 1000 10000`."""

import argparse
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.bench import _measure
from tests.bench._project import BUILD, CHECK, environment, settle
from tests.bench.directory import make


@dataclass(frozen=True)
class Row:
    """What one step on one size cost."""

    step: str
    entries: int
    cost: _measure.Cost
    files: int
    size: int


def run(entries: int, times: int, workers: int | None, folder: Path) -> list[Row]:
    """Check and build a directory of one size in a folder, some times, and keep the median of each by the clock."""
    make(folder, entries)
    settle(folder, WORKERS=workers)
    return [_median("check", entries, CHECK, times, folder), _median("build", entries, BUILD, times, folder)]


def _median(step: str, entries: int, command: list[str], times: int, folder: Path) -> Row:
    costs = [_measure.measure(command, folder, environment()) for _ in range(times)]
    for cost in costs:
        if cost.code:
            raise SystemExit(cost.said)
    cost = sorted(costs, key=lambda one: one.wall)[times // 2]
    files = [path for path in (folder / "output").rglob("*") if path.is_file()] if step == "build" else []
    return Row(step, entries, cost, len(files), sum(path.stat().st_size for path in files))


def table(rows: list[Row]) -> str:
    """The rows in columns."""
    lines = [
        f"{'step':6} {'entries':>8} {'seconds':>8} {'cpu s':>8} {'ms/entry':>9} {_measure.KIND.upper() + ' MB':>7}"
        f" {'files':>8} {'MB':>6}"
    ]
    for row in rows:
        each = 1000 * row.cost.wall / row.entries
        lines.append(
            f"{row.step:6} {row.entries:8} {row.cost.wall:8.1f} {row.cost.cpu:8.1f} {each:9.2f}"
            f" {row.cost.memory / 1e6:7.0f} {row.files:8} {row.size / 1e6:6.0f}"
        )
    return "\n".join(lines)


def ratio(rows: list[Row], step: str) -> str:
    """How much longer an entry takes in the largest directory than in the smallest."""
    found = sorted((row for row in rows if row.step == step), key=lambda row: row.entries)
    small, large = (row.cost.wall / row.entries for row in (found[0], found[-1]))
    return f"{step}: an entry of {found[-1].entries} takes {large / small:.2f} times that of one of {found[0].entries}"


def main() -> None:
    """Print the table as it is measured."""
    parser = argparse.ArgumentParser(prog="python3 tasks.py bench scale --", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--times", type=int, default=1, help="measure each so many times and keep the median")
    parser.add_argument("--workers", type=int, help="one for each processor unless told")
    asked = parser.parse_args()
    print(f"{psutil.cpu_count()} processors, load {psutil.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
    rows: list[Row] = []
    for entries in asked.sizes:
        with tempfile.TemporaryDirectory(prefix="elan-bench-") as folder:
            rows += run(entries, asked.times, asked.workers, Path(folder))
        print(table(rows), flush=True)
    for step in ("check", "build"):
        print(ratio(rows, step))


if __name__ == "__main__":
    main()
