"""`python3 tasks.py verify`: an entry beside what public registers say of its numbers. A person judges what differs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...catalogue.areas import subdivision_of
from ...catalogue.catalogue import Filed
from ...catalogue.fields import slug_of
from ...catalogue.kinds.parts import Ids
from ...catalogue.kinds.record import Organisation
from ...languages.language import Language
from ...languages.messages import N_
from ...settings.reading import chosen_in
from ..fetching import Fetcher
from ..gifts.guarding import Unreadable, begun, known
from .registers import ELSEWHERE, Unit, ask
from .visiting import NotProved, Visitor, shown

SAME, DIFFERS, SILENT = N_("agrees"), N_("DIFFERS"), N_("only one of them says it")
STATES = {"A": N_("active"), "C": N_("closed")}
NAMES = {"rna": "RNA", "be": "BCE / KBO", "ch": "UID", "ca": "ARC / CRA"}


@dataclass(frozen=True, slots=True)
class Compared:
    """One field: what the entry and the register say, None for nothing, and how the two stand to each other."""

    field: str
    entry: str | None
    register: str | None
    is_same: bool

    @property
    def verdict(self) -> str:
        """One of SAME, DIFFERS, SILENT."""
        return (SAME if self.is_same else DIFFERS) if self.entry and self.register else SILENT


def verify(root: Path, slug: str, code: str | None = None, visitor: Visitor | None = None) -> int:
    """Print what the register says of an entry that agrees, that differs, and that one of them does not say.

    Returns 0 when nothing differs, 1 when something does or the register does not know the entry, 2 when no register
    could be asked.
    """
    settings, language = begun(root, code)
    conf = chosen_in(root)
    try:
        found = _organisation(known(settings)[0].records.get(slug), slug)
        ids = found.ids or Ids()
        print("".join(f"{line}\n" for line in _to_consult(ids, language)), end="")
        number = ids.siren or (ids.siret or "")[:9] or ids.rna
        if number is None:
            raise NotProved(N_("{slug} gives neither a SIREN nor an RNA number"), slug=slug)
        cache = root / ".cache" / "registers"
        answered = ask(visitor or Visitor(Fetcher(conf["REPOSITORY"])), cache, number, settings.today)
    except (Unreadable, NotProved) as problem:
        reason = problem.sentence(language) if isinstance(problem, NotProved) else problem
        print(language.gettext("No register was asked: {problem}").format(problem=reason))
        return 2
    unit = answered.holding(number)
    if unit is None:
        print(language.gettext("{number}: the register does not know it, or does not show it").format(number=number))
        return 1
    assert answered.asked, "the day is noted when it is asked"
    said = language.gettext("{number}, as the register has it on {date}:")
    print(said.format(number=number, date=language.date(answered.asked)))
    compared = list(comparison(found, ids, unit, language))
    print("\n".join(_line(one, language) for one in compared if one.entry or one.register))
    return int(any(one.verdict == DIFFERS for one in compared))


def _organisation(filed: Filed | None, slug: str) -> Organisation:
    if filed is None:
        raise NotProved(N_("no entry has the slug {slug}"), slug=slug)
    if not isinstance(filed.record, Organisation):
        raise NotProved(N_("{slug} is a project or an event, which no register has"), slug=slug)
    return filed.record


def _to_consult(ids: Ids, language: Language) -> Iterator[str]:
    """The registers that a person has to read, because they hold a number of the entry and cannot be asked here."""
    for scheme, address in ELSEWHERE.items():
        if (number := getattr(ids, scheme)) and not (scheme == "rna" and ids.siren):
            text = language.gettext("{number}: to be read by a person in the register {name}, {address}")
            yield text.format(number=number, name=NAMES[scheme], address=address)
    if ids.tribunal:
        text = language.gettext(
            "the court of {court} keeps the register: volume {volume}, folio {folio}; ask its clerk"
        )
        yield text.format(court=ids.tribunal.court, volume=ids.tribunal.volume, folio=ids.tribunal.folio)


def comparison(found: Organisation, ids: Ids, unit: Unit, language: Language) -> Iterator[Compared]:
    """Each field of an entry that the register has too."""
    gettext, seat, town = language.gettext, unit.siege, found.place
    names = {slug_of(name) for name in (found.name, *found.other_names)}
    yield Compared(gettext("name"), found.name, unit.nom_complet, not names.isdisjoint(_names(unit)))
    for name, entry, register in (
        ("SIREN", ids.siren, unit.siren),
        ("SIRET", ids.siret, seat.siret),
        ("RNA", ids.rna, unit.complements.identifiant_association),
    ):
        yield Compared(name, entry, register, entry == register)
    city, there = town.city if town else None, seat.libelle_commune
    yield Compared(gettext("town"), city, there, _town(city) == _town(there))
    area, other = town.area if town else None, subdivision_of("FR", seat.code_postal)
    yield Compared(gettext("département"), area, other, area == other)
    state = STATES.get(unit.etat_administratif or "")
    own = STATES["C" if found.status == "closed" else "A"]
    yield Compared(gettext("state"), gettext(own), gettext(state) if state else None, own == state)


def _names(unit: Unit) -> Iterator[str]:
    """The names of an organisation without case, accents or punctuation; «A (B)» is also A, and B."""
    for name in filter(None, (unit.nom_complet, unit.nom_raison_sociale, unit.sigle)):
        yield slug_of(name)
        yield from (slug_of(part) for part in re.split(r"[()]", name) if part.strip())


def _town(name: str | None) -> str:
    """A town as both write it: without the number of an arrondissement, and Saint in full."""
    plain = re.sub(r"-\d.*$|-cedex\b.*$", "", slug_of(name or ""))
    return re.sub(r"\bst(e?)\b", r"saint\1", plain)


def _line(one: Compared, language: Language) -> str:
    """«name: agrees (TOITS PARTAGES)»; both values where they differ."""
    if one.verdict == SAME and one.entry == one.register:
        values = one.entry
    else:
        values = f"{one.entry or '–'} / {one.register or '–'}"
    text = language.gettext("{field}: {verdict} ({values})")
    return "  " + text.format(field=one.field, verdict=language.gettext(one.verdict), values=shown(values))
