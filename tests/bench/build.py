"""Builds one directory with us, Hugo, Eleventy and stock Pelican: `python3 tasks.py bench build -- 1000 10000`."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import psutil

from tests.bench import _build_tables, _measure
from tests.bench._build_engines import ENGINES, OUTPUT, Engine
from tests.bench._build_entries import Directory, edit
from tests.bench._build_same import Held, differences, held
from tests.bench._build_tables import STEPS, Row
from tests.bench._project import environment


class Comparison:
    """Generators side by side on one directory, each in a folder of its own."""

    def __init__(self, engines: Sequence[Engine], entries: int, folder: Path) -> None:
        self.directory = Directory(folder / "directory", entries)
        self._engines = {engine: folder / engine.key for engine in engines}
        self._rows: dict[tuple[str, str], Row] = {}
        self._held: dict[str, Held] = {}
        self._edits = 0
        for engine, place in self._engines.items():
            place.mkdir()
            engine.lay_out(self.directory, place)

    @property
    def rows(self) -> list[Row]:
        """What was measured: step by step."""
        return sorted(self._rows.values(), key=lambda row: list(STEPS).index(row.step))

    def run(self, steps: Sequence[str]) -> None:
        """Build with each in turn: from nothing, after the same edit, and once more."""
        self._edits += 1
        for engine, folder in self._engines.items():
            for step in steps:
                self._run(engine, folder, step)

    def _run(self, engine: Engine, folder: Path, step: str) -> None:
        if step == "cold":
            engine.clear(folder)
        edited = self._edit(engine, folder) if step == "edit" else ""
        spent: list[_measure.Cost] = []
        for name, command in engine.commands(folder).items():
            os.sync()  # what others have written is not ours to wait for
            cost = _measure.measure(command, folder, environment())
            if cost.code:
                raise SystemExit(f"{name}: {cost.said[-2000:]}")
            spent.append(cost)
            self._note(name, step, _together(spent), folder / OUTPUT)
        self._see(engine, folder, edited)

    def _edit(self, engine: Engine, folder: Path) -> str:
        entries = self.directory.entries
        return edit(folder / engine.source(entries[len(entries) // 2]), self._edits)

    def _note(self, name: str, step: str, cost: _measure.Cost, output: Path) -> None:
        first = (name, step) not in self._rows
        row = self._rows.setdefault((name, step), Row(name, len(self.directory.entries), step))
        row.costs.append(cost)
        if first:
            files = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
            row.files, row.size = len(files), sum(files)
        print(f"{row.entries:,} {name}, {step}: {cost.wall:.2f} s", file=sys.stderr, flush=True)

    def _see(self, engine: Engine, folder: Path, edited: str) -> None:
        """Look at what was built: after the first run all of it, after an edit whether it is there."""
        entries = self.directory.entries
        if engine.compared and engine.key not in self._held:
            self._held[engine.key] = held(folder / OUTPUT, [one.path for one in entries])
        page = folder / OUTPUT / entries[len(entries) // 2].path
        if edited and edited not in page.read_text(encoding="utf-8").replace("&#39;", "'"):
            raise SystemExit(f"{engine.key}: {page} does not say what was edited")

    def told(self) -> Iterator[str]:
        """Whether all sites hold the same, in sentences."""
        (first, mine), *others = self._held.items()
        records = len(self.directory.entries)
        yield f"{records:,} entries, {first}: {sum(path.endswith('.html') for path in mine):,} pages compared"
        for key, theirs in others:
            found = differences(mine, theirs)
            yield f"{key} beside {first}: {'; '.join(found) or 'the same pages, lists, feed, sitemap and JSON'}"


def _together(costs: Sequence[_measure.Cost]) -> _measure.Cost:
    """Commands that follow each other as one."""
    wall, cpu = sum(one.wall for one in costs), sum(one.cpu for one in costs)
    return replace(costs[-1], wall=wall, cpu=cpu, memory=max(one.memory for one in costs))


def main() -> None:
    """Print what was measured, size by size, then what follows from it."""
    keys = [engine.key for engine in ENGINES]
    parser = argparse.ArgumentParser(prog="python3 tasks.py bench build --", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--times", type=int, default=5, help="run all in turn so many times, and keep medians")
    parser.add_argument("--engines", nargs="+", choices=keys, default=keys)
    parser.add_argument("--steps", nargs="+", choices=list(STEPS), default=list(STEPS))
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder unless told")
    asked = parser.parse_args()
    engines = [engine for engine in ENGINES if engine.key in asked.engines]
    for engine in engines:
        engine.install()
    print(f"{psutil.cpu_count()} processors, load {psutil.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}\n")
    rows: list[Row] = []
    for entries in asked.sizes:
        with tempfile.TemporaryDirectory(prefix="elan-bench-", dir=asked.folder) as folder:
            comparison = Comparison(engines, entries, Path(folder))
            for _ in range(asked.times):
                comparison.run([step for step in STEPS if step in asked.steps])
            print("\n".join([*comparison.told(), "", _build_tables.costs(comparison.rows), ""]), flush=True)
        rows += comparison.rows
    print(f"{_build_tables.ratios(rows)}\n\n{_build_tables.growth(rows)}")


if __name__ == "__main__":
    main()
