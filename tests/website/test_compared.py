"""A page says how and when its ways to give were compared, of what was approved as it is, and nothing else."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from plugins.catalogue.freshness import LONG_AGO
from plugins.contributing.gifts import lock
from plugins.languages import words
from tests.catalogue.examples import TODAY, checked

from . import built
from .built import Built, once

PROOFS = {
    "toits-partages": "source",
    "epicerie-du-port": "people",
    "tous-les-moyens": "site",
    "atelier-des-mots": "link",
    "abris-de-nuit": "register",
}
RECENT, OLD = TODAY - LONG_AGO, TODAY - LONG_AGO - timedelta(days=1)
ITEM = re.compile(r'<li class="trust__(known|old|unknown)">([^<]*)</li>\n</ul>')
"""What stands below the ways to give; what is said of the whole entry has no `</ul>` after it there."""
SAID = {
    "source": (
        "Ces moyens de don ont été comparés le {} avec une source publiée.",
        "On {}, these ways to give were compared with a published source.",
    ),
    "people": ("Le {}, deux personnes ont comparé ces moyens de don avec ce que", "On {}, two people compared"),
    "site": (
        "Ces moyens de don ont été comparés le {} avec un fichier du site de",
        "On {}, these ways to give were compared with a file",
    ),
    "link": (
        "Ces moyens de don ont été comparés le {} avec un lien du site de",
        "On {}, these ways to give were compared with a link",
    ),
    "register": (
        "Ces moyens de don ont été comparés le {} avec un registre public.",
        "On {}, these ways to give were compared with a public register.",
    ),
}


def with_lock(folder: Path, day: date, change: bool = False) -> Built:
    """The small directory of somebody at work on it, in which some records were approved on a day."""
    site = built.lay_out(folder, built.DIRECTORY, built.ROOT_URL)
    content = site.folder / "content"
    catalogue = checked(site.folder).catalogue
    assert catalogue
    approvals: dict[str, lock.Approval] = {}
    for slug, proof in PROOFS.items():
        approvals = lock.approve(catalogue, lock.pictures_of(content, catalogue), approvals, [slug], proof, day)
    (content / "destinations.lock").write_text(lock.written(approvals), encoding="utf-8")
    if change:
        path = content / "associations/epicerie-du-port.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("collectes/epicerie-du-port", "collectes/autre"), encoding="utf-8")
    done = built.pelican(site)
    assert done.returncode == 0, done.stdout[-3000:]
    return site


@pytest.fixture(scope="module")
def recent(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return once(tmp_path_factory, "compared", lambda folder: with_lock(folder, RECENT, change=True))


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return once(tmp_path_factory, "compared-long-ago", lambda folder: with_lock(folder, OLD))


def shown(site: Built, slug: str, folder: str = "associations") -> tuple[str, str] | None:
    """The state, and the sentence, below the ways to give of a record."""
    text = (site.output / folder / slug / "index.html").read_text(encoding="utf-8")
    section = re.search(r'<section class="give".*?</section>', text, re.DOTALL)
    found = ITEM.search(section[0]) if section else None
    return (found[1], found[2]) if found else None


def test_every_proof_has_its_words() -> None:
    assert tuple(words.COMPARED) == lock.PROOFS


@pytest.mark.parametrize("slug", [slug for slug in PROOFS if slug != "epicerie-du-port"])
def test_the_proof_and_its_day_are_said(slug: str, recent: Built) -> None:
    french, english = SAID[PROOFS[slug]]
    state, sentence = shown(recent, slug) or ("", "")
    assert state == "known" and sentence.startswith(french.format("21 mai 2025"))
    state, sentence = shown(recent, slug, "en/associations") or ("", "")
    assert state == "known" and english.format("21 May 2025") in sentence


def test_what_has_changed_since_was_not_compared(recent: Built, old: Built) -> None:
    assert shown(recent, "epicerie-du-port") == (
        "unknown",
        "Personne n’a encore comparé ces moyens de don avec ce que l’organisation publie.",
    )
    state, sentence = shown(old, "epicerie-du-port") or ("", "")
    assert state == "old" and sentence.startswith(SAID["people"][0].format("20 mai 2025"))


@pytest.mark.parametrize("slug", PROOFS)
def test_an_old_proof_fades(slug: str, old: Built) -> None:
    state, sentence = shown(old, slug) or ("", "")
    assert state == "old" and sentence.endswith(
        " C’était il y a plus de dix-huit mois\u00a0: cela a pu changer depuis."
    )


def test_nothing_is_said_where_there_is_nothing_to_compare(recent: Built) -> None:
    assert shown(recent, "lacs-propres") is None
