"""`python3 tasks.py destinations` and `approve`: where a change lets gifts go, and what somebody has compared."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ...catalogue.catalogue import Catalogue
from ...catalogue.checking import check
from ...catalogue.reading import LOCK
from ...catalogue.settings import Settings, read
from ...languages.language import Language
from ...languages.reader import print_in_utf8, spoken
from ...settings.reading import chosen_in
from ..revisions import CannotRead, git, lay_out, unexpected
from . import lock
from .changes import changes
from .destinations import Pictures, destinations
from .verdict import domains, text, verdict

Known = tuple[Catalogue, Pictures]


class Unreadable(Exception):
    """A directory that has errors: nothing can be said of where it leads."""


def compare(root: Path, base: str, head: str = "HEAD", code: str | None = None) -> int:
    """Print what changes between two revisions, both read from git by this code.

    Returns 0 when no destination changes or entries are only new, 1 when one changed, 2 when nothing can be said.
    """
    settings, language = begun(root, code)
    try:
        before, after = (at(settings, root, revision) for revision in (base, head))
        touched = unexpected(root, git(root, "merge-base", base, head).decode().strip(), head)
    except (CannotRead, Unreadable) as problem:
        sentence = language.gettext("Nothing can be said: {problem}. Until it can, do not merge.")
        print(sentence.format(problem=problem))
        return 2
    found = changes(*before, *after)
    known = {domain for filed in before[0].records.values() for domain in domains(destinations(filed, before[1]))}
    print(text(found, touched, known, language), end="")
    return 1 if verdict(found, touched) == "changed" else 0


def approve(root: Path, slugs: Sequence[str], proof: str, code: str | None = None) -> int:
    """Write the destinations of some records, or of all that have changed when none is named, in the lock; print them.

    Returns 1, and writes nothing, for a slug that no record has, a proof that is none, or a directory with errors.
    """
    settings, language = begun(root, code)
    try:
        catalogue, pictures = known(settings)
        if proof not in lock.PROOFS:
            raise ValueError(f"{proof}: {', '.join(lock.PROOFS)}")
        approvals = lock.read(settings.content)
        chosen = slugs or sorted(lock.unapproved(catalogue, pictures, approvals))
        if unknown := [slug for slug in chosen if slug not in catalogue.records]:
            raise ValueError(language.gettext("no entry has the slug {slug}").format(slug=", ".join(unknown)))
    except (Unreadable, ValueError) as problem:
        print(language.gettext("Nothing is approved: {problem}").format(problem=problem))
        return 1
    made = lock.approve(catalogue, pictures, approvals, chosen, proof, settings.today)
    (settings.content / LOCK).write_text(lock.written(made), encoding="utf-8", newline="\n")
    count = language.ngettext("{count} record approved", "{count} records approved", len(chosen))
    for slug in chosen:
        print(slug)
        print("\n".join(f"  {one.kind}  {one.to}" for one in destinations(catalogue.records[slug], pictures)))
    print(count.format(count=language.number(len(chosen))))
    return 0


def begun(root: Path, code: str | None) -> tuple[Settings, Language]:
    """The settings of a project, and the language of whoever types a command."""
    print_in_utf8()
    settings = chosen_in(root)
    language = Language(code or spoken(settings["LANGUAGES"]), root / settings["THEME"] / "translations")
    return read(settings, root, root / settings["PATH"]), language


def at(settings: Settings, root: Path, revision: str) -> Known:
    """The directory of a revision. Raises CannotRead, and Unreadable when it has errors."""
    with laid_out(settings, root, revision) as there:
        return known(there, revision)


@contextmanager
def laid_out(settings: Settings, root: Path, revision: str) -> Iterator[Settings]:
    """The settings of the directory as it was at a revision, for as long as it is needed. Raises CannotRead."""
    with TemporaryDirectory() as folder:
        try:
            lay_out(root, revision, Path(folder))
        except OSError as error:  # a name that this system does not take
            raise CannotRead(str(error)) from None
        yield replace(settings, root=Path(folder), content=Path(folder) / settings.content.relative_to(root))


def known(settings: Settings, revision: str = "") -> Known:
    """The directory of some settings. Raises Unreadable when it has errors."""
    checked = check(settings)
    if checked.catalogue is None:
        first = checked.errors[0]
        raise Unreadable(f"{revision} {first.path}:{first.line}".strip())
    return checked.catalogue, lock.pictures_of(settings.content, checked.catalogue)
