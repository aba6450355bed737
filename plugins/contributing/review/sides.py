"""The two sides of a change, each laid out from git, read and checked by the code that runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from ...catalogue.checking import FEWEST_FOR_TWO, Checked, check
from ...catalogue.reading import Reading, read_all
from ...catalogue.remembering import CACHE, Reads, remembering
from ...catalogue.settings import Settings
from ...catalogue.stages import UNMEASURED, Unmeasured
from ...catalogue.vocabulary import Vocabulary
from ..revisions import CannotRead, commit, git, lay_out


@dataclass(frozen=True, slots=True)
class Side:
    """A revision: its hash, the settings of the folder where its content lies, and what was found there."""

    revision: str
    settings: Settings
    checked: Checked


class Rereading:
    """Reads entries, and gives again what it has read of the same file with the same vocabulary."""

    def __init__(self, read: Reads) -> None:
        self._read = read
        self._vocabulary: Vocabulary | None = None
        self._known: dict[tuple[str, bytes], Reading] = {}

    def __call__(self, root: Path, paths: tuple[str, ...], vocabulary: Vocabulary, workers: int) -> list[Reading]:
        """Each of these files, in order."""
        if vocabulary != self._vocabulary:
            self._vocabulary, self._known = vocabulary, {}
        keys = {path: (path, sha256((root / path).read_bytes()).digest()) for path in paths}
        missing = tuple(path for path in paths if keys[path] not in self._known)
        readings = self._read(root, missing, vocabulary, workers if len(missing) >= FEWEST_FOR_TWO else 1)
        self._known |= {keys[path]: reading for path, reading in zip(missing, readings, strict=True)}
        return [self._known[key] for key in keys.values()]


def fork(root: Path, base: str, head: str) -> tuple[str, str]:
    """The hashes of where `head` left `base`, and of `head`. Raises CannotRead, also when they have nothing in common.

    What the base has got since then is no change of the head's.
    """
    head = commit(root, head)
    return git(root, "merge-base", commit(root, base), head).decode().split("\n")[0], head


@contextmanager
def sides(
    root: Path, settings: Settings, base: str, head: str, read: Reads = read_all, stages: Unmeasured = UNMEASURED
) -> Iterator[tuple[Side, Side]]:
    """Both sides, in folders that last as long as the block. Raises CannotRead."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        once = remembering(root / CACHE, Rereading(read))
        before, after = (
            _side(root, settings, *side, once, stages) for side in ((base, Path(one)), (head, Path(other)))
        )
        yield before, after


def _side(root: Path, settings: Settings, revision: str, folder: Path, read: Reads, stages: Unmeasured) -> Side:
    try:
        with stages("git"):
            lay_out(root, revision, folder)
    except OSError as error:  # a name that this system does not take
        raise CannotRead(str(error)) from None
    there = replace(settings, root=folder, content=folder / settings.content.relative_to(root))
    return Side(revision, there, check(there, read, stages))
