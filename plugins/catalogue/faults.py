"""What libyaml finds wrong in a text, as a problem with the place where somebody would look for it."""

import yaml

from .problems import Problem, problem

FAULTS = (
    ("mapping values are not allowed", "yaml-colon"),
    ("could not find expected ':'", "yaml-no-colon"),
    ("unexpected end of stream", "yaml-quote"),
    ("found unexpected document indicator", "yaml-quote"),
    ("found unknown escape", "yaml-backslash"),
    ("did not find expected hexdecimal", "yaml-backslash"),
    ("found invalid Unicode character", "yaml-backslash"),
    ("flow ", "yaml-bracket"),
    ("block sequence entries are not allowed", "yaml-dash"),
    ("cannot start any token", "yaml-character"),
    ("mapping keys are not allowed", "yaml-character"),
    ("parsing a block node", "yaml-character"),
    ("block scalar", "yaml-block"),
    ("block mapping", "yaml-indent"),
    ("block collection", "yaml-indent"),
    ("block sequence", "yaml-indent"),
)
"""What libyaml says, and the problem that it means; the first that fits."""

BEFORE = {"yaml-quote", "yaml-no-colon", "yaml-bracket"}
"""Faults that are noticed late: they stand where what was being read begins."""


def fault(path: str, text: str, error: yaml.MarkedYAMLError, first_line: int) -> Problem:
    """The problem that libyaml means; the text begins on `first_line` of its file."""
    said = f"{error.context or ''} {error.problem or ''}"
    id = next((id for words, id in FAULTS if words in said), "yaml-syntax")
    mark = (error.context_mark if id in BEFORE else None) or error.problem_mark or error.context_mark
    if mark is None:
        return problem(id, path, (), (first_line, 1))
    line = (*text.split("\n"), "")[mark.line]
    return problem(_refined(id, line, mark.column), path, (), (mark.line + first_line, mark.column + 1))


def _refined(id: str, line: str, column: int) -> str:
    """A fault seen again beside what was typed on its line, before and from its column."""
    before, after = line[:column], line[column:]
    match id:
        case "yaml-character" if after.startswith("\t"):
            return "yaml-tab"
        case "yaml-colon" if ":" not in before:
            return "yaml-indent"
        case "yaml-no-colon" if ":" in after:
            return "yaml-space"
        case "yaml-indent" if before.strip():
            return "yaml-after"
        case _:
            return id
