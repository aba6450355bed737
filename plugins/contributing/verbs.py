"""The verbs of those who write entries and of those who merge them, as tasks.py offers them."""

import sys
from collections.abc import Sequence
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

ROOT = Path(__file__).resolve().parents[2]


@task(
    help={
        "lang": "fr or en, for plain text; the language of this computer when it is not given",
        "base": "a revision to compare with: only errors that it does not have stop",
        "head": "with base: the revision that is checked, read from git",
        "format": "text, github, markdown or json",
        "summary": "a file to which the same is added as Markdown",
        "fix": "first mend what is safe to mend: the changes are shown, and then you are asked",
        "yes": "with fix: do not ask",
        "profile": "say where the time went",
    }
)
def check(
    c: Context,
    lang: str | None = None,
    base: str = "",
    head: str = "HEAD",
    format: str = "text",
    summary: str = "",
    fix: bool = False,
    yes: bool = False,
    profile: bool = False,
) -> None:
    """Check every entry, and say what is wrong, where, and how to mend it."""
    from .review.command import check as run_check

    if fix:
        from .mending.fixing import fix as run_fix

        run_fix(ROOT, lang, yes)
    sys.exit(run_check(ROOT, lang, base, head, format, Path(summary) if summary else None, profile))


@task(
    help={"base": "the revision to compare with, origin/main unless told", "head": "the revision that would be merged"}
)
def destinations(c: Context, base: str = "origin/main", head: str = "HEAD", lang: str | None = None) -> None:
    """Say what a change does to where gifts go: what is new, what changed, what to look at."""
    from .gifts.guarding import compare

    sys.exit(compare(ROOT, base, head, lang))


@task(
    positional=["slugs"],
    iterable=["slugs"],
    help={
        "slugs": "the records; all that have changed when none is named",
        "proof": "source, people, site, link or register",
    },
)
def approve(c: Context, slugs: Sequence[str] | None = None, proof: str = "people", lang: str | None = None) -> None:
    """Write in content/destinations.lock that somebody compared where these records lead with what they publish."""
    from .gifts.guarding import approve as run_approve

    sys.exit(run_approve(ROOT, slugs or [], proof, lang))


@task(
    positional=["slug"],
    help={
        "slug": "the record",
        "base": "the revision whose web site is believed, origin/main unless told",
        "head": "the revision of the entry; the files as they are here unless told",
        "proof": "site or link, to look for one of them only",
    },
)
def prove(
    c: Context,
    slug: str,
    base: str = "origin/main",
    head: str | None = None,
    proof: str | None = None,
    lang: str | None = None,
) -> None:
    """Say what an organisation puts on its web site to prove where its gifts go, and look whether it is there."""
    from .proof.proving import prove as run_prove

    sys.exit(run_prove(ROOT, slug, base, head, proof, lang))


@task(positional=["slug"], help={"slug": "the record"})
def verify(c: Context, slug: str, lang: str | None = None) -> None:
    """Compare an entry with what public registers say of its numbers."""
    from .proof.verifying import verify as run_verify

    sys.exit(run_verify(ROOT, slug, lang))


@task(
    help={
        "state": "the file that keeps what is known from one day to the next",
        "report": "a file for the same in Markdown, in each language; empty when there is nothing to look at",
        "anew": "begin again although the state cannot be read, and give back what it withdrew",
    }
)
def links(
    c: Context, state: str = ".cache/links.json", report: str = "", anew: bool = False, lang: str | None = None
) -> None:
    """Ask the addresses that the directory publishes whether they answer, and still lead where they led."""
    from .links.command import links as run_links

    sys.exit(run_links(ROOT, ROOT / state, Path(report) if report else None, anew, lang))


@task(
    positional=["slug"],
    help={"slug": "the record", "reason": "why, in one line", "release": "give its ways to give back"},
)
def withhold(c: Context, slug: str, reason: str = "", release: bool = False, lang: str | None = None) -> None:
    """Take the ways to give of a record away at once, by a line of content/withheld.lock."""
    from .gifts.switch import withhold as run_withhold

    sys.exit(run_withhold(ROOT, slug, reason, release, lang))


@task(
    help={
        "event": "the file of the event, as GitHub writes it",
        "result": "a file for what the author of the issue is told, in Markdown",
        "request": "a file for the text of the pull request",
        "message": "a file for the message of the commit",
    }
)
def from_issue(c: Context, event: str, result: str, request: str = "", message: str = "") -> None:
    """Make an entry of the answers to an issue form, and check it with the whole directory."""
    from .issues.from_issue import from_issue as run_from_issue

    written = [Path(name) if name else None for name in (request, message)]
    sys.exit(run_from_issue(ROOT, Path(event), Path(result), *written))


@task(
    positional=[],
    help={"kind": "association, project, funder, partner, event or platform", "name": "its name, in quotes"},
)
def new(c: Context, kind: str = "", name: str = "", lang: str | None = None) -> None:
    """Ask a few questions and write a new entry from the answers."""
    from .interview.new import new as run_new

    sys.exit(run_new(ROOT, kind, name, lang))
