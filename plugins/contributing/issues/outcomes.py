"""What the author of an issue, and whoever merges, are told of it: Markdown, in which a stranger's words are inert."""

from collections.abc import Iterable, Iterator, Sequence

from ...catalogue.problems import Problem
from ...languages.language import Language
from ...languages.messages import N_
from ...languages.sentences import SENTENCES
from ..gifts.verdict import VERDICTS
from ..inert import code, plain
from .misread import MISREADINGS

MOST = 40
"""Problems that are told in a comment, which may have 65,536 characters."""

LONGEST = 100
"""Characters that are told of a value."""

MADE = N_("The entry {path} is written, and the check finds no error in it. A person reads it before it is published.")
CORRECTED = N_("The entry {path} is corrected, and the check finds no error. A person reads it before it is published.")
AMISS = N_(
    "Nothing is written yet. Edit the issue (the three dots above your text, then *Edit*), put this right and say so "
    "in a comment: a person will start again."
)
DOUBTS = N_("A person should look at this:")
NO_FORM = N_(
    "This issue was made neither with the form for a new entry nor with the one for a correction: no entry can be made "
    "of it. A person reads it."
)
BROKEN = N_("Nothing can be said, because the directory itself has errors: those who keep it have to mend them first.")
RESTART = N_(
    "A workflow has opened this pull request, so no check has started by itself: close it and open it again to start "
    "them. Then compare where gifts go with what the organisation publishes."
)
GIFTS = N_("Where gifts go — {verdict}")
ASKED_BY = N_("Asked for by {name}. What ties them to the organisation: {interest}.")


def shown(text: str) -> str:
    """A stranger's text, inert and not too long."""
    return code(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")


def told(message: str, languages: Sequence[Language]) -> str:
    """A message in each language, the first one first; nothing in it is a stranger's."""
    return in_languages(language.gettext(message) for language in languages)


def in_languages(texts: Iterable[str]) -> str:
    """The same in each language, a line between them."""
    return "\n\n---\n\n".join(texts) + "\n"


Placed = tuple[str, Problem]
"""A problem, and where it is: the label of a question, or else a field or a file, inert."""


def amiss(found: Sequence[Placed], languages: Sequence[Language]) -> str:
    """What stands in the way, question by question, in each language."""
    return in_languages("\n".join([language.gettext(AMISS), "", *_listed(found, language)]) for language in languages)


def made(message: str, path: str, doubts: Sequence[Placed], languages: Sequence[Language]) -> str:
    """For the author: that an entry was written, and what is doubtful in it, in each language."""
    return in_languages("\n".join(_made(message, path, doubts, language)) for language in languages)


def proposed(
    message: str,
    path: str,
    doubts: Sequence[Placed],
    languages: Sequence[Language],
    name: str,
    interest: str,
    gifts: str,
) -> str:
    """The same for who merges: whether gifts go elsewhere, who asked for it, and how to start the checks."""
    return in_languages(
        "\n".join(
            [
                *_made(message, path, doubts, language),
                "",
                language.gettext(GIFTS).format(verdict=language.gettext(VERDICTS[gifts])),
                "",
                language.gettext(ASKED_BY).format(name=shown(name), interest=shown(interest)),
                "",
                language.gettext(RESTART),
            ]
        )
        for language in languages
    )


def _made(message: str, path: str, doubts: Sequence[Placed], language: Language) -> Iterator[str]:
    yield language.gettext(message).format(path=shown(path))
    if doubts:
        yield from ["", language.gettext(DOUBTS), "", *_listed(doubts, language)]


def _listed(found: Sequence[Placed], language: Language) -> Iterator[str]:
    lines = list(dict.fromkeys(f"- **{where}** — {_sentence(one, language)}" for where, one in found))
    yield from lines[:MOST]
    if rest := len(lines[MOST:]):
        yield f"- {language.ngettext('{count} more', '{count} more', rest).format(count=rest)}"


def _sentence(problem: Problem, language: Language) -> str:
    """The sentence of a problem, whatever it mentions inert."""
    arguments = {name: shown(value) for name, value in problem.arguments}
    id = problem.id + ("+near" if "near" in arguments else "")
    return plain(language.gettext(MISREADINGS.get(id) or SENTENCES[id])).format(**arguments)
