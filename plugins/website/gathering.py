"""All that a site is made of, gathered before its first page is: entries that hold, approvals, pictures, days."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Self

from ..catalogue.catalogue import Catalogue
from ..catalogue.checking import Checked, check
from ..catalogue.picturing import Picturing
from ..catalogue.remembering import Reads
from ..catalogue.settings import Settings
from ..catalogue.showing import showing
from ..catalogue.stages import UNMEASURED, Unmeasured
from ..catalogue.withholding import withholding
from ..contributing.gifts import kept_back, lock
from ..contributing.gifts.lock import Approvals
from ..contributing.review import report
from ..languages.language import Language
from ..languages.reader import spoken
from ..pictures.encoding import Encoded
from .history import edited
from .logos import logos_of
from .site import Site


class Refused(Exception):
    """Why no site can be made, in the language of who reads it."""


@dataclass(frozen=True)
class Gathered:
    """What every page of a site may be made of."""

    catalogue: Catalogue
    approvals: Approvals = field(default_factory=dict)
    """Of the records whose destinations somebody has approved as they are."""
    pictures: Mapping[str, Encoded] = field(default_factory=dict)
    """The logos that records show, made again, by their path below content/."""
    days: Mapping[str, date] = field(default_factory=dict)
    """When each file was last edited, by its path."""


@dataclass(frozen=True)
class Gatherer:
    """Reads and checks everything. `say` hears what somebody should know though the site can be made."""

    settings: Settings
    site: Site
    pictures: Picturing
    say: Callable[[str], None]
    only_approved: bool = False
    links: Path | None = None
    """What the round of links has found, where ways to give that lead elsewhere are withdrawn."""
    stages: Unmeasured = UNMEASURED

    @classmethod
    def of(
        cls,
        chosen: Mapping[str, Any],
        settings: Settings,
        site: Site,
        pictures: Picturing,
        say: Callable[[str], None],
        stages: Unmeasured = UNMEASURED,
    ) -> Self:
        """One that does as the settings of a project say."""
        links = Path(chosen["LINKS"]) if chosen.get("LINKS") else None
        return cls(settings, site, pictures, say, bool(chosen.get("ONLY_APPROVED")), links, stages)

    def __call__(self, read: Reads) -> Gathered:
        """Everything, with entries as `read` gives them. Raises Refused when there is an error."""
        checked = check(self.settings, read, self.stages)
        if checked.catalogue is None:
            raise Refused(report.text(checked, self._reader))
        if count := len(checked.warnings):
            text = self._reader.ngettext(
                "{count} warning: python3 tasks.py check shows it",
                "{count} warnings: python3 tasks.py check shows them",
                count,
            )
            self.say(text.format(count=count))
        for text in self._untranslated(checked.catalogue):
            self.say(text)
        with self.stages("approvals"):
            catalogue, approvals = self._approved(checked.catalogue)
        with self.stages("pictures"):
            pictures = self._pictured(catalogue)
        with self.stages("history"):
            days = edited(self.settings.root, self.settings.content)
        return Gathered(catalogue, approvals, pictures, days)

    @property
    def _reader(self) -> Language:
        return self.site.speak()[spoken(self.site.languages)]

    def _untranslated(self, catalogue: Catalogue) -> Iterator[str]:
        """What stands in another language because nobody has translated it yet."""
        for code, language in self.site.speak().items():
            words = catalogue.vocabulary.unlabelled([code])
            if language.untranslated or words:
                text = self._reader.gettext(
                    "{language}: {messages} messages and {words} words of lists are not translated, "
                    "and stand in another language: python3 tasks.py messages {code} lists them"
                )
                counts = {"messages": len(language.untranslated), "words": len(words)}
                yield text.format(language=language.endonym, code=code, **counts)

    def _approved(self, catalogue: Catalogue) -> tuple[Catalogue, Approvals]:
        """The catalogue without the ways to give that are kept back, and the approvals that hold. Raises Refused."""
        content = self.settings.content
        try:
            found = [kept_back.by_hand(catalogue, content, self._reader)]
            approvals = lock.read(content)
            holding: Approvals
            if self.only_approved:
                found.append(unapproved := kept_back.unapproved(catalogue, content, approvals, self._reader))
                holding = {slug: one for slug, one in approvals.items() if slug not in unapproved[1]}
            else:
                holding = lock.Holding(catalogue, lock.pictures_of(content, catalogue), approvals)
            if self.links:
                found.append(kept_back.gone(catalogue, self.links, approvals, self._reader))
        except ValueError as problem:
            raise Refused(str(problem)) from None
        for text, slugs in found:
            if slugs:
                self.say(text.format(count=len(slugs), slugs=", ".join(sorted(slugs))))
        withheld = withholding(catalogue, frozenset().union(*(slugs for _, slugs in found)))
        return showing(withheld, self.settings.kinds), holding

    def _pictured(self, catalogue: Catalogue) -> Mapping[str, Encoded]:
        """The logos that records show. Raises Refused, with the problems, when one cannot be made again."""
        content = self.settings.content.relative_to(self.settings.root)
        paths = {(content / name).as_posix(): name for name in logos_of(catalogue)}
        found, problems = self.pictures(self.settings.root, list(paths), self.settings.workers)
        if problems:
            raise Refused(report.text(Checked(None, tuple(problems), len(paths)), self._reader))
        return {paths[path]: picture for path, picture in found.items()}
