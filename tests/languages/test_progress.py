"""A terminal shows how far work has come; a pipe and a file hold no more than lines."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from rich.console import Console

from plugins.catalogue.stages import Spent
from plugins.languages.language import Language
from plugins.languages.progress import TITLES, following, table

ROOT = Path(__file__).resolve().parents[2]


def reader(code: str) -> Language:
    return Language(code, ROOT / "theme" / "translations")


def work(console: Console) -> None:
    with following(console, "Reading…") as tell:
        for done in range(1, 31):
            tell(done, 30)
    console.print("30 entries")


@pytest.mark.parametrize("environment", [{}, {"FORCE_COLOR": "1"}, {"TERM": "dumb"}, {"TTY_COMPATIBLE": "1"}])
def test_what_is_no_terminal_hears_nothing(environment: dict[str, str]) -> None:
    out = io.StringIO()
    work(Console(file=out, highlight=False, _environ=environment))
    assert out.getvalue() == "30 entries\n"


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such terminals")
def test_a_terminal_sees_counts_which_go_at_the_end() -> None:
    import pty

    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as file:
        work(Console(file=file, width=80, highlight=False, _environ={"TERM": "xterm"}))
        file.flush()
        seen = ""
        while not seen.endswith("entries\r\n"):
            seen += os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert "Reading…" in seen and "30/30" in seen
    assert "\x1b[2K30 entries" in seen, "the bar goes, the line stays"


def test_the_table_has_the_longest_first_and_no_line_for_the_shortest() -> None:
    spent = {"starting": Spent(0.5, 0.4), "reading": Spent(2, 3.5, 12), "rule x": Spent(0.001, 0.001, 1), "y": Spent()}
    out = io.StringIO()
    Console(file=out, width=80).print(table(spent, reader("en")))
    lines = [line.split() for line in out.getvalue().splitlines()]
    assert lines == [
        ["stage", "seconds", "processors", "number"],
        ["reading", "the", "entries", "2.00", "3.50", "12"],
        ["starting", "0.50", "0.40"],
        ["what", "is", "shorter", "0.00", "0.00", "2"],
        ["all", "2.50", "3.90"],
    ]


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_table_fits_in_80_columns_with_every_stage(code: str) -> None:
    out = io.StringIO()
    Console(file=out, width=80).print(table({name: Spent(1000, 1000, 100_000) for name in TITLES}, reader(code)))
    assert "…" not in out.getvalue() and len(out.getvalue().splitlines()) == len(TITLES) + 2
