"""A server that sends a folder as GitHub Pages does: gzip on text types only, ten minutes of cache, nothing else."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

TEXTS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".mjs": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
}
OTHERS = {".wasm": "application/wasm", ".woff2": "font/woff2", ".png": "image/png", ".webp": "image/webp"}
LEVEL = 6
"""Of gzip."""


class Answer(NamedTuple):
    """What was sent: bytes of the body as they were on the wire. The bytes of the headers are not counted."""

    path: str
    size: int


class Host(ThreadingHTTPServer):
    """Serves a folder on a port of this machine, and notes what it sends."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder = folder
        self.sent: list[Answer] = []

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """Answers one connection, which is kept alive."""

    server: Host
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        found = self.server.folder / path.lstrip("/")
        found = found / "index.html" if path.endswith("/") else found
        is_text = found.suffix in TEXTS
        body = _body(found, is_text) if found.is_file() else b""
        self.server.sent.append(Answer(path, len(body)))
        self.send_response(200 if found.is_file() else 404)
        self.send_header("Content-Type", (TEXTS | OTHERS).get(found.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if is_text and body:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@lru_cache(maxsize=4096)
def _body(path: Path, is_text: bool) -> bytes:
    """What is sent of a file: compressed once, as by the caches of GitHub Pages."""
    return gzip.compress(path.read_bytes(), LEVEL) if is_text else path.read_bytes()


@contextmanager
def serving(folder: Path) -> Iterator[Host]:
    """A folder that is served for as long as it is needed."""
    with Host(folder) as host:
        Thread(target=host.serve_forever, daemon=True).start()
        yield host
        host.shutdown()
