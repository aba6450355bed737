"""What is said of the addresses: to whoever runs the check, and in one issue for all who keep the directory."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from ...languages.language import Language
from ...languages.messages import N_
from ..inert import code
from .findings import Finding
from .published import Published
from .state import Known

TITLES = {
    "withdrawn": N_("Ways to give withdrawn until somebody looks"),
    "elsewhere": N_("Addresses that lead to somebody else"),
    "broken": N_("Addresses that have not answered well for three days"),
    "moved": N_("Addresses that have moved for good: correct the entry"),
}
LINES = {
    "lapsed": N_("{slugs}: {address} — its name no longer exists (since {day})"),
    "elsewhere": N_("{slugs}: {address} — leads to {to} (since {day})"),
    "broken": N_("{slugs}: {address} — {reason} (since {day})"),
    "moved": N_("{slugs}: {address} — now {to}"),
}
LOOK = N_(
    "Compare where they lead with what the organisation publishes, correct the entry if need be, then: "
    "python3 tasks.py approve SLUG"
)
REASONS = {
    "name": N_("its name is unknown"),
    "refused": N_("nothing listens there"),
    "certificate": N_("its certificate is not valid"),
    "time": N_("it takes too long"),
    "private": N_("it is on no public network"),
    "protocol": N_("it does not answer as a web site, or leads to an address that is not protected"),
    "redirects": N_("it sends from one address to the next without end"),
}
LONGEST = 200
"""Characters shown of an address."""
ROOM = 30_000
"""Characters for one language in the issue: GitHub takes 65,536 in all."""

Show = Callable[[str], str]


def text(
    findings: Sequence[Finding],
    addresses: Mapping[str, Published],
    known: Mapping[str, Known],
    unread: Sequence[int],
    language: Language,
) -> str:
    """Everything to look at, then how many addresses answer."""
    lines = _all(findings, unread, language, shown)
    counts = Counter[str](known[one].outcome for one in addresses if one in known)
    parts = [
        _count(language, "{count} address", "{count} addresses", len(addresses)),
        _count(language, "{count} answers", "{count} answer", counts["answers"]),
        _count(language, "{count} has moved", "{count} have moved", counts["moved"]),
        _count(language, "{count} refuses robots", "{count} refuse robots", counts["refuses"]),
        _count(language, "{count} is broken", "{count} are broken", counts["broken"]),
    ]
    return "\n".join([*lines, language.list(parts), ""])


def _count(language: Language, one: str, many: str, count: int) -> str:
    return language.ngettext(one, many, count).format(count=language.number(count))


def markdown(findings: Sequence[Finding], unread: Sequence[int], languages: Sequence[Language]) -> str:
    """The text of the issue, in each language; empty when there is nothing to look at."""
    if not findings and not unread:
        return ""
    return "\n".join(f"# {one.endonym}\n\n{_cut(_all(findings, unread, one, code), one)}" for one in languages)


def _all(findings: Sequence[Finding], unread: Sequence[int], language: Language, show: Show) -> list[str]:
    return [*_lost(unread, language), *_lines(findings, language, show)]


def _cut(lines: Sequence[str], language: Language) -> str:
    kept, size = list[str](), 0
    for line in lines:
        size += len(line) + 1
        if size > ROOM:
            kept += ["", language.gettext("There is more: python3 tasks.py links")]
            break
        kept.append(line)
    return "\n".join([*kept, ""])


def _lost(unread: Sequence[int], language: Language) -> Iterator[str]:
    if unread:
        sentence = language.gettext("Part of what was noted before could not be read and is begun again: line {lines}.")
        yield sentence.format(lines=", ".join(map(str, unread[:9])))
        yield ""


def _lines(findings: Sequence[Finding], language: Language, show: Show) -> Iterator[str]:
    for name, title in TITLES.items():
        if found := [one for one in findings if name == ("withdrawn" if one.withdrawn else one.kind)]:
            yield f"## {language.gettext(title)}"
            yield ""
            yield from (f"- {_line(one, language, show)}" for one in found)
            yield ""
            if name == "withdrawn":
                yield language.gettext(LOOK)
                yield ""


def _line(one: Finding, language: Language, show: Show) -> str:
    return language.gettext(LINES[one.kind]).format(
        slugs=", ".join(map(show, one.withdrawn or one.slugs)),
        address=show(one.address),
        to=show(one.to),
        day=language.date(one.since) if one.since else "",
        reason=_reason(one, language, show),
    )


def _reason(one: Finding, language: Language, show: Show) -> str:
    robots, _, status = one.reason.rpartition(" ")
    if one.reason in REASONS:
        said = language.gettext(REASONS[one.reason])
    elif robots:
        said = language.gettext("its robots.txt answers {status}").format(status=status)
    else:
        said = language.gettext("it answers {status}").format(status=status)
    return f"{said}, {show(one.to)}" if one.to else said


def shown(text: str) -> str:
    """A stranger's text on one line, not too long, and no command to whatever reads the log of a workflow."""
    plain = "".join(letter if letter.isascii() and letter.isprintable() else "?" for letter in text)
    plain = plain.replace("##[", "#%23[")
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"
