"""A site is asked at its own address, with patience, and nobody answers in its place."""

from __future__ import annotations

import pytest

from plugins.contributing.proof.proving import Sought, look
from plugins.contributing.proof.visiting import PAUSE, NotProved

from .claimed import AT, HOST, PAGES, PRINT, RIGHT, SOUGHT, claimed, refused, visitor
from .served import Sites, led, said

BUSY = said("", "503 Service Unavailable")


@pytest.mark.parametrize(
    ("website", "expected"),
    [
        ("https://inconnu.toits-partages-exemple.org/", "the certificate of"),
        ("https://prive.exemple.org/", "is on a private network"),
        ("https://ferme.exemple.org/", "nothing answers at"),
        ("https://toits.exemple.invalid/", "no server has the name of"),
    ],
)
@pytest.mark.parametrize("proof", ["site", "link"])
def test_a_site_that_cannot_be_reached_proves_nothing(website: str, expected: str, proof: str, sites: Sites) -> None:
    assert expected in refused(sites, proof, Sought("toits-partages", PRINT, website, PAGES))
    assert sites.asked == []


def test_a_host_of_many_sites_is_not_one_site(sites: Sites) -> None:
    sites.answers["https://a.github.io/.well-known/elan.json"] = [led("https://b.github.io/elan.json")]
    found = refused(sites, sought=Sought("toits-partages", PRINT, "https://a.github.io/toits/", PAGES))
    assert found.endswith("redirects to another domain, b.github.io")


def test_a_site_without_protection_is_asked_with_it() -> None:
    plain = Sought("toits-partages", PRINT, "http://toits-partages-exemple.org/accueil", PAGES)
    assert plain.file == "https://toits-partages-exemple.org/.well-known/elan.json"
    assert plain.page == "https://toits-partages-exemple.org/accueil"


@pytest.mark.parametrize(
    ("answers", "times"), [([BUSY], 3), ([b""], 3), ([BUSY, RIGHT], 2), ([said("", "404 No")], 1), ([RIGHT], 1)]
)
def test_only_what_may_pass_is_tried_again(answers: list[bytes], times: int, sites: Sites) -> None:
    sites.answers[AT] = list(answers)
    pauses: list[float] = []
    try:
        look(visitor(sites, pauses), "site", SOUGHT)
    except NotProved:
        assert RIGHT not in answers
    assert (len(sites.asked), pauses) == (times, [PAUSE] * (times - 1))


@pytest.mark.parametrize("website", ["https://inconnu.toits-partages-exemple.org/", "https://prive.exemple.org/"])
def test_what_cannot_pass_is_not_tried_again(website: str, sites: Sites) -> None:
    pauses: list[float] = []
    with pytest.raises(NotProved):
        look(visitor(sites, pauses), "site", Sought("toits-partages", PRINT, website, PAGES))
    assert pauses == []


def test_a_site_redirects_three_times_and_no_more(sites: Sites) -> None:
    sites.answers |= {f"{HOST}/{number}": [led(f"/{number + 1}")] for number in range(9)}
    sites.answers |= {f"{HOST}/3": [RIGHT], AT: [led("/1")]}
    look(visitor(sites), "site", SOUGHT)
    sites.answers |= {f"{HOST}/3": [led("/4")], f"{HOST}/4": [RIGHT]}
    sites.asked.clear()
    assert refused(sites).endswith("redirects more than 3 times")
    assert len(sites.asked) == 4


def test_what_a_site_says_is_shown_on_one_line(sites: Sites) -> None:
    sites.answers[AT] = [said(claimed(fingerprint="\x1b[31m\n\u202e" + "x" * 500))]
    sentence = refused(sites)
    assert sentence.isprintable() and "xxx…" in sentence and len(sentence) < 400
