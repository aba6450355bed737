"""Closed lists and their labels, read from content/vocabulary and given to the models as validation context."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationError, ValidationInfo

from . import areas, entries
from .contacts import HttpsUrl
from .fields import SLUG, Line, field, line_of, optional, reading, several, text_of, wrong
from .problems import Problem, problem
from .quantities import Coordinates, CoordinatesField, Count, Day, MoneyField, Percent
from .trees import Unreadable
from .validation import problems_of


class Term(BaseModel):
    """One word of a closed list, with its label in each language."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    label: dict[str, Line] = field("What people read, by language", example={"fr": "Logement", "en": "Housing"})

    def name(self, language: str) -> str:
        """Its label in a language, else in the first that the list gives."""
        return self.label.get(language) or next(iter(self.label.values()))


class Cause(Term):
    """What an association works for, mapped to the classifications that others use."""

    icnptso: tuple[Line, ...] = several("Codes of the UN classification of non-profits (ICNP/TSO)", example=["D20"])
    rna: tuple[Line, ...] = several("Families of purposes in the Répertoire national des associations", example=["019"])
    sdg: tuple[Count, ...] = several("Sustainable development goals of the UN, 1 to 17", example=[11])
    colour: Literal["elan", "leaf", "sun", "sky", "plum", "clay"] = field(
        "One of the six colours of the theme: elan, leaf, sun, sky, plum, clay", example="sky"
    )


class Label(Term):
    """A label that somebody grants to organisations."""

    url: HttpsUrl = field("Where the label explains itself", example="https://www.donenconfiance.org/")


ConditionText = Annotated[str, reading(line_of(400))]


class Step(BaseModel):
    """A rate, up to an amount given in a year, in force for a time."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    rate: Percent = field("Share of the gift that comes back, in percent", example="66")
    up_to: MoneyField | None = optional("Up to this amount given in a year; the next step counts above", example="2000")
    from_: Day | None = optional("In force from", example="2025-10-14", alias="from")
    until: Day | None = optional("In force until", example="2025-10-13")


class Regime(Term):
    """A tax rule for gifts. Without steps it depends on more than the gift, and no amount is shown."""

    country: Line = field("ISO 3166 code of the country", example="FR")
    who: Literal["individual", "company", "wealth"] = field(
        "individual, company, or wealth for a tax on wealth", example="individual", default="individual"
    )
    steps: tuple[Step, ...] = several("Rates, each up to an amount of gifts in a year")
    least: MoneyField | None = optional("Nothing comes back below this gift", example="40")
    most: MoneyField | None = optional("At most this comes back in a year", example="50000")
    condition: dict[str, ConditionText] = field("For whom and within what limits, by language", default={})
    law: Line = field("The article of law", example="Code général des impôts, article 200")
    source: HttpsUrl | None = optional("Where the rule was read", example="https://www.service-public.fr/…")
    read: Day | None = optional("The day it was read", example="2026-11-20")


class PlaceTerm(Term):
    """A name of an area put right, and the point that stands for it."""

    label: dict[str, Line] = field("Its usual name, by language", example={"fr": "Grand Est"}, default={})
    centre: CoordinatesField | None = optional("Its main town, in degrees", example=[45.76, 4.84])


LISTS: Mapping[str, type[Term]] = {
    "causes": Cause,
    "skills": Term,
    "goods": Term,
    "labels": Label,
    "tax": Regime,
    "places": PlaceTerm,
}
"""The files of content/vocabulary and what a term of each is."""


@dataclass(frozen=True)
class Vocabulary:
    """Every closed list, and the areas of the site's countries. A list that could not be read is absent."""

    lists: Mapping[str, Mapping[str, Term]]
    places: Mapping[str, areas.Area]

    def terms(self, name: str) -> Mapping[str, Term]:
        """The terms of a list by slug, in the order of its file."""
        return self.lists[name]

    @property
    def regimes(self) -> Mapping[str, Regime]:
        """The tax rules by slug."""
        return {slug: term for slug, term in self.lists.get("tax", {}).items() if isinstance(term, Regime)}

    def centre(self, code: str) -> Coordinates | None:
        """The point that stands for an area, where one is known."""
        term = self.lists.get("places", {}).get(code)
        return term.centre if isinstance(term, PlaceTerm) else None

    def lineage(self, code: str) -> list[str]:
        """An area and those that contain it, smallest first."""
        codes: list[str] = []
        area = self.places.get(code)
        while area:
            codes.append(area.code)
            area = self.places.get(area.parent or "")
        return codes


def load(
    folder: Path, root: Path, countries: Iterable[str], languages: Sequence[str]
) -> tuple[Vocabulary, list[Problem]]:
    """Read every list; one that is missing or cannot be read is a problem."""
    lists: dict[str, dict[str, Term]] = {}
    problems: list[Problem] = []
    for name, kind in LISTS.items():
        path = folder / f"{name}.yml"
        try:
            entry = _entry(path, path.relative_to(root).as_posix())
        except Unreadable as error:
            problems.append(error.problem)
        else:
            found = list(_terms(entry, kind, languages[0]))
            lists[name] = {slug: term for slug, term, _ in found}
            problems += [*entry.problems, *(one for _, _, wrong in found for one in wrong)]
            problems += [_no_area(entry, code) for code in lists[name] if name == "places" and not areas.exists(code)]
    corrections = {code: term.label for code, term in lists.get("places", {}).items()}
    return Vocabulary(lists, areas.load(countries, languages, corrections)), problems


def _entry(path: Path, shown: str) -> entries.Entry:
    if not path.is_file() or path.is_symlink():
        raise Unreadable(problem("vocabulary-missing", shown))
    return entries.read_list(shown, path.read_bytes())


def _terms(entry: entries.Entry, kind: type[Term], language: str) -> Iterator[tuple[str, Term, list[Problem]]]:
    """Each term with its problems; one that is wrong stands for itself, so that entries may still name it."""
    for slug, data in entry.data.items():
        problems = []
        if not re.fullmatch(SLUG + "|[A-Z]{2}(-[A-Z0-9]{1,3})?", slug):
            problems.append(problem("slug", entry.path, (slug,), entry.keys[(slug,)], value=slug))
        try:
            term = kind.model_validate(data)
            if language not in term.label and kind.model_fields["label"].is_required():
                here = (slug, "label", language)
                problems.append(problem("missing", entry.path, here, entry.place(here), field=language))
        except ValidationError as error:
            term = kind.model_construct(label={language: slug})
            problems += problems_of(error, entry, kind, below=(slug,))
        yield slug, term, problems


def _no_area(entry: entries.Entry, code: str) -> Problem:
    return problem("unknown-area", entry.path, (code,), entry.keys[(code,)], value=code)


def vocabulary_of(info: ValidationInfo) -> Vocabulary:
    """The vocabulary given to a validation as its context."""
    assert isinstance(info.context, Vocabulary), "models are validated with a Vocabulary as context"
    return info.context


def term_of(name: str) -> PlainValidator:
    """A validator of slugs that must stand in the closed list `name`."""

    def known(typed: object, info: ValidationInfo) -> str:
        value = text_of(typed)
        terms = vocabulary_of(info).lists.get(name)
        if terms is not None and value not in terms:
            raise wrong("unknown-term", value=value, list=f"content/vocabulary/{name}.yml", **_near(value, terms, info))
        return value

    return PlainValidator(known)


def _near(value: str, terms: Mapping[str, Term], info: ValidationInfo) -> dict[str, str]:
    """The slug that somebody may have meant, by its slug or by its label in any language."""
    words = {slug: slug for slug in terms}
    words |= {label.lower(): slug for slug, term in terms.items() for label in term.label.values()}
    near = get_close_matches(value.lower(), words, n=1, cutoff=0.6)
    return {"near": words[near[0]]} if near else {}


def _area(typed: object, info: ValidationInfo) -> str:
    value = text_of(typed)
    places = vocabulary_of(info).places
    if value not in places:
        raise wrong("unknown-area", value=value, **_near_area(value, places))
    return value


def _near_area(value: str, places: Mapping[str, areas.Area]) -> dict[str, str]:
    number = re.fullmatch(r"(?:FR-?)?(2[AB]|[0-9]{2,3})", value.upper())
    code = f"FR-{number[1]}" if number else value.upper()
    code = "FR-75C" if code == "FR-75" else code
    if code in places:
        return {"near": code}
    names = {name.lower(): area.code for area in places.values() for name in area.names.values()}
    near = get_close_matches(value.lower(), names, n=1, cutoff=0.7)
    return {"near": names[near[0]]} if near else {}


AreaCode = Annotated[str, PlainValidator(_area)]
"""A country of the site (ISO 3166-1) or one of its subdivisions (ISO 3166-2)."""


def _country(value: str) -> str:
    from pycountry import countries

    if not re.fullmatch("[A-Z]{2}", value) or not countries.get(alpha_2=value):
        raise wrong("country", value=value)
    return value


Country = Annotated[str, reading(_country)]
"""Any country (ISO 3166-1, two letters)."""
