"""Which problems a change brings, and which were there before it."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from re import compile

from ...catalogue.problems import Gravity, Problem

ASIDE = frozenset(
    """folders hosts instead kinds known languages largest length line list lists longest near options owner pages size
    today website""".split()
)
"""Arguments that say what stands elsewhere, what to write instead or how much: no other problem when they differ."""

POSITION = compile(r"\[[0-9]+\]")


@dataclass(frozen=True, slots=True)
class Compared:
    """The problems of a directory: those that are new, and those that its base has too."""

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    known_errors: tuple[Problem, ...] = ()
    known_warnings: tuple[Problem, ...] = ()


def compare(base: Sequence[Problem], head: Sequence[Problem], renamed: Mapping[str, str]) -> Compared:
    """The problems of `head`, told apart; `renamed` gives the new path of each file that has one.

    A problem of the base is met again in the file, or the file it became, in the field, by the rule, and about what
    was typed: whatever line it stands on, and wherever in its list. Each is met again once, so that a second one like
    it is new.
    """
    before = [replace(one, path=renamed.get(one.path, one.path)) for one in base]
    after = list(head)
    for sign in (_itself, _in_field, _in_list):
        before, after = _rest(before, after, sign), _rest(after, before, sign)
    new = set(after)
    known = [one for one in head if one not in new]
    return Compared(*_by_gravity(after), *_by_gravity(known))


def _rest(some: Sequence[Problem], others: Sequence[Problem], sign: Callable[[Problem], Hashable]) -> list[Problem]:
    """What is left of some problems when each of the others has taken away one of its sign."""
    taken = Counter(map(sign, others))
    left = []
    for one in some:
        if taken[sign(one)]:
            taken[sign(one)] -= 1
        else:
            left.append(one)
    return left


def _itself(problem: Problem) -> Hashable:
    return problem


def _in_field(problem: Problem) -> Hashable:
    typed = tuple((name, value) for name, value in problem.arguments if name not in ASIDE)
    return problem.path, problem.field, problem.id, typed, problem.gravity


def _in_list(problem: Problem) -> Hashable:
    return _in_field(replace(problem, field=POSITION.sub("[]", problem.field)))


def _by_gravity(problems: Iterable[Problem]) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Errors, then warnings."""
    found = list(problems)
    errors = tuple(one for one in found if one.gravity is Gravity.ERROR)
    return errors, tuple(one for one in found if one.gravity is Gravity.WARNING)
