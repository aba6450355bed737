"""Scripts and styles use what Baseline calls widely available; what goes beyond is named here, with what is without it.

ESLint says it, with its own rule for CSS and eslint-plugin-baseline-js for scripts; both have the data of web-features.
In a browser that knows no cascade layers or no modules, which is older than Baseline looks, pages are plain HTML in the
order in which they are read, and complete: what needs scripts stays hidden until they start.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from tests.tools import MODULES, node
from tests.website.built import ROOT

STATIC = ROOT / "theme" / "static"
CONFIG = "tests/website/baseline.config.mjs"

WITHOUT = {
    # Styles
    "accent-color": "boxes and bars have the colour of the system",
    "forced-color-adjust": "the current place is marked by aria-current and by its text alone",
    "print-color-adjust": "places without their shade on paper: their number is beside them",
    "resize": "the field has the height that it has",
    "rx": "bars have square corners",
    "text-size-adjust": "the browser chooses sizes of text as it does on other sites",
    "text-wrap": "lines break where they break",
    "user-select": "the letters of an emblem are selected with its name",
    # Paper
    "@page": "the margins of the printer",
    "box-decoration-break": "the border of a box that goes on stays open at the foot of a sheet",
    "break-after": "a heading may stand alone at the foot of a sheet",
    "orphans": "a line may stand alone at the foot of a sheet",
    "widows": "a line may stand alone at the head of a sheet",
    "details-content": "what is folded away is printed once it was opened",
    "content-visibility": "the same",
    # Scripts
    "abortsignal-timeout": "a file that does not arrive is waited for as long as the browser does",
    "async-clipboard": "no button that copies; in the form, the text is selected, to be copied by hand",
    "share": "no button that shares: the address and the message are there",
    "functions-caller-arguments": "not used: a member of our own is called `arguments`",
}
"""What the page is without each."""

NAMED = re.compile(r"(?:Property|At-rule|Selector|of property) '([^']+)'|\(([a-z0-9-]+)\) is not")


def beyond(*words: Path | str, text: str | None = None) -> dict[str, set[str]]:
    """What goes beyond Baseline, by name, and the files where it does."""
    command = [node(), MODULES / "eslint" / "bin" / "eslint.js", "-c", CONFIG, "--format", "json", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, input=text, encoding="utf-8", check=False)
    found: dict[str, set[str]] = {}
    for one in json.loads(done.stdout):
        for said in one["messages"]:
            named = NAMED.search(said["message"])
            assert named and said["ruleId"], said
            found.setdefault(named[1] or named[2], set()).add(Path(one["filePath"]).name)
    return found


def test_what_goes_beyond_baseline_is_known_and_has_something_without_it() -> None:
    found = beyond(STATIC)
    assert found.keys() == WITHOUT.keys(), {name: found.get(name) for name in found.keys() ^ WITHOUT.keys()}


def test_what_goes_beyond_is_asked_for_before_it_is_used() -> None:
    """Or stands where failing does no harm."""
    script = (STATIC / "js" / "copy.js").read_text(encoding="utf-8")
    assert script.index("if (!navigator.clipboard) return") < script.index("writeText")
    script = (STATIC / "js" / "share.js").read_text(encoding="utf-8")
    assert script.index("if (!navigator.share) return") < script.index("navigator.share({")
    assert "AbortSignal.timeout?.(" in (STATIC / "js" / "search" / "engine.js").read_text(encoding="utf-8")
    style = (STATIC / "css" / "components" / "site.css").read_text(encoding="utf-8")
    assert style.index("@supports selector(:popover-open)") < style.index(".site-menu__list:popover-open")


def test_what_is_too_new_is_seen() -> None:
    style = "a { text-wrap-style: pretty; } a:has(b) { color: red; }"
    assert beyond("--stdin", "--stdin-filename", "new.css", text=style).keys() == {"text-wrap-style"}
    script = "navigator.bluetooth.getAvailability(); new Set().union(new Set());"
    assert beyond("--stdin", "--stdin-filename", "new.js", text=script).keys() >= {"web-bluetooth"}
