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
