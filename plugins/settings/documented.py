"""The tables of settings of README.md, made from what each setting is declared to be."""

import re
from pathlib import Path

from ..languages.language import Language
from ..languages.messages import N_
from .declared import SETTINGS

DOCUMENT = "README.md"
HEADS = (N_("setting"), N_("what it is"), N_("for example"))


def table(language: Language) -> str:
    """Every setting: its name, what it is, an example."""
    rows = [[language.gettext(head) for head in HEADS], ["---"] * len(HEADS)]
    rows += [[f"`{name}`", language.gettext(one.about), f"`{one.example}`"] for name, one in SETTINGS.items()]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def written(text: str, theme: Path) -> str:
    """A document with its tables made anew, each where its language says. Raises ValueError when there is none."""
    found = re.compile(r"(<!-- settings (\w+) -->\n).*?(<!-- /settings -->)", re.DOTALL)
    if not found.search(text):
        raise ValueError("<!-- settings en --> … <!-- /settings -->")
    return found.sub(lambda one: one[1] + table(Language(one[2], theme / "translations")) + one[3], text)


def update(root: Path) -> None:
    """Write the tables of settings again."""
    path = root / DOCUMENT
    text = written(path.read_text(encoding="utf-8"), root / "theme")
    path.write_text(text, encoding="utf-8", newline="\n")
