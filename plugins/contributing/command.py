"""`python3 tasks.py check`: the problems of the directory, printed."""

import runpy
from pathlib import Path

from rich.console import Console

from ..catalogue.checking import check as check_all
from ..catalogue.settings import read
from ..languages.language import Language
from ..languages.reader import print_in_utf8, spoken
from . import report


def check(root: Path, code: str | None = None) -> int:
    """Print every problem in a language (the reader's own, else the site's first); 1 when there is an error."""
    print_in_utf8()
    settings = runpy.run_path(str(root / "pelicanconf.py"))
    language = Language(code or spoken(settings["LANGUAGES"]), root / settings["THEME"] / "translations")
    with Console(stderr=True).status(language.gettext("Reading the entries…")):
        checked = check_all(read(settings, root, root / settings["PATH"]))
    print(report.text(checked, language), end="")
    return 1 if checked.errors else 0
