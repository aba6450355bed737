"""Domains that look like others: what the eye takes for a letter, and one letter more or less."""

import unicodedata
from collections.abc import Iterable
from itertools import takewhile

from ...catalogue.addresses import registrable_domain

PAIRS = "аa еe оo рp сc уy хx іi јj ѕs ԁd ɡg һh κk νv οo ρp τt υu ωw αa ιi ьb ѵv ıi ӏl օo ᴏo ᴡw ոn սu ցg 0o 1l 3e 5s |l"
LETTERS = {pair[0]: pair[1] for pair in PAIRS.split()}
"""Letters of other alphabets, and digits, with the Latin letter that they are taken for."""

GROUPS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("i", "l"), ("ll", "u"))
CLOSE = 6
"""Letters of a name from which one letter more, less or other makes a look-alike."""


def in_letters(host: str) -> str:
    """A host as browsers may show it: `xn--` spelled out, whatever letters a newer Unicode has."""
    return ".".join(map(_spelled, host.split(".")))


def _spelled(label: str) -> str:
    if not label.lower().startswith("xn--"):
        return label
    try:
        spelled = label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
    return spelled if spelled.isprintable() else label


def skeleton(host: str) -> str:
    """What the eye makes of a host: equal for two that look alike."""
    plain = unicodedata.normalize("NFKD", in_letters(host).lower())
    text = "".join(LETTERS.get(letter, letter) for letter in plain if not unicodedata.combining(letter))
    for group, letter in GROUPS:
        text = text.replace(group, letter)
    return text.replace("-", "")


def look_alikes(host: str, known: Iterable[str]) -> list[str]:
    """The registrable domains among `known` that a host may be taken for, without being one of them."""
    own = registrable_domain(host) or host
    found = {domain for domain in known if domain != own and _are_alike(own, domain)}
    return sorted(found)


def _are_alike(one: str, other: str) -> bool:
    names = [domain.partition(".")[0] for domain in (one, other)]
    if skeleton(names[0]) == skeleton(names[1]):
        return True
    return min(map(len, names)) >= CLOSE and _is_one_slip(*names)


def _is_one_slip(one: str, other: str) -> bool:
    """Whether two names differ by one letter more, less or other, or by two exchanged."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    left, right = one[same:], other[same:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or (left[1::-1] + left[2:] == right)
