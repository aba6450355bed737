"""The builds of `serve`: one at a time, again at each change, and what browsers are told of them."""

import html
import json
import secrets
import threading
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

FOLDERS = ("content", "theme", "plugins")
SETTINGS = "pelicanconf.py"
LABELS = {
    "fr": {"title": "La construction du site a échoué", "close": "Fermer"},
    "en": {"title": "The site could not be built", "close": "Close"},
}
SCRIPT = '<script type="module" src="/_elan/reload.js" data-elan-build="{}"></script>'
PAGE = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Élan</title>
<style>body {{ font: 1.1em/1.5 sans-serif; margin: 2em auto; max-width: 50em; padding: 0 1em }}
pre {{ white-space: pre-wrap }}</style>
</head>
<body>
<h1>{}</h1>
<p lang="en">{}</p>
<pre id="elan-problems" role="alert">{}</pre>
</body>
</html>
"""
NOT_YET = (
    "Le site n’est pas encore construit : il s’affichera ici dès qu’il le sera",
    "The site is not built yet: it will show here as soon as it is",
)


def told(french: str, english: str, problems: str) -> bytes:
    """A page that says something in two languages, and why."""
    return PAGE.format(french, english, html.escape(problems)).encode()


@dataclass(frozen=True)
class State:
    """The last build that went well, how many have ended, and the problems of the last one ("" when it went well)."""

    build: str
    attempt: int = 0
    problems: str = ""

    @property
    def is_built(self) -> bool:
        """Whether a build has ever gone well."""
        return not self.build.endswith(".0")

    def event(self) -> bytes:
        """The state as one server-sent event, a line of JSON."""
        return b"data: %s\n\n" % json.dumps({**vars(self), "labels": LABELS}).encode()

    def mark(self, page: bytes) -> bytes:
        """Add the script that follows the builds to a page, with the build that the page is of."""
        script = SCRIPT.format(self.build).encode()
        before, end, after = page.rpartition(b"</body>")
        return before + script + end + after if end else page + script

    def page(self) -> bytes:
        """What stands for the whole site until it has been built once."""
        return told(*NOT_YET, self.problems)


class Builds:
    """Runs builds when asked, one at a time, and tells whoever listens how each ended.

    The name of a good build begins with one of this run: a page of an earlier `serve` is never taken for a new one.
    """

    def __init__(self, build: Callable[[], tuple[int, str]]) -> None:
        self._build = build
        self._run = secrets.token_hex(4)
        self._good = 0
        self._wanted = self._closed = False
        self._changed = threading.Condition()
        self.state = State(f"{self._run}.0")

    def ask(self) -> None:
        """Have the site built; asked during a build, as often as may be, one more follows."""
        with self._changed:
            self._wanted = True
            self._changed.notify_all()

    def close(self) -> None:
        """End `run` after the build under way, and every `events` at once."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def run(self) -> None:
        """Build each time that it is asked, until closed."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wanted or self._closed)
                if self._closed:
                    return
                self._wanted = False
            try:
                self._end(*self._build())
            except OSError as problem:  # no build could begin: a full disk, too many processes
                self._end(1, str(problem))

    def _end(self, code: int, text: str) -> None:
        with self._changed:
            problems = (text.strip() or f"({code})") if code else ""
            self._good += not code
            self.state = State(f"{self._run}.{self._good}", self.state.attempt + 1, problems)
            self._changed.notify_all()

    def events(self, quiet: float = 15.0) -> Iterator[bytes]:
        """The state at once and each time that it changes, until closed; a comment after so many quiet seconds."""
        seen: State | None = None
        while True:
            with self._changed:
                if self.state == seen and not self._closed:
                    self._changed.wait(quiet)
                state = self.state
                if self._closed:
                    return
            yield state.event() if state != seen else b":\n\n"
            seen = state


def watch_files(
    root: Path, changed: Callable[[Collection[Path]], None], stop: threading.Event, chosen: Collection[str] = ()
) -> None:
    """Tell `changed` which files of those that the site is made of do, until `stop`; Ctrl-C raises KeyboardInterrupt.

    `chosen` are paths that the settings name: a theme, a logo.
    """
    files = {(root / name).resolve() for name in (SETTINGS, *chosen) if not (root / name).is_dir()}
    beside = {path.parent for path in files if path.parent.is_dir()}

    def settings(change: Change, path: str) -> bool:
        return Path(path) in files

    def follow(*paths: Path, recursive: bool, only: Callable[[Change, str], bool]) -> None:
        # By the second: on Windows, Ctrl-C is only seen between two waits.
        for found in watch(*paths, watch_filter=only, recursive=recursive, stop_event=stop, rust_timeout=1000):
            changed({Path(path) for _, path in found})

    # Editors replace a file when they save it: a watch on the file itself would end there, so its folder is watched.
    alone = threading.Thread(target=follow, args=beside, kwargs={"recursive": False, "only": settings}, daemon=True)
    alone.start()
    try:
        folders = [root / name for name in dict.fromkeys([*FOLDERS, *chosen]) if (root / name).is_dir()]
        follow(*folders, recursive=True, only=DefaultFilter())
    finally:
        stop.set()
        alone.join()
