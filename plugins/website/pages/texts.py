"""Text pages, and the page for an address that does not exist."""

import re
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from ...catalogue.catalogue import FiledPage
from ...languages.messages import N_
from ..files import Page
from ..views import Scene
from ..views.said import Said, body, said
from . import compose, text_title

MISSING = N_("This page does not exist")
SPECIAL = {"legal"}
"""Text pages that have a template of their own."""

ELSEWHERE = {"contribute"}
"""Text pages that stand within another page."""


def text(scene: Scene) -> Iterator[Page]:
    """About, Charter, Legal."""
    for page in scene.catalogue.pages.values():
        if page.name in ELSEWHERE:
            continue
        title, summary = text_title(scene, page.name), summary_of(scene, page)
        yield compose(
            scene,
            scene.paths.text(page),
            f"{page.name}.html" if page.name in SPECIAL else "text.html",
            str(title["text"]),
            str(summary["text"]),
            lang=title["lang"],
            body=body_of(scene, page),
        )


def summary_of(scene: Scene, page: FiledPage) -> Said:
    """What a text page says in one sentence."""
    return said(scene, page, page.page.summary, "summary")


def body_of(scene: Scene, page: FiledPage) -> dict[str, Any]:
    """Its text as HTML."""
    text = body(scene, page)
    return {"html": _linked(scene, str(text["text"]), page), "lang": text["lang"]}


def _linked(scene: Scene, html: str, page: FiledPage) -> Markup:
    """HTML with `page:charter` turned into an address. Raises ValueError for a text page that does not exist."""

    def address(found: re.Match[str]) -> str:
        if found[1] not in scene.catalogue.pages:
            raise ValueError(f"{page.path}: page:{found[1]} — {', '.join(scene.catalogue.pages)}")
        return f'href="{scene.url(scene.paths.text(scene.catalogue.pages[found[1]])(scene.code))}"'

    return Markup(re.sub(r'href="page:([a-z-]+)"', address, html))


def not_found(scene: Scene) -> Iterator[Page]:
    """The page that GitHub Pages shows at any depth for an address that does not exist: one for the whole site."""
    if scene.code == scene.site.languages[0]:
        gettext = scene.language.gettext
        found = compose(scene, scene.paths.home(), "404.html", gettext(MISSING), "", others=_others(scene))
        yield Page("404.html", found.template, found.language, found.variables)


def _others(scene: Scene) -> list[dict[str, str]]:
    """The same in each other language, with its own first page."""
    others = [language for code, language in scene.languages.items() if code != scene.code]
    return [
        {
            "code": language.code,
            "title": language.gettext(MISSING),
            "name": language.endonym,
            "url": scene.url(scene.paths.home()(language.code)),
        }
        for language in others
    ]
