"""`python3 tasks.py withhold`: takes the ways to give of a record away at once, or gives them back."""

from collections.abc import Mapping
from pathlib import Path

from ...catalogue.kinds import KINDS
from ...catalogue.reading import WITHHELD
from ...catalogue.withheld import LINE, Misread, Withheld, is_hidden, read
from ...languages.language import Language
from .guarding import begun

HEADER = """\
# Records whose ways to give are withheld, whatever has been approved: slug, day, reason.
# Written by `python3 tasks.py withhold`. A line can only take ways to give away: one person may add it alone.
"""


class Refused(Exception):
    """Why nothing was written, in the reader's language."""


def withhold(root: Path, slug: str, reason: str, release: bool = False, code: str | None = None) -> int:
    """Add the line of a record, or take it away with `release`; entries with errors do not stand in the way.

    Returns 1, and writes nothing, for a record that is not there, a reason that is none, or a file that is misread.
    """
    settings, language = begun(root, code)
    path = settings.content / WITHHELD
    try:
        lines = read(settings.content)
        if release:
            made = _released(lines, slug, language)
        else:
            _check(settings.content, lines, slug, reason, language)
            made = {**lines, slug: Withheld(settings.today, reason, 0)}
    except Misread as error:
        print(language.gettext("Nothing changes: {problem}").format(problem=f"{path.relative_to(root)}:{error}"))
        return 1
    except Refused as problem:
        print(language.gettext("Nothing changes: {problem}").format(problem=problem))
        return 1
    path.write_text(written(made), encoding="utf-8", newline="\n")
    sentence = language.gettext("{slug}: ways to give released") if release else language.gettext("{slug}: withheld")
    print(sentence.format(slug=slug))
    return 0


def written(lines: Mapping[str, Withheld]) -> str:
    """Lines as the text of the file."""
    return HEADER + "".join(f"{slug} {one.on} {one.reason}\n" for slug, one in sorted(lines.items()))


def _released(lines: Mapping[str, Withheld], slug: str, language: Language) -> dict[str, Withheld]:
    if slug not in lines:
        raise Refused(language.gettext("{slug} is not withheld").format(slug=slug))
    return {name: one for name, one in lines.items() if name != slug}


def _check(content: Path, lines: Mapping[str, Withheld], slug: str, reason: str, language: Language) -> None:
    """Raises Refused for a record that is withheld already or is not there, and a reason that is none."""
    if slug in lines:
        since = language.gettext("{slug} is withheld already, since {day}: {reason}")
        raise Refused(since.format(slug=slug, day=language.date(lines[slug].on), reason=lines[slug].reason))
    if "/" in slug or not any((content / folder / f"{slug}.md").is_file() for folder in KINDS):
        raise Refused(language.gettext("no entry has the slug {slug}").format(slug=slug))
    if is_hidden(reason) or not LINE.fullmatch(f"{slug} 2000-01-01 {reason}") or len(reason.splitlines()) != 1:
        raise Refused(language.gettext("the reason must be one line of at most 200 characters"))
