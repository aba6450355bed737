"""`python3 tasks.py check`: the problems of the directory, printed."""

import os
import runpy
import sys
from pathlib import Path

from ..catalogue.checking import check as check_all
from ..catalogue.settings import read
from ..languages.language import Language
from . import report


def check(root: Path, code: str | None = None) -> int:
    """Print every problem in a language (the reader's own, else the site's first); 1 when there is an error."""
    settings = runpy.run_path(str(root / "pelicanconf.py"))
    checked = check_all(read(settings, root, root / settings["PATH"]))
    language = Language(code or _spoken(settings["LANGUAGES"]), root / settings["THEME"] / "translations")
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # always a text stream here
    print(report.text(checked, language), end="")
    return 1 if checked.errors else 0


def _spoken(languages: list[str]) -> str:
    """The language that the reader's environment asks for, if the site has it (POSIX: LC_ALL, LC_MESSAGES, LANG)."""
    asked = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return asked[:2] if asked[:2] in languages else languages[0]
