"""Compares our search with others, side by side: `python3 tasks.py bench search -- 1000 10000 --names FILE.csv`."""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import mean

import psutil

from tests.bench import _measure, _search_tables
from tests.bench._host import Host, serving
from tests.bench._project import environment
from tests.bench._search_browser import Visitor, visiting
from tests.bench._search_docs import Doc, made, real, write
from tests.bench._search_engines import OTHERS, Engine
from tests.bench._search_ours import OURS
from tests.bench._search_queries import Queries, remembered, timed, typed
from tests.bench._search_tables import Result

SLOW = 5000
"""Milliseconds from which a page is opened once for each query, not several times."""


def prepare(engine: Engine, docs: Iterable[Doc], entries: int, host: Host) -> Result:
    """Build the index of an engine, in the folder of its key below the host's."""
    folder = host.folder / engine.key
    folder.mkdir()
    write(docs, folder / "docs.jsonl")
    engine.lay_out(folder, f"{host.url}/{engine.key}")
    cost = _measure.measure(engine.command(folder), folder, environment())
    if cost.code:
        print(f"{engine.name}: {cost.said[-1000:]}", file=sys.stderr, flush=True)
    files = [] if cost.code else list(engine.index(folder))
    return Result(engine.name, entries, cost, len(files), sum(path.stat().st_size for path in files))


def visit(visitor: Visitor, queries: Queries, built: Mapping[Engine, Result], times: int) -> None:
    """Open the pages of all engines in turn with each query, some times, and then type in them."""
    warm = {engine: visitor.load(engine.path, "association") for engine in built}  # for the caches of the server
    working = [engine for engine, load in warm.items() if load]
    fast = [engine for engine, load in warm.items() if load and load.ms < SLOW]
    for repetition in range(times):
        for kind, query in ((kind, query) for kind, asked in queries.items() for query in asked):
            for engine in fast if repetition else working:
                load = visitor.load(engine.path, query)
                built[engine].loads.setdefault(kind, {}).setdefault(query, []).extend([load] if load else [])
    for first, letters in typed(queries):
        for engine in working:
            built[engine].strokes += visitor.strokes(engine.path, first, letters)


def compare(engines: Sequence[Engine], entries: int, asked: argparse.Namespace, folder: Path) -> list[Result]:
    """Build, visit and type, with one number of made-up entries."""
    with serving(folder) as host:
        built = {engine: prepare(engine, made(entries), entries, host) for engine in engines}
        print(_search_tables.build(list(built.values())), file=sys.stderr, flush=True)
        works = {engine: result for engine, result in built.items() if not result.cost.code}
        with visiting(host) as visitor:
            visit(visitor, timed(made(entries), asked.queries), works, asked.times)
    return list(built.values())


def rank(engines: Sequence[Engine], names: Path, folder: Path) -> dict[str, dict[str, float]]:
    """The mean reciprocal rank at ten of the names of a file, by engine and by how they are asked for."""
    docs = real(names)
    kinds = remembered(docs)
    queries = [query for pairs in kinds.values() for query, _ in pairs]
    found = {}
    with serving(folder) as host, visiting(host) as visitor:
        for engine in engines:
            prepare(engine, docs, len(docs), host)
            answers = engine.ranks(folder / engine.key, queries)
            ranks = iter(visitor.ranks(engine.path, queries) if answers is None else answers)
            found[engine.name] = {
                kind: mean(reciprocal(next(ranks), number) for _, number in pairs) for kind, pairs in kinds.items()
            }
    return found


def reciprocal(ranks: Sequence[int], number: int) -> float:
    """1 for the first, 1/2 for the second, 0 for what is not among the ten."""
    return 1 / (ranks.index(number) + 1) if number in ranks else 0


def main() -> None:
    """Print the tables; what is built says so on stderr meanwhile."""
    parser = argparse.ArgumentParser(prog="python3 tasks.py bench search --", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10000, 100000])
    parser.add_argument("--names", type=Path, help="an extract of the RNA, for the quality of the answers")
    parser.add_argument("--engines", help="only those whose names contain one of these words: pagefind,mini")
    parser.add_argument("--times", type=int, default=5, help="open each page so many times and keep the median")
    parser.add_argument("--queries", type=int, default=3, help="of each kind")
    asked = parser.parse_args()
    words = (asked.engines or "").lower().split(",")
    engines = [engine for engine in (*OURS, *OTHERS) if any(word in engine.name.lower() for word in words)]
    print(f"{psutil.cpu_count()} processors, load {psutil.getloadavg()[0]:.1f}", flush=True)
    results: list[Result] = []
    for entries in asked.sizes:
        with tempfile.TemporaryDirectory(prefix="elan-bench-") as folder:
            results += compare(engines, entries, asked, Path(folder))
    for table in (_search_tables.build, _search_tables.first, _search_tables.kinds, _search_tables.strokes):
        print(f"\n{table(results)}" if results else "", flush=True)
    if asked.names:
        with tempfile.TemporaryDirectory(prefix="elan-bench-") as folder:
            print(f"\n{_search_tables.quality(rank(engines, asked.names, Path(folder)))}")
    else:
        print("\nWithout --names, the quality of the answers is not measured.")


if __name__ == "__main__":
    main()
