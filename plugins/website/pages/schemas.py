"""JSON Schema of every kind of entry and of every list: for editors, for the form, for whoever reads the files."""

import json
from collections.abc import Iterator

from ...catalogue.kinds import FOLDERS, KINDS, kind_of
from ...catalogue.schema import Schema, described, filled, schema
from ...catalogue.terms import LISTS
from ...contributing.writing.orders import orders
from ..files import Document
from ..views import Scene


def schemas(scene: Scene) -> Iterator[Document]:
    """`schemas/association.json` … and `schemas/vocabulary/causes.json` …, which speak every language of the site.

    Beside what `catalogue.schema` says, `x-order` has the keys of each group in order, by its path.
    """
    if scene.code != scene.site.languages[0]:
        return
    for folder, model in FOLDERS.items():
        if folder in KINDS and folder not in scene.kinds:
            continue
        found = filled(schema(model), scene.catalogue.vocabulary)
        yield _document(scene, kind_of(folder), found | {"x-order": orders(kind_of(folder))})
    for name, term in LISTS.items():
        found = schema(term)
        words = {"type": "object", "definitions": {**found.pop("definitions"), term.__name__: found}}
        yield _document(
            scene, f"vocabulary/{name}", words | {"additionalProperties": {"$ref": f"#/definitions/{term.__name__}"}}
        )


def _document(scene: Scene, name: str, found: Schema) -> Document:
    path = f"schemas/{name}.json"
    said = described(found, {code: language.gettext for code, language in scene.languages.items()})
    return Document(path, json.dumps({"$id": scene.site.absolute(path), **said}, ensure_ascii=False).encode())
