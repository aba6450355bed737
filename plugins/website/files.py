"""What a build makes: pages to be rendered, and documents that are bytes already."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any


class Later:
    """A view that is made only when its page is. Whatever it depends on beyond the site's settings stands for it.

    What is dear to say may be given as a function that says it.
    """

    def __init__(self, make: Callable[[], Any], *made_of: object) -> None:
        self.make = make
        self._made_of = made_of

    def __repr__(self) -> str:
        return f"Later{[one() if callable(one) else one for one in self._made_of]!r}"


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page: where it goes below the output, and everything its template sees. Picklable when it is `made`."""

    path: str
    template: str
    language: str
    variables: Mapping[str, Any]
    addresses: Mapping[str, str] = field(default_factory=dict)
    """The address of the same page in each language, itself included; empty for what has no twin."""
    edited: date | None = None

    def made(self) -> "Page":
        """The page with the views that were left for later."""
        views = {name: one.make() for name, one in self.variables.items() if isinstance(one, Later)}
        return replace(self, variables={**self.variables, **views}) if views else self


@dataclass(frozen=True, slots=True)
class Document:
    """A file that is not HTML; its bytes may be left for later."""

    path: str
    known: bytes | Later

    @property
    def content(self) -> bytes:
        """Its bytes, made now where they were left for later."""
        content: bytes = self.known.make() if isinstance(self.known, Later) else self.known
        return content
