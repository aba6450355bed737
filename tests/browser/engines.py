"""Two engines that look for what keeps people out: axe-core of Deque, and the one of IBM's Equal Access checker."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from playwright.sync_api import Page

from tests.tools import MODULES

FILES = {"axe-core": "axe.min.js", "accessibility-checker-engine": "ace.js"}
"""The script of each engine, in its npm package."""

LEFT_OUT = {
    "color-contrast-enhanced": "WCAG 1.4.6, level AAA: the site keeps to 4.5:1 (1.4.3, AA)",
}
"""Rules of axe-core that do not run, and why; all others do: experimental ones, best practice, target size."""

ANSWERED: Mapping[tuple[str, str], str] = {
    ("hidden-content", ""): "says that something is hidden: test_engines.py looks again where it is shown",
    ("color-contrast", ""): "lies over a drawing: test_contrast.py measures its pixels",
    ("identical-links-same-purpose", ""): "WCAG 2.4.9, level AAA: test_names.py asks for it in its context (2.4.4)",
    ("style_color_misuse", "^/.*/link"): "asked of every style sheet: test_colours.py looks without our colours",
    ("style_focus_visible", ""): "asked of what has a border: test_focus.py compares pixels",
    ("element_tabbable_visible", "skip-link"): "test_keyboard.py sees it appear",
    ("element_tabbable_unobscured", ""): "asked of what lies near another thing: test_focus.py looks at each stop",
    ("aria_keyboard_handler_exists", "<input"): "it sees no addEventListener: test_search_suggestions.py presses keys",
    (
        "widget_tabbable_exists",
        'role="listbox"',
    ): "the focus stays in the field, as in WAI-ARIA's pattern of a combobox",
    (
        "input_label_visible",
        "<(select|textarea)",
    ): "it counts a <label> for an <input> alone: test_forms.py sees each label",
    ("form_submit_button_exists", "data-form"): "nothing is sent: its last button checks, and shows the way to GitHub",
    ("text_block_heading", ""): "asked of short words that begin a block: p-as-heading looks at how they are drawn",
    ("text_quoted_correctly", "<textarea"): "the piece of HTML that is there to be copied has quotation marks",
    ("text_sensory_misuse", ""): "asked of «left», «right» and «small» in any sense: test_names.py reads ours",
}
"""Questions that an engine asks because it cannot know, by rule and what it shows (a pattern), and what answers."""

AXE = """async (leftOut) => {
  axe.reset();
  const values = axe.getRules().map((rule) => rule.ruleId).filter((id) => !leftOut.includes(id));
  const levels = ["violations", "incomplete"];
  const found = await axe.run(document, { runOnly: { type: "rule", values }, resultTypes: levels });
  const told = ({ failureSummary, html }) => `${failureSummary.replace(/\\s+/g, " ")} ${html.slice(0, 300)}`;
  return levels.flatMap((level) => found[level].flatMap((rule) =>
    rule.nodes.map((node) => [level, rule.id, node.target.flat().join(" "), told(node)])));
}"""
IBM = """async () => {
  // What lies in closed details is shown to nobody, which this engine does not see.
  const isShown = (node) => !document.body.contains(node) || node.nodeType !== 1 || node.checkVisibility();
  const found = await new ace.Checker().check(document, ["IBM_Accessibility", "WCAG_2_2"]);
  return found.results
    .filter(({ value: [level, outcome] }) => level === "VIOLATION" && (outcome === "FAIL" || outcome === "POTENTIAL"))
    .filter(({ node }) => isShown(node))
    .map(({ value, ruleId, path, message, snippet }) =>
      [value[1] === "FAIL" ? "violations" : "incomplete", ruleId, path.dom, `${message} ${snippet}`]);
}"""


@dataclass(frozen=True, order=True)
class Finding:
    """What an engine holds against a page: a fault, or a question when it is not sure."""

    engine: str
    level: str
    rule: str
    place: str
    what: str


@cache
def versions() -> dict[str, str]:
    """The release of each engine."""
    return {
        name: json.loads((MODULES / name / "package.json").read_text(encoding="utf-8"))["version"] for name in FILES
    }


@cache
def script(engine: str) -> str:
    """The engine itself, as a program that leaves a name in the window."""
    return (MODULES / engine / FILES[engine]).read_text(encoding="utf-8")


def findings(page: Page) -> list[Finding]:
    """What both engines hold against a page as it stands, but for questions that are ANSWERED.

    The page's policy must be bypassed (`bypass_csp`): it lets no script in that is not the site's.
    """
    return sorted(one for one in _asked(page) if not answered(one))


def answered(one: Finding) -> bool:
    """Whether a test answers this question."""
    return one.level == "incomplete" and any(
        one.rule == rule and re.search(shown, f"{one.place} {one.what}") for rule, shown in ANSWERED
    )


def _asked(page: Page) -> Iterator[Finding]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"{script('axe-core')};0")
        page.evaluate(f"{script('accessibility-checker-engine')};window.ace = ace;0")
    for level, rule, place, what in page.evaluate(AXE, list(LEFT_OUT)):
        yield Finding("axe-core", level, rule, place, what)
    for level, rule, place, what in page.evaluate(IBM):
        yield Finding("accessibility-checker-engine", level, rule, place, what)
