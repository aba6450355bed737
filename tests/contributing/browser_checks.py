"""The checks of the web form, run by node, and what Python says of the same trees."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, create_model

from plugins.catalogue import contacts, fields, identifiers, quantities, vocabulary
from plugins.catalogue.catalogue import Catalogue
from plugins.catalogue.kinds import FOLDERS
from plugins.catalogue.schema import filled, schema
from plugins.contributing.knowledge import files
from plugins.languages.language import Language
from tests.catalogue.examples import DIRECTORY, ENGLISH, EXAMPLES, ROOT, checked
from tests.tools import node

HERE = Path(__file__).resolve().parent
SCRIPTS = ROOT / "theme" / "static" / "js" / "contribute"
LANGUAGES = (Language("fr", ROOT / "theme" / "translations"), ENGLISH)
Found = list[list[dict[str, Any]]]
"""The problems of each case: location, id, arguments, and the sentences that are `said`."""


@dataclass(frozen=True)
class Case:
    """An entry to check: what is typed, its kind (a folder) or its rule, its text, and its own slug."""

    kind: str
    data: dict[str, Any]
    body: str = ""
    slug: str = "essai"
    name: str = field(default="", compare=False)


RULES: Mapping[str, Any] = {
    "line": fields.Summary,
    "slug": fields.Slug,
    "postcode": fields.Postcode,
    "media": fields.Media,
    "hostname": contacts.Hostname,
    "page-pattern": contacts.PagePattern,
    "rna": identifiers.Rna,
    "bic": identifiers.Bic,
    "siren": identifiers.Siren,
    "siret": identifiers.Siret,
    "belgian-number": identifiers.BelgianNumber,
    "swiss-number": identifiers.SwissNumber,
    "canadian-number": identifiers.CanadianNumber,
    "iban": identifiers.Iban,
    "web": contacts.HttpsUrl,
    "site": contacts.SiteUrl,
    "email": contacts.Email,
    "year": quantities.Year,
    "count": quantities.Count,
    "day": quantities.Day,
    "day-or-year": quantities.DayOrYear,
    "moment": quantities.Moment,
    "time-zone": quantities.TimeZone,
    "money": quantities.MoneyField,
    "percent": quantities.Percent,
    "coordinates": quantities.CoordinatesField,
    "language": fields.LanguageCode,
    "flag": fields.Flag,
    "country": vocabulary.Country,
    "area": vocabulary.AreaCode,
    "term": Annotated[str, vocabulary.term_of("causes")],
}
"""What each rule reads, by a name: the same rule with other arguments has another."""


def examples(name: str) -> list[dict[str, Any]]:
    """A file of tests/examples/fields."""
    found: list[dict[str, Any]] = json.loads((EXAMPLES / "fields" / f"{name}.json").read_text(encoding="utf-8"))
    return found


def case(example: Mapping[str, Any]) -> Case:
    """The case of an example, of either form."""
    if "rule" in example:
        return Case(example["rule"], {"value": example["typed"]})
    return Case(example["kind"], example["data"], example["body"], example["slug"], example["name"])


@cache
def models() -> dict[str, type[BaseModel]]:
    """Every kind by its folder, and a model of one field, `value`, for each rule."""
    alone = {name: create_model(name, value=(kind, fields.field("…"))) for name, kind in RULES.items()}
    return {**FOLDERS, **alone}


@cache
def directory() -> Catalogue:
    """The directory of tests/examples."""
    found = checked(DIRECTORY).catalogue
    assert found is not None, "tests/examples/directory has errors"
    return found


@cache
def given() -> dict[str, Any]:
    """The files and the schemas that the browser is given."""
    return {
        "files": dict(files(directory(), LANGUAGES)),
        "schemas": {name: filled(schema(model), directory().vocabulary) for name, model in models().items()},
    }


def question(cases: Iterable[Case]) -> dict[str, Any]:
    """Cases with all that is needed to check them."""
    asked = [{"schema": one.kind, "data": one.data, "body": one.body, "slug": one.slug} for one in cases]
    return {**given(), "cases": asked}


def in_node(cases: Iterable[Case], scripts: Path = SCRIPTS) -> Found:
    """The problems of each case, as the browser finds them, with their sentences as `said`, by language."""
    found: Found = run("check.mjs", question(cases), scripts)
    return found


def run(script: str, asked: object, scripts: Path = SCRIPTS) -> Any:
    """What a script of this folder writes for a value. Raises AssertionError with what it said if it fails."""
    command = [node(), str(HERE / script), str(scripts)]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)
