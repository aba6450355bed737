"""Text in the page's language where there is one, else in its own and marked so."""

from ...catalogue.catalogue import Filed, FiledPage
from . import Scene

Said = dict[str, str | None]
"""`text`, and `lang` when it is not the page's language."""


def said(scene: Scene, filed: Filed, text: str, *location: str) -> Said:
    """A prose field of a record, translated where it is."""
    translation = filed.translations.get(scene.code)
    if translation and location in translation.prose:
        return {"text": translation.prose[location], "lang": None}
    return {"text": text, "lang": None if filed.language == scene.code else filed.language}


def body(scene: Scene, filed: Filed | FiledPage) -> Said:
    """The body as HTML, which was sanitised when it was read."""
    translation = filed.translations.get(scene.code)
    if translation and translation.html.strip():
        return {"text": translation.html, "lang": None}
    return {"text": filed.html, "lang": None if filed.language == scene.code else filed.language}
