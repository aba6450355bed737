"""Runs all that looks for what keeps people out, and writes what was found for the statement: `tasks.py audit`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from playwright.sync_api import sync_playwright

from plugins.website.audit import FILE
from tests.browser.engines import versions
from tests.browser.kinds import kinds
from tests.rgaa import ABSENT, ENGINES, LOOKED
from tests.tools import chromium
from tests.website.built import ROOT

RULE = re.compile(r"rule='([\w-]+)'")
ZONE = ZoneInfo("Europe/Paris")


@dataclass(frozen=True)
class Run:
    """One test that was run: its file and name below tests/, and why it failed, "" when it did not."""

    name: str
    why: str


def files() -> list[str]:
    """The files of tests that the table names, below tests/."""
    named = {check.partition("::")[0] for checks in LOOKED.values() for check in checks if ".py" in check}
    return sorted({*named, ENGINES, *(test.partition("::")[0] for test in ABSENT)})


def run(report: Path) -> list[Run]:
    """Run these tests, the long ones too, and say how each ended. Raises ValueError when none did."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", f"--junitxml={report}", "-o", "junit_family=xunit1"]
    subprocess.run([*command, *(f"tests/{name}" for name in files())], cwd=ROOT, check=False)
    found = list(_read(report))
    if not found:
        raise ValueError("no test was run")
    return found


def _read(report: Path) -> Iterator[Run]:
    for case in ElementTree.parse(report).iter("testcase"):
        file = case.attrib["classname"].removeprefix("tests.").replace(".", "/") + ".py"
        bad = [one for one in case if one.tag in ("failure", "error")]
        why = " ".join(one.attrib.get("message", "") + (one.text or "") for one in bad)
        yield Run(f"{file}::{case.attrib['name']}", why)


def faults(runs: list[Run]) -> tuple[dict[str, int], int]:
    """How many faults each criterion has, and how many none has: tests that failed, and findings of the engines."""
    found = Counter(dict.fromkeys(LOOKED, 0))
    others = 0
    for one in runs:
        if not one.why:
            continue
        rules = sorted(set(RULE.findall(one.why))) if one.name.startswith(ENGINES) else []
        wanted = rules or [one.name]
        for name in wanted:
            criteria = [criterion for criterion, checks in LOOKED.items() if any(_is(name, check) for check in checks)]
            found.update(criteria)
            others += not criteria
    return dict(found), others


def _is(name: str, check: str) -> bool:
    return name.startswith(check) if ".py" in check else name == check


def results(runs: list[Run], browser: str, day: str, by_hand: Mapping[str, Any] | None) -> dict[str, Any]:
    """What the file holds; plugins/website/audit.py says what each part means."""
    found, others = faults(runs)
    failed = [one.name for one in runs if one.why]
    seen = [ids for test, ids in ABSENT.items() if not any(_is(name, test) for name in failed)]
    return {
        "day": day,
        "tools": {**versions(), "Chromium": browser},
        "kinds": sorted({kind.split()[2] for kind in kinds()}),
        "pages": len(kinds()),
        "criteria": found,
        "absent": sorted((one for ids in seen for one in ids), key=lambda one: [int(part) for part in one.split(".")]),
        "others": others,
        "by_hand": by_hand,
    }


def main() -> None:
    """Write theme/accessibility.json again, with what people found left as it is."""
    path = ROOT / "theme" / FILE
    by_hand = json.loads(path.read_text(encoding="utf-8"))["by_hand"] if path.exists() else None
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium())
        version = browser.version
        browser.close()
    with tempfile.TemporaryDirectory() as folder:
        runs = run(Path(folder) / "report.xml")
    told = results(runs, version, datetime.now(ZONE).date().isoformat(), by_hand)
    path.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {sum(told['criteria'].values()) + told['others']} / {len(told['criteria'])}")


if __name__ == "__main__":
    main()
