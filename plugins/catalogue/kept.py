"""What an earlier run found, kept in a file: passed over when it is of another version, cut short or changed."""

import hashlib
import os
import pickle
import sys
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import plugins

SIZE = 32
"""Bytes of the sum that stands before what is kept."""

PLAIN = {("datetime", "date"), ("datetime", "datetime"), ("datetime", "time"), ("decimal", "Decimal")}
OURS = ("plugins.catalogue.", "plugins.pictures.", "plugins.search.")


def digest(raw: bytes) -> bytes:
    """What stands for the bytes of a file: BLAKE2b (RFC 7693), 16 bytes."""
    return hashlib.blake2b(raw, digest_size=16).digest()


def version(*parts: object) -> bytes:
    """What stands for the code and the libraries that it was locked with, and for whatever else is given."""
    return digest(repr((_code(), parts)).encode())


@cache
def _code() -> bytes:
    """Of all code files, which a process reads once: it goes on running those that it began with."""
    folder = Path(plugins.__file__).resolve().parent
    paths = [*sorted(folder.rglob("*.py")), folder.parent / "requirements.txt"]
    files = [path.relative_to(folder.parent).as_posix() + digest(path.read_bytes()).hex() for path in paths]
    return digest(repr((sys.version, files)).encode())


class Kept:
    """One value in a file. What is read was written by the same version, whole, or it is None."""

    def __init__(self, path: Path, version: bytes) -> None:
        self._path = path
        self._version = version

    def read(self) -> Any:
        """The value, None where there is none that can be trusted."""
        try:
            found = self._path.read_bytes()
            if found[:SIZE] != self._sum(found[SIZE:]):
                return None
            return _Unpickler(BytesIO(found[SIZE:])).load()
        except (OSError, pickle.UnpicklingError):
            return None

    def write(self, value: Any) -> None:
        """Keep a value in the place of the one before, whole or not at all; where nothing can be written, none."""
        made = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        aside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                aside.write_bytes(self._sum(made) + made)
                aside.replace(self._path)
            finally:
                aside.unlink(missing_ok=True)

    def _sum(self, made: bytes) -> bytes:
        return hashlib.blake2b(made, digest_size=SIZE, key=self._version).digest()


class _Unpickler(pickle.Unpickler):
    """Makes values of our own classes and nothing else: pickle could call whatever a file names."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if (module, name) in PLAIN or module.startswith(OURS) else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found
