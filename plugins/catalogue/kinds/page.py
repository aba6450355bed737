"""A text page of the site: About, Charter, Contribute, Legal."""

from typing import Annotated

from ..fields import PROSE, LanguageCode, ProseLine, Slug, Summary, field, optional
from .parts import Part


class TextPage(Part):
    """A page that is only read. Each language gives its title, its address and its text."""

    lang: LanguageCode | None = optional("The language of this file, when it is not the site's first", example="fr")
    title: ProseLine = field("The title", example="La charte")
    slug: Annotated[Slug, PROSE] = field("The last part of its address", example="charte")
    summary: Summary = field(
        "What it says, in one sentence", example="Ce qui peut figurer ici, et ce que nous ne ferons pas."
    )
