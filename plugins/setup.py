"""The `.venv` that everything runs in: made once from the locks, mended when half-made, left alone when it is right."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NoReturn

RUNTIME = ("requirements.txt",)
TESTS = ("requirements.txt", "requirements-test.txt")
# The folders of content/ that belong to one directory; the others are useful to all.
OWN = ("associations", "projects", "funders", "partners", "events", "media")

NO_VENV = (
    "il manque à ce Python de quoi créer un environnement virtuel (sous Debian et Ubuntu : apt install python3-venv).",
    "this Python cannot make virtual environments (on Debian and Ubuntu: apt install python3-venv).",
)
NO_INSTALL = (
    "l'installation des bibliothèques a échoué : vérifiez la connexion à internet, puis recommencez.",
    "the libraries could not be installed: check the internet connection, then try again.",
)
UNSAVED = (
    "git ne garde pas encore tout ce qu'il y a dans content/ : validez-le (git add, git commit), puis recommencez.",
    "git does not yet hold all that is in content/: commit it (git add, git commit), then try again.",
)


class Cannot(Exception):
    """What a person must mend before anything else can be done, said in French and in English."""

    def __init__(self, french: str, english: str, detail: str = "") -> None:
        super().__init__(french, english, detail)


def say(french: str, english: str) -> None:
    """Announce on stderr a step that takes long."""
    print(f"Élan : {french} / {english}", file=sys.stderr, flush=True)


def give_up(french: str, english: str, detail: str = "") -> NoReturn:
    """Print one sentence a language on stderr, and exit with code 2."""
    lines = (f"Élan : {french}", f"Élan: {english}", *([f"({detail})"] if detail else []))
    print("\n".join(lines), file=sys.stderr, flush=True)
    raise SystemExit(2)


NO_ADDRESS = (
    "l'adresse du site manque : SITEURL=https://exemple.org python3 tasks.py publish.",
    "the site's address is missing: SITEURL=https://example.org python3 tasks.py publish.",
)

NOTHING_BUILT = (
    "il n'y a pas encore de site : python3 tasks.py build.",
    "there is no site yet: python3 tasks.py build.",
)


def port_in_use(port: int) -> tuple[str, str]:
    """The sentences for a port that another program listens on."""
    return (
        f"le port {port} est déjà pris : choisissez-en un autre, par exemple --port {port + 1}.",
        f"port {port} is in use: choose another one, for instance --port {port + 1}.",
    )


def venv_python(root: Path) -> Path:
    """Where the Python of `.venv` is, whether it exists or not."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare(root: Path, locks: Sequence[str] = RUNTIME) -> Path:
    """Make sure that `.venv` holds what the locks say, and return its Python; raises Cannot.

    The stamp is the last thing written and the first removed: a `.venv` without one was interrupted, and is made anew.
    """
    wanted = {"python": _identity(), **{lock: _digest(root / lock) for lock in locks}}
    if not _ready(root, wanted):
        with _alone(root):
            if not _ready(root, wanted):  # the other run has just done it
                _make(root, wanted, locks)
    return venv_python(root)


def entries(root: Path) -> list[Path]:
    """What a directory of one's own does not keep of content/; raises Cannot unless git can give all of it back."""
    command = ["git", "status", "--porcelain", "--ignored", "--untracked-files=all", "--", "content"]
    try:
        status = _run(command, root)
    except FileNotFoundError:
        raise Cannot(*UNSAVED, "git ?") from None
    if status.returncode or status.stdout:
        raise Cannot(*UNSAVED, (status.stderr or status.stdout).splitlines()[0].strip())
    folders = (root / "content" / name for name in OWN if (root / "content" / name).is_dir())
    return sorted(path for folder in folders for path in folder.iterdir() if not path.name.startswith("."))


def remove(paths: Iterable[Path]) -> None:
    """Remove files, links and whole folders."""
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _make(root: Path, wanted: dict[str, str], locks: Sequence[str]) -> None:
    stamp = root / ".venv" / "elan-stamp.json"
    known = _known(root)
    if known.get("python") != wanted["python"]:
        _create(root / ".venv")
        known = {}
    stamp.unlink(missing_ok=True)
    _install(root, locks)
    draft = stamp.with_suffix(".new")
    draft.write_text(json.dumps({**known, **wanted}), encoding="utf-8")
    draft.replace(stamp)


def _create(folder: Path) -> None:
    if any(importlib.util.find_spec(module) is None for module in ("venv", "ensurepip")):
        raise Cannot(*NO_VENV)
    say("création de l'environnement Python…", "making the Python environment…")
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
    base = getattr(sys, "_base_executable", sys.executable)  # when run inside the folder that was just removed
    done = _run([base, "-m", "venv", str(folder)], folder.parent)
    if done.returncode:
        raise Cannot(*NO_VENV, _last_line(done.stdout + done.stderr))


def _install(root: Path, locks: Sequence[str]) -> None:
    say("installation des bibliothèques (une minute)…", "installing the libraries (a minute)…")
    command = [str(venv_python(root)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", *(word for lock in locks for word in ("-r", lock))]
    done = _run(command, root)
    if done.returncode:
        raise Cannot(*NO_INSTALL, _last_line(done.stderr))


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    # close_fds: the lock is handed down, see _alone.
    return subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", errors="replace", close_fds=False, check=False
    )


def _ready(root: Path, wanted: dict[str, str]) -> bool:
    return wanted.items() <= _known(root).items()


def _known(root: Path) -> dict[str, str]:
    """What the stamp says; nothing when it is missing, cut short, or when the Python it speaks of has gone."""
    try:
        stamp = json.loads((root / ".venv" / "elan-stamp.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and venv_python(root).exists() else {}


def _identity() -> str:
    """The Python that `.venv` is made from: one minor version cannot use the libraries of another."""
    return f"{sys.implementation.name} {sys.version_info.major}.{sys.version_info.minor}"


def _digest(file: Path) -> str:
    # Git may have written CRLF on Windows: the lines count, not their ends.
    return hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _last_line(text: str) -> str:
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Let one process at a time through; the system frees the lock when its holder and what it runs have ended."""
    with (root / ".venv.lock").open("a+b") as file:
        os.set_inheritable(file.fileno(), True)  # when we are killed, a pip that goes on still holds it
        if not _locked(file, wait=False):
            say("une autre installation est en cours…", "waiting for another installation…")
            while not _locked(file, wait=True):
                pass
        yield


def _locked(file: IO[bytes], wait: bool) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)  # waits for ten seconds
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
