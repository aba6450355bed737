"""What stands instead of a value that has a problem, where there can be no doubt; by the problem."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from ...catalogue.addresses import TRACKING

Remedy = Callable[[str], str | None]
"""What is to be written instead of a value, None when that is not certain."""

SPACES = "[ \u00a0\u202f]"
WRAPPED = re.compile("[“„”]([^“„”\"]*)[“”]|[‘‚’]([^‘‚’']*)[‘’]")
"""A value that somebody meant to put in quotes, and put in those of printers."""


def unwrapped(value: str) -> str | None:
    """A value without the printers' quotes around it."""
    found = WRAPPED.fullmatch(value)
    return (found[1] or found[2] or "").strip() or None if found else None


def day(value: str) -> str | None:
    """20/11/2026, 20.11.2026 or 20-11-2026 as 2026-11-20, with its hour when it has one; days come before months."""
    found = re.fullmatch(
        rf"([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2([0-9]{{4}})(?:(?:{SPACES}à)?{SPACES}([0-9]{{1,2}})[:h]([0-9]{{2}})?)?",
        value,
    )
    if not found:
        return None
    try:
        typed = date(int(found[4]), int(found[3]), int(found[1])).isoformat()
    except ValueError:
        return None
    return f"{typed} {found[5]:0>2}:{found[6] or '00'}" if found[5] else typed


def money(value: str) -> str | None:
    """1 200,50 € as 1200.50 €: spaces between thousands, one or two decimals; 1.200 and 1,200 may be either."""
    found = re.fullmatch(
        rf"([0-9]{{1,3}}(?:{SPACES}[0-9]{{3}})+|[0-9]+)(?:[.,]([0-9]{{1,2}}))?(?:{SPACES}?(€|euros?|[A-Z]{{3}}))?",
        value,
    )
    if not found:
        return None
    currency = "EUR" if (found[3] or "").startswith("euro") else found[3]
    amount = re.sub(SPACES, "", found[1]) + (f".{found[2]}" if found[2] else "")
    return f"{amount} {currency}" if currency else amount


def percent(value: str) -> str | None:
    """1,5 % as 1.5."""
    found = re.fullmatch(rf"([0-9]{{1,3}})(?:[.,]([0-9]{{1,2}}))?{SPACES}?%?", value)
    return found and found[1] + (f".{found[2]}" if found[2] else "")


def count(value: str) -> str | None:
    """1 200 as 1200."""
    return re.sub(SPACES, "", value) if re.fullmatch(f"[0-9]{{1,3}}({SPACES}[0-9]{{3}})+", value) else None


def without_tracking(value: str) -> str:
    """An address without the names that only follow visitors; the rest of it as it was typed."""
    address, mark, fragment = value.partition("#")
    path, _, query = address.partition("?")
    kept = "&".join(pair for pair in query.split("&") if not TRACKING.match(pair.split("=")[0]))
    return path + (f"?{kept}" if kept else "") + mark + fragment


BY_PROBLEM: Mapping[str, Remedy] = {
    "day": day,
    "money": money,
    "percent": percent,
    "count": count,
    "address-tracking": without_tracking,
}

OF_ADDRESSES = {"address-https", "address-tracking"}
"""The only problems mended where gifts go."""

SMALL = frozenset("à au aux avec chez d dans de des du en et l la le les ou par pour sans sous sur un une vers".split())
"""French words that stand in small letters within a name."""

WORD = re.compile(r"([DLdl]['’])?([^\W\d_]+)")


def spoken(value: str) -> str | None:
    """A name that was shouted, ASSOCIATION DES AMIS, as one says it; None for any other.

    It is shouted when it has no small letter, a small word after the first, and a word longer than acronyms are.
    """
    words = [found[2].lower() for found in WORD.finditer(value)]
    has_small = any(found[1] or found[2].lower() in SMALL for found in [*WORD.finditer(value)][1:])
    if value != value.upper() or not has_small or not any(len(word) > 5 for word in words):
        return None
    return WORD.sub(_word, value)


def _word(found: re.Match[str]) -> str:
    elided, word = found[1] or "", found[2]
    if elided:
        return (elided if found.start() == 0 else elided.lower()) + word.capitalize()
    if word.lower() in SMALL:
        return word.capitalize() if found.start() == 0 else word.lower()
    return word if _is_acronym(word) else word.capitalize()


def _is_acronym(word: str) -> bool:
    """Whether a word in capitals is one letter by letter: up to three, or up to five that nobody could say."""
    said = re.search("[AEIOUYÀÂÉÈÊËÎÏÔÙÛÜŒ]", word) and not re.search("[^AEIOUYÀÂÉÈÊËÎÏÔÙÛÜŒ]{4}|[AEIOUY]{4}", word)
    return len(word) <= 3 or (len(word) <= 5 and not said)


def composed(text: str) -> str:
    """A text in the usual form of Unicode (NFC), but for the addresses in it, where every byte counts."""
    return re.sub(r"\S+", lambda found: found[0] if "://" in found[0] else unicodedata.normalize("NFC", found[0]), text)
