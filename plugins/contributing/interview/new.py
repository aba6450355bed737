"""`python3 tasks.py new association "Nom"`: an entry made from a few answers: nobody begins with an empty file."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ...catalogue import vocabulary
from ...catalogue.checking import check
from ...catalogue.entries import read
from ...catalogue.fields import slug_of
from ...catalogue.kinds import KINDS, kind_of
from ...catalogue.rules.names import RESERVED
from ...catalogue.settings import Settings
from ...catalogue.trees import Unreadable
from ...languages.language import Language
from ...languages.words import KIND
from ..gifts.guarding import begun
from ..reference import DOCUMENTS
from ..review import report
from ..writing.entries import written
from .questions import Interview

LONGEST_SLUG = 80
OWNERS = ("associations", "funders", "partners")
"""Whose projects there are."""

Ask = Callable[[str], str]
Say = Callable[[str], object]


def new(root: Path, kind: str, name: str, code: str | None = None, ask: Ask = input, say: Say = print) -> int:
    """Ask for what an entry cannot do without, write it, and say what is still wrong.

    Returns 0 when the entry is written, 1 when its file exists or the answers end, 2 for a kind that there is not.
    """
    settings, language = begun(root, code)
    known = kind_named(kind, map(language.other, settings.languages))
    if known is None:
        kinds = ", ".join(map(kind_of, KINDS))
        say(language.gettext("{kind} is no kind of entry — write one of: {kinds}").format(kind=kind, kinds=kinds))
        return 2
    interview = _interview(settings, language, known, ask, say)
    try:
        interview.begin(name)
        path = _place(settings, language, known, str(interview.data["name"]), say)
        if path is None:
            return 1
        text = written(known, interview.run(), "")
    except (EOFError, KeyboardInterrupt):
        say("\n" + language.gettext("Stopped: nothing is written."))
        return 1
    if not _write(path, text):
        say(_taken(path.relative_to(root).as_posix(), language))
        say(text)
        return 1
    _after(settings, language, path.relative_to(root).as_posix(), say)
    return 0


def kind_named(word: str, languages: Iterable[Language]) -> str | None:
    """The kind that a word names, in English or in another language, one or several."""
    known = {slug_of(one.gettext(label)).split("-")[0]: kind for one in languages for kind, label in KIND.items()}
    plain = slug_of(word).removesuffix("s")
    plain = known.get(plain, plain)
    return plain if f"{plain}s" in KINDS else None


def _place(settings: Settings, language: Language, kind: str, name: str, say: Say) -> Path | None:
    """The file of a new entry, None when its address is taken: two entries cannot have one."""
    slug = slug_of(name)[:LONGEST_SLUG].strip("-")
    taken = [path for folder in KINDS if (path := settings.content / folder / f"{slug}.md").exists()]
    if taken:
        say(_taken(taken[0].relative_to(settings.root).as_posix(), language))
        return None
    if slug in RESERVED:
        say(language.gettext("{slug} is the address of a list — choose another name").format(slug=slug))
        return None
    return settings.content / f"{kind}s" / f"{slug}.md"


def _interview(settings: Settings, language: Language, kind: str, ask: Ask, say: Say) -> Interview:
    folder = settings.content / "vocabulary"
    words, _ = vocabulary.load(folder, settings.root, settings.countries, settings.languages)
    owners = tuple(path.stem for one in OWNERS for path in sorted((settings.content / one).glob("*.md")))
    hosts = dict(_hosts(settings.content / "platforms"))
    day = settings.today.isoformat()
    return Interview(kind, words, language, hosts, owners, day, ask, say)


def _hosts(folder: Path) -> Iterator[tuple[str, str]]:
    """The host names of each platform, and its slug."""
    for path in sorted(folder.glob("*.md")):
        try:
            found = read(path.name, path.read_bytes()).data.get("hosts")
        except Unreadable:
            continue
        yield from ((str(host), path.stem) for host in (found if isinstance(found, list) else ()))


def _taken(shown: str, language: Language) -> str:
    return language.gettext("{path} is already there — correct that entry, or choose another name").format(path=shown)


def _write(path: Path, text: str) -> bool:
    """Make a file that is there whole or not at all; False when somebody has made it meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    aside.write_text(text, encoding="utf-8", newline="\n")
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        aside.unlink()
        return False
    aside.replace(path)
    return True


def _after(settings: Settings, language: Language, shown: str, say: Say) -> None:
    """What the check says of the new file, and how to go on."""
    found = [one for one in check(settings).problems if one.path == shown]
    say("\n" + language.gettext("Written: {path}").format(path=shown))
    for one in found:
        say("  " + report.line(one, language))
    if not found:
        say(language.gettext("The check finds nothing wrong with it."))
    steps = language.gettext(
        "Open the file: below its fields, write what the organisation does. {guide} lists the other fields. "
        "Then propose it. On GitHub: in the folder {folder}, choose “Add file”, then “Upload files”, and put the file "
        "there. Or with git: git switch --create {branch}; git add {path}; git commit; git push -u origin {branch}; "
        "and open a pull request."
    )
    guide = DOCUMENTS.get(language.code, DOCUMENTS["en"])
    folder, _, name = shown.rpartition("/")
    say(steps.format(guide=guide, folder=folder, branch=name.removesuffix(".md"), path=shown))
