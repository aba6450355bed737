"""The two sides compared: what the web form says of an entry, and what `check` says."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from plugins.catalogue.problems import Problem, field_name
from plugins.catalogue.prose import Converter
from plugins.languages.sentences import sentence

from .browser_checks import LANGUAGES, Case, Found, in_node
from .python_checks import in_python

ACROSS = ("reference-", "give-")
"""How the ids of the problems begin that only follow from other entries."""

Said = tuple[str, str, tuple[tuple[str, str], ...]]
"""A problem: its field, its id, and what it mentions."""


def said(one: Problem | dict[str, Any]) -> Said:
    """A problem of either side, to be compared."""
    if isinstance(one, Problem):
        return one.field, one.id, one.arguments
    return field_name(tuple(one["location"])), one["id"], tuple(sorted(one["arguments"].items()))


def differences(cases: list[Case], ask: Callable[[list[Case]], Found] = in_node) -> list[str]:
    """What one side says and the other does not, or says otherwise: nothing when they agree.

    Where a field cannot be read Python asks nothing of the other entries, and the browser does.
    """
    converter = Converter()
    wrong = []
    for case, found in zip(cases, ask(cases), strict=True):
        problems = in_python(case, converter)
        expected = {said(one): {language.code: sentence(one, language) for language in LANGUAGES} for one in problems}
        got = {said(one): one["said"] for one in found}
        is_read = all(one.id.startswith(ACROSS) for one in problems)
        if not is_read:
            got = {one: words for one, words in got.items() if not one[1].startswith(ACROSS)}
        if expected != got:
            only = [one for one in expected.items() if one not in got.items()]
            too_many = [one for one in got.items() if one not in expected.items()]
            shown = json.dumps(case.data, ensure_ascii=False)[:600]
            wrong.append(f"{case.kind} {case.name} {shown}\n  Python: {only}\n  browser: {too_many}")
    return wrong
