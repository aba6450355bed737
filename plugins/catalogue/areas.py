"""Countries and their subdivisions (ISO 3166-1 and 3166-2, from the package pycountry)."""

import gettext
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import pycountry

OVERSEAS_OR_METROPOLITAN = re.compile(r"FR-([0-9]{2}|2A|2B|75C|97[1-6]|20R|[A-Z]{3})")
"""What we keep of France: regions, départements, Paris, Corsica, the five overseas départements."""

PARENTS = {"FR-2A": "FR-20R", "FR-2B": "FR-20R", "FR-67": "FR-GES", "FR-68": "FR-GES"}
"""Regions of the départements for which the standard names none, or the European Collectivity of Alsace."""


@dataclass(frozen=True, slots=True)
class Area:
    """A country, a region (first level below it) or a département (second level)."""

    code: str
    names: Mapping[str, str]
    country: str
    parent: str | None

    def name(self, language: str) -> str:
        """Its name in a language, else as the standard writes it."""
        return self.names.get(language) or self.names[""]


def load(
    countries: Iterable[str], languages: Iterable[str], corrections: Mapping[str, Mapping[str, str]]
) -> dict[str, Area]:
    """All areas of these countries by code, names corrected where the standard's are not the usual ones."""
    names = {language: _translations(language) for language in languages}
    areas: dict[str, Area] = {}
    for country in countries:
        areas[country] = Area(country, _country_names(country, names), country, None)
        for division in _divisions(country):
            if area := _area(division, names):
                areas[area.code] = area
    return {code: _corrected(area, corrections.get(code, {})) for code, area in areas.items()}


def exists(code: str) -> bool:
    """Whether a code is one of ISO 3166-1 or 3166-2, of whatever country."""
    return code in _codes()


@cache
def _codes() -> frozenset[str]:
    return frozenset([one.alpha_2 for one in pycountry.countries] + [one.code for one in pycountry.subdivisions])


def _divisions(country: str) -> list["pycountry.db.Data"]:
    found = [one for one in pycountry.subdivisions if one.country_code == country]
    return sorted(found, key=lambda one: str(one.code))


def subdivision_of(country: str, postcode: str | None) -> str | None:
    """The French département of a postcode (La Poste: its first two or three digits); None elsewhere."""
    if country != "FR" or not postcode or not re.fullmatch("[0-9]{5}", postcode):
        return None
    if postcode.startswith(("200", "201")):
        return "FR-2A"
    if postcode.startswith("20"):
        return "FR-2B"
    if postcode.startswith("75"):
        return "FR-75C"
    code = f"FR-{postcode[:3] if postcode.startswith('97') else postcode[:2]}"
    return code if OVERSEAS_OR_METROPOLITAN.fullmatch(code) and exists(code) else None


def _translations(language: str) -> tuple[gettext.NullTranslations, gettext.NullTranslations]:
    def find(domain: str) -> gettext.NullTranslations:
        return gettext.translation(domain, pycountry.LOCALES_DIR, [language], fallback=True)

    return find("iso3166-1"), find("iso3166-2")


def _country_names(
    code: str, names: Mapping[str, tuple[gettext.NullTranslations, gettext.NullTranslations]]
) -> dict[str, str]:
    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        raise ValueError(f"{code} is no country of ISO 3166-1")
    usual = getattr(country, "common_name", country.name)
    return {"": usual} | {language: found[0].gettext(usual) for language, found in names.items()}


def _area(
    division: "pycountry.db.Data", names: Mapping[str, tuple[gettext.NullTranslations, gettext.NullTranslations]]
) -> Area | None:
    country = division.country_code
    parent = PARENTS.get(division.code, division.parent_code)
    if country == "FR":
        if not OVERSEAS_OR_METROPOLITAN.fullmatch(division.code) or division.code == "FR-6AE":
            return None
    elif parent:
        return None
    said = {"": division.name} | {language: found[1].gettext(division.name) for language, found in names.items()}
    return Area(division.code, {language: _turned(name) for language, name in said.items()}, country, parent or country)


def _turned(name: str) -> str:
    """«wallonne, Région» as one says it: «Région wallonne»."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma else name


def _corrected(area: Area, names: Mapping[str, str]) -> Area:
    return Area(area.code, {**area.names, **names}, area.country, area.parent)
