"""Made-up entries, each from its number: the same number gives the same entry."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from random import Random
from typing import Any, NamedTuple

from plugins.catalogue.areas import subdivision_of
from plugins.catalogue.fields import slug_of
from tests.bench import _words as words
from tests.bench._texts import body, day, file, siren

PLATFORMS = 3
KINDS = "associations " * 4 + "projects " + "associations " * 4 + "funders " + "associations " * 4 + "projects "
KINDS += "associations " * 3 + "partners events"
ORDER = KINDS.split()
"""The kinds of twenty entries in a row, after the platforms."""

NAMES = len(words.FIRST) * len(words.SECOND)
MOST = NAMES * len(words.TOWNS)
"""Entries beyond which two would have one name."""

Fields = dict[str, Any]


class Made(NamedTuple):
    """A file below content/."""

    path: str
    text: str


class Maker:
    """Makes the entries of a directory of a given size. `terms` are the slugs of each list of the vocabulary."""

    def __init__(self, entries: int, seed: int, terms: Mapping[str, Sequence[str]]) -> None:
        if not PLATFORMS < entries <= MOST:
            raise ValueError(f"entries: {PLATFORMS + 1} to {MOST}")
        self._entries = entries
        self._seed = seed
        self._terms = terms

    @cached_property
    def _associations(self) -> list[int]:
        return [number for number in range(self._entries) if self.folder(number) == "associations"]

    @cached_property
    def _networks(self) -> int:
        """How many of the associations have members: about one in fifty."""
        return max(1, len(self._associations) // 50)

    def folder(self, number: int) -> str:
        """The folder of an entry."""
        return "platforms" if number < PLATFORMS else ORDER[(number - PLATFORMS) % len(ORDER)]

    def town(self, number: int) -> words.Town:
        """Where an entry is: every département in turn, another one each time that the words of its name come back."""
        round, rest = divmod(number, NAMES)
        return words.TOWNS[(round + rest) % len(words.TOWNS)]

    def name(self, number: int) -> str:
        """The name of an entry; no other has it."""
        second, first = divmod(number % NAMES, len(words.FIRST))
        return f"{words.FIRST[first]} {words.SECOND[second]}, {self.town(number).city}"

    def slug(self, number: int) -> str:
        """The slug of an entry."""
        return slug_of(self.name(number))

    def files(self, number: int) -> Iterator[Made]:
        """The file of an entry and, one time in five, its translation."""
        chance = Random(f"{self._seed}/{number}")
        fields = self._record(number, chance) | getattr(self, f"_of_{self.folder(number)}")(number, chance)
        path = f"{self.folder(number)}/{self.slug(number)}"
        yield Made(f"{path}.md", file(fields, body(self._said(number), "fr", chance)))
        if number % 5 == 0:
            yield Made(f"{path}.en.md", file(self._translation(number, fields), body(self._said(number), "en", chance)))

    def _some(self, name: str, chance: Random, most: int) -> list[str]:
        terms = self._terms[name]
        return chance.sample(terms, min(len(terms), chance.randint(1, most)))

    def _record(self, number: int, chance: Random) -> Fields:
        """What every kind has."""
        town = self.town(number)
        area = subdivision_of("FR", town.postcode)
        fields: Fields = {
            "name": self.name(number),
            "summary": words.SUMMARIES["fr"][number % 4].format(city=town.city),
            "causes": self._some("causes", chance, 3),
            "place": {"city": town.city, "postcode": town.postcode},
            "area": ["FR"] if number % 20 == 7 else [area],
            "website": self._site(number),
            "contact": {"email": f"contact@{self.slug(number)}.example"},
            "author": {"name": "Camille, trésorière", "interest": "Je tiens les comptes de l'association."},
            "sources": [
                {"fact": fact, "url": f"{self._site(number)}{fact}", "read": day(-chance.randint(1, 300))}
                for fact in ("summary", "place", "causes")
            ],
        }
        if number % 2:
            fields["confirmed"] = {"on": day(-chance.randint(1, 300)), "how": "organisation", "by": "Camille"}
        if number % 50 == 9:
            fields["aliases"] = [f"{self.slug(number)}-ancien"]
        return fields

    def _site(self, number: int) -> str:
        return f"https://www.{self.slug(number)}.example/"

    def _organisation(self, number: int, chance: Random) -> Fields:
        years = chance.sample(range(2021, 2026), 2)
        return {
            "scope": "national" if number % 20 == 7 else "local",
            "founded": str(chance.randint(1901, 2025)),
            "ids": {"rna": f"W{number % 900 + 100}{number:06}", "siren": siren(number)},
            "accounts": [
                {
                    "year": str(year),
                    "income": str(chance.randint(5, 900) * 1000),
                    "source": f"{self._site(number)}{year}",
                }
                for year in sorted(years)
            ],
        }

    def _of_associations(self, number: int, chance: Random) -> Fields:
        fields = self._organisation(number, chance) | {
            "give": [self._platform_page(number, chance), {"page": f"{self._site(number)}donner"}],
            "tax": {"regime": self._terms["tax"][0], "receipt": "yes", "source": f"{self._site(number)}fiscalite"},
            "needs": self._exchanges(chance, "needs"),
        }
        networks = self._associations[: self._networks]
        if number > networks[-1] and number % 3:
            fields["member_of"] = [self.slug(chance.choice(networks))]
        return fields

    def _platform_page(self, number: int, chance: Random) -> Fields:
        platform = self.slug(chance.randrange(PLATFORMS))
        return {"platform": platform, "url": f"https://www.{platform}.example/a/{number}"}

    def _exchanges(self, chance: Random, name: str) -> list[Fields]:
        """One to three needs, or offers, each of another type."""
        found = []
        for type in chance.sample(sorted(words.NEEDS), chance.randint(1, 3)):
            one: Fields = {"id": type, "type": type, "title": words.NEEDS[type][0]}
            if type in ("skills", "goods"):
                one[type] = self._some(type, chance, 2)
            if chance.random() < 0.3:
                one["until"] = day(chance.randint(1, 400))
            found.append(one)
        return found

    def _owner(self, chance: Random) -> str:
        return self.slug(chance.choice(self._associations))

    def _of_projects(self, number: int, chance: Random) -> Fields:
        amount = chance.randint(2, 90) * 500
        goal = {"amount": str(amount), "raised": str(chance.randint(0, amount)), "as_of": day(-3)}
        return {
            "association": self._owner(chance),
            "aim": "Ouvrir un lieu de plus, où chacun trouve de l'aide à dix minutes de chez soi.",
            "stage": chance.choice(["idea", "start", "growth", "running"]),
            "starts": day(-chance.randint(1, 300)),
            "ends": day(chance.randint(1, 400)),
            "goal": goal,
            "needs": self._exchanges(chance, "needs"),
            "give": [self._platform_page(number, chance)],
        }

    def _of_funders(self, number: int, chance: Random) -> Fields:
        return self._organisation(number, chance) | {
            "type": chance.choice(["foundation", "public", "company", "collective"]),
            "looks_for": "Des projets nés sur place, avec des habitants, et qui pensent à la suite.",
            "ticket": {"least": "1000", "most": str(chance.randint(2, 50) * 1000)},
            "instruments": ["grant"],
            "funded": [
                {"record": self._owner(chance), "year": "2024", "amount": "5000", "source": f"{self._site(number)}dons"}
            ],
        }

    def _of_partners(self, number: int, chance: Random) -> Fields:
        offers = self._exchanges(chance, "offers")
        return self._organisation(number, chance) | {"lends": ["skills", "places"], "offers": offers}

    def _of_events(self, number: int, chance: Random) -> Fields:
        start = chance.randint(-200, 200)
        owners = dict.fromkeys(self._owner(chance) for _ in range(3))
        return {
            "starts": day(start),
            "ends": day(start + 1),
            "organiser": next(iter(owners)),
            "participants": [*owners],
        }

    def _of_platforms(self, number: int, chance: Random) -> Fields:
        host = f"www.{self.slug(number)}.example"
        fee = {"payer": "association", "taker": "platform", "percent": str(number), "source": f"https://{host}/frais"}
        return {"hosts": [host], "pages": [f"https://{host}/a/{{account}}"], "fees": [fee | {"read": day(-9)}]}

    def _translation(self, number: int, fields: Fields) -> Fields:
        found: Fields = {"summary": words.SUMMARIES["en"][number % 4].format(city=self.town(number).city)}
        for name in ("needs", "offers"):
            if fields.get(name):
                found[name] = [{"id": one["id"], "title": words.NEEDS[one["type"]][1]} for one in fields[name]]
        return found

    def _said(self, number: int) -> Fields:
        """What the sentences of a body mention."""
        return {"name": self.name(number), "city": self.town(number).city, "year": 2025, "count": 40 + number % 900}
