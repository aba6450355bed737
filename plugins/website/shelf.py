"""What builds remember: values by what they are made of, in files of a folder, which other builds may find."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from ..catalogue.kept import Kept, digest, version


class Shelf:
    """Values that an earlier build has put there, for whoever says what they are made of.

    A process that stays holds them in memory too.
    """

    def __init__(self, folder: Path | None, stays: bool = False) -> None:
        """Without a folder, only what is held is remembered."""
        self._folder = folder
        self._stays = stays
        self._held: dict[bytes, Any] = {}
        self._asked: set[bytes] = set()

    def has(self, key: bytes) -> bool:
        """Whether there seems to be a value: it may still turn out that it cannot be trusted."""
        return key in self._held or (self._folder is not None and self._at(key).exists())

    def take(self, key: bytes) -> Any:
        """The value of a key, None when there is none."""
        self._asked.add(key)
        if key in self._held:
            return self._held[key]
        return self._hold(key, self._kept(key).read() if self._folder else None)

    def put(self, key: bytes, value: Any) -> None:
        """Remember a value."""
        self._asked.add(key)
        self._hold(key, value)
        if self._folder:
            self._kept(key).write(value)

    def _hold(self, key: bytes, value: Any) -> Any:
        if self._stays and value is not None:
            self._held[key] = value
        return value

    def sweep(self) -> None:
        """Forget what nobody has asked for since the last time."""
        self._held = {key: value for key, value in self._held.items() if key in self._asked}
        names = {key.hex() for key in self._asked}
        for path in self._folder.glob("*") if self._folder else ():
            if path.name not in names:
                with suppress(OSError):
                    path.unlink()
        self._asked = set()

    def _kept(self, key: bytes) -> Kept:
        return Kept(self._at(key), version(key))

    def _at(self, key: bytes) -> Path:
        assert self._folder is not None
        return self._folder / key.hex()


def key(*parts: object) -> bytes:
    """What stands for all that a value is made of."""
    return digest(repr(parts).encode())
