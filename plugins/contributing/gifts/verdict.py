"""What a maintainer reads before merging: where gifts would go from now on, and whether that is new, or changed."""

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher

from ...catalogue.addresses import registrable_domain
from ...languages.language import Language
from ...languages.messages import N_
from .changes import Change
from .leads import Destination
from .look_alikes import in_letters, look_alikes

VERDICTS = {
    "none": N_("No destination changes."),
    "new": N_("New entry: compare each destination with what the organisation publishes."),
    "changed": N_("Changed: this needs proof, or two people."),
}
"""The verdict of a whole change, from the lightest to the gravest."""

TITLES = {"new": N_("{slug}: new"), "removed": N_("{slug}: removed"), "changed": N_("{slug}: changed")}
HOST = re.compile(r"(?:https?://)?([\w.-]+\.[\w-]+)")


def verdict(changes: Sequence[Change], unexpected: Sequence[str]) -> str:
    """`none`, `new` or `changed`; a file that no entry has a reason to touch is a change."""
    if unexpected or any(one.verdict in ("changed", "removed") for one in changes):
        return "changed"
    return "new" if changes else "none"


def text(changes: Sequence[Change], unexpected: Sequence[str], known: Collection[str], language: Language) -> str:
    """The verdict, then each record with what it no longer leads to and what it leads to now."""
    return "\n".join(_lines(changes, unexpected, known, language)) + "\n"


def _lines(
    changes: Sequence[Change], unexpected: Sequence[str], known: Collection[str], language: Language
) -> Iterator[str]:
    yield language.gettext(VERDICTS[verdict(changes, unexpected)])
    for change in changes:
        yield ""
        yield language.gettext(TITLES[change.verdict]).format(slug=change.slug)
        partners = _partners(change.gone, change.come)
        yield from (f"  - {one.kind}  {_shown(one, partners.get(one), '[-', '-]')}" for one in change.gone)
        back = {new: old for old, new in partners.items()}
        for one in change.come:
            yield f"  + {one.kind}  {_shown(one, back.get(one), '{+', '+}')}"
            yield from (f"      {hint}" for hint in _hints(one, back.get(one), known, language))
    if unexpected:
        yield ""
        yield language.gettext("Files that an entry has no reason to touch:")
        yield from (f"  {path if path.isprintable() else ascii(path)}" for path in unexpected)


def _partners(gone: Sequence[Destination], come: Sequence[Destination]) -> dict[Destination, Destination]:
    """What stands in the place of what: of one kind, in order."""
    left = list(come)
    found = {}
    for one in gone:
        other = next((new for new in left if new.kind == one.kind), None)
        if other:
            left.remove(other)
            found[one] = other
    return found


def _shown(one: Destination, other: Destination | None, start: str, end: str) -> str:
    """A destination, with the characters marked that its partner does not have."""
    if other is None:
        return one.to
    blocks = SequenceMatcher(None, one.to, other.to, autojunk=False).get_opcodes()
    return "".join(
        one.to[a:b] if tag == "equal" else f"{start}{one.to[a:b]}{end}" * (a < b) for tag, a, b, *_ in blocks
    )


def _hints(one: Destination, before: Destination | None, known: Collection[str], language: Language) -> Iterator[str]:
    """What the eye may miss: another domain, a host in other letters, one that looks like another."""
    host = _host(one)
    if not host:
        return
    domain, former = registrable_domain(host), registrable_domain(_host(before) or "") if before else None
    if former and former != domain:
        yield language.gettext("another domain: {before} before, {after} now").format(before=former, after=domain)
    if (spelled := in_letters(host)) != host:
        yield language.gettext("in its own letters: {host}").format(host=spelled)
    for other in look_alikes(host, known):
        yield language.gettext("looks like {domain}, and is not").format(domain=other)


def _host(one: Destination) -> str | None:
    found = HOST.search(one.to)
    return found[1].lower() if found else None


def domains(found: Collection[Destination]) -> set[str]:
    """The registrable domains of some destinations."""
    hosts = (_host(one) for one in found)
    return {domain for host in hosts if host and (domain := registrable_domain(host))}
