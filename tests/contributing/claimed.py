"""What a site says of an entry in tests, and what is thought of it."""

from __future__ import annotations

import json

import pytest

from plugins.contributing.proof.proving import Sought, look
from plugins.contributing.proof.visiting import NotProved, Visitor
from tests.catalogue.examples import ENGLISH

from .served import Sites, said

HOST = "https://www.toits-partages-exemple.org"
AT = f"{HOST}/.well-known/elan.json"
PAGES = ("https://annuaire.exemple.org/associations/toits-partages/", "https://annuaire.exemple.org/en/associations/x/")
PRINT, FORMER = "0123456789abcdef" * 2, "f" * 32
SOUGHT = Sought("toits-partages", PRINT, f"{HOST}/", PAGES)
HTML = "text/html; charset=utf-8"


def claimed(slug: object = "toits-partages", fingerprint: object = PRINT, elan: object = 1, **more: object) -> str:
    return json.dumps({"elan": elan, "entry": slug, "fingerprint": fingerprint, **more})


def linked(href: str = f"{PAGES[0]}#{PRINT}", before: str = "", after: str = "", rel: str = "me") -> str:
    return f'<!doctype html><title>Toits</title><body>{before}<a class=x rel="{rel}" href="{href}">Élan</a>{after}'


RIGHT = said(claimed())


def visitor(sites: Sites, pauses: list[float] | None = None, seconds: float = 5) -> Visitor:
    return Visitor(sites.fetcher(seconds), (pauses if pauses is not None else []).append)


def refused(sites: Sites, proof: str = "site", sought: Sought = SOUGHT, seconds: float = 5) -> str:
    with pytest.raises(NotProved) as raised:
        look(visitor(sites, seconds=seconds), proof, sought)
    return raised.value.sentence(ENGLISH)
