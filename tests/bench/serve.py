"""From saving a file to the reloaded page, in Chromium: `python3 tasks.py bench serve -- 1000 10000`."""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil
from playwright.sync_api import Page, sync_playwright

from tests.bench._project import ROOT, environment, settle
from tests.bench.directory import make
from tests.tools import chromium

SERVE = """
import sys, pathlib
from plugins.website.serving import serve
if __name__ == "__main__":
    sys.exit(serve(pathlib.Path.cwd(), "127.0.0.1", 0))
"""
BUILD = "document.querySelector('script[data-elan-build]')?.dataset.elanBuild"
PAGES = {
    "its own page": None,
    "the list of its kind": "associations/",
    "home": "",
    "needs and offers": "rencontres/",
    "search": "recherche/",
}
"""What is looked at while an entry is edited."""

TEMPLATE = "a template, home"


@dataclass(frozen=True)
class Served:
    """A server, and where it is."""

    folder: Path
    address: str
    process: "subprocess.Popen[str]"

    def memory(self) -> int:
        """Bytes that all its processes have for themselves (USS)."""
        own = psutil.Process(self.process.pid)
        return sum(int(one.memory_full_info().uss) for one in [own, *own.children(recursive=True)])


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """Serve the project in a folder, from the first look on."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE], cwd=folder, env=environment(), encoding="utf-8", stdout=subprocess.PIPE
    )
    try:
        assert process.stdout
        for line in process.stdout:
            if found := re.search(r"ready – (\S+)$", line):
                yield Served(folder, found[1], process)
                break
    finally:
        process.terminate()


def reloaded(page: Page, path: Path, number: int) -> float:
    """Seconds from saving a file to the page being there again, whole."""
    before = page.evaluate(BUILD)
    text = path.read_text(encoding="utf-8")
    path.write_text(text + ("\n" if path.suffix == ".html" else f"\nUne phrase de plus, la {number}e.\n"), "utf-8")
    begun = time.perf_counter()
    page.wait_for_function(
        f"before => ({BUILD} ?? before) !== before && document.readyState === 'complete'", arg=before, timeout=120_000
    )
    return time.perf_counter() - begun


def measured(served: Served, page: Page, times: int) -> Iterator[tuple[str, list[float]]]:
    """For each page that is looked at, the seconds of some edits of one entry; then those of a template."""
    entries = sorted((served.folder / "content" / "associations").glob("*.md"))
    entries = [path for path in entries if "." not in path.stem]
    entry = entries[len(entries) // 2]
    for name, address in PAGES.items():
        page.goto(served.address + (f"associations/{entry.stem}/" if address is None else address))
        yield name, [reloaded(page, entry, number) for number in range(times)]
    page.goto(served.address)
    yield TEMPLATE, [reloaded(page, served.folder / "theme/templates/home.html", number) for number in range(times)]


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(prog="python3 tasks.py bench serve --", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--times", type=int, default=5, help="edits of each")
    asked = parser.parse_args()
    print("| entries | looked at | seconds | least–most |\n| --- | --- | --- | --- |")
    for entries in asked.sizes:
        with tempfile.TemporaryDirectory(prefix="elan-bench-") as name, sync_playwright() as driver:
            folder = Path(name)
            make(folder, entries)
            settle(folder, THEME=str(folder / "theme"))
            subprocess.run(["cp", "-r", str(ROOT / "theme"), str(folder)], check=True)
            begun = time.perf_counter()
            with serving(folder) as served, driver.chromium.launch(executable_path=chromium()) as browser:
                page = browser.new_page()
                page.goto(served.address)
                first = time.perf_counter() - begun
                print(f"| {entries:,} | the first page, from the start | {first:.2f} | |", flush=True)
                for what, seconds in measured(served, page, asked.times):
                    row = f"{median(seconds):.2f} | {min(seconds):.2f}–{max(seconds):.2f}"
                    print(f"| {entries:,} | {what} | {row} |", flush=True)
                print(f"| {entries:,} | memory, MB | {served.memory() / 1e6:.0f} | |", flush=True)


if __name__ == "__main__":
    main()
