"""One text as a scalar of YAML, in the fewest marks that every reader of YAML takes back as the same text."""

import re

PLAIN = re.compile(
    r"""
    (?! [ \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff] )  # no blank before it
    (?! [-?:,\[\]{}#&*!|>'"%@`=~.+<] )                                  # no mark of YAML at its beginning
    (?! .* (?: :[ ] | [ ]\# | :$ ) )                                    # nothing that ends it early
    (?! (?: null | true | false | yes | no | on | off | y | n ) $ )     # no word that some readers take for another
    (?! [0-9] [0-9a-fxo_.:+-]* $ )                                      # no number
    (?! [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} [t ] [ ]* [0-9]{1,2}:[0-9]{2}: ) # no time to the second
    .* (?<! [ \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff] )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""What may stand without quotes, from end to end."""

NUMBER = re.compile(
    r"0|-?[1-9][0-9]{0,14}|-?(0|[1-9][0-9]{0,5})\.[0-9]{0,7}[1-9]"
    r"|[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
)
"""Numbers that readers give back as they were typed, and days: these need no quotes either."""

IN_FLOW = re.compile(r"[,\[\]{}?]")
"""What asks for quotes between brackets or braces."""

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What can only be written with a backslash."""

SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def scalar(text: str, in_flow: bool = False, is_quoted: bool = False) -> str:
    """A text on one line: as it is where it may be (and `is_quoted` does not forbid it), else in quotes.

    Double quotes, unless single ones need fewer marks.
    """
    if not is_quoted and NUMBER.fullmatch(text):
        return text
    if not is_quoted and not CONTROL.search(text) and PLAIN.fullmatch(text) and not (in_flow and IN_FLOW.search(text)):
        return text or '""'
    if not CONTROL.search(text) and text.count("'") < text.count('"') + text.count("\\"):
        return "'" + text.replace("'", "''") + "'"
    return '"' + CONTROL.sub(_escaped, text.replace("\\", "\\\\").replace('"', '\\"')) + '"'


def _escaped(found: re.Match[str]) -> str:
    return SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


def name(text: str) -> str:
    """The key of a group: letters, digits, `_` and `-` as they are, anything else in quotes."""
    return text if re.fullmatch("[A-Za-z_][A-Za-z0-9_-]*", text) else scalar(text, is_quoted=True)


def block(text: str) -> list[str] | None:
    """A text of several lines as the head of a literal block and its lines; None when it must be a scalar.

    So it must when it begins or ends with an empty line, has a line of spaces only, or a character that cannot be
    seen.
    """
    lines = text.removesuffix("\n").split("\n")
    if "\n" not in text or CONTROL.search(text.replace("\n", "")) or lines[0][:1] in ("", " ") or not lines[-1]:
        return None
    if any(line and not line.strip(" ") for line in lines):
        return None
    return ["|" if text.endswith("\n") else "|-", *lines]
