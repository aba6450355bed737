"""The means of indexes: who analyses, what is remembered of each language, and where towns are."""

from concurrent.futures import Executor
from pathlib import Path
from typing import Self

from ..catalogue.vocabulary import Vocabulary
from ..search.analysts import Analysts
from ..search.near import Places
from .shelf import Shelf, key

PLACES = "places"


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
        self._places: dict[bytes, Places] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Keep where towns were found to be."""
        for of, found in self._places.items():
            if found.is_new:
                self.shelf(PLACES).put(of, found.known)
                self.shelf(PLACES).sweep()

    def places(self, vocabulary: Vocabulary) -> Places:
        """Where towns are, in the areas of a vocabulary."""
        of = key(vocabulary)
        if of not in self._places:
            self._places = {of: Places(vocabulary, self.shelf(PLACES).take(of))}
        return self._places[of]

    def shelf(self, name: str) -> Shelf:
        """What is remembered of a language, or of all."""
        if name not in self._shelves:
            self._shelves[name] = Shelf(self._folder / name if self._folder else None, self._stays)
        return self._shelves[name]
