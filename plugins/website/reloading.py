"""The builds of `serve`: one at a time, again at each change, and what browsers are told of them."""

import html
import json
import os
import re
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

FOLDERS = ("content", "theme", "plugins")
SETTINGS = "pelicanconf.py"
COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
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
<h1>Le site n’est pas encore construit</h1>
<p>Il s’affichera ici dès qu’il le sera.</p>
<p lang="en">The site is not built yet. It will show here as soon as it is.</p>
<pre id="elan-problems" role="alert">{}</pre>
</body>
</html>
"""


@dataclass(frozen=True)
class State:
    """The last build that went well, how many have ended, and the problems of the last one ("" when it went well)."""

    build: str
    attempt: int = 0
    problems: str = ""

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
        return PAGE.format(html.escape(self.problems)).encode()


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


class Child:
    """Pelican in a process of its own, that can be stopped."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self.stopped = False

    def build(self, address: str) -> tuple[int, str]:
        """Build the site for an address, and return the exit code and all that was said."""
        command = [sys.executable, "-m", "pelican", "content", "-s", SETTINGS, "-o", "output", "--fatal", "errors"]
        env = {**os.environ, "SITEURL": address, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1", "COLUMNS": "160"}
        # A file, for the workers of a build that is stopped could hold a pipe open; a session, to stop them with it.
        with tempfile.TemporaryFile() as said:
            with self._lock:
                if self.stopped:
                    return 1, ""
                self._process = process = subprocess.Popen(
                    command, cwd=self._root, env=env, stdin=subprocess.DEVNULL, stdout=said,
                    stderr=subprocess.STDOUT, start_new_session=True,
                )  # fmt: skip
            code = process.wait()
            said.seek(0)
            return code, COLOURS.sub("", said.read().decode("utf-8", "replace"))

    def stop(self) -> None:
        """End the build under way, and let no other begin."""
        with self._lock:
            self.stopped = True
            process = self._process
        if process is None or process.poll() is not None:
            return
        if sys.platform == "win32":
            process.terminate()
        else:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)


def watch_files(root: Path, changed: Callable[[], None], stop: threading.Event, chosen: Collection[str] = ()) -> None:
    """Call `changed` when files that the site is made of change, until `stop`; Ctrl-C raises KeyboardInterrupt.

    `chosen` are paths that the settings name: a theme, a logo.
    """
    files = {(root / name).resolve() for name in (SETTINGS, *chosen) if not (root / name).is_dir()}
    beside = {path.parent for path in files if path.parent.is_dir()}

    def settings(change: Change, path: str) -> bool:
        return Path(path) in files

    def follow(*paths: Path, recursive: bool, only: Callable[[Change, str], bool]) -> None:
        # By the second: on Windows, Ctrl-C is only seen between two waits.
        for _ in watch(*paths, watch_filter=only, recursive=recursive, stop_event=stop, rust_timeout=1000):
            changed()

    # Editors replace a file when they save it: a watch on the file itself would end there, so its folder is watched.
    alone = threading.Thread(target=follow, args=beside, kwargs={"recursive": False, "only": settings}, daemon=True)
    alone.start()
    try:
        folders = [root / name for name in dict.fromkeys([*FOLDERS, *chosen]) if (root / name).is_dir()]
        follow(*folders, recursive=True, only=DefaultFilter())
    finally:
        stop.set()
        alone.join()
