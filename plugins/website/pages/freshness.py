"""The state of the directory: how far it can be trusted, for people and for programs."""

import json
from collections import Counter
from collections.abc import Iterator

from ...catalogue.freshness import State, reach, state
from ...catalogue.upkeep import due
from ..files import Document, Page
from ..views import Scene
from ..views import freshness as views
from ..views.lacking import aged, work
from . import compose

PUBLISHED = "state.json"
"""Where programs read it; one for all languages."""

EVENING = 24
"""Records that somebody can look at in an evening."""


def freshness(scene: Scene) -> Iterator[Page | Document]:
    """What is known of the records, what was confirmed and when, what is to be looked at first."""
    gettext = scene.language.gettext
    found = state(scene.catalogue, scene.site.languages, views.arrives)
    if scene.code == scene.site.languages[0]:
        yield Document(PUBLISHED, published(scene, found))
    waiting = due(scene.catalogue, found)
    yield compose(
        scene,
        scene.paths.freshness(),
        "freshness.html",
        gettext("State of the directory"),
        gettext("What is known here and what is not, what somebody has checked, and how long ago."),
        total=len(scene.catalogue.records),
        trust=views.trust(scene, found),
        legend={kind: gettext(label) for kind, label in views.PARTS.items()},
        kinds=views.kinds(scene, found),
        ages=views.ages(scene, found),
        known=views.known(scene, found, views.KNOWN),
        giving=views.known(scene, found, views.GIVING),
        places=views.places(scene),
        causes=views.causes_without(scene),
        aged=aged(scene, found),
        work=[work(scene, found, one) for one in waiting[:EVENING]],
        waiting=len(waiting),
        day=scene.language.date(scene.catalogue.today),
        published={"name": PUBLISHED, "url": scene.url(PUBLISHED)},
    )


def published(scene: Scene, found: State) -> bytes:
    """The same as JSON. Keys are only ever added; a change of what one means changes `version`.

    - `version`: 1; `day`: the day of the build (ISO 8601)
    - `records`: how many there are; `kinds`: how many in each folder; `status`: how many of each status
    - `ages`: how many were confirmed how many months ago (`0-3` … `18+`, `never`)
    - `asked`: of how many records each question was asked, by the id of what is lacking without an answer
    - `lacking`: how many records lack each thing
    - `areas`: by country, `[with a record, all]` of its regions and of its départements
    - `causes_without`: the causes that no record works for
    - `lacks`: what each record lacks, by its folder and slug: `associations/x` is the entry
      content/associations/x.md. What lacks nothing is absent.

    The ids and their meanings: LACKS in plugins/catalogue/freshness.py.
    """
    catalogue = scene.catalogue
    data = {
        "version": 1,
        "day": catalogue.today.isoformat(),
        "records": len(catalogue.records),
        "kinds": {folder: len(catalogue.by_folder.get(folder, ())) for folder in scene.kinds},
        "status": dict(sorted(Counter(one.record.status for one in catalogue.records.values()).items())),
        "ages": found.ages,
        "asked": found.asked,
        "lacking": found.lacking,
        "areas": {one.country: {"regions": one.regions, "departments": one.departments} for one in reach(catalogue)},
        "causes_without": [slug for slug in catalogue.vocabulary.terms("causes") if slug not in catalogue.by_cause],
        "lacks": {f"{catalogue.records[slug].folder}/{slug}": ids for slug, ids in found.lacks.items() if ids},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
