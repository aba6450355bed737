"""`python3 tasks.py links`: ask what is due, note it, say what there is to look at."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

from rich.console import Console

from ...catalogue.checking import check
from ...catalogue.settings import read as read_settings
from ...languages.language import Language
from ...languages.reader import print_in_utf8, spoken
from ...settings.reading import chosen_in
from ..fetching import Fetcher
from ..gifts import lock
from . import telling
from .findings import findings
from .politeness import Gets, Polite
from .published import published
from .rounds import Offline, asked
from .state import Lost, read, write

LONGEST = 3600.0
"""Seconds after which a round asks no more, so that servers that drip cannot keep it from ever ending."""


def links(
    root: Path,
    state: Path,
    report: Path | None = None,
    anew: bool = False,
    code: str | None = None,
    fetcher: Gets | None = None,
    pause: Callable[[float], None] = sleep,
) -> int:
    """One round over the addresses that are due; `report` is written in Markdown, empty when there is nothing to say.

    Returns 2, and changes nothing, when it cannot be done: entries with errors, a lock or a state that cannot be read,
    no Internet.
    """
    print_in_utf8()
    settings = chosen_in(root)
    folder = root / settings["THEME"] / "translations"
    language = Language(code or spoken(settings["LANGUAGES"]), folder)
    checking = read_settings(settings, root, root / settings["PATH"])
    try:
        approvals = lock.read(checking.content)
        before = read(state, anew)
        checked = check(checking)
        if checked.catalogue is None:
            raise ValueError(f"{checked.errors[0].path}:{checked.errors[0].line}")
        addresses = published(checked.catalogue)
        with Console(stderr=True).status(language.gettext("Asking the addresses…")):
            polite = Polite(fetcher or Fetcher(settings["REPOSITORY"]), pause)
            until = monotonic() + LONGEST
            known = asked(addresses, before.addresses, checking.today, polite, lambda: monotonic() > until)
    except (Lost, Offline, ValueError) as problem:
        print(_why(problem, language))
        return 2
    write(state, known)
    found = findings(addresses, known, approvals)
    print(telling.text(found, addresses, known, before.unread, language), end="")
    if report:
        languages = [Language(one, folder) for one in settings["LANGUAGES"]]
        report.write_text(telling.markdown(found, before.unread, languages), encoding="utf-8", newline="\n")
    return 0


def _why(problem: Exception, language: Language) -> str:
    match problem:
        case Offline():
            return language.gettext("Nothing is noted: no address answers, not even those that did before.")
        case Lost():
            sentence = language.gettext(
                "Nothing is asked: {place} cannot be read, and ways to give may be withdrawn there. Put back the "
                "version before it (git log of the branch links), or begin again and give them back: --anew"
            )
            return sentence.format(place=problem)
    return language.gettext("Nothing is asked: {problem}").format(problem=problem)
