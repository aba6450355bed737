"""A page of an organisation's own web site, as that site, and no other, answers it."""

from collections.abc import Callable
from time import sleep

import ada_url

from ...catalogue.addresses import BadAddress, parse, registrable_domain
from ...languages.language import Language
from ...languages.messages import N_
from ..fetching import Answer, Fetcher, NoAnswer

HOPS = 3
TRIES = 3
PAUSE = 2.0
"""Seconds between two tries."""

REDIRECTS = frozenset((301, 302, 303, 307, 308))
LASTING = frozenset(("certificate", "private"))
"""Reasons for which a second try would be in vain."""

REASONS = {
    "name": N_("no server has the name of {address}"),
    "refused": N_("nothing answers at {address}"),
    "certificate": N_("the certificate of {address} is not valid"),
    "time": N_("{address} takes too long to answer"),
    "private": N_("{address} is on a private network"),
    "protocol": N_("what answers at {address} is no web site, or breaks off"),
}


class NotProved(Exception):
    """Why a page proves nothing: a message, and the values that it mentions."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self._message = message
        self._values = values

    def sentence(self, language: Language) -> str:
        """The reason in a language."""
        return language.gettext(self._message).format(**{name: shown(one) for name, one in self._values.items()})


def shown(value: object) -> str:
    """A value of a stranger, on one line and not too long."""
    text = "".join(one if one.isprintable() else " " for one in str(value))
    return text if len(text) <= 120 else text[:119] + "…"


class Visitor:
    """Reads pages, and tries again what may only be busy."""

    def __init__(self, fetcher: Fetcher, pause: Callable[[float], object] = sleep) -> None:
        self._fetcher = fetcher
        self._pause = pause

    def read(self, address: str, type: str, largest: int) -> bytes:
        """The whole body of a page of one media type, on https and one registrable domain. Raises NotProved."""
        asked = address
        for _ in range(HOPS + 1):
            answer = self._answer(asked, largest)
            if answer.status not in REDIRECTS:
                return _body(answer, type, largest)
            asked = _next(address, answer)
        raise NotProved(N_("{address} redirects more than {count} times"), address=address, count=HOPS)

    def _answer(self, address: str, largest: int) -> Answer:
        """An answer that is no breakdown of the server, of the last of a few tries."""
        for left in reversed(range(TRIES)):
            try:
                answer = self._fetcher.get(address, largest)
            except NoAnswer as problem:
                if not left or problem.reason in LASTING:
                    raise NotProved(REASONS[problem.reason], address=address) from None
            else:
                if not left or answer.status < 500:
                    return answer
            self._pause(PAUSE)
        raise AssertionError("the last try returns or raises")


def _next(first: str, answer: Answer) -> str:
    """Where a redirect leads, if that is the same site."""
    to = answer.headers.get("location", "")
    try:
        found = parse(ada_url.URL(to, base=answer.address).href)
    except (BadAddress, ValueError):
        raise NotProved(N_("{address} redirects to {to}, which is no address"), address=answer.address, to=to) from None
    if found.scheme != "https":
        raise NotProved(N_("{address} redirects to {to}, which is not protected"), address=answer.address, to=to)
    if found.domain != registrable_domain(parse(first).host):
        raise NotProved(
            N_("{address} redirects to another domain, {domain}"), address=answer.address, domain=found.domain
        )
    return found.href


def _body(answer: Answer, type: str, largest: int) -> bytes:
    address = answer.address
    if answer.status != 200:
        raise NotProved(N_("{address} answers {status}, and not 200"), address=address, status=answer.status)
    found = answer.headers.get("content-type", "")
    if found.partition(";")[0].strip().lower() != type:
        raise NotProved(N_("{address} is of the type {found}, and not {type}"), address=address, found=found, type=type)
    if not answer.is_whole:
        raise NotProved(N_("{address} is larger than {count} bytes"), address=address, count=largest)
    return answer.body
