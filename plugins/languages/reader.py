"""The language of whoever types a command."""

import os
from collections.abc import Sequence


def spoken(languages: Sequence[str]) -> str:
    """The language that the environment asks for, if the site has it, else the site's first.

    POSIX: LC_ALL, LC_MESSAGES, LANG, in this order.
    """
    asked = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return asked[:2] if asked[:2] in languages else languages[0]
