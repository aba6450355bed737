"""`python3 tasks.py prove`: lets the web site that an entry had already say that the entry leads where it should.

The site is the one of the entry as it was last approved on the base, read from git; the fingerprint is that of the
entry as it is here, because that is what `approve` writes, or at a revision. So whoever changes both the site and the
ways to give of an entry still needs the former site to agree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ...catalogue.addresses import parse
from ...catalogue.catalogue import Filed
from ...catalogue.reading import LOCK
from ...catalogue.settings import Settings
from ...languages.language import Language
from ...languages.messages import N_
from ...settings.reading import chosen_in
from ..fetching import Fetcher
from ..gifts import lock
from ..gifts.destinations import destinations, fingerprint
from ..gifts.guarding import Known, Unreadable, at, begun, known, laid_out
from ..revisions import CannotRead, commit, git
from .claims import check_file, check_page, claim, link
from .visiting import NotProved, Visitor

FILE, PAGE = 4096, 512 * 1024
"""The largest elan.json and the largest page that are read, in bytes."""

PROOFS = ("site", "link")
"""By a file, which only who runs the site can put there; by a link, which whoever writes in its first page can."""

NEW = N_("nobody has approved {slug} on {base} yet, and a new site can say anything — python3 tasks.py verify {slug}")


@dataclass(frozen=True, slots=True)
class Sought:
    """What is sought on a site: the entry, its fingerprint, the addresses of its pages."""

    slug: str
    fingerprint: str
    website: str
    pages: tuple[str, ...]

    @property
    def file(self) -> str:
        """Where the site says it in a file."""
        return f"https://{parse(self.website).host}/.well-known/elan.json"

    @property
    def page(self) -> str:
        """Where the site says it by a link."""
        return parse(self.website).href.replace("http://", "https://", 1)

    @property
    def is_online(self) -> bool:
        """Whether the entry has a page that a site can link to."""
        return self.pages[0].startswith("https://")


def prove(
    root: Path,
    slug: str,
    base: str = "origin/main",
    head: str | None = None,
    proof: str | None = None,
    code: str | None = None,
    visitor: Visitor | None = None,
) -> int:
    """Print what an organisation puts on its site, then whether it is there, and how to approve the entry.

    `head` is a revision, the files as they are here when it is None; `proof` is the only one of PROOFS to look for.
    Returns 0 when the entry is proved, 1 otherwise. The lock is never written.
    """
    settings, language = begun(root, code)
    conf = chosen_in(root)
    spoken = [Language(one, root / conf["THEME"] / "translations") for one in settings.languages]
    try:
        if proof not in (None, *PROOFS):
            raise ValueError(f"{proof}: {', '.join(PROOFS)}")
        for revision in filter(None, (base, head)):
            _there(root, revision)
        filed, found = _entry(at(settings, root, head) if head else known(settings), slug)
        website = approved_site(settings, root, slug, base)
    except (CannotRead, Unreadable, ValueError, NotProved) as problem:
        reason = problem.sentence(language) if isinstance(problem, NotProved) else problem
        print(language.gettext("Nothing can be proved: {problem}").format(problem=reason))
        return 1
    sought = Sought(slug, found, website, pages(conf["SITEURL"], spoken, filed))
    print("\n".join(_asking(sought, filed, language)))
    return _told(sought, visitor or Visitor(Fetcher(conf["REPOSITORY"])), [proof] if proof else PROOFS, language)


def _told(sought: Sought, visitor: Visitor, proofs: Sequence[str], language: Language) -> int:
    for proof in proofs:
        try:
            look(visitor, proof, sought)
        except NotProved as problem:
            print(language.gettext("{proof}: {problem}").format(proof=proof, problem=problem.sentence(language)))
        else:
            command = f"python3 tasks.py approve {sought.slug} --proof {proof}"
            print(language.gettext("{proof}: the site says it. Now: {command}").format(proof=proof, command=command))
            return 0
    return 1


def look(visitor: Visitor, proof: str, sought: Sought) -> None:
    """Raises NotProved unless a site says, by one of PROOFS, that an entry leads where it should."""
    if proof == "site":
        body = visitor.read(sought.file, "application/json", FILE)
        check_file(sought.file, body, sought.slug, sought.fingerprint)
    elif not sought.is_online:
        raise NotProved(N_("the link is looked for when SITEURL says where this directory is: SITEURL=https://…"))
    else:
        body = visitor.read(sought.page, "text/html", PAGE)
        check_page(sought.page, body, sought.pages, sought.fingerprint)


def _asking(sought: Sought, filed: Filed, language: Language) -> list[str]:
    """What an organisation puts on its site."""
    gettext = language.gettext
    lines = [
        gettext("For {name} to say where its gifts go, its site does one of two things.").format(
            name=filed.record.name
        ),
        "",
        gettext("site: {address} answers this, as application/json:").format(address=sought.file),
        f"  {claim(sought.slug, sought.fingerprint)}",
    ]
    if sought.is_online:
        text = gettext("link: the page {address} holds this link, which proves less:")
        lines.append(text.format(address=sought.page))
        lines.append(f'  <a rel="me" href="{link(sought.pages[0], sought.fingerprint)}">Élan</a>')
    return [*lines, ""]


def pages(site: str, languages: Sequence[Language], filed: Filed) -> tuple[str, ...]:
    """The addresses of the page of an entry below a site, in each language, the first one at the root."""
    prefixes = ["", *(f"{one.code}/" for one in languages[1:])]
    return tuple(
        f"{site.rstrip('/')}/{prefix}{one.pgettext('address', filed.folder)}/{filed.slug}/"
        for prefix, one in zip(prefixes, languages, strict=True)
    )


def approved_site(settings: Settings, root: Path, slug: str, base: str) -> str:
    """The web site of an entry as it was last approved on a base, whatever the base says of it since.

    Raises NotProved when there is none, and CannotRead, Unreadable, ValueError for what cannot be read.
    """
    with laid_out(settings, root, base) as there:
        approval = lock.read(there.content).get(slug)
    if approval is None:
        raise NotProved(NEW, slug=slug, base=base)
    line = f"{slug} {approval.fingerprint} {approval.proof} {approval.on}"
    path = (settings.content / LOCK).relative_to(root).as_posix()
    written = git(root, "log", "-1", "--format=%H", f"-S{line}", base, "--", path).decode().strip()
    for revision in filter(None, (base, written)):
        try:
            filed, found = _entry(at(settings, root, revision), slug)
        except NotProved:
            continue
        if found == approval.fingerprint and filed.record.website:
            return filed.record.website
    raise NotProved(N_("{slug} had no web site when it was last approved on {base}"), slug=slug, base=base)


def _there(root: Path, revision: str) -> None:
    """Raises NotProved for a revision that this copy of the repository does not have."""
    try:
        commit(root, revision)
    except CannotRead:
        message = N_("there is no revision {revision} here — git fetch, or name another one with --base or --head")
        raise NotProved(message, revision=revision) from None


def _entry(known: Known, slug: str) -> tuple[Filed, str]:
    """An entry, and its fingerprint. Raises NotProved when there is none."""
    catalogue, pictures = known
    if slug not in catalogue.records:
        raise NotProved(N_("no entry has the slug {slug}"), slug=slug)
    filed = catalogue.records[slug]
    return filed, fingerprint(destinations(filed, pictures))
