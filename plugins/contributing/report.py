"""Problems as a person reads them: place, field, what is wrong, what to write instead."""

from collections.abc import Iterator, Sequence

from ..catalogue.checking import Checked
from ..catalogue.problems import Problem
from ..languages.language import Language
from ..languages.sentences import sentence


def line(problem: Problem, language: Language) -> str:
    """`path:line:column: field: sentence`; no line or field where there is none."""
    place = f":{problem.line}:{problem.column}" if problem.line else ""
    field = f"{problem.field}: " if problem.field else ""
    return f"{problem.path}{place}: {field}{sentence(problem, language)}"


def text(checked: Checked, language: Language) -> str:
    """Errors, then warnings, then how many there are."""
    return "\n".join(_paragraphs(checked, language)) + "\n"


def _paragraphs(checked: Checked, language: Language) -> Iterator[str]:
    if checked.errors:
        yield from _group(language.gettext("Errors"), checked.errors, language)
    if checked.warnings:
        yield from _group(language.gettext("Warnings"), checked.warnings, language)
    yield language.list(
        [
            _count(language, "{count} file read", "{count} files read", checked.files),
            _count(language, "{count} error", "{count} errors", len(checked.errors)),
            _count(language, "{count} warning", "{count} warnings", len(checked.warnings)),
        ]
    )


def _group(title: str, problems: Sequence[Problem], language: Language) -> Iterator[str]:
    yield title
    yield from (f"  {line(problem, language)}" for problem in problems)
    yield ""


def _count(language: Language, one: str, many: str, count: int) -> str:
    return language.ngettext(one, many, count).format(count=language.number(count))
