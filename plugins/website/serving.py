"""`serve`: the site on this computer, answered as GitHub Pages would, read again when a file changes."""

import ipaddress
import os
import runpy
import socket
import socketserver
import sys
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path, PurePosixPath
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from .apart import Apart, Unmade
from .reloading import SETTINGS, Builds, told, watch_files

UNKNOWN = "application/octet-stream"
HTML = "text/html; charset=utf-8"
# Not the system's table: a registry of Windows can call .js text/plain, and a module is then refused.
TYPES = {
    ".html": HTML, ".css": "text/css; charset=utf-8", ".txt": "text/plain; charset=utf-8",
    ".js": "text/javascript; charset=utf-8", ".json": "application/json", ".geojson": "application/geo+json",
    ".xml": "application/xml; charset=utf-8", ".webmanifest": "application/manifest+json",
    ".ics": "text/calendar; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".md": "text/markdown; charset=utf-8",
    ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
    ".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon", ".woff2": "font/woff2",
    ".pdf": "application/pdf", ".zip": "application/zip", ".gz": "application/gzip",
}  # fmt: skip
UNMADE = ("Cette page n’a pas pu être faite", "This page could not be made")
NOT_FOUND = b"<!doctype html><title>404</title><p>Page introuvable. / Page not found.</p>\n"


@dataclass(frozen=True)
class Answer:
    """What one request is answered: a body of some type, or another address to go to."""

    status: HTTPStatus
    body: bytes = b""
    type: str = HTML
    location: str = ""


class Site(Protocol):
    """What is served: `apart.Apart`."""

    def look(self, address: str) -> tuple[int, str]:
        """Read everything again, for the site at an address: 0 when there is one, and what is to be said."""

    def content(self, path: str) -> bytes | None:
        """The bytes of the file at a path below the output, None when there is none. Raises Unmade."""


class Server(socketserver.ThreadingTCPServer):
    """Listens as soon as it is made. `path` is where the site is: `/`, or `/repo/`."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there, two programs would share the port

    def __init__(
        self, path: str, host: str, port: int, site: Site, tell: Callable[[int, str, str], None] = lambda *_: None
    ) -> None:
        """`tell` hears how each look ended, what was said, and the address."""
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), Handler)
        bound = ipaddress.ip_address(str(self.server_address[0]))
        name = "localhost" if bound.is_unspecified else f"[{host}]" if ":" in host else host
        self.names = {host.lower(), "localhost", "127.0.0.1", "::1"} if bound.is_loopback else None
        self.address = f"http://{name}:{self.server_address[1]}{path}"
        self.builds = Builds(self._build)
        self._path = path
        self._site = site
        self._tell = tell

    def _build(self) -> tuple[int, str]:
        code, text = self._site.look(self.address.removesuffix("/"))
        self._tell(code, text, self.address)
        return code, text

    def answer(self, target: str) -> Answer:
        """What the target of a request is answered; nothing is kept from one request to the next."""
        asked, mark, query = target.partition("?")
        if asked == "/" != self._path:
            return Answer(HTTPStatus.FOUND, location=self._path)
        try:
            if found := self._found(asked):
                return found
            if asked + "/" == self._path or self._found(asked + "/"):
                return Answer(HTTPStatus.MOVED_PERMANENTLY, location=asked + "/" + mark + query)
            return Answer(HTTPStatus.NOT_FOUND, self._site.content("404.html") or NOT_FOUND)
        except Unmade as problem:
            return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, told(*UNMADE, str(problem)))

    def _found(self, asked: str) -> Answer | None:
        """The file of an address. Nothing is ever looked up on the disk: a path is that of a page, or of nothing."""
        if not asked.startswith(self._path):
            return None
        with suppress(UnicodeDecodeError):
            names = [unquote(name, errors="strict") for name in asked.removeprefix(self._path).split("/")]
            path = "/".join([*names[:-1], names[-1] or "index.html"])
            if not any("/" in name for name in names) and (content := self._site.content(path)) is not None:
                return Answer(HTTPStatus.OK, content, TYPES.get(PurePosixPath(path).suffix.lower(), UNKNOWN))
        return None

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that left before the end."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    def is_asked_by_name(self, hosts: list[str]) -> bool:
        """Whether a request is for us: a name that a stranger points at this computer is not."""
        with suppress(ValueError):
            return self.names is None or (len(hosts) == 1 and urlsplit("//" + hosts[0]).hostname in self.names)
        return False

    @contextmanager
    def running(self) -> Iterator[None]:
        """Answer and build, each in its thread, until the end of the block."""
        listen = threading.Thread(target=self.serve_forever, args=(0.1,), daemon=True)
        build = threading.Thread(target=self.builds.run, daemon=True)
        listen.start()
        build.start()
        try:
            yield
        finally:
            self.builds.close()
            self.shutdown()
            self.server_close()
            build.join(10)


class Handler(BaseHTTPRequestHandler):
    """One request: the site, the script that reloads it, or the events that the script listens to."""

    server: Server
    timeout = 60

    def do_GET(self) -> None:
        """Answer GET, and HEAD without the body."""
        state = self.server.builds.state  # before the page is read: it may be newer than its mark, never older
        if not self.server.is_asked_by_name(self.headers.get_all("Host", [])):
            self._send(Answer(HTTPStatus.FORBIDDEN, b"Host?\n", TYPES[".txt"]))
        elif self.path == "/_elan/reload.js":
            self._send(Answer(HTTPStatus.OK, Path(__file__).with_name("reload.js").read_bytes(), TYPES[".js"]))
        elif self.path == "/_elan/events":
            self._stream()
        elif not state.is_built:
            self._send(Answer(HTTPStatus.SERVICE_UNAVAILABLE, state.mark(state.page())))
        else:
            answer = self.server.answer(self.path)
            body = state.mark(answer.body) if answer.type == HTML and not answer.location else answer.body
            self._send(Answer(answer.status, body, answer.type, answer.location))

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for what the builds say."""

    def _send(self, answer: Answer) -> None:
        fields = {"Content-Type": answer.type, "Content-Length": str(len(answer.body)), "Location": answer.location}
        self._head(answer.status, fields)
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _stream(self) -> None:
        self._head(HTTPStatus.OK, {"Content-Type": "text/event-stream"})
        if self.command != "HEAD":
            self.wfile.write(b"retry: 1000\n\n")
            for event in self.server.builds.events():
                self.wfile.write(event)

    def _head(self, status: HTTPStatus, fields: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**fields, "Cache-Control": "no-store"}.items():
            if value:
                self.send_header(name, value)
        self.end_headers()


def serve(root: Path, host: str, port: int) -> int:
    """Serve the site at the path of the SITEURL of pelicanconf.py, until Ctrl-C; raises OSError for a port in use."""
    settings = runpy.run_path(str(root / SETTINGS))
    path = urlsplit(str(settings.get("SITEURL", ""))).path.rstrip("/") + "/"
    chosen = [str(settings[name]) for name in ("THEME", "LOGO") if settings.get(name)]
    site = Apart(root)

    def changed(paths: Collection[Path]) -> None:
        if any(is_read_once(path, root) for path in paths):
            site.renew()
        server.builds.ask()

    def say(code: int, text: str, address: str) -> None:
        if not site.is_stopped:
            tell(code, text, address)

    with suppress(KeyboardInterrupt), Server(path, host, port, site, say) as server, server.running():
        try:
            server.builds.ask()
            watch_files(root, changed, threading.Event(), chosen)
        finally:
            site.stop()
    return 0


def is_read_once(path: Path, root: Path) -> bool:
    """Whether a process goes on with the file that it began with: settings, code, and the tables beside code."""
    return path.name == SETTINGS or path.resolve().is_relative_to((root / "plugins").resolve())


def tell(code: int, text: str, address: str) -> None:
    """Print what a look said, then where to look, in French and in English."""
    french, english = ("la construction a échoué", "the build failed") if code else ("le site est prêt", "ready")
    lines = [text.rstrip(), f"Élan : {french} – {address}", f"Élan: {english} – {address}"]
    coding = sys.stdout.encoding or "utf-8"
    print("\n".join(filter(None, lines)).encode(coding, "replace").decode(coding), flush=True)
