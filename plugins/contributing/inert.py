"""A stranger's text in Markdown: shown as it is, and nothing else: no mention, link, picture, HTML, or new line."""

import re

from ..catalogue.characters import UNSEEN

LONGEST = 300
MARKUP = re.compile(r"\{\w*\}|[\\`*_\[\]<>&|#~]")


def code(text: str) -> str:
    """A text between backquotes, more of them than stand anywhere in it (CommonMark 0.31, 6.1), on one line."""
    shown = UNSEEN.sub("?", " ".join(text.split()))
    shown = shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    space = " " if not shown or shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{space}{shown or '–'}{space}{fence}"


def plain(pattern: str) -> str:
    """A sentence of ours so that nothing in it is markup, its braces left for `format`."""
    return MARKUP.sub(lambda found: found[0] if found[0][0] == "{" else "\\" + found[0], pattern)
