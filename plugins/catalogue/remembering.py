"""Entries that have not changed since an earlier run are not read again."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from .kept import Kept, digest, version
from .reading import Reading, read_all
from .vocabulary import Vocabulary

Reads = Callable[[Path, tuple[str, ...], Vocabulary, int], list[Reading]]
"""What reads entries: `reading.read_all`, or one that does without other processes."""

CACHE = ".cache"
"""The folder below the root of the project where all that can be made again is kept."""

FILES = 16
"""Files that readings are kept in: after one edit, one of them is written again."""

FLEETING = {"entry-slow", "entry-died"}
"""Problems of the moment, not of the entry."""


def remembering(folder: Path, read: Reads = read_all) -> Reads:
    """Readings as `read` gives them, kept in a folder: by the bytes of the file, the vocabulary and the code."""

    def remembered(root: Path, paths: tuple[str, ...], vocabulary: Vocabulary, workers: int) -> list[Reading]:
        of = version(repr(vocabulary))
        files = [Kept(folder / "readings" / str(number), of) for number in range(FILES)]
        known: list[dict[str, Reading]] = [file.read() or {} for file in files]
        same = {path: one for path in paths if (one := known[_file(path)].get(path)) and _is_of(f"{root}/{path}", one)}
        unread = tuple(path for path in paths if path not in same)
        fresh = dict(zip(unread, read(root, unread, vocabulary, workers) if unread else (), strict=True))
        found = [same.get(path) or fresh[path] for path in paths]
        _keep(files, known, found)
        return found

    return remembered


def _file(path: str) -> int:
    return digest(path.encode())[0] % FILES


def _is_of(path: str, reading: Reading) -> bool:
    try:
        with open(path, "rb", buffering=0) as file:  # a third less time than by Path, and all files are read each time
            return reading.digest == digest(file.read())
    except OSError:  # `read` says what is wrong with it
        return False


def _keep(files: list[Kept], known: list[dict[str, Reading]], found: list[Reading]) -> None:
    """Write the files that hold something else than before."""
    held: defaultdict[int, dict[str, Reading]] = defaultdict(dict)
    for one in found:
        if not any(problem.id in FLEETING for problem in one.problems):
            held[_file(one.path)][one.path] = one
    for number, file in enumerate(files):
        if held[number].keys() != known[number].keys() or any(
            known[number][path] is not one for path, one in held[number].items()
        ):
            file.write(held[number])
