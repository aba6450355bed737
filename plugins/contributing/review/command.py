"""`python3 tasks.py check`: the problems of the directory, or of a change of it, said in one of several forms."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from rich.console import Console

from ...catalogue import settings as catalogue_settings
from ...catalogue.reading import read_all
from ...catalogue.stages import UNMEASURED, Stages
from ...languages.language import Language
from ...languages.progress import following, table
from ...languages.reader import print_in_utf8, spoken
from ...settings.reading import chosen_in
from ..revisions import CannotRead
from .annotations import command, commands
from .examining import Examined, change, whole
from .machine import as_json
from .report import told
from .summary import summary as as_markdown

Form = Callable[[Examined, Sequence[Language], str], str]
FORMATS: Mapping[str, Form] = {
    "text": lambda examined, languages, _: told(examined, languages[0]),
    "github": commands,
    "markdown": as_markdown,
    "json": as_json,
}
"""The forms, each made from what was found, some languages, and the address of the branch on the web."""


def check(
    root: Path,
    code: str | None = None,
    base: str = "",
    head: str = "HEAD",
    format: str = "text",
    summary: Path | None = None,
    profile: bool = False,
) -> int:
    """Print every problem, or those that `head` brings since it left `base`; `code` is the language of plain text.

    It is the reader's own, else the site's first; the other forms have every language of the site. `summary` is a file
    to which the Markdown is added; `profile` says beside all that where the time went. Returns 0, 1 when there is an
    error (with a base: a new one), 2 when a revision cannot be read or the form is not known.
    """
    print_in_utf8()
    stages, console = Stages() if profile else UNMEASURED, Console(stderr=True)
    settings = chosen_in(root)
    translations = root / settings["THEME"] / "translations"
    languages = [Language(one, translations) for one in settings["LANGUAGES"]]
    reader = Language(code or spoken(settings["LANGUAGES"]), translations)
    checks = catalogue_settings.read(settings, root, root / settings["PATH"])
    repository = f"{settings['REPOSITORY']}/blob/{settings['BRANCH']}"
    speaking = [reader] if format == "text" else languages
    try:
        if format not in FORMATS:
            raise CannotRead(f"--format {format}: {', '.join(FORMATS)}")
        with following(console, reader.gettext("Reading the entries…")) as tell:
            read = partial(read_all, tell=tell)
            found = change(root, checks, base, head, read, stages) if base else whole(checks, read, stages)
    except CannotRead as problem:
        text = "\n".join(_refusal(problem, one) for one in speaking)
        print(command("error", {}, text) if format == "github" else text)
        return 2
    print(FORMATS[format](found, speaking, repository), end="")
    if summary:
        with summary.open("a", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(as_markdown(found, languages, repository))
    if isinstance(stages, Stages):
        console.print(table(stages.ended(), reader))
    return 1 if found.blocks else 0


def _refusal(problem: CannotRead, language: Language) -> str:
    sentence = language.gettext("Nothing can be said: {problem}. Until it can, do not merge.")
    return sentence.format(problem=problem)
