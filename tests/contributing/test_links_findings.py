"""What there is to look at, how it is said, and that nothing a stranger wrote does anything where it is said."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from markdown import markdown as as_html

from plugins.contributing.gifts.lock import Approval, Approvals
from plugins.contributing.links import telling
from plugins.contributing.links.findings import Finding, findings, withdrawn
from plugins.contributing.links.published import Published, Use
from plugins.contributing.links.sightings import HOME, NOWHERE, Sighting
from plugins.contributing.links.state import Known, State
from plugins.languages.language import Language
from tests.catalogue.examples import DIRECTORY, ROOT, checked

DAY = date(2026, 11, 20)
ENGLISH, FRENCH = (Language(code, ROOT / "theme/translations") for code in ("en", "fr"))
SITE = "https://asso.example/"
TOITS = "https://www.toits-partages-exemple.org/"


def seen(*places: str) -> tuple[Sighting, ...]:
    """What was seen on days on end, from DAY on."""
    return tuple(Sighting(DAY + timedelta(at), place) for at, place in enumerate(places))


def failed(days: int) -> tuple[date, ...]:
    return tuple(DAY + timedelta(at) for at in range(days))


def looked(after: int, *slugs: str) -> Approvals:
    return {slug: Approval("0" * 32, "people", DAY + timedelta(after)) for slug in slugs}


def found(known: Known, *uses: tuple[str, str], approvals: Approvals | None = None) -> list[Finding]:
    about = Published(tuple(Use(*one) for one in uses or (("asso", "website"),)))
    return findings({SITE: about}, {SITE: known}, approvals or {})


@pytest.mark.parametrize("outcome", ["answers", "refuses"])
def test_what_is_well_is_not_told(outcome: str) -> None:
    assert found(Known(DAY, outcome)) == []  # type: ignore[arg-type]
    assert findings({SITE: Published((Use("asso", "website"),))}, {}, {}) == []


@pytest.mark.parametrize("days", [1, 2])
def test_two_days_of_failure_are_not_told(days: int) -> None:
    assert found(Known(DAY, "broken", "404", failed=failed(days))) == []


def test_three_are() -> None:
    known = Known(DAY, "broken", "404", failed=failed(3))
    assert found(known) == [Finding("broken", SITE, ("asso",), (), DAY, "", "404")]


@pytest.mark.parametrize(
    ("to", "is_told"),
    [
        ("http://asso.example/", False),
        ("https://www.asso.example/", False),
        ("https://asso.example", False),
        ("https://asso.example/accueil", True),
        ("https://asso.example/?a=b", True),
        ("https://dons.asso.example/", True),
    ],
)
def test_a_move_that_changes_nothing_is_not_told(to: str, is_told: bool) -> None:
    assert bool(found(Known(DAY, "moved", "", to))) is is_told


@pytest.mark.parametrize("kind", ["website", "give"])
@pytest.mark.parametrize(
    ("places", "told"),
    [
        ((NOWHERE,) * 3, ("lapsed", "")),
        (("thief.example",) * 2, ("elsewhere", "thief.example")),
        (("a.example", "b.example", HOME), ("elsewhere", "b.example")),
        ((NOWHERE, NOWHERE, NOWHERE, HOME), ("lapsed", "")),
        ((NOWHERE, NOWHERE, NOWHERE, "a.example"), ("elsewhere", "a.example")),
    ],
)
def test_what_withdraws(kind: str, places: tuple[str, ...], told: tuple[str, str]) -> None:
    known = Known(DAY, "answers", seen=seen(*places))
    (one,) = found(known, ("asso", kind), ("other", "source"), approvals=looked(-1, "asso"))
    assert (one.kind, one.to, one.since, one.withdrawn, one.slugs) == (*told, DAY, ("asso",), ("asso", "other"))


def test_it_is_told_until_somebody_looks() -> None:
    known = Known(DAY, "answers", seen=seen("thief.example", "thief.example"))
    assert found(known, approvals=looked(0, "other"))
    assert found(known, approvals=looked(0, "asso")) == []


def test_it_is_withdrawn_for_each_who_uses_it() -> None:
    known = Known(DAY, "answers", seen=seen("thief.example", "thief.example"))
    (one,) = found(known, ("a", "website"), ("b", "give"), approvals=looked(0, "a"))
    assert one.withdrawn == ("b",)


@pytest.mark.parametrize("kind", ["answer", "contact", "online", "source", "link"])
def test_other_addresses_withdraw_nothing_and_are_told(kind: str) -> None:
    (one,) = found(Known(DAY, "answers", seen=seen("thief.example", "thief.example")), ("asso", kind))
    assert (one.kind, one.withdrawn) == ("elsewhere", ())
    assert found(Known(DAY, "answers", seen=seen("thief.example", "thief.example", HOME)), ("asso", kind)) == []


def test_only_addresses_of_the_catalogue_withdraw() -> None:
    catalogue = checked(DIRECTORY).catalogue
    assert catalogue
    bad = Known(DAY, "answers", seen=seen("thief.example", "thief.example"))
    give, source = "https://dons.toits-partages-exemple.org/regulier", "https://www.toits-partages-exemple.org/comptes"
    for address, slugs in ((TOITS, {"toits-partages"}), (give, {"toits-partages"}), (source, set()), (SITE, set())):
        assert withdrawn(catalogue, State({address: bad}), {}) == slugs
        assert withdrawn(catalogue, State({address: bad}), looked(0, *slugs)) == frozenset()
    assert withdrawn(catalogue, State({TOITS: Known(DAY, "broken", "404", failed=failed(3))}), {}) == frozenset()


# How it is said.

ALL = [
    Finding("broken", SITE + "a", ("asso",), (), DAY, "", "404"),
    Finding("broken", SITE + "b", ("asso", "other"), (), DAY, SITE + "x", "certificate"),
    Finding("broken", SITE + "c", ("asso",), (), DAY, "", "robots 503"),
    Finding("elsewhere", SITE, ("asso",), ("asso",), DAY, "thief.example"),
    Finding("elsewhere", SITE + "d", ("asso",), (), DAY, "thief.example"),
    Finding("lapsed", "https://old.example/", ("asso", "other"), ("other",), DAY),
    Finding("moved", SITE + "e", ("asso",), (), None, SITE + "f"),
]


def test_it_is_said_in_order_of_gravity() -> None:
    addresses = {one.address: Published((Use("asso", "website"),)) for one in ALL}
    known = {SITE: Known(DAY, "answers"), SITE + "e": Known(DAY, "moved"), SITE + "a": Known(DAY, "broken")}
    assert telling.text(ALL, addresses, known, [], ENGLISH).splitlines() == [
        "## Ways to give withdrawn until somebody looks",
        "",
        "- asso: https://asso.example/ — leads to thief.example (since 20 November 2026)",
        "- other: https://old.example/ — its name no longer exists (since 20 November 2026)",
        "",
        "Compare where they lead with what the organisation publishes, correct the entry if need be, then: "
        "python3 tasks.py approve SLUG",
        "",
        "## Addresses that lead to somebody else",
        "",
        "- asso: https://asso.example/d — leads to thief.example (since 20 November 2026)",
        "",
        "## Addresses that have not answered well for three days",
        "",
        "- asso: https://asso.example/a — it answers 404 (since 20 November 2026)",
        "- asso, other: https://asso.example/b — its certificate is not valid, https://asso.example/x "
        "(since 20 November 2026)",
        "- asso: https://asso.example/c — its robots.txt answers 503 (since 20 November 2026)",
        "",
        "## Addresses that have moved for good: correct the entry",
        "",
        "- asso: https://asso.example/e — now https://asso.example/f",
        "",
        "7 addresses, 1 answers, 1 has moved, 0 refuse robots and 1 is broken",
    ]


def test_how_many_answer_in_french() -> None:
    addresses = {one.address: Published((Use("asso", "website"),)) for one in ALL}
    known = {SITE: Known(DAY, "refuses"), SITE + "a": Known(DAY, "broken"), SITE + "b": Known(DAY, "broken")}
    assert telling.text([], addresses, known, [], FRENCH) == (
        "7 adresses, 0 répond, 0 a changé, 1 refuse les robots et 2 sont en panne\n"
    )


def test_the_issue_has_both_languages() -> None:
    text = telling.markdown(ALL, [], [FRENCH, ENGLISH])
    assert text.startswith("# Français\n\n## Moyens de don retirés jusqu’à ce que quelqu’un regarde\n\n")
    assert "\n# English\n\n## Ways to give withdrawn until somebody looks\n\n" in text
    assert "- `asso`\u00a0: `https://asso.example/` — mène à `thief.example` (depuis le 20 novembre 2026)\n" in text


def test_nothing_to_look_at_is_an_empty_file() -> None:
    assert telling.markdown([], [], [FRENCH, ENGLISH]) == ""


def test_lines_that_could_not_be_read_are_told() -> None:
    assert "begun again: line 3, 9." in telling.text([], {}, {}, [3, 9], ENGLISH)
    assert "recommencée\u00a0: ligne 3, 9." in telling.markdown([], [3, 9], [FRENCH])


def test_every_reason_is_said_in_each_language() -> None:
    for reason in ("name", "refused", "certificate", "time", "private", "protocol", "redirects", "500", "robots 500"):
        one = Finding("broken", SITE, ("asso",), (), DAY, "", reason)
        said = [telling.text([one], {}, {}, [], language) for language in (ENGLISH, FRENCH)]
        assert said[0] != said[1]


HOSTILE = [
    "@elan-annuaire/maintainers",
    "`@everyone`",
    "``` `` `",
    "[here](https://thief.example)",
    "![x](https://thief.example/x.png)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "#1 GH-1 elan/elan#1",
    "a\n::set-output name=x::y",
    "a\r\n##[error]x",
    "::error::x",
    "##[command]x",
    "\u202e\u200b\ufeff",
    "| a | b |",
    "</details>",
    "$(rm -rf /) ${{ github.token }}",
    "x" * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_the_text_of_a_stranger_is_inert(text: str) -> None:
    one = Finding("broken", f"https://asso.example/{text}", (text,), (), DAY, text, "404")
    said = telling.markdown([one], [], [ENGLISH])
    (line,) = [line for line in said.splitlines() if line.startswith("- ")]
    assert len(said.splitlines()) == 6 and len(line) < 1_500
    html = as_html(said)
    assert set(re.findall(r"<([a-z0-9]+)", html)) == {"h1", "h2", "ul", "li", "code"}
    assert "@" not in re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)
    printed = telling.text([one], {}, {}, [], ENGLISH)
    assert "##[" not in printed and not re.search(r"^\s*::", printed, re.MULTILINE)
    assert printed.isascii() or set(filter(lambda letter: not letter.isascii(), printed)) <= {"—", "…"}


def test_the_issue_is_no_longer_than_github_takes() -> None:
    many = [Finding("broken", f"{SITE}{at}", ("asso",), (), DAY, "", "404") for at in range(5_000)]
    text = telling.markdown(many, [], [FRENCH, ENGLISH])
    assert len(text) < 65_536
    assert "Il y en a d’autres\u00a0: python3 tasks.py links" in text and "There is more: python3" in text
