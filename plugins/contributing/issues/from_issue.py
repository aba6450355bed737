"""`python3 tasks.py from-issue`: the answer to an issue form made into an entry, checked with the whole directory.

The event of GitHub holds a stranger's words: they are read from its file, and never reach a shell or a log.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ...catalogue.catalogue import Catalogue
from ...catalogue.checking import check
from ...catalogue.problems import Gravity, Problem
from ...catalogue.settings import Settings, read
from ...languages.language import Language
from ...languages.reader import print_in_utf8
from ...settings.reading import chosen_in
from ..gifts import lock
from ..gifts.changes import changes
from ..gifts.verdict import verdict
from ..writing.entries import rewritten, written
from . import answers, outcomes
from .asking import forms
from .correcting import correction
from .filling import Filled, interest, new_entry
from .forms import CORRECTION, REPORT
from .misread import Misread, misread
from .questions import Form
from .templates import spoken

LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\[bot\])?")


@dataclass(frozen=True, slots=True)
class Issue:
    """What an event says of an issue: its number, who opened it (nobody, when that is no login), its text."""

    number: int
    login: str
    body: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an issue: 0, 1 or 2 as `from_issue` returns it, and the texts for its readers."""

    code: int
    comment: str
    request: str = ""
    message: str = ""


def from_issue(root: Path, event: Path, result: Path, request: Path | None, message: Path | None) -> int:
    """Write the entry that an issue describes in content/, and in `result` what its author is told, in Markdown.

    `request` is given the text of the pull request, and `message` that of the commit. Returns 0 when an entry is
    written without any error, 1 when there are problems and nothing is written, 2 when no form made the issue.
    """
    print_in_utf8()
    settings = chosen_in(root)
    chosen = read(settings, root, root / settings["PATH"])
    found = outcome(chosen, spoken(root, settings), settings["LICENCE"]["name"], issue_of(event.read_bytes()))
    for path, text in ((result, found.comment), (request, found.request), (message, found.message)):
        if path and text:
            path.write_text(text, encoding="utf-8", newline="\n")
    return found.code


def issue_of(event: bytes) -> Issue:
    """The issue of an event, empty where the event is not as GitHub makes them."""
    try:
        issue = json.loads(event)["issue"]
        number, login, body = issue["number"], issue["user"]["login"], issue["body"]
    except (ValueError, KeyError, TypeError, RecursionError):
        number, login, body = 0, "", ""
    return Issue(
        number if isinstance(number, int) else 0,
        login if isinstance(login, str) and LOGIN.fullmatch(login) else "",
        body if isinstance(body, str) else "",
    )


def outcome(settings: Settings, languages: Sequence[Language], licence: str, issue: Issue) -> Outcome:
    """What comes of an issue; an entry without errors is left in content/."""
    before = check(settings)
    if before.catalogue is None:
        return Outcome(1, outcomes.told(outcomes.BROKEN, languages))
    known = forms(languages, before.catalogue.vocabulary, settings.countries, licence)
    form = answers.recognised(issue.body, known)
    if form is None or form.id == REPORT.id:
        return Outcome(2, outcomes.told(outcomes.NO_FORM, languages))
    found, wrong = answers.read(issue.body, form)
    if not wrong:
        entry, wrong = _understood(found, form, before.catalogue, settings, languages)
    if wrong or entry is None:
        return Outcome(1, outcomes.amiss([(form.label(one.question), one.problem) for one in wrong], languages))
    pictures = lock.pictures_of(settings.content, before.catalogue)
    after, problems = _put(entry, settings, before.problems)
    if form.id == CORRECTION.id:
        form = form.filling({"should": (found.texts["field"], "status"), "source": ("sources",)})
    errors, doubts = (
        [(_where(one, form, entry), one) for one in problems if one.gravity is gravity] for gravity in Gravity
    )
    if errors or after is None:
        return Outcome(1, outcomes.amiss(errors, languages))
    gifts = verdict(changes(before.catalogue, pictures, after, pictures), ())
    return _made(entry, found.texts, doubts, languages, issue, gifts)


def _understood(
    found: answers.Answers, form: Form, catalogue: Catalogue, settings: Settings, languages: Sequence[Language]
) -> tuple[Filled | None, list[Misread]]:
    """The entry that answers make, and what is wrong with them."""
    if form.id == CORRECTION.id:
        try:
            return correction(found.texts, catalogue, settings.root), []
        except Misread as one:
            return None, [one]
    entry, wrong = new_entry(found, form, catalogue, languages)
    if entry.slug in catalogue.records:
        wrong.append(misread("slug", "entry-exists", path=catalogue.records[entry.slug].path))
    return entry, wrong


def _put(entry: Filled, settings: Settings, before: Sequence[Problem]) -> tuple[Catalogue | None, list[Problem]]:
    """Write an entry; the directory with it, and the problems it brings. It is taken back when one is an error."""
    path = settings.content / entry.path
    if entry.original is None:
        text = written(entry.kind, entry.data, entry.body)
    else:
        text = rewritten(entry.kind, entry.original, entry.data, entry.body)
    old = path.read_bytes() if path.exists() else None
    is_kept, known = False, set(map(_unplaced, before))
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
        after = check(settings)
        problems = [one for one in after.problems if _unplaced(one) not in known]
        is_kept = not any(one.gravity is Gravity.ERROR for one in problems)
    finally:
        if not is_kept and old is None:
            path.unlink(missing_ok=True)
        elif not is_kept and old is not None:
            path.write_bytes(old)
    return after.catalogue, problems


def _unplaced(problem: Problem) -> Problem:
    """A problem wherever it stands in its file: lines move when one above them changes."""
    return replace(problem, line=0, column=0)


def _where(problem: Problem, form: Form, entry: Filled) -> str:
    """The label of the question whose answer a problem is in; else the field, or the other file."""
    if not problem.path.endswith(f"/{entry.path}"):
        return outcomes.shown(problem.path)
    question = form.of_field("slug" if problem.id.startswith("slug") else problem.field)
    return question.label if question else outcomes.shown(problem.field or problem.path)


def _made(
    entry: Filled,
    texts: Mapping[str, str],
    doubts: Sequence[outcomes.Placed],
    languages: Sequence[Language],
    issue: Issue,
    gifts: str,
) -> Outcome:
    path = f"content/{entry.path}"
    is_new = entry.original is None
    said = outcomes.MADE if is_new else outcomes.CORRECTED
    author = (texts["author.name"], interest(texts["author.interest"]))
    request = outcomes.proposed(said, path, doubts, languages, *author, gifts)
    title = f"{'Add' if is_new else 'Correct'} {entry.path.with_suffix('')}"
    return Outcome(
        0,
        outcomes.made(said, path, doubts, languages),
        f"{request}\nCloses #{issue.number}\n",
        f"{title}\n\nFrom issue {issue.number}, by {issue.login or 'somebody'}.\n",
    )
