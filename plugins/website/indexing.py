"""The means of indexes: who analyses, and what is remembered of each language."""

from concurrent.futures import Executor
from pathlib import Path
from typing import Self

from ..search.analysts import Analysts
from .shelf import Shelf


class Indexing:
    """Serves one build, or one after the other in a process that stays."""

    def __init__(
        self, cache: Path | None = None, workers: int = 1, executor: Executor | None = None, stays: bool = False
    ) -> None:
        """`cache` is a folder with what an earlier build has made. An `executor` is used in the place of processes."""
        self.analysts = Analysts(workers, executor)
        self._folder = cache / "search" if cache else None
        self._stays = stays
        self._shelves: dict[str, Shelf] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.analysts.__exit__(*error)

    def shelf(self, language: str) -> Shelf:
        """What is remembered of a language."""
        if language not in self._shelves:
            self._shelves[language] = Shelf(self._folder / language if self._folder else None, self._stays)
        return self._shelves[language]
