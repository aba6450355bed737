"""A directory, or a change of it, examined: what every format of `check` says in its own way."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ...catalogue.checking import check
from ...catalogue.pictures import NAME
from ...catalogue.picturing import pictured
from ...catalogue.problems import Problem
from ...catalogue.reading import read_all
from ...catalogue.remembering import CACHE, Reads, remembering
from ...catalogue.settings import Settings
from ...catalogue.stages import UNMEASURED, Unmeasured
from .attention import Attention, attention
from .comparing import Compared, compare
from .edits import Edit, edits, renamed
from .sides import Side, fork, sides


@dataclass(frozen=True, slots=True)
class Examined:
    """The problems, how many files were read, and of a change: what it edits, and what to look at in it."""

    compared: Compared
    files: int
    edits: tuple[Edit, ...] = ()
    attention: Attention | None = None

    @property
    def blocks(self) -> bool:
        """Whether there is an error that was not there before."""
        return bool(self.compared.errors)


def whole(settings: Settings, read: Reads = read_all, stages: Unmeasured = UNMEASURED) -> Examined:
    """A directory as it lies there: all of its problems are new."""
    checked = check(settings, remembering(settings.root / CACHE, read), stages)
    return Examined(compare((), checked.problems, {}), checked.files)


def change(
    root: Path, settings: Settings, base: str, head: str, read: Reads = read_all, stages: Unmeasured = UNMEASURED
) -> Examined:
    """What a revision changes since it left another one, both read from git. Raises CannotRead."""
    with sides(root, settings, *fork(root, base, head), read, stages) as (before, after), stages("comparing"):
        found = edits(root, before.revision, after.revision, before.settings.root, after.settings.root)
        problems = (*after.checked.problems, *_undecodable(after, found))
        compared = compare(before.checked.problems, problems, renamed(found))
        return Examined(compared, after.checked.files, tuple(found), attention(root, before, after, found))


def _undecodable(after: Side, found: list[Edit]) -> list[Problem]:
    """What only decoding shows of the pictures that a change brings: of all pictures it would take too long."""
    told = {one.path for one in after.checked.problems}
    brought = (one.path for one in found if one.kind == "picture" and one.change != "removed" and one.path not in told)
    paths = [path for path in brought if NAME.fullmatch(PurePosixPath(path).name)]
    return pictured(after.settings.root, paths, after.settings.workers)[1]
