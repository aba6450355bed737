"""What a build makes: pages to be rendered, and documents that are bytes already."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page: where it goes below the output, and everything its template sees. Picklable."""

    path: str
    template: str
    language: str
    variables: Mapping[str, Any]
    addresses: Mapping[str, str] = field(default_factory=dict)
    """The address of the same page in each language, itself included; empty for what has no twin."""
    edited: date | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file that is not HTML."""

    path: str
    content: bytes
