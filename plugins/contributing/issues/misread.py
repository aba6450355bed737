"""What cannot be understood in a form that somebody filled in: which question, and what to do about it."""

from collections.abc import Mapping

from ...catalogue.problems import Problem
from ...languages.messages import N_

MISREADINGS: Mapping[str, str] = {
    "heading-missing": N_("the line {heading} is no longer in the issue — put it back above its answer"),
    "heading-twice": N_(
        "the line {heading} stands in the issue more than once, so that nobody can tell which answer it begins — "
        "change the one that is part of your text"
    ),
    "heading-order": N_("the line {heading} is not where the form had it — put the answers back in their order"),
    "answer-empty": N_("there is no answer — edit the issue and write one below this heading"),
    "answer-line": N_("this answer has several lines — write it on one"),
    "answer-option": N_("{value} is not among the answers of the form — write one of: {options}"),
    "answer-unchecked": N_("this is not ticked — tick it if you agree: without it, nothing can be published"),
    "answer-unseen": N_("here stands {character}, a character that nobody can see — delete it and type the word again"),
    "answer-hidden": N_("here, or above it, stands {value}, which keeps people from seeing what follows — delete it"),
    "kind-lacks": N_("an entry of this kind has no such thing — delete this answer, or choose another one"),
    "way-unknown": N_("nobody chose what kind of way to give this is — choose it in the question above"),
    "platform-unknown": N_(
        "{value} is no page of a platform that this directory knows — the platforms are on: {hosts}"
    ),
    "need-unknown": N_("{value} does not begin with what is needed — write, for example: {example}"),
    "slug-wrong": N_("{value} cannot be an address — use small letters without accents, digits and hyphens"),
    "entry-exists": N_(
        "{path} exists already — to put it right, use the form for corrections; if this is another organisation, "
        "answer the question about its short name"
    ),
    "entry-unknown": N_("no entry has the address {value} — copy the address of its page"),
    "entry-unknown+near": N_("no entry has the address {value} — write {near}"),
    "now-other": N_("this is not what the entry says: it says {value} — copy it, so that nobody takes one for another"),
    "now-nothing": N_("the entry says nothing of this — delete this answer"),
    "now-nowhere": N_("{value} does not stand there — copy from the entry, whole, what is to be replaced"),
    "now-several": N_(
        "{value} stands there more than once — copy more of what is around it, or say in a comment which one"
    ),
    "should-parts": N_("this is made of several parts, which cannot be added here — write them in a comment below"),
    "should-same": N_("this is what the entry says already — nothing would change"),
}
"""Sentence by misreading. With `+near`: the sentence when something like it is known."""


class Misread(Exception):
    """One answer that cannot be understood: the name of its question, and the problem with its arguments."""

    def __init__(self, question: str, problem: Problem) -> None:
        super().__init__(question, problem)
        self.question = question
        self.problem = problem


def misread(question: str, id: str, **arguments: str) -> Misread:
    """The misreading `id` of a question, with what its sentence mentions."""
    return Misread(question, Problem("", 0, 0, "", id, tuple(sorted(arguments.items()))))
