"""The pictures that a build draws itself."""

from functools import partial
from hashlib import sha256

FOLDER = "media"
"""Where pictures are published; no page may have this address."""


class Drawings:
    """Pictures that are drawn when the first page names them, each once a build, and none that no page names."""

    def __init__(self, before: "Drawings | None" = None) -> None:
        """Those of an earlier build with the same theme need not be drawn again."""
        self.files: dict[str, bytes] = {}
        """The bytes of each, by its path below the output."""
        self._paths: dict[str, str] = {}
        self._before = before._drawn if before else {}
        self._drawn: dict[str, bytes] = {}

    def path(self, name: str, draw: "partial[bytes]") -> str:
        """The path of the PNG of that name; `draw` makes it, and is called once for a name."""
        if name not in self._paths:
            key = repr(draw)
            content = self._drawn[key] = self._before.get(key) or draw()
            path = self._paths[name] = f"{FOLDER}/{name}-{sha256(content).hexdigest()[:10]}.png"
            self.files[path] = content
        return self._paths[name]
