"""A file or a link proves an entry when it names it as it is, and in no other case."""

from __future__ import annotations

import json

import pytest

from plugins.contributing.proof.proving import FILE, PAGE, Sought, look

from .claimed import AT, FORMER, HOST, HTML, PAGES, PRINT, RIGHT, SOUGHT, claimed, linked, refused, visitor
from .served import Said, Sites, dripping, led, said

BUSY = said("", "503 Service Unavailable")

RIGHT_FILES = {
    "an object": [RIGHT],
    "a list": [said(f"[{claimed('autre', FORMER)}, {claimed()}]")],
    "without a charset": [said(claimed(), type="application/json")],
    "with a byte order mark": [said("\ufeff" + claimed())],
    "of the largest size": [said(claimed() + " " * (FILE - len(claimed())))],
    "after two breakdowns": [said("", "500 Oops"), BUSY, RIGHT],
    "after what is no answer": [b"", b"", RIGHT],
    "by a redirect to the same domain": [led("https://toits-partages-exemple.org/elan.json")],
    "by a redirect within the host": [led("/elan.json", "307 Temporary Redirect")],
}
ELSEWHERE = {
    "https://toits-partages-exemple.org/elan.json": [RIGHT],
    f"{HOST}/elan.json": [RIGHT],
    "https://autre-exemple.org/elan.json": [RIGHT],
    "https://b.github.io/elan.json": [RIGHT],
}
WRONG_FILES: dict[str, tuple[list[Said], str]] = {
    "another entry": ([said(claimed("autre"))], "does not name the entry toits-partages"),
    "an empty list": ([said("[]")], "does not name the entry"),
    "the entry as it was": ([said(claimed(fingerprint=FORMER))], f"fingerprint {FORMER}, which is not that of the"),
    "capitals": ([said(claimed(fingerprint=PRINT.upper()))], "which is not that of the entry as it is"),
    "twice": ([said(f"[{claimed()}, {claimed(fingerprint=FORMER)}]")], "names an entry twice"),
    "a key twice": ([said(claimed()[:-1] + f', "fingerprint": "{PRINT}"}}')], "is no JSON, or has a key twice"),
    "a sentence": ([said("toits-partages " + PRINT)], "is no JSON"),
    "half of it": ([said(claimed()[:-1])], "is no JSON"),
    "many brackets": ([said("[" * 4000)], "is no JSON"),
    "bytes": ([said(claimed().encode("utf-16"))], "is no JSON"),
    "another version": ([said(claimed(elan=2))], "is not of the form"),
    "true for a version": ([said(claimed(elan=True))], "is not of the form"),
    "a number": ([said(claimed(fingerprint=12))], "is not of the form"),
    "a list for a slug": ([said(claimed(["toits-partages"]))], "is not of the form"),
    "another key": ([said(claimed(more=1))], "is not of the form"),
    "a text": ([said(json.dumps(PRINT))], "is not of the form"),
    "no type": ([said(claimed(), type="")], "is of the type , and not application/json"),
    "the type of a page": ([said(claimed(), type="text/html")], "is of the type text/html, and not application/json"),
    "two types": ([said(claimed(), type="application/json, text/html")], "and not application/json"),
    "one byte too many": ([said(claimed() + " " * (FILE - len(claimed()) + 1))], "is larger than 4096 bytes"),
    "5 kB": ([said(b" " * 5000 + claimed().encode())], "is larger than 4096 bytes"),
    "nothing there": ([said(claimed(), "404 Not Found")], "answers 404, and not 200"),
    "forbidden": ([said(claimed(), "403 Forbidden")], "answers 403, and not 200"),
    "created": ([said(claimed(), "201 Created")], "answers 201, and not 200"),
    "a redirect without address": ([said(claimed(), "302 Found")], "redirects more than 3 times"),
    "another domain": ([led("https://autre-exemple.org/elan.json")], "to another domain, autre-exemple.org"),
    "no protection": ([led("http://www.toits-partages-exemple.org/elan.json")], "which is not protected"),
    "another port": ([led(f"{HOST}:8443/elan.json")], "which is no address"),
    "a number for a host": ([led("https://127.0.0.1/elan.json")], "which is no address"),
    "a script": ([led("javascript:alert(1)")], "which is no address"),
    "a circle": ([led(AT)], "redirects more than 3 times"),
    "a breakdown": ([said(claimed(), "500 Internal Server Error")], "answers 500, and not 200"),
    "no http": ([b"hello"], "is no web site, or breaks off"),
    "drops": ([dripping], "takes too long to answer"),
}

RIGHT_PAGES = {
    "a link": linked(),
    "in the other language": linked(f"{PAGES[1]}#{PRINT}"),
    "among other relations": linked(rel="noopener  ME external"),
    "a link of the head": f'<link rel=me href="{PAGES[0]}#{PRINT}">',
    "an escaped address": linked(PAGES[0].replace("/", "&#47;") + "#" + PRINT),
    "after a comment": linked(before="<!-- <a> -->"),
    "after what is hidden": linked(before="<textarea><a></textarea><noscript></noscript>"),
}
NO_LINK, OLD_LINK = 'has no link rel="me" to the page of the entry', "without its fingerprint, or with that of the"
WRONG_PAGES = {
    "nothing": ("", NO_LINK),
    "a comment": (linked(before="<!-- ", after=" -->"), NO_LINK),
    "a script": (linked(before="<script>", after="</script>"), NO_LINK),
    "a style": (linked(before="<style>", after="</style>"), NO_LINK),
    "what is written in a form": (linked(before="<textarea>", after="</textarea>"), NO_LINK),
    "a template": (linked(before="<template>", after="</template>"), NO_LINK),
    "text": (linked(before="<p>").replace("<a", "&lt;a"), NO_LINK),
    "an attribute": (f"<img alt='{linked()}'>", NO_LINK),
    "another relation": (linked(rel="nofollow"), NO_LINK),
    "part of a word": (linked(rel="home memo"), NO_LINK),
    "a second relation": (linked().replace("<a", "<a rel=nofollow"), NO_LINK),
    "another entry": (linked(f"https://annuaire.exemple.org/associations/autre/#{PRINT}"), NO_LINK),
    "another directory": (linked(f"https://exemple.org/associations/toits-partages/#{PRINT}"), NO_LINK),
    "no protection": (linked(f"{PAGES[0]}#{PRINT}".replace("https", "http")), NO_LINK),
    "capitals": (linked(f"{PAGES[0]}#{PRINT}".replace("toits", "Toits")), NO_LINK),
    "no stroke": (linked(f"{PAGES[0].rstrip('/')}#{PRINT}"), NO_LINK),
    "no fingerprint": (linked(PAGES[0]), OLD_LINK),
    "the entry as it was": (linked(f"{PAGES[0]}#{FORMER}"), OLD_LINK),
    "more after it": (linked(f"{PAGES[0]}#{PRINT}0"), OLD_LINK),
}


@pytest.fixture(autouse=True)
def elsewhere(sites: Sites) -> None:
    """What stands where redirects lead is always right."""
    sites.answers |= {address: list(answers) for address, answers in ELSEWHERE.items()}


@pytest.mark.parametrize("case", RIGHT_FILES)
def test_a_right_file_proves(case: str, sites: Sites) -> None:
    sites.answers[AT] = list(RIGHT_FILES[case])
    look(visitor(sites), "site", SOUGHT)


@pytest.mark.parametrize("case", WRONG_FILES)
def test_any_other_file_does_not(case: str, sites: Sites) -> None:
    answers, expected = WRONG_FILES[case]
    sites.answers[AT] = list(answers)
    sentence = refused(sites, seconds=0.3 if answers[0] is dripping else 5)
    assert expected in sentence and AT in sentence and "\n" not in sentence
    assert all("autre-exemple" not in address for address in sites.asked)


@pytest.mark.parametrize("case", RIGHT_PAGES)
def test_a_right_link_proves(case: str, sites: Sites) -> None:
    sites.answers[f"{HOST}/"] = [said(RIGHT_PAGES[case], type=HTML)]
    look(visitor(sites), "link", SOUGHT)


@pytest.mark.parametrize("case", WRONG_PAGES)
def test_any_other_link_does_not(case: str, sites: Sites) -> None:
    page, expected = WRONG_PAGES[case]
    sites.answers[f"{HOST}/"] = [said(page, type=HTML)]
    assert expected in refused(sites, "link")


def test_a_link_is_sought_in_a_page_that_is_not_huge(sites: Sites) -> None:
    sites.answers[f"{HOST}/"] = [said(linked(after=" " * PAGE), type=HTML)]
    assert "is larger than" in refused(sites, "link")
    sites.answers[f"{HOST}/"] = [said(linked(), type="text/plain")]
    assert "is of the type text/plain, and not text/html" in refused(sites, "link")


def test_a_link_needs_to_know_where_the_directory_is(sites: Sites) -> None:
    here = Sought("toits-partages", PRINT, f"{HOST}/", ("http://localhost:8000/associations/toits-partages/",))
    sites.answers[f"{HOST}/"] = [said(linked(f"{here.pages[0]}#{PRINT}"), type=HTML)]
    assert "SITEURL=https://…" in refused(sites, "link", here)
