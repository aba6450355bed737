"""The index of a language, made in parts: those whose records are as they were are taken from an earlier build."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..catalogue.catalogue import Filed
from ..catalogue.kept import digest
from ..catalogue.kinds import KINDS
from ..languages import words
from ..search.analysis import fold
from ..search.analysts import Batch, Unanalysed
from ..search.cards import cards
from ..search.facets import facets, orders
from ..search.index import Index
from ..search.lexicon import lexicon
from ..search.near import points, towns
from ..search.part import MOST, Part
from ..search.searched import BOOSTS, Analysers, related, searched
from ..search.shards import Shard, Shards, written
from ..search.shown import All, Shown, shown
from ..search.synonyms import synonyms
from .rendering import Unrendered
from .shelf import key
from .templates import texts
from .views import Scene
from .views.searching import labels, result

CUTS = 2
"""Of 256 records, after how many a part ends: after the same ones whatever stands before them."""

FEWEST = 2_000
"""Records that are analysed sooner by one process than others have started."""

BYTES = 1 << 22
"""Of files that are remembered together."""

Values = Mapping[str, list[str]]
"""The values that some record has, by facet."""


class Whole(NamedTuple):
    """What an index comes to beside its files."""

    manifest: dict[str, Any]
    values: Values


def index(scene: Scene) -> Shards[Whole]:
    """Every file of the index of a language; what names them all, which the page holds. Raises Unrendered."""
    making = _Making(scene)
    try:
        return (yield from making.known()) or (yield from making.remembering(making.files()))
    except Unanalysed as problem:
        raise Unrendered(problem.names, problem.why) from problem


class _Making:
    """The making of one index."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._catalogue = scene.catalogue
        self._shelf = scene.indexing.shelf(scene.code)
        translations = [one for one in texts(scene.site.theme) if one[0].startswith("translations/")]
        self._stop = frozenset(map(fold, scene.language.stop_words))
        self._helps = {type: scene.language.gettext(label) for type, label in words.HELP.items()}
        self._of_towns = key("towns", scene.code, self._catalogue.vocabulary)
        self._of_words = key(self._of_towns, scene.site.kinds, sorted(self._stop), self._helps)
        self._of_cards = key(self._of_words, scene.site, self._catalogue.today, translations)
        self._states = {slug: self._state(filed) for slug, filed in self._catalogue.records.items()}
        self._of_all = key(self._of_cards, "all", *self._states.values())

    def _state(self, filed: Filed) -> bytes:
        """What stands for a record, and for what its words and its card take from others."""
        return key(self._scene.states.of(filed), filed.language, *related(self._catalogue, filed.record))

    def known(self) -> Shards[Whole | None]:
        """The files that an earlier build has made of the same; None when one of them is lost."""
        if not (found := self._shelf.take(self._of_all)):
            return None
        count, whole = found
        for number in range(count):
            files = self._shelf.take(key(self._of_all, number))
            if files is None:
                return None
            yield from files
        return Whole(*whole)

    def remembering(self, files: Shards[Whole]) -> Shards[Whole]:
        """The same files, remembered."""
        number, size, some = 0, 0, list[Shard]()
        while True:
            try:
                some.append(made := next(files))
            except StopIteration as end:
                found: Whole = end.value
                self._shelf.put(key(self._of_all, number), some)
                self._shelf.put(self._of_all, (number + 1, tuple(found)))
                self._shelf.sweep()
                return found
            yield made
            size += len(made.content)
            if size >= BYTES:
                self._shelf.put(key(self._of_all, number), some)
                number, size, some = number + 1, 0, []

    def files(self) -> Shards[Whole]:
        """Every file, made again as far as it must be."""
        records = _in_order(self._scene)
        groups, pairs = synonyms(
            self._catalogue.vocabulary.synonyms(self._scene.code), Analysers(self._stop)[self._scene.code]
        )
        index, every = self._put_together(records)
        index.pairs |= pairs
        manifest = {
            "documents": len(records),
            "stop": sorted(self._stop),
            "synonyms": groups,
            **(yield from lexicon(index)),
            "cards": (yield from cards(every.cards)),
            "facets": (yield from facets(every.facets)),
            "orders": (yield from orders(self._catalogue, records, every.names)),
            "labels": labels(self._scene),
            "towns": (yield from self._towns()),
            "points": (yield from points(every.points)),
        }
        return Whole(manifest, {facet: list(having) for facet, having in every.facets.items()})

    def _put_together(self, records: Sequence[Filed]) -> tuple[Index, All]:
        index, every = Index(BOOSTS), All()
        runs = [(run, self._key(self._of_words, run), self._key(self._of_cards, run)) for run in _runs(records)]
        is_much = sum(len(run) for run, words, _ in runs if not self._shelf.has(words)) >= FEWEST
        asked: deque[tuple[bytes, Part | Batch]] = deque()

        def given() -> Iterator[Part | Batch]:
            for run, of_words, of_cards in runs:
                every.add(self._shelf.take(of_cards) or self._shown(run, of_cards))
                asked.append((of_words, self._shelf.take(of_words) or self._batch(run)))
                yield asked[-1][1]

        for part in self._scene.indexing.analysts.parts(self._stop, given(), is_much):
            of_words, one = asked.popleft()
            if part is not one:
                self._shelf.put(of_words, part)
            index.add(part)
        return index, every

    def _key(self, base: bytes, run: Sequence[Filed]) -> bytes:
        return key(base, *(self._states[filed.slug] for filed in run))

    def _batch(self, run: Sequence[Filed]) -> Batch:
        return {one.path: searched(self._catalogue, one, self._scene.code, self._helps) for one in run}

    def _shown(self, run: Sequence[Filed], of_cards: bytes) -> Shown:
        rows = [written(result(self._scene, filed)) for filed in run]
        made = shown(self._catalogue, run, rows, self._scene.places)
        self._shelf.put(of_cards, made)
        return made

    def _towns(self) -> Shards[str]:
        """They depend on the vocabulary alone."""
        found: tuple[list[Shard], str] | None = self._shelf.take(self._of_towns)
        if found:
            yield from found[0]
            return found[1]
        files, rest = list[Shard](), towns(self._catalogue.vocabulary, self._scene.code)
        while True:
            try:
                files.append(next(rest))
            except StopIteration as end:
                self._shelf.put(self._of_towns, (files, end.value))
                return str(end.value)
            yield files[-1]


def _in_order(scene: Scene) -> list[Filed]:
    """Records as the index numbers them, which is how equals follow each other: those at work come first.

    Those that are found together stand together, so that their numbers take less.
    """
    kinds = list(KINDS)
    causes = list(scene.catalogue.vocabulary.terms("causes"))

    def place(filed: Filed) -> tuple[bool, int, int, str, str]:
        record = filed.record
        area = record.place.area if record.place else ""
        return record.status != "active", kinds.index(filed.folder), causes.index(record.causes[0]), area, filed.slug

    return sorted(scene.catalogue.records.values(), key=place)


def _runs(records: Sequence[Filed]) -> Iterator[list[Filed]]:
    """Records in groups that stay the same, but for one or two, when a record comes or goes."""
    run: list[Filed] = []
    for filed in records:
        run.append(filed)
        if len(run) == MOST or digest(filed.slug.encode())[0] < CUTS:
            yield run
            run = []
    if run:
        yield run
