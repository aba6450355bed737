"""Logos as they are published: made again, under names that are those of their bytes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath

from ..catalogue.catalogue import Catalogue
from ..pictures.encoding import Encoded, Made
from ..pictures.measuring import Size
from .drawings import FOLDER
from .files import Document


@dataclass(frozen=True, slots=True)
class Logo:
    """Where the files of a logo are: the one for every browser, and those in WebP by their width in pixels.

    `small` and `large` are width and height in CSS pixels on a card and on the page of its record; `plate` is what
    must be behind it: `light`, `dark`, or `none`.
    """

    path: str
    webp: Mapping[int, str]
    small: Size
    large: Size
    plate: str


def logos_of(catalogue: Catalogue) -> list[str]:
    """The pictures that some record shows, below content/, each once."""
    return sorted({filed.record.logo.file for filed in catalogue.records.values() if filed.record.logo})


def published(pictures: Mapping[str, Encoded]) -> tuple[dict[str, Logo], list[Document]]:
    """Logos by the path of their picture below content/, and their files."""
    logos: dict[str, Logo] = {}
    documents: dict[str, Document] = {}
    for name, picture in pictures.items():
        made = [*_documents(name, picture)]
        documents |= {document.path: document for _, document in made}
        webp = {one.width: document.path for one, document in made if one.suffix == ".webp"}
        logos[name] = Logo(made[-1][1].path, webp, picture.small, picture.large, picture.plate)
    return logos, list(documents.values())


def _documents(name: str, picture: Encoded) -> Iterator[tuple[Made, Document]]:
    for made in picture.files:
        hashed = sha256(made.content).hexdigest()[:10]
        yield made, Document(f"{FOLDER}/{PurePosixPath(name).stem}-{made.width}-{hashed}{made.suffix}", made.content)
