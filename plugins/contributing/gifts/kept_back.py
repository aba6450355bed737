"""Which records show no way to give, and why: for everybody, and online."""

from pathlib import Path

from ...catalogue import withheld
from ...catalogue.catalogue import Catalogue
from ...languages.language import Language
from ..links.findings import withdrawn
from ..links.state import Lost, read
from . import lock
from .lock import Approvals

Why = tuple[str, frozenset[str]]
"""A sentence, and the slugs that it speaks of."""


def by_hand(catalogue: Catalogue, content: Path, language: Language) -> Why:
    """The records that content/withheld.lock names. Raises ValueError when it cannot be read."""
    slugs = withheld.chosen(catalogue, withheld.read(content))
    text = language.ngettext(
        "{count} record is withheld by content/withheld.lock: {slugs}",
        "{count} records are withheld by content/withheld.lock: {slugs}",
        len(slugs),
    )
    return text, slugs


def unapproved(catalogue: Catalogue, content: Path, approvals: Approvals, language: Language) -> Why:
    """The records that nobody has approved as they are."""
    slugs = lock.unapproved(catalogue, lock.pictures_of(content, catalogue), approvals)
    text = language.ngettext(
        "{count} record shows no way to give until it is approved: {slugs}",
        "{count} records show no way to give until they are approved: {slugs}",
        len(slugs),
    )
    return text, slugs


def gone(catalogue: Catalogue, links: Path, approvals: Approvals, language: Language) -> Why:
    """The records whose web site or giving page lapsed or leads elsewhere. Raises ValueError for a file of no use."""
    try:
        slugs = withdrawn(catalogue, read(links), approvals)
    except Lost as place:
        sentence = language.gettext("{place}: this cannot be read, and ways to give may be withdrawn there")
        raise ValueError(sentence.format(place=place)) from None
    text = language.ngettext(
        "{count} record shows no way to give until somebody looks where it leads now: {slugs}",
        "{count} records show no way to give until somebody looks where they lead now: {slugs}",
        len(slugs),
    )
    return text, slugs
