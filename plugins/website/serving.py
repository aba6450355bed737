"""`serve`: the built site on this computer, answered as GitHub Pages would, built again when a file changes."""

import ipaddress
import os
import re
import runpy
import socket
import socketserver
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from .reloading import SETTINGS, Builds, Child, watch_files

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
# Empty, `..` in any spelling, a separator or a drive that came encoded, and what Windows would read as another name.
UNSAFE = re.compile(r"^$|[. ]$|[\x00-\x1f\x7f/\\:]")
NOT_FOUND = b"<!doctype html><title>404</title><p>Page introuvable. / Page not found.</p>\n"


@dataclass(frozen=True)
class Answer:
    """What one request is answered: a body of some type, or another address to go to."""

    status: HTTPStatus
    body: bytes = b""
    type: str = HTML
    location: str = ""


@dataclass(frozen=True)
class Folder:
    """The folder of the built site, which each build replaces, and its path on the server: `/`, or `/repo/`."""

    output: Path
    path: str

    def answer(self, target: str) -> Answer:
        """What the target of a request is answered; nothing is kept from one request to the next."""
        asked, mark, query = target.partition("?")
        if asked == "/" != self.path:
            return Answer(HTTPStatus.FOUND, location=self.path)
        found = self._find(asked)
        if asked + "/" == self.path or (found and found.is_dir()):
            return Answer(HTTPStatus.MOVED_PERMANENTLY, location=asked + "/" + mark + query)
        for status, file in ((HTTPStatus.OK, found), (HTTPStatus.NOT_FOUND, self._find(self.path + "404.html"))):
            with suppress(OSError):
                if file and file.is_file():
                    return Answer(status, file.read_bytes(), TYPES.get(file.suffix.lower(), UNKNOWN))
        return Answer(HTTPStatus.NOT_FOUND, NOT_FOUND)

    def _find(self, asked: str) -> Path | None:
        """The file or folder of an address, when it is safe, exists, and is in the site whatever links it goes by."""
        if not asked.startswith(self.path):
            return None
        with suppress(OSError, ValueError):
            names = [unquote(name, errors="strict") for name in asked.removeprefix(self.path).split("/")]
            names[-1] = names[-1] or "index.html"
            if not any(map(UNSAFE.search, names)):
                base = os.path.realpath(self.output, strict=True)
                found = Path(os.path.realpath(self.output.joinpath(*names), strict=True))
                return found if found.is_relative_to(base) else None
        return None


class Server(socketserver.ThreadingTCPServer):
    """Listens as soon as it is made; `build` is given the address of the site, and returns a code and a text."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there, two programs would share the port

    def __init__(self, root: Path, path: str, host: str, port: int, build: Callable[[str], tuple[int, str]]) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), Handler)
        bound = ipaddress.ip_address(str(self.server_address[0]))
        name = "localhost" if bound.is_unspecified else f"[{host}]" if ":" in host else host
        self.names = {host.lower(), "localhost", "127.0.0.1", "::1"} if bound.is_loopback else None
        self.address = f"http://{name}:{self.server_address[1]}{path}"
        self.folder = Folder(root / "output", path)
        self.builds = Builds(lambda: build(self.address.removesuffix("/")))

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
        elif not self.server.folder.output.is_dir():
            self._send(Answer(HTTPStatus.SERVICE_UNAVAILABLE, state.mark(state.page())))
        else:
            answer = self.server.folder.answer(self.path)
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
    child = Child(root)

    def build(address: str) -> tuple[int, str]:
        code, text = child.build(address)
        if not child.stopped:
            tell(code, text, address)
        return code, text

    with suppress(KeyboardInterrupt), Server(root, path, host, port, build) as server, server.running():
        try:
            server.builds.ask()
            watch_files(root, server.builds.ask, threading.Event(), chosen)
        finally:
            child.stop()
    return 0


def tell(code: int, text: str, address: str) -> None:
    """Print what a build said, then where to look, in French and in English."""
    french, english = ("la construction a échoué", "the build failed") if code else ("le site est prêt", "ready")
    lines = [text.rstrip(), f"Élan : {french} – {address}/", f"Élan: {english} – {address}/"]
    coding = sys.stdout.encoding or "utf-8"
    print("\n".join(filter(None, lines)).encode(coding, "replace").decode(coding), flush=True)
