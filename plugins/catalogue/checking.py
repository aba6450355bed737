"""Reads every file and says everything that is wrong with it: what `check` prints and the build obeys."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePosixPath

from . import entries, rules, vocabulary, withheld
from .catalogue import Catalogue, Filed, FiledPage, Translation
from .fields import slug_of
from .kinds import KINDS
from .kinds.page import TextPage
from .kinds.record import Record
from .problems import Gravity, Problem, problem
from .prose import Places
from .reading import Reading, find, read_all
from .remembering import Reads
from .settings import Settings
from .stages import UNMEASURED, Unmeasured
from .trees import Place

FEWEST_FOR_TWO = 100
"""Entries below which one process is faster than several."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The catalogue, None when there is an error; every problem, sorted; how many files were read."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    files: int

    @property
    def errors(self) -> list[Problem]:
        """What stops the build."""
        return [one for one in self.problems if one.gravity is Gravity.ERROR]

    @property
    def warnings(self) -> list[Problem]:
        """What somebody should look at."""
        return [one for one in self.problems if one.gravity is Gravity.WARNING]


def check(settings: Settings, read: Reads = read_all, stages: Unmeasured = UNMEASURED) -> Checked:
    """Read and check the whole directory; nothing is written."""
    with _uncollected():
        return _checked(settings, read, stages)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage: what is read stays, and there is ever more of it to look through."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.freeze()
            gc.unfreeze()  # all of it counts as old now: otherwise it would be looked through at once
            gc.enable()


def _checked(settings: Settings, read: Reads, stages: Unmeasured) -> Checked:
    with stages("vocabulary"):
        words, problems = vocabulary.load(
            settings.content / "vocabulary", settings.root, settings.countries, settings.languages
        )
    with stages("files"):
        found = find(settings.root, settings.content, settings.languages)
    workers = settings.workers if len(found.entries) >= FEWEST_FOR_TWO else 1
    with stages("reading", len(found.entries)):
        readings = read(settings.root, found.entries, words, workers)
    problems += [*found.problems, *chain.from_iterable(reading.problems for reading in readings)]
    with stages("linking", len(readings)):
        catalogue, findings = _linked(readings, settings, found.pictures, words, stages)
    unread = {one.slug for one in readings if not one.translation and one.part is None}
    unread |= {slug_of(PurePosixPath(one.path).name.split(".")[0]) for one in found.problems}
    with stages("places of problems", len(findings)):
        problems += _placed(settings, (one for one in findings if not _on_behalf(one, unread)))
    problems += withheld.problems(settings, catalogue, unread)
    ordered = tuple(sorted(set(problems)))
    wrong = any(one.gravity is Gravity.ERROR for one in ordered)
    return Checked(None if wrong else catalogue, ordered, len(readings))


def _linked(
    readings: list[Reading],
    settings: Settings,
    pictures: tuple[str, ...],
    words: vocabulary.Vocabulary,
    stages: Unmeasured,
) -> tuple[Catalogue, list[rules.Finding]]:
    """The catalogue of what could be read, and what the rules find in it."""
    originals = {(one.folder, one.slug): one for one in readings if not one.translation}
    findings = list(rules.shared_slugs((one.slug, one.path) for one in originals.values()))
    translated: dict[tuple[str, str], dict[str, Translation]] = {}
    for one in readings:
        if one.translation and (one.folder, one.slug) not in originals:
            original = one.path.replace(f".{one.translation}.md", ".md")
            findings.append(rules.finding(one.path, (), "translation-alone", original=original))
        elif one.translation and one.prose is not None:
            known = translated.setdefault((one.folder, one.slug), {})
            known[one.translation] = Translation(one.path, one.prose, one.html, one.digest)
    catalogue = Catalogue(
        _records(originals.values(), translated, settings.languages[0]),
        _pages(originals.values(), translated, settings.languages[0]),
        pictures,
        words,
        settings.today,
    )
    findings += chain.from_iterable(stages.each(f"rule {rule.__name__}", rule(catalogue)) for rule in rules.RULES)
    findings += rules.not_shown(catalogue, settings.kinds)
    findings += rules.old_regimes(
        catalogue, (settings.content / "vocabulary/tax.yml").relative_to(settings.root).as_posix()
    )
    return catalogue, findings


def _on_behalf(finding: rules.Finding, unread: set[str]) -> bool:
    """Whether a finding only follows from an entry that could not be read and has its own problems."""
    value = str(finding.arguments.get("value", ""))
    return finding.id in ("reference-nothing", "page-nothing") and value.removeprefix("page:") in unread


def _records(
    readings: Iterable[Reading], translated: Mapping[tuple[str, str], Mapping[str, Translation]], first: str
) -> Iterable[Filed]:
    for one in readings:
        if isinstance(one.part, Record):
            language = one.part.lang or first
            known = translated.get((one.folder, one.slug), {})
            yield Filed(one.slug, one.folder, one.path, one.part, one.html, language, known, one.digest)


def _pages(
    readings: Iterable[Reading], translated: Mapping[tuple[str, str], Mapping[str, Translation]], first: str
) -> Iterable[FiledPage]:
    for one in readings:
        if one.folder not in KINDS and isinstance(one.part, TextPage):
            known = translated.get((one.folder, one.slug), {})
            yield FiledPage(one.slug, one.path, one.part, one.html, one.part.lang or first, known)


def _placed(settings: Settings, findings: Iterable[rules.Finding]) -> Iterable[Problem]:
    """Findings as problems, each file read again for the lines."""
    read: dict[str, entries.Entry] = {}
    for one in findings:
        if one.path not in read:
            read[one.path] = entries.read_any(one.path, (settings.root / one.path).read_bytes())
        place = _place(read[one.path], one)
        yield problem(one.id, one.path, one.location, place, **one.arguments).weighing(one.gravity)


def _place(entry: entries.Entry, finding: rules.Finding) -> Place:
    """Line and column of a finding; in a body, of the value that it mentions."""
    if finding.location != ("body",):
        return entry.place(entry.by_position(finding.location))
    return Places(entry.body, entry.body_line).next(str(finding.arguments["value"]))
