"""Characters that a reader cannot see."""

import re

_PICTOGRAPH = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
    f"|(?<!{_PICTOGRAPH})\u200d|\u200d(?!{_PICTOGRAPH})"
)
"""Characters that a reader cannot see and that can make a text read otherwise than it is: controls, bidirectional
marks, zero-width characters, line separators (Unicode Standard Annex 9; Trojan Source, CVE-2021-42574). The joiner that
makes one picture of several stands between two pictures only."""

_SEEN = ("\n", "\xa0", "\u202f")
"""What `str.isprintable` refuses and most French texts hold."""


def unseen_in(text: str) -> re.Match[str] | None:
    """The first of UNSEEN in a text. All of them are characters that Python does not print, as can be asked quickly."""
    plain = text
    for seen in _SEEN:
        plain = plain.replace(seen, "")
    return None if plain.isprintable() else UNSEEN.search(text)


IGNORED = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff]"
)
"""What no reader sees in the middle of an address (Unicode, Default_Ignorable_Code_Point)."""
