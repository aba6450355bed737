"""What stands for a record, and for all that its page shows of others: as long as it stays, so does the page."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from ...catalogue.catalogue import Catalogue, Filed
from ...catalogue.kept import digest
from ...catalogue.kinds.record import Helped
from ...catalogue.matching import Match
from ...catalogue.meetings import meet
from ...contributing.gifts.lock import Approvals
from ..logos import Logo


class States:
    """The states of the records of a catalogue, each worked out once."""

    def __init__(
        self, catalogue: Catalogue, edited: Mapping[str, date], approvals: Approvals, logos: Mapping[str, Logo]
    ) -> None:
        self._catalogue = catalogue
        self._edited = edited
        self._approvals = approvals
        self._logos = logos
        self._known: dict[str, bytes] = {}
        self._known_around: dict[str, bytes] = {}

    def of(self, filed: Filed) -> bytes:
        """What stands for a record by itself: its files, and what the site knows of it."""
        if filed.slug not in self._known:
            self._known[filed.slug] = digest(repr([*self._parts(filed)]).encode())
        return self._known[filed.slug]

    def _parts(self, filed: Filed) -> Iterator[object]:
        logo = filed.record.logo
        yield filed.path, filed.digest, [(code, one.path, one.digest) for code, one in filed.translations.items()]
        yield filed.slug in self._catalogue.withheld, filed.slug in self._catalogue.records
        yield self._edited.get(filed.path), self._approvals.get(filed.slug), logo and self._logos.get(logo.file)

    def around(self, filed: Filed) -> bytes:
        """What stands for a record and all that it names, that names it, and that it could meet."""
        if filed.slug not in self._known_around:
            catalogue = self._catalogue
            named = [(slug, self.of(catalogue.named(slug))) for slug in self._named.get(filed.slug, ())]
            naming = [(one.field, self.of(one.by)) for one in catalogue.mentions.get(filed.slug, ())]
            parts = (self.of(filed), named, naming, [*self._meeting(filed)])
            self._known_around[filed.slug] = digest(repr(parts).encode())
        return self._known_around[filed.slug]

    @cached_property
    def _named(self) -> Mapping[str, list[str]]:
        """For each record, what it names: `mentions` turned about."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for slug, mentions in self._catalogue.mentions.items():
            for one in mentions:
                found[one.by.slug].append(slug)
        return found

    def _meeting(self, filed: Filed) -> Iterator[object]:
        met = meet(self._catalogue)
        if isinstance(filed.record, Helped):
            for need in filed.record.needs:
                yield need.id, [self._match(one) for one in met.needs.get((filed.slug, need.id), ())]
            for offer in filed.record.offers:
                yield offer.id, [self._match(one) for one in met.offers.get((filed.slug, offer.id), ())]

    def _match(self, match: Match) -> object:
        sides = [(self.of(one.owner), one.exchange.id) for one in (match.need, match.offer)]
        return sides, [(one.id, one.of) for one in match.reasons]
