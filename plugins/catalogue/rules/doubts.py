"""What may stand but could be better."""

from collections.abc import Collection, Iterator

from ..catalogue import Catalogue
from .finding import Finding, warning

WEBMAIL = frozenset(
    """gmail.com googlemail.com orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr hotmail.com hotmail.fr
    live.fr outlook.com outlook.fr yahoo.fr yahoo.com icloud.com me.com aol.com gmx.fr gmx.com protonmail.com
    proton.me""".split()
)


def doubtful(catalogue: Catalogue) -> Iterator[Finding]:
    """What may stand but could be better: http sites, webmail addresses, facts whose source has no address."""
    for filed in catalogue.records.values():
        record = filed.record
        if record.website and record.website.startswith("http://"):
            yield warning(
                filed.path, ("website",), "website-http", value=record.website,
                instead=record.website.replace("http://", "https://", 1),
            )  # fmt: skip
        if record.contact and record.contact.email and record.contact.email.split("@")[1] in WEBMAIL:
            yield warning(filed.path, ("contact", "email"), "email-webmail", value=record.contact.email)
        for index, source in enumerate(record.sources):
            if not source.url:
                yield warning(filed.path, ("sources", index), "source-to-find", fact=source.fact)


def not_shown(catalogue: Catalogue, folders: Collection[str]) -> Iterator[Finding]:
    """Entries of a kind that this directory does not show."""
    for filed in catalogue.records.values():
        if filed.folder not in folders:
            yield warning(filed.path, (), "kind-not-shown", folder=filed.folder, folders=", ".join(folders))
