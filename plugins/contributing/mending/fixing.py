"""`python3 tasks.py check --fix`: what is safe to mend in the entries, shown, and written when somebody agrees."""

import re
from collections.abc import Callable, Iterator
from difflib import unified_diff
from pathlib import Path

from ...catalogue import vocabulary
from ...catalogue.reading import Reader, find
from ...catalogue.settings import Settings
from ...languages.language import Language
from ..gifts.guarding import begun
from .mender import Mended, Mender

YES = {"o", "oui", "y", "yes"}


def fix(
    root: Path,
    code: str | None = None,
    is_sure: bool = False,
    ask: Callable[[str], str] = input,
    say: Callable[[str], object] = print,
) -> int:
    """Show what can be mended and, if `is_sure` or somebody says so, write it. Returns the number of files written."""
    settings, language = begun(root, code)
    found = [*mendable(settings)]
    if not found:
        say(language.gettext("Nothing can be mended by itself."))
        return 0
    for one in found:
        say(shown(one, language))
    count = language.ngettext("{count} file can be mended.", "{count} files can be mended.", len(found))
    say(count.format(count=language.number(len(found))))
    if not is_sure and not _agreed(language, ask, say):
        say(language.gettext("Nothing is written."))
        return 0
    return sum(_write(root, one, language, say) for one in found)


def mendable(settings: Settings) -> Iterator[Mended]:
    """The entries of a directory that can be mended, in the order of their paths."""
    words, _ = vocabulary.load(settings.content / "vocabulary", settings.root, settings.countries, settings.languages)
    mender = Mender(Reader(settings.root, words))
    for path in find(settings.root, settings.content, settings.languages).entries:
        if mended := mender.mend(path, (settings.root / path).read_bytes()):
            yield mended


def shown(one: Mended, language: Language) -> str:
    """The lines of a file that change, with what cannot be seen made visible, and the addresses among them."""
    before, after = (text.decode("utf-8-sig").splitlines() for text in (one.before, one.after))
    lines = [_visible(line) for line in unified_diff(before, after, one.path, one.path, n=1, lineterm="")]
    address = language.gettext("Look at this address: {before} becomes {after}")
    return "\n".join([*lines, *(address.format(before=old, after=new) for old, new in one.addresses)])


def _visible(line: str) -> str:
    """A line of a difference: what is not seen at its end, no-break spaces and tabs shown if it changes."""
    if not line.startswith(("+", "-")):
        return line
    line = re.sub("[\u00a0\u202f]", "⍽", line.replace("\t", "→"))
    return re.sub(" +$", lambda found: "·" * len(found[0]), line)


def _agreed(language: Language, ask: Callable[[str], str], say: Callable[[str], object]) -> bool:
    try:
        return ask(language.gettext("Write this? [y/N] ")).strip().lower() in YES
    except (EOFError, KeyboardInterrupt):
        say("")
        return False


def _write(root: Path, one: Mended, language: Language, say: Callable[[str], object]) -> bool:
    """Put the mended file in place of the one that was read, unless somebody has changed it since."""
    path = root / one.path
    if path.read_bytes() != one.before:
        say(language.gettext("{path} has changed meanwhile, and is left as it is").format(path=one.path))
        return False
    aside = path.with_name(f".{path.name}.new")
    aside.write_bytes(one.after)
    aside.replace(path)
    return True
