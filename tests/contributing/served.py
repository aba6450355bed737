"""Web sites on this machine, with certificates of a throwaway authority: every host that a test names leads here."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

import trustme

from plugins.contributing.fetching import Fetcher, is_public

REPOSITORY = "https://github.com/exemple/annuaire"
HOSTS = """\
*.exemple.org autre-exemple.org toits-partages-exemple.org *.toits-partages-exemple.org *.github.io
recherche-entreprises.api.gouv.fr"""
Said = bytes | Callable[[socket.socket, Event], object]
"""What a site answers: bytes, or what it does with a connection until an event says that the test is over."""


def said(
    body: bytes | str = b"", status: str = "200 OK", type: str = "application/json; charset=utf-8", **headers: str
) -> bytes:
    """A whole answer."""
    body = body.encode() if isinstance(body, str) else body
    known = {"Content-Type": type, "Content-Length": str(len(body)), "Connection": "close", **headers}
    lines = "".join(f"{name}: {value}\r\n" for name, value in known.items() if value)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def led(to: str, status: str = "301 Moved Permanently") -> bytes:
    """A redirect."""
    return said("", status, Location=to)


def dripping(connection: socket.socket, over: Event) -> None:
    """An answer that comes one byte at a time, and never ends."""
    for byte in said(b"x" * 1_000_000):
        connection.sendall(bytes([byte]))
        if over.wait(0.01):
            return


def silent(connection: socket.socket, over: Event) -> None:
    """No answer, and no end of the connection."""
    over.wait()


class Sites:
    """A server for every host: `answers` by address, each answer given once, and the last one again and again."""

    def __init__(self) -> None:
        authority, stranger = trustme.CA(), trustme.CA()
        self._contexts = {}
        for name, issuer in (("known", authority), ("unknown", stranger)):
            self._contexts[name] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            issuer.issue_cert(*HOSTS.split()).configure_cert(self._contexts[name])
        self._contexts["known"].sni_callback = self._choose
        self.trusting = ssl.create_default_context()
        authority.configure_trust(self.trusting)
        self.answers: dict[str, list[Said]] = {}
        self.asked: list[str] = []
        self.requests: list[bytes] = []
        self._over = Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._threads = [Thread(target=self._serve, daemon=True)]
        self._threads[0].start()

    def _choose(self, connection: ssl.SSLObject, host: str | None, _: ssl.SSLContext) -> None:
        if host and host.startswith("inconnu."):
            connection.context = self._contexts["unknown"]

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self._threads.append(Thread(target=self._answer, args=[connection], daemon=True))
            self._threads[-1].start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            connection.settimeout(5)
            try:
                with self._contexts["known"].wrap_socket(connection, server_side=True) as secured:
                    self._reply(secured)
            except OSError:
                return

    def _reply(self, connection: ssl.SSLSocket) -> None:
        request = b""
        while not request.endswith(b"\r\n\r\n"):
            if not (more := connection.recv(4096)):
                return
            request += more
        lines = request.decode().split("\r\n")
        host = next(line[6:] for line in lines if line.lower().startswith("host: "))
        address = f"https://{host}{lines[0].split(' ')[1]}"
        self.requests.append(request)
        self.asked.append(address)
        known = self.answers.get(address, [said("nothing here", "404 Not Found", "text/html")])
        answer = known.pop(0) if len(known) > 1 else known[0]
        if isinstance(answer, bytes):
            connection.sendall(answer)
        else:
            answer(connection, self._over)

    def resolve(self, host: str, port: int, **_: Any) -> Sequence[tuple[Any, ...]]:
        """What getaddrinfo would say if every host were here, but for those of no network or a private one."""
        if host.endswith(".invalid"):
            raise socket.gaierror(socket.EAI_NONAME, "no such host")
        there = self._socket.getsockname()
        place = {"prive.exemple.org": ("10.0.0.7", port), "ferme.exemple.org": ("127.0.0.1", 1)}.get(host, there)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place)]

    def fetcher(self, seconds: float = 5) -> Fetcher:
        """A fetcher for which this machine, and no other that is private, is of the Internet."""
        return Fetcher(
            REPOSITORY, seconds, self.trusting, self.resolve, lambda one: one == "127.0.0.1" or is_public(one)
        )

    def forget(self) -> None:
        """Answer nothing, and forget what was asked."""
        for seen in (self.answers, self.asked, self.requests):
            seen.clear()

    def end(self) -> None:
        """Stop answering."""
        self._over.set()
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in self._threads:
            thread.join(5)


@contextmanager
def serving() -> Iterator[Sites]:
    """A server for as long as it is needed."""
    sites = Sites()
    try:
        yield sites
    finally:
        sites.end()
