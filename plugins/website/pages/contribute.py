"""The form that adds an entry or corrects one: its page, and the documents that it fetches."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from ...catalogue.catalogue import Filed, FiledPage
from ...catalogue.kinds import kind_of
from ...catalogue.rules.names import RESERVED
from ...contributing.knowledge import files as known
from ...contributing.writing.originals import files, originals, shelves
from ..files import Document, Later, Page
from ..views import Scene
from ..views.contribute import MORE, ORDER, UNSEEN, asked, kinds, path
from ..views.prompts import spoken
from ..views.said import Said, plain
from ..views.searching import blank, labels
from ..views.structured import block
from . import compose, text_title
from .texts import body_of, summary_of

FOLDER = "contribute/"


def contribute(scene: Scene) -> Iterator[Page | Document]:
    """The form in a language."""
    text = scene.catalogue.pages.get("contribute")
    title, about = _said(scene, text)
    yield compose(
        scene,
        path(scene),
        "contribute.html",
        str(title["text"]),
        str(about["text"]),
        lang=title["lang"],
        about=about,
        kinds=kinds(scene),
        data=block(_data(scene)),
        blank=blank(scene),
        body=body_of(scene, text) if text else None,
        contact=_contact(scene),
    )


def _said(scene: Scene, text: FiledPage | None) -> tuple[Said, Said]:
    """Its title, and what it says in one sentence: those of the text page, where there is one."""
    if text:
        return text_title(scene, text.name), summary_of(scene, text)
    about = scene.language.gettext("Add an association, correct an entry: ten minutes are enough.")
    return plain(scene.language.gettext("Add an entry")), plain(about)


def fetched(scene: Scene) -> Iterator[Document]:
    """What the form fetches, beside the schemas: what its checks know, and the entries as they were typed."""
    if scene.code != scene.site.languages[0]:
        return
    for name, value in known(scene.catalogue, list(scene.languages.values())):
        yield Document(FOLDER + name, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
    for number, held in enumerate(shelves(_correctable(scene))):
        states = [scene.states.of(one) for one in held]
        yield Document(f"{FOLDER}entries/{number}.json", Later(partial(originals, scene.site.content, held), states))


def _correctable(scene: Scene) -> list[Filed]:
    """Records that the form corrects: not those whose ways to give are withheld, which its page does not tell."""
    return [one for one in scene.catalogue.records.values() if one.slug not in scene.catalogue.withheld]


def _data(scene: Scene) -> dict[str, Any]:
    """All that the form is told by its page."""
    site = scene.site
    return {
        "languages": site.languages,
        "repository": site.repository,
        "branch": site.branch,
        "schemas": scene.url("schemas/"),
        "knowledge": scene.url(FOLDER),
        "entries": scene.url(f"{FOLDER}entries/"),
        "files": files(len(_correctable(scene))),
        "reserved": sorted(RESERVED),
        "ours": [code for code, area in scene.catalogue.vocabulary.places.items() if area.country == code],
        "more": MORE,
        "order": ORDER,
        "unseen": UNSEEN,
        "kinds": {kind_of(folder): asked(scene, folder) for folder in scene.kinds},
        "choices": labels(scene),
        "said": spoken(scene.language),
    }


def _contact(scene: Scene) -> dict[str, Any]:
    """Where one may write, and whether that too asks for an account."""
    url = str(scene.site.publisher["contact"])
    return {
        "url": url,
        "name": url.removeprefix("mailto:").removeprefix("https://"),
        "open": not url.startswith(scene.site.repository),
    }
