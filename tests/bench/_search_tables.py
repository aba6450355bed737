"""What was measured, as tables of Markdown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.bench import _measure
from tests.bench._search_browser import Load, Stroke

NONE = "–"


@dataclass
class Result:
    """What an engine did at a size."""

    engine: str
    entries: int
    cost: _measure.Cost
    files: int = 0
    size: int = 0
    loads: dict[str, dict[str, list[Load]]] = field(default_factory=dict)
    """By kind of query, then by query: the repetitions."""
    strokes: list[Stroke] = field(default_factory=list)

    @property
    def head(self) -> list[str]:
        """The first cells of its row."""
        return [f"{self.entries:,}", self.engine]

    def each(self, figure: str, kind: str | None = None) -> list[float]:
        """A figure of the loads, of one kind or all: for each query the median of its repetitions."""
        kinds = self.loads.values() if kind is None else [self.loads.get(kind, {})]
        return [median(getattr(load, figure) for load in loads) for one in kinds for loads in one.values() if loads]


def build(results: Sequence[Result]) -> str:
    """What the index costs to build."""
    head = f"entries|engine|seconds|× Pagefind|of processor|{_measure.KIND.upper()}, MB|index, MB|files"
    ratios = _ratios(results, lambda one: 0 if one.cost.code else one.cost.wall)
    rows = []
    for one, ratio in zip(results, ratios, strict=True):
        cost = [f"{one.cost.wall:.1f}", ratio, f"{one.cost.cpu:.1f}", f"{one.cost.memory / 1e6:.0f}"]
        index = ["failed", NONE] if one.cost.code else [f"{one.size / 1e6:.1f}", f"{one.files:,}"]
        rows.append([*one.head, *cost, *index])
    return _table(head, rows)


def first(results: Sequence[Result]) -> str:
    """What the first results of a query cost a visitor who comes for the first time."""
    head = "entries|engine|requests|kB, median|kB, worst|kB of search|ms, median|ms, worst|× Pagefind|loads"
    ratios = _ratios(results, lambda one: median(one.each("ms") or [0]))
    return _table(head, (_first_row(one, ratio) for one, ratio in zip(results, ratios, strict=True)))


def _first_row(one: Result, ratio: str) -> list[str]:
    if not one.each("ms"):
        return [*one.head, *[NONE] * 7, "0"]
    requests, size, search, ms = (one.each(figure) for figure in ("requests", "size", "search", "ms"))
    sizes = [f"{median(size) / 1000:.0f}", f"{max(size) / 1000:.0f}", f"{median(search) / 1000:.0f}"]
    loads = sum(len(loads) for kind in one.loads.values() for loads in kind.values())
    return [*one.head, f"{median(requests):.0f}", *sizes, f"{median(ms):.0f}", f"{max(ms):.0f}", ratio, str(loads)]


def kinds(results: Sequence[Result]) -> str:
    """Milliseconds, kilobytes and results shown for each kind of query: medians."""
    engines = list(dict.fromkeys(one.engine for one in results))
    sizes = list(dict.fromkeys(one.entries for one in results))
    asked = list(dict.fromkeys(kind for one in results for kind in one.loads))
    rows = []
    for entries in sizes:
        found = {one.engine: one for one in results if one.entries == entries}
        rows += [[f"{entries:,}", kind, *(_cell(found[engine], kind) for engine in engines)] for kind in asked]
    return _table("entries|query: ms, kB, results|" + "|".join(engines), rows)


def _cell(one: Result, kind: str) -> str:
    ms, size, shown = (one.each(figure, kind) for figure in ("ms", "size", "shown"))
    return f"{median(ms):.0f}, {median(size) / 1000:.0f}, {median(shown):.0f}" if ms else NONE


def strokes(results: Sequence[Result]) -> str:
    """From a letter typed to its results: when all is there already, and when something had to be asked for."""
    head = "entries|engine|ms, median|ms, worst|letters|when asking: ms, median|ms, worst|letters"
    rows = []
    for one in results:
        cells = []
        for asked in (False, True):
            ms = [stroke.ms for stroke in one.strokes if stroke.asked == asked]
            cells += [f"{median(ms):.1f}", f"{max(ms):.1f}", str(len(ms))] if ms else [NONE, NONE, "0"]
        rows.append([*one.head, *cells])
    return _table(head, rows)


def quality(ranks: Mapping[str, Mapping[str, float]]) -> str:
    """Mean reciprocal ranks by engine and kind of query."""
    asked = list(next(iter(ranks.values())))
    rows = ([engine, *(f"{ranks[engine][kind]:.3f}" for kind in asked)] for engine in ranks)
    return _table("|".join(["engine", *asked]), rows)


def _ratios(results: Sequence[Result], figure: Callable[[Result], float]) -> list[str]:
    """A figure of each result divided by that of Pagefind at the same size."""
    bases = {one.entries: figure(one) for one in results if one.engine == "Pagefind"}
    pairs = [(figure(one), bases.get(one.entries)) for one in results]
    return [f"{mine / base:.2f}" if mine and base else NONE for mine, base in pairs]


def _table(head: str, rows: Iterable[Sequence[str]]) -> str:
    heads = head.split("|")
    return "\n".join(f"| {' | '.join(row)} |" for row in [heads, ["---"] * len(heads), *rows])
