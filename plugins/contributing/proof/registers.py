"""What the French State's register of companies and associations says of a number, and where a person reads others.

Source: the API Recherche d'entreprises (DINUM), open and without a key, at most seven requests a second. It knows every
association that has a SIREN; of those that have only a number in the RNA it knows nothing. What the answer says of
people is neither asked for nor kept.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from pydantic import BaseModel, ValidationError

from ...languages.messages import N_
from .visiting import NotProved, Visitor

ADDRESS = (
    "https://recherche-entreprises.api.gouv.fr/search?q={number}&minimal=true&include=siege,complements&per_page=10"
)
LARGEST = 512 * 1024
KEPT = timedelta(days=30)
"""How long an answer is believed without asking again."""

ELSEWHERE: Mapping[str, str] = {
    "rna": "https://www.journal-officiel.gouv.fr/pages/associations-recherche/",
    "be": "https://kbopub.economie.fgov.be/",
    "ch": "https://www.uid.admin.ch/",
    "ca": "https://apps.cra-arc.gc.ca/ebci/hacc/srch/pub/dsplyBscSrch",
}
"""Registers that a person consults, by the number that they hold."""


class Seat(BaseModel):
    """The head office."""

    siret: str | None = None
    code_postal: str | None = None
    libelle_commune: str | None = None


class Complements(BaseModel):
    """Numbers in other registers: `identifiant_association` is the one in the RNA."""

    identifiant_association: str | None = None


class Unit(BaseModel):
    """An organisation as the register has it. `etat_administratif` is A (active) or C (closed)."""

    siren: str
    nom_complet: str | None = None
    nom_raison_sociale: str | None = None
    sigle: str | None = None
    etat_administratif: str | None = None
    siege: Seat = Seat()
    complements: Complements = Complements()


class Answered(BaseModel):
    """What the register answered of one number, and the day it was asked."""

    results: tuple[Unit, ...]
    asked: date | None = None

    def holding(self, number: str) -> Unit | None:
        """The organisation that has a number, a SIREN or one of the RNA; it may not be the first that is found."""
        return next(
            (one for one in self.results if number in (one.siren, one.complements.identifiant_association)), None
        )


def ask(visitor: Visitor, cache: Path, number: str, today: date) -> Answered:
    """What the register says of a number, now or at most thirty days ago; kept in a folder. Raises NotProved."""
    path = cache / f"{number}.json"
    try:
        kept = Answered.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        kept = Answered(results=())
    if kept.asked and timedelta() <= today - kept.asked <= KEPT:
        return kept
    address = ADDRESS.format(number=number)
    try:
        found = Answered.model_validate_json(visitor.read(address, "application/json", LARGEST))
    except ValidationError:
        raise NotProved(N_("{address} does not answer as it did when this was written"), address=address) from None
    found = found.model_copy(update={"asked": today})
    cache.mkdir(parents=True, exist_ok=True)
    path.write_text(found.model_dump_json(), encoding="utf-8")
    return found
