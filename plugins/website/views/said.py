"""Text in the page's language where there is one, else in its own and marked so."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from ...catalogue.catalogue import Filed, FiledPage
from ...catalogue.terms import Term
from . import Scene

Said = dict[str, str | None]
"""`text`, and `lang` when it is not the page's language."""


def said(scene: Scene, filed: Filed | FiledPage, text: str, *location: str) -> Said:
    """A prose field of a record or a text page, translated where it is."""
    translation = filed.translations.get(scene.code)
    if translation and location in translation.prose:
        return {"text": translation.prose[location], "lang": None}
    return {"text": text, "lang": None if filed.language == scene.code else filed.language}


def named(scene: Scene, term: Term) -> Said:
    """The label of a word of a closed list."""
    language = term.spoken(scene.code)
    return {"text": term.label[language], "lang": None if language == scene.code else language}


def sentence(text: str, name: str, values: str, found: Sequence[Said]) -> list[Said]:
    """A sentence cut where what fills it in is in another language.

    `name` stands in braces in the text; `values` has a NUL in the place of each of `found`, in order.
    """
    filled = text.format(**{name: values})
    parts = [plain(part) for part in filled.split("\0")]
    return joined([one for pair in zip_longest(parts, found) for one in pair if one])


def joined(pieces: Iterable[Said]) -> list[Said]:
    """Texts that follow each other, those of the page's own language as one."""
    made: list[Said] = []
    for piece in pieces:
        if made and made[-1]["lang"] is None and piece["lang"] is None:
            made[-1] = plain(f"{made[-1]['text']}{piece['text']}")
        elif piece["text"]:
            made.append(piece)
    return made


def plain(text: str) -> Said:
    """A text in the page's own language."""
    return {"text": text, "lang": None}


def body(scene: Scene, filed: Filed | FiledPage) -> Said:
    """The body as HTML, which was sanitised when it was read."""
    translation = filed.translations.get(scene.code)
    if translation and translation.html.strip():
        return {"text": translation.html, "lang": None}
    return {"text": filed.html, "lang": None if filed.language == scene.code else filed.language}
