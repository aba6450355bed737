"""Pictures of content/media made again, each in a process that can be killed: what pages show, or its problem."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from ..pictures import Refused
from ..pictures.encoding import Encoded, bound_memory, encoded
from .guard import Failed, Guard
from .kept import Kept, digest, version
from .pictures import refusal
from .problems import Problem, problem

PATIENCE = 30.0
"""Seconds that one picture may take."""

FEWEST_FOR_TWO = 100
"""Pictures below which one process is faster than several."""


def pictured(root: Path, paths: Sequence[str], workers: int) -> tuple[dict[str, Encoded], list[Problem]]:
    """The pictures at these paths, from `root` with `/`, by their path; and a problem for each that cannot be.

    Checking only measures them: to decode all of them takes longer than everything else that is checked.
    """
    guard = Guard(_Encoder, (root,), workers=workers if len(paths) >= FEWEST_FOR_TWO else 1, seconds=PATIENCE)
    found: dict[str, Encoded] = {}
    problems: list[Problem] = []
    for position, result in guard.map(paths):
        path = paths[position]
        if isinstance(result, Encoded):
            found[path] = result
        else:
            problems.append(_too_heavy(path) if isinstance(result, Failed) else result)
    return found, sorted(problems)


def _too_heavy(path: str) -> Problem:
    return problem("picture-heavy", path, name=PurePosixPath(path).name)


class Picturing:
    """As `pictured`; pictures whose bytes have not changed since they were last asked for are not made again."""

    def __init__(self, folder: Path) -> None:
        """`folder` is where they are kept from one run to the next."""
        self._kept = Kept(folder / "pictures", version())
        self._known: dict[bytes, Encoded] | None = None

    def __call__(self, root: Path, paths: Sequence[str], workers: int) -> tuple[dict[str, Encoded], list[Problem]]:
        """Pictures by their path, and problems."""
        known = (self._kept.read() or {}) if self._known is None else self._known
        digests = {path: digest(PurePosixPath(path).suffix.encode() + (root / path).read_bytes()) for path in paths}
        unknown = [path for path in paths if digests[path] not in known]
        made, problems = pictured(root, unknown, workers)
        known = {**known, **{digests[path]: picture for path, picture in made.items()}}
        found = {path: known[digests[path]] for path in paths if digests[path] in known}
        self._known = {digests[path]: picture for path, picture in found.items()}
        if made or len(self._known) < len(known):
            self._kept.write(self._known)
        return found, problems


class _Encoder:
    """Makes one picture after the other again; lives in a worker."""

    def __init__(self, root: Path) -> None:
        self._root = root
        bound_memory()

    def __call__(self, path: str) -> Encoded | Problem:
        try:
            return encoded((self._root / path).read_bytes(), path)
        except Refused as refused:
            return refusal(refused, path)
        except MemoryError:
            return _too_heavy(path)
