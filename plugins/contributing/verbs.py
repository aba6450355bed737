"""The verbs of those who write entries and of those who merge them, as tasks.py offers them."""

import sys
from collections.abc import Sequence
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

ROOT = Path(__file__).resolve().parents[2]


@task(help={"lang": "fr or en; both when it is not given"})
def check(c: Context, lang: str | None = None) -> None:
    """Check every entry, and say what is wrong, where, and how to mend it."""
    from .command import check as run_check

    sys.exit(run_check(ROOT, lang))


@task(
    help={"base": "the revision to compare with, origin/main unless told", "head": "the revision that would be merged"}
)
def destinations(c: Context, base: str = "origin/main", head: str = "HEAD", lang: str | None = None) -> None:
    """Say what a change does to where gifts go: what is new, what changed, what to look at."""
    from .guarding import compare

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
    from .guarding import approve as run_approve

    sys.exit(run_approve(ROOT, slugs or [], proof, lang))
