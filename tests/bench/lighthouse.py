"""Lighthouse on a page of each kind, phone and desktop: `python3 tasks.py bench lighthouse -- --times 3`."""

import argparse
import json
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench._host import serving
from tests.browser.kinds import longest
from tests.tools import chromium, install_modules, node
from tests.website.built import DIRECTORY, build

FOLDER = Path(__file__).resolve().with_suffix("")
PRESETS = ("mobile", "desktop")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def page_kinds(paths: Mapping[str, str], languages: Sequence[str], only: str) -> dict[str, str]:
    """The longest page of each template, in each language: its name, `fr association`, and its path."""
    found: dict[str, str] = {}
    for kind, path in paths.items():
        language, _, template = kind.split()
        if language in languages and only in kind:
            found.setdefault(f"{language} {template.removesuffix('.html')}", path)
    return found


def audited(jobs: Sequence[tuple[str, str]], times: int) -> Iterator[dict[str, Any]]:
    """What Lighthouse finds at each address with each preset, in turn."""
    command = [node(), str(FOLDER / "run.mjs"), chromium(), str(times)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdin and process.stdout
        process.stdin.write("".join(json.dumps({"url": url, "preset": preset}) + "\n" for url, preset in jobs))
        process.stdin.close()
        for line in process.stdout:
            yield json.loads(line)
    if process.returncode:
        raise SystemExit(f"Lighthouse ended with {process.returncode}")


def failed(kind: str, found: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What cost points. A page that says that there is none is not to be found by search engines either."""
    return [audit for audit in found["failed"] if not (kind.endswith(" 404") and audit["category"] == "seo")]


def row(kind: str, preset: str, found: Mapping[str, Any]) -> str:
    """A row of the table: the scores, then the medians of the figures."""
    middle = {name: median(run[name] for run in found["runs"]) for name in found["runs"][0]}
    scores = {**found["scores"], "performance": middle["performance"]}
    if kind.endswith(" 404"):
        scores["seo"] = "–"
    shown = [str(scores[name]) for name in CATEGORIES]
    shown += [
        f"{middle['lcp'] / 1000:.2f}",
        f"{middle['cls']:.3f}",
        f"{middle['tbt']:.0f}",
        f"{middle['bytes'] / 1000:.1f}",
    ]
    return f"| {kind} | {preset} | " + " | ".join(shown) + " |"


def main() -> None:
    """Build the directory of the tests, serve it as GitHub Pages does, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=3, help="the median of so many counts for the performance")
    parser.add_argument("--only", default="", help="kinds with this in their names")
    parser.add_argument("--languages", nargs="+", default=["fr"])
    asked = parser.parse_args()
    install_modules(FOLDER)
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "site" / "output") as host:
        site = build(Path(folder) / "site", DIRECTORY, host.url)
        found = page_kinds(longest(site), asked.languages, asked.only)
        jobs = [
            (kind, f"{host.url}/{path.removesuffix('index.html')}", preset)
            for kind, path in found.items()
            for preset in PRESETS
        ]
        print("| kind | preset | performance | accessibility | best practices | SEO | LCP, s | CLS | TBT, ms | kB |")
        print("| --- " * 10 + "|", flush=True)
        told = []
        for (kind, _, preset), one in zip(jobs, audited([job[1:] for job in jobs], asked.times), strict=True):
            print(row(kind, preset, one), flush=True)
            told += [f"{kind}, {preset}: {audit['text']} {audit['where']}" for audit in failed(kind, one)]
        print("\n".join(["", *told]))


if __name__ == "__main__":
    main()
