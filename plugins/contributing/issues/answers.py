"""The text of an issue that a form has made, taken apart into answers. Somebody may have edited it, or typed it all.

GitHub writes each question as a line `### Label`, an empty line, and what was typed: a stranger may type such a line
too. So each heading is looked for in the whole text, and nothing is understood unless each stands there once, in order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...catalogue.characters import UNSEEN
from .misread import Misread, misread
from .questions import Form, Question

NO_ANSWER = {"", "_No response_"}
"""What GitHub writes where nobody wrote anything."""

NO_CHOICE = {*NO_ANSWER, "None"}
"""The same where nobody chose anything."""

HIDING = re.compile(r"<[!?]")
"""What begins a comment, or what else GitHub does not show: the program must read what people read."""

TICKED = re.compile(r"- \[[xX]\] .*")


@dataclass(slots=True)
class Answers:
    """What was answered, by the name of the question: texts (of a dropdown, the value chosen), and several choices."""

    texts: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)


def recognised(body: str, forms: Sequence[Form]) -> Form | None:
    """The form that an issue was made with, None when its first question stands nowhere."""
    first = {_heading(form.questions[0]): form for form in forms}
    return next((first[line] for line in map(_plain, _lines(body)) if line in first), None)


def read(body: str, form: Form) -> tuple[Answers, list[Misread]]:
    """The answers to a form, and what cannot be understood in them; no answer at all when headings are amiss."""
    lines = _lines(body)
    starts, wrong = _starts([_plain(line) for line in lines], form)
    answers = Answers()
    if wrong:
        return answers, wrong
    for question, start, end in zip(form.questions, starts, [*starts[1:], len(lines)], strict=True):
        try:
            if hiding := HIDING.search("\n".join(lines[start if start > starts[0] else 0 : end])):
                raise misread(question.name, "answer-hidden", value=hiding[0])
            _take(answers, question, _without_empty_lines(lines[start + 1 : end]))
        except Misread as one:
            wrong.append(one)
    return answers, wrong


def _lines(body: str) -> list[str]:
    return body.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _plain(line: str) -> str:
    """A line whose spaces do not count: no-break ones are easily lost."""
    return " ".join(line.split()) if line.startswith("### ") else ""


def _heading(question: Question) -> str:
    return _plain(f"### {question.label}")


def _starts(lines: list[str], form: Form) -> tuple[list[int], list[Misread]]:
    """The line of each question's heading, and what is wrong with them."""
    starts: list[int] = []
    wrong: list[Misread] = []
    for question in form.questions:
        heading = _heading(question)
        times = lines.count(heading)
        if times != 1:
            wrong.append(misread(question.name, "heading-twice" if times else "heading-missing", heading=heading))
            continue
        start = lines.index(heading)
        if starts and start < starts[-1]:
            wrong.append(misread(question.name, "heading-order", heading=heading))
        starts.append(start)
    return starts, wrong


def _without_empty_lines(lines: list[str]) -> str:
    """Lines as one text, without the empty ones before and after it."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[filled[0] : filled[-1] + 1]).rstrip() if filled else ""


def _take(answers: Answers, question: Question, text: str) -> None:
    """Put one answer with the others. Raises Misread."""
    if unseen := UNSEEN.search(text):
        raise misread(question.name, "answer-unseen", character=f"U+{ord(unseen[0]):04X}")
    is_choice = question.widget in ("dropdown", "choices")
    text = "" if text in (NO_CHOICE if is_choice else NO_ANSWER) else text
    if question.required and not text:
        raise misread(question.name, "answer-empty")
    match question.widget:
        case "input" if "\n" in text:
            raise misread(question.name, "answer-line")
        case "dropdown":
            text = _chosen(question, text)
        case "choices":
            answers.choices[question.name] = _several(question, text)
        case "checkboxes" if not all(map(TICKED.fullmatch, text.split("\n"))):
            raise misread(question.name, "answer-unchecked")
    answers.texts[question.name] = text


def _chosen(question: Question, text: str) -> str:
    """The value of the option that reads like this. Raises Misread."""
    found = [one.value for one in question.options if one.label.split() == text.split()]
    if text and not found:
        raise _no_option(question, text)
    return found[0] if text else question.options[0].value


def _several(question: Question, text: str) -> list[str]:
    """The values of options that stand one after the other with commas, which labels may hold too. Raises Misread."""
    options = {" ".join(one.label.split()): one.value for one in question.options}
    rest = " ".join(text.split())
    found: list[str] = []
    while rest:
        label = max((one for one in options if rest == one or rest.startswith(f"{one}, ")), key=len, default=None)
        if label is None:
            raise _no_option(question, rest)
        found.append(options[label])
        rest = rest[len(label) + 2 :]
    return found


def _no_option(question: Question, text: str) -> Misread:
    options = ", ".join(one.label for one in question.options)
    return misread(question.name, "answer-option", value=text, options=options)
