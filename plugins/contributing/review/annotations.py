"""Problems as commands of a GitHub workflow: shown beside the lines that they speak of.

The form is that of docs.github.com, "Workflow commands for GitHub Actions". A step shows ten errors and ten warnings.
"""

from collections.abc import Iterator, Mapping, Sequence

from ...catalogue.problems import Problem
from ...languages.language import Language
from ...languages.sentences import sentence
from .. import recipes
from .examining import Examined

MOST = 10
TEXT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY = {**TEXT, ":": "%3A", ",": "%2C"}


def commands(examined: Examined, languages: Sequence[Language], repository: str) -> str:
    """The problems that are new, those of changed files first; then how many more there are."""
    lines = [*_shown("error", examined.compared.errors, examined, languages, repository)]
    lines += _shown("warning", examined.compared.warnings, examined, languages, repository)
    errors, warnings = (max(0, len(some) - MOST) for some in (examined.compared.errors, examined.compared.warnings))
    if errors or warnings:
        lines.append(command("notice", {}, "\n".join(_more(errors, warnings, one) for one in languages)))
    return "".join(f"{line}\n" for line in lines)


def _shown(
    name: str, problems: Sequence[Problem], examined: Examined, languages: Sequence[Language], repository: str
) -> Iterator[str]:
    changed = {one.path for one in examined.edits}
    for problem in sorted(problems, key=lambda one: one.path not in changed)[:MOST]:
        place = {"file": problem.path}
        if problem.line:
            place |= {"line": str(problem.line), "col": str(problem.column)}
        place["title"] = problem.field or problem.path.rpartition("/")[2]
        said = (f"{sentence(problem, one)} → {recipes.address(problem, one.code, repository)}" for one in languages)
        yield command(name, place, "\n".join(said))


def _more(errors: int, warnings: int, language: Language) -> str:
    said = [
        language.ngettext("{count} more error", "{count} more errors", errors).format(count=language.number(errors)),
        language.ngettext("{count} more warning", "{count} more warnings", warnings).format(
            count=language.number(warnings)
        ),
    ]
    return language.gettext("{problems}: the summary of this run has them all").format(problems=language.list(said))


def command(name: str, properties: Mapping[str, str], text: str) -> str:
    """One command, on one line, whatever stands in the values."""
    said = ",".join(f"{key}={_escaped(value, PROPERTY)}" for key, value in properties.items())
    return f"::{name}{' ' + said if said else ''}::{_escaped(text, TEXT)}"


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)
