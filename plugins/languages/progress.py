"""How far long work has come, and where its time went, as a person at a terminal sees it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from ..catalogue.stages import STARTING, Spent
from .language import Language
from .messages import N_


class Tell(Protocol):
    """Hears how many are done, and of how many, where somebody knows."""

    def __call__(self, done: int, total: int | None = None) -> None:
        """Hear it."""


@contextmanager
def following(console: Console, title: str) -> Iterator[Tell]:
    """A line that goes when the block ends, with a bar and counts; nothing where the output is not a terminal.

    rich takes a pipe for a terminal when FORCE_COLOR is set, as some runners do: no bar belongs in their logs.
    """
    shown = console.is_interactive and console.file.isatty()
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not shown) as progress:
        task = progress.add_task(title, total=None)

        def tell(done: int, total: int | None = None) -> None:
            progress.update(task, completed=done, total=total)

        yield tell


TITLES = {
    STARTING: N_("starting"),
    "vocabulary": N_("reading the vocabulary"),
    "files": N_("finding the files"),
    "reading": N_("reading the entries"),
    "linking": N_("linking them"),
    "places of problems": N_("finding the lines of problems"),
    "git": N_("taking files from git"),
    "comparing": N_("comparing the two sides"),
    "approvals": N_("looking up approvals"),
    "pictures": N_("making pictures again"),
    "history": N_("asking git for the days of changes"),
    "theme": N_("styles, scripts and pictures of the theme"),
    "preparing": N_("preparing pages"),
    "comparing pages": N_("taking pages that have not changed"),
    "rendering": N_("rendering pages"),
    "writing": N_("writing files that are no pages"),
    "weighing": N_("weighing the site"),
    "output": N_("putting the site in place"),
}
"""What stages are called; rules and outputs are called as in the code."""

LEAST = 0.01
"""Seconds below which a stage has no line of its own."""


def table(spent: Mapping[str, Spent], reader: Language) -> Table:
    """Stages and what they took, that which took longest first."""
    found = Table(box=None, pad_edge=False)
    found.add_column(reader.gettext("stage"), no_wrap=True)
    for title in (reader.gettext("seconds"), reader.gettext("processors"), reader.gettext("number")):
        found.add_column(title, justify="right", no_wrap=True, min_width=8)
    long = {name: one for name, one in spent.items() if max(one.wall, one.process) >= LEAST}
    for name, one in sorted(long.items(), key=lambda item: (-item[1].wall, item[0])):
        found.add_row(reader.gettext(TITLES[name]) if name in TITLES else name, *_numbers([one]), str(one.count or ""))
    if short := [one for name, one in spent.items() if name not in long]:
        found.add_row(reader.gettext("what is shorter"), *_numbers(short), str(len(short)))
    found.add_row(reader.gettext("all"), *_numbers(spent.values()), "")
    return found


def _numbers(spent: Iterable[Spent]) -> tuple[str, str]:
    several = list(spent)
    return f"{sum(one.wall for one in several):.2f}", f"{sum(one.process for one in several):.2f}"
