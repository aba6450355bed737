"""A text page of the site: About, Charter, Contribute, Legal."""

from typing import Annotated

from ..fields import PROSE, ProseLine, Slug, Summary, field
from .parts import Part


class TextPage(Part):
    """A page that is only read. Each language gives its title, its address and its text."""

    title: ProseLine = field("The title", example="La charte")
    slug: Annotated[Slug, PROSE] = field("The last part of its address", example="charte")
    summary: Summary = field(
        "What it says, in one sentence", example="Ce qui peut figurer ici, et ce que nous ne ferons pas."
    )
