"""The six kinds of record and the text pages, by the folder that holds their entries."""

from collections.abc import Mapping

from .association import Association
from .event import Event
from .funder import Funder
from .page import TextPage
from .partner import Partner
from .parts import Part
from .platform import Platform
from .project import Project
from .record import Record

KINDS: Mapping[str, type[Record]] = {
    "associations": Association,
    "projects": Project,
    "funders": Funder,
    "partners": Partner,
    "events": Event,
    "platforms": Platform,
}
"""Folder below content/ → model. The singular of a folder is the name of its kind."""

FOLDERS: Mapping[str, type[Part]] = {**KINDS, "pages": TextPage}
"""Every folder of Markdown entries."""


def kind_of(folder: str) -> str:
    """The name of the kind that a folder holds."""
    return folder.removesuffix("s")
