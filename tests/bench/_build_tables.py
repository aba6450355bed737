"""What builds cost, as tables of Markdown."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from tests.bench import _measure

STEPS = {"cold": "cold", "edit": "one entry edited", "same": "no change"}
"""What a build finds: nothing, all but one entry as it was, or everything."""

PAIRS = (("ours", "Hugo"), ("ours with search", "Hugo + Pagefind"))
"""What is divided by what."""

NONE = "–"


@dataclass
class Row:
    """What a generator did at a size and a step: its runs in turn, and the site as it was after the first."""

    name: str
    entries: int
    step: str
    costs: list[_measure.Cost] = field(default_factory=list)
    files: int = 0
    size: int = 0

    @property
    def wall(self) -> float:
        """Seconds on the clock, in the middle of its runs."""
        return median(cost.wall for cost in self.costs)

    @property
    def cells(self) -> list[str]:
        """Its figures: medians."""
        cpu, memory = (median(getattr(cost, name) for cost in self.costs) for name in ("cpu", "memory"))
        spread = f"{min(cost.wall for cost in self.costs):.2f}–{max(cost.wall for cost in self.costs):.2f}"
        shown = [f"{self.wall:.2f}", spread, f"{cpu:.2f}", f"{1000 * self.wall / self.entries:.2f}"]
        made = [f"{self.files:,}", f"{self.size / 1e6:.1f}"] if self.step == "cold" else [NONE, NONE]
        return [*shown, f"{memory / 1e6:.0f}", *made]


def costs(rows: Sequence[Row]) -> str:
    """Every figure."""
    head = f"entries|step|generator|seconds|least–most|of processor|ms an entry|{_measure.KIND.upper()}, MB|files|MB"
    return _table(head, ([f"{row.entries:,}", STEPS[row.step], row.name, *row.cells] for row in rows))


def ratios(rows: Sequence[Row]) -> str:
    """Ours divided by the others, run by run: the middle, the least and the most of what comes out."""
    return _table("entries|step|what|seconds ÷|least–most|of processor ÷", _ratios(rows))


def _ratios(rows: Sequence[Row]) -> Iterator[list[str]]:
    for row in rows:
        for mine, theirs in PAIRS:
            other = _found(rows, theirs, row.entries, row.step)
            if row.name == mine and other:
                pairs = [*zip(row.costs, other.costs, strict=True)]
                found = [one.wall / two.wall for one, two in pairs]
                cpu = median(one.cpu / two.cpu for one, two in pairs)
                spread = f"{min(found):.2f}–{max(found):.2f}"
                what = f"{mine} ÷ {theirs}"
                yield [f"{row.entries:,}", STEPS[row.step], what, f"{median(found):.2f}", spread, f"{cpu:.2f}"]


def growth(rows: Sequence[Row]) -> str:
    """How much longer an entry takes in a directory of one size than in the one before."""
    sizes = sorted({row.entries for row in rows})
    found = []
    for small, large in pairwise(sizes):
        for row in rows:
            base = _found(rows, row.name, small, row.step)
            if row.entries == large and base:
                ratio = (row.wall / large) / (base.wall / small)
                found.append([f"{large:,} ÷ {small:,}", STEPS[row.step], row.name, f"{ratio:.2f}"])
    return _table("time an entry|step|generator|÷", found) if found else ""


def _found(rows: Sequence[Row], name: str, entries: int, step: str) -> Row | None:
    is_it: Callable[[Row], bool] = lambda row: (row.name, row.entries, row.step) == (name, entries, step)  # noqa: E731
    return next(filter(is_it, rows), None)


def _table(head: str, rows: Iterator[list[str]] | Sequence[list[str]]) -> str:
    heads = head.split("|")
    return "\n".join(f"| {' | '.join(row)} |" for row in [heads, ["---"] * len(heads), *rows])
