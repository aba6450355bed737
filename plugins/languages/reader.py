"""The language of whoever types a command."""

import io
import os
import re
import sys
from collections.abc import Sequence


def spoken(languages: Sequence[str]) -> str:
    """The language that the environment asks for, if the site has it, else the site's first.

    POSIX: LC_ALL, LC_MESSAGES, LANG, in this order.
    """
    asked = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    code = re.split("[_.@]", asked)[0]
    return code if code in languages else languages[0]


def print_in_utf8() -> None:
    """Let what is printed hold any character, whatever the locale of the machine: a bare one knows ASCII alone."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
