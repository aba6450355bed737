"""One request to a web site that a stranger named: bounded in time and in size, and never to a private network."""

import io
import socket
import ssl
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Thread
from time import monotonic
from types import MappingProxyType
from typing import Any, Literal

import ada_url

Reason = Literal["name", "refused", "certificate", "time", "private", "protocol"]
Resolve = Callable[..., Sequence[tuple[Any, ...]]]
"""What socket.getaddrinfo is: host, port and `type=` to a list whose first value is a family and last a place."""

UNICAST = ip_network("2000::/3")
"""The only addresses of the IPv6 Internet so far (RFC 4291, section 2.4)."""
TRANSLATED = ip_network("64:ff9b::/96")
"""IPv4 addresses as a network without IPv4 writes them (RFC 6052)."""
PORTS = {"http:": 80, "https:": 443}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, of any status. Names of headers in lower case; the body as it came, cut at a size."""

    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    is_whole: bool


class NoAnswer(Exception):
    """A server that gave no answer.

    `reason`: name (the host has no address), refused (nothing listens), certificate, time (too slow), private (an
    address of no public network), protocol (what came is no HTTP).
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


def is_public(address: str) -> bool:
    """Whether an IP address is of the Internet, and not of the machine, its network, or a tunnel to them."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        carried = IPv4Address(int(ip) & 0xFFFFFFFF) if ip in TRANSLATED else ip.ipv4_mapped or ip.sixtofour
        if carried is None:
            return ip in UNICAST and ip.is_global
        ip = carried
    return ip.is_global and not ip.is_multicast


class Fetcher:
    """Asks web sites for one page at a time. Safe to share between threads."""

    def __init__(
        self,
        repository: str,
        seconds: float = 10,
        context: ssl.SSLContext | None = None,
        resolve: Resolve = socket.getaddrinfo,
        is_public: Callable[[str], bool] = is_public,
    ) -> None:
        """`repository` is the address where whoever reads a server's log finds who asks; `seconds` bound a request."""
        self._agent = f"Elan/1 (+{repository})"
        self._seconds = seconds
        self._context = context or ssl.create_default_context()
        self._resolve = resolve
        self._is_public = is_public

    def get(self, address: str, largest: int, headers: Mapping[str, str] = MappingProxyType({})) -> Answer:
        """Ask once. Redirects are answers, never followed; the body is cut at `largest` bytes.

        Raises NoAnswer, and ValueError for what is no http or https address.
        """
        url = ada_url.URL(address)
        if url.protocol not in PORTS:
            raise ValueError(address)
        until = monotonic() + self._seconds
        try:
            with self._reached(url, until) as reached, self._secured(url, reached, until) as connected:
                return self._asked(url, connected, until, largest, headers)
        except ssl.SSLCertVerificationError:
            raise NoAnswer("certificate") from None
        except TimeoutError:
            raise NoAnswer("time") from None
        except (OSError, HTTPException, ValueError):
            raise NoAnswer("protocol") from None

    def _asked(
        self, url: ada_url.URL, connected: socket.socket, until: float, largest: int, headers: Mapping[str, str]
    ) -> Answer:
        sent = {"Host": url.host, "User-Agent": self._agent, "Accept-Encoding": "identity", "Connection": "close"}
        client = HTTPConnection(url.hostname)
        client.sock = _Timed(connected, until)
        client.request("GET", url.pathname + url.search, headers={**sent, **headers})
        with client.getresponse() as response:
            body = response.read(largest + 1)
            if len(body) <= largest and response.length:
                raise HTTPException("the body is shorter than was said")
            return Answer(url.href, response.status, _headers(response), body[:largest], len(body) <= largest)

    def _reached(self, url: ada_url.URL, until: float) -> socket.socket:
        """A connection to the very address that was checked. Raises NoAnswer."""
        found = self._found(url.hostname.strip("[]"), int(url.port or PORTS[url.protocol]), until)
        if not all(self._is_public(one[-1][0]) for one in found):
            raise NoAnswer("private")
        return _first([one[-1][:2] for one in found], until)

    def _secured(self, url: ada_url.URL, reached: socket.socket, until: float) -> socket.socket:
        """TLS over a connection, for https."""
        if url.protocol == "http:":
            return reached
        reached.settimeout(_left(until))
        return self._context.wrap_socket(reached, server_hostname=url.hostname.strip("[]"))

    def _found(self, host: str, port: int, until: float) -> Sequence[tuple[Any, ...]]:
        """The addresses of a host, asked aside because nothing stops a resolver that waits. Raises NoAnswer."""
        answer: Future[Sequence[tuple[Any, ...]]] = Future()

        def ask() -> None:
            try:
                answer.set_result(self._resolve(host, port, type=socket.SOCK_STREAM))
            except (OSError, UnicodeError):
                answer.set_result([])

        Thread(target=ask, daemon=True).start()
        found = answer.result(_left(until))
        if not found:
            raise NoAnswer("name")
        return found


def _first(places: Sequence[tuple[str, int]], until: float) -> socket.socket:
    """A connection to the first of some numbers that takes one, each given its share of the time. Raises NoAnswer."""
    reason: Reason = "refused"
    for index, place in enumerate(places):
        try:
            return socket.create_connection(place, _left(until) / (len(places) - index))
        except TimeoutError:
            reason = "time"
        except OSError:
            pass
    raise NoAnswer(reason)


def _left(until: float) -> float:
    """The seconds until a moment. Raises TimeoutError when there are none."""
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _headers(response: HTTPResponse) -> dict[str, str]:
    """Headers by their names in lower case, those that stand twice as one."""
    return {name.lower(): ", ".join(response.headers.get_all(name, [])) for name in response.headers}


class _Timed(io.RawIOBase):
    """A socket as http.client uses one, which a server that drips cannot keep open for longer than agreed."""

    def __init__(self, connected: socket.socket, until: float) -> None:
        self._connected = connected
        self._until = until

    def sendall(self, data: bytes) -> None:
        self._connected.settimeout(_left(self._until))
        self._connected.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connected.settimeout(_left(self._until))
        return self._connected.recv_into(buffer)

    def close(self) -> None:
        """Nothing: http.client closes before the body is read; whoever connected closes."""
