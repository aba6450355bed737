"""Closed lists and their labels, read from content/vocabulary and given to the models as validation context."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import ValidationError, ValidationInfo

from . import areas, entries
from .fields import SLUG, TypedTerm, reading, text_of, wrong
from .problems import Problem, problem
from .quantities import Coordinates
from .terms import LISTS, OPTIONAL, PlaceTerm, Regime, Synonyms, Term
from .trees import Unreadable
from .validation import problems_of


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

    def unlabelled(self, languages: Iterable[str]) -> list[str]:
        """The words that people read and that have no label in one of some languages: `causes.logement (de)`."""
        return [
            f"{name}.{slug} ({language})"
            for language in languages
            for name, kind in LISTS.items()
            if kind.model_fields["label"].is_required()
            for slug, term in self.lists.get(name, {}).items()
            if language not in term.label
        ]

    def centre(self, code: str) -> Coordinates | None:
        """The point that stands for an area, where one is known."""
        term = self.lists.get("places", {}).get(code)
        return term.centre if isinstance(term, PlaceTerm) else None

    def synonyms(self, language: str) -> list[tuple[str, ...]]:
        """Groups of words and phrases that mean the same, in a language."""
        terms = self.lists.get("synonyms", {}).values()
        return [term.words.get(language, ()) for term in terms if isinstance(term, Synonyms)]

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
        if name in OPTIONAL and not path.exists():
            continue
        try:
            entry = _entry(path, path.relative_to(root).as_posix())
        except Unreadable as error:
            problems.append(error.problem)
        else:
            found = list(_terms(entry, kind, languages))
            lists[name] = {slug: term for slug, term, _ in found}
            problems += [*entry.problems, *(one for _, _, wrong in found for one in wrong)]
            problems += [_no_area(entry, code) for code in lists[name] if name == "places" and not areas.exists(code)]
    corrections = {code: term.label for code, term in lists.get("places", {}).items()}
    return Vocabulary(lists, areas.load(countries, languages, corrections)), problems


def _entry(path: Path, shown: str) -> entries.Entry:
    if not path.is_file() or path.is_symlink():
        raise Unreadable(problem("vocabulary-missing", shown))
    return entries.read_list(shown, path.read_bytes())


def _terms(
    entry: entries.Entry, kind: type[Term], languages: Sequence[str]
) -> Iterator[tuple[str, Term, list[Problem]]]:
    """Each term with its problems; one that is wrong stands for itself, so that entries may still name it."""
    for slug, data in entry.data.items():
        problems = []
        if not re.fullmatch(SLUG + "|[A-Z]{2}(-[A-Z0-9]{1,3})?", slug):
            problems.append(problem("slug", entry.path, (slug,), entry.keys[(slug,)], value=slug))
        try:
            term = kind.model_validate(data)
            if not {*languages} & {*term.label} and kind.model_fields["label"].is_required():
                here = (slug, "label", languages[0])
                problems.append(problem("missing", entry.path, here, entry.place(here), field=languages[0]))
        except ValidationError as error:
            term = kind.model_construct(label={languages[0]: slug})
            problems += problems_of(error, entry, kind, below=(slug,))
        yield slug, term, problems


def _no_area(entry: entries.Entry, code: str) -> Problem:
    return problem("unknown-area", entry.path, (code,), entry.keys[(code,)], value=code)


def vocabulary_of(info: ValidationInfo) -> Vocabulary:
    """The vocabulary given to a validation as its context."""
    assert isinstance(info.context, Vocabulary), "models are validated with a Vocabulary as context"
    return info.context


def term_of(name: str) -> TypedTerm:
    """Slugs that must stand in the closed list `name`."""

    def known(typed: object, info: ValidationInfo) -> str:
        value = text_of(typed)
        terms = vocabulary_of(info).lists.get(name)
        if terms is not None and value not in terms:
            raise wrong("unknown-term", value=value, list=f"content/vocabulary/{name}.yml", **_near(value, terms, info))
        return value

    return TypedTerm(known, "term", list=name)


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


AreaCode = Annotated[str, TypedTerm(_area, "area")]
"""A country of the site (ISO 3166-1) or one of its subdivisions (ISO 3166-2)."""


def _country(value: str) -> str:
    from pycountry import countries

    if not re.fullmatch("[A-Z]{2}", value) or not countries.get(alpha_2=value):
        raise wrong("country", value=value)
    return value


Country = Annotated[str, reading(_country, "country")]
"""Any country (ISO 3166-1, two letters)."""
