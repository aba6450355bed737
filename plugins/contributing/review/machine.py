"""What `check` found, for machines."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from ...catalogue.problems import Problem
from ...languages.language import Language
from ...languages.sentences import sentence
from .. import recipes
from .edits import Edit
from .examining import Examined


def as_json(examined: Examined, languages: Sequence[Language], repository: str) -> str:
    """An object, in UTF-8, ended by a line feed.

    `blocks` says whether the change may not be merged, `files` how many were read. `errors` and `warnings` are new,
    `known` holds those that the base has too. A problem is `path`, `line` and `column` (from 1, 0 for the file),
    `field`, `id`, `arguments`, `sentence` and `recipe` by language. `edits` and `attention` (null without a base) are
    what `edits.Edit` and `attention.Attention` say.
    """

    def told(problems: Iterable[Problem]) -> list[dict[str, Any]]:
        return [_problem(one, languages, repository) for one in problems]

    found, look = examined.compared, examined.attention
    value = {
        "blocks": examined.blocks,
        "files": examined.files,
        "errors": told(found.errors),
        "warnings": told(found.warnings),
        "known": {"errors": told(found.known_errors), "warnings": told(found.known_warnings)},
        "edits": [asdict(one) for one in examined.edits],
        "attention": look
        and {
            "verdict": look.verdict,
            "authors": _paths(look.authors),
            "unsourced": _paths(look.unsourced),
            "unapproved": look.unapproved,
            "touched": look.touched,
        },
    }
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "replace").decode() + "\n"  # a path may hold bytes that are not UTF-8


def _paths(edits: Iterable[Edit]) -> list[str]:
    return [one.path for one in edits]


def _problem(problem: Problem, languages: Sequence[Language], repository: str) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "field": problem.field,
        "id": problem.id,
        "arguments": dict(problem.arguments),
        "sentence": {one.code: sentence(problem, one) for one in languages},
        "recipe": {one.code: recipes.address(problem, one.code, repository) for one in languages},
    }
