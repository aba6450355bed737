"""The directory of tests/examples, copied somewhere and changed by the files of a case, then checked."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

from plugins.catalogue.checking import Checked, check
from plugins.catalogue.reading import Reader, Reading
from plugins.catalogue.settings import Settings
from plugins.catalogue.vocabulary import Vocabulary
from plugins.contributing.review import report
from plugins.languages.language import Language

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "tests/examples"
DIRECTORY = EXAMPLES / "directory"
TODAY = date(2026, 11, 20)
ENGLISH = Language("en", ROOT / "theme/translations")


def settings_of(root: Path, today: date = TODAY, workers: int = 1) -> Settings:
    """The settings of the directory that lies in `root`."""
    return Settings(root, root / "content", ("fr", "en"), ("FR", "BE", "CH", "CA", "LU"), today, workers)


class Memory:
    """Reads entries in this process, and remembers those that it has read with the same vocabulary."""

    def __init__(self) -> None:
        self._readers: list[tuple[Vocabulary, Reader]] = []
        self._known: dict[tuple[int, str, bytes], Reading] = {}

    def __call__(self, root: Path, paths: tuple[str, ...], vocabulary: Vocabulary, workers: int) -> list[Reading]:
        number = next((index for index, (known, _) in enumerate(self._readers) if known == vocabulary), None)
        if number is None:
            number = len(self._readers)
            self._readers.append((vocabulary, Reader(root, vocabulary)))
        return [self._read(number, path, (root / path).read_bytes()) for path in paths]

    def _read(self, number: int, path: str, raw: bytes) -> Reading:
        key = (number, path, raw)
        if key not in self._known:
            self._known[key] = self._readers[number][1].read(path, raw)
        return self._known[key]


MEMORY = Memory()


def checked(root: Path, today: date = TODAY) -> Checked:
    """Everything found in the directory of `root`."""
    return check(settings_of(root, today), MEMORY)


def lines(found: Checked) -> list[str]:
    """The report, a line for each problem, errors first."""
    return [report.line(one, ENGLISH) for one in (*found.errors, *found.warnings)]


def cases(name: str) -> list[Path]:
    """The folders of tests/examples/invalid or tests/examples/valid."""
    return sorted(path for path in (EXAMPLES / name).iterdir() if path.is_dir())


def lay_out(case: Path, root: Path) -> None:
    """The directory in `root`, with what a case adds to it.

    `entry.md` is one association; `content/` is laid over the directory; `recipe.json` lists files that cannot be kept
    as they are: each of a path, and of bytes in hexadecimal and texts with how many times they are repeated, or of the
    path that a symbolic link leads to, or is to be deleted.
    """
    shutil.copytree(DIRECTORY, root, dirs_exist_ok=True, symlinks=True)
    if (case / "entry.md").exists():
        shutil.copy(case / "entry.md", root / "content/associations/essai.md")
    if (case / "content").exists():
        shutil.copytree(case / "content", root / "content", dirs_exist_ok=True)
    if (case / "recipe.json").exists():
        for step in json.loads((case / "recipe.json").read_text(encoding="utf-8")):
            _cook(step, root / "content" / step["path"])


def _cook(step: dict[str, Any], path: Path) -> None:
    if step.get("delete"):
        path.unlink()
    elif "link" in step:
        path.symlink_to(step["link"])
    else:
        texts = "".join(text * times for text, times in step.get("parts", ()))
        path.write_bytes(bytes.fromhex(step.get("hex", "")) + texts.encode("utf-8"))
