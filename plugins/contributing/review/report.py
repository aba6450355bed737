"""Problems as a person reads them: place, field, what is wrong, what to write instead."""

from collections.abc import Iterator, Sequence

from ...catalogue.checking import Checked
from ...catalogue.problems import Problem
from ...languages.language import Language
from ...languages.sentences import sentence
from .. import recipes
from .comparing import Compared
from .examining import Examined


def line(problem: Problem, language: Language) -> str:
    """`path:line:column: field: sentence`; no line or field where there is none."""
    place = f":{problem.line}:{problem.column}" if problem.line else ""
    field = f"{problem.field}: " if problem.field else ""
    return f"{problem.path}{place}: {field}{sentence(problem, language)}"


def text(checked: Checked, language: Language) -> str:
    """Errors, then warnings, then how many there are."""
    return told(Examined(Compared(tuple(checked.errors), tuple(checked.warnings)), checked.files), language)


def told(examined: Examined, language: Language) -> str:
    """The same of a directory; of a change, also the errors that were there before it, and how many warnings."""
    found = examined.compared
    if examined.attention is None:
        lines = [*_group(language.gettext("Errors"), found.errors, language)]
        lines += _group(language.gettext("Warnings"), found.warnings, language)
        counts = [
            _count(language, "{count} error", "{count} errors", len(found.errors)),
            _count(language, "{count} warning", "{count} warnings", len(found.warnings)),
        ]
    else:
        lines = [*_group(language.gettext("Errors that this change brings"), found.errors, language)]
        lines += _group(language.gettext("Warnings that this change brings"), found.warnings, language)
        before = language.gettext("Errors that were there before, and do not stand in the way")
        lines += _group(before, found.known_errors, language)
        counts = [
            _count(language, "{count} new error", "{count} new errors", len(found.errors)),
            _count(language, "{count} new warning", "{count} new warnings", len(found.warnings)),
            _count(language, "{count} error of before", "{count} errors of before", len(found.known_errors)),
            _count(language, "{count} warning of before", "{count} warnings of before", len(found.known_warnings)),
        ]
    read = _count(language, "{count} file read", "{count} files read", examined.files)
    return "\n".join([*lines, language.list([read, *counts])]) + "\n"


def _group(title: str, problems: Sequence[Problem], language: Language) -> Iterator[str]:
    """Some problems below their title, then where the recipes that mend them stand; nothing when there is none."""
    if problems:
        yield title
        yield from (f"  {line(problem, language)}" for problem in problems)
        yield f"  → {recipes.guide(language.code)}{', '.join(f'#{one}' for one in recipes.anchors(problems))}"
        yield ""


def _count(language: Language, one: str, many: str, count: int) -> str:
    return language.ngettext(one, many, count).format(count=language.number(count))
