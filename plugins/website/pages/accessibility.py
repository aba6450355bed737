"""The accessibility statement: what was tested of how everybody can use the site, and what was not."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from ...languages import words
from ...languages.messages import N_
from ...settings.colours import colours
from ..audit import THEMES, Audit, mention
from ..files import Page
from ..views import Scene
from . import compose

LAW = "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000809647/"
RIGHTS = "https://www.defenseurdesdroits.fr"
"""Where the law is read, and who may be told when nothing else has helped."""

NAMES: Mapping[int, str] = {
    1: N_("Pictures"), 2: N_("Frames"), 3: N_("Colours"), 4: N_("Films and sounds"), 5: N_("Tables"),
    6: N_("Links"), 7: N_("Scripts"), 8: N_("What must be there"), 9: N_("Structure"),
    10: N_("How information is shown"), 11: N_("Forms"), 12: N_("Navigation"), 13: N_("Reading"),
}  # fmt: skip
"""The themes of RGAA 4.1."""

KINDS: Mapping[str, str] = {
    "404.html": N_("an address that does not exist"),
    "accessibility.html": N_("this page"),
    "association.html": N_("an association"),
    "causes.html": N_("the causes"),
    "compare.html": N_("the comparison of platforms"),
    "contribute.html": N_("the form for entries"),
    "event.html": N_("an event"),
    "freshness.html": N_("the state of the directory"),
    "funder.html": N_("a funder"),
    "help.html": N_("the ways to help"),
    "home.html": N_("the first page"),
    "legal.html": N_("the legal notice"),
    "list.html": N_("a list of entries"),
    "matching.html": N_("the needs and the offers"),
    "meetings.html": N_("a list of both"),
    "names.html": N_("a list from A to Z"),
    "needs.html": N_("a list of needs"),
    "partner.html": N_("a partner"),
    "places.html": N_("the places and their map"),
    "platform.html": N_("a donation platform"),
    "project.html": N_("a project"),
    "search.html": N_("the search"),
    "text.html": N_("a page of text"),
}
"""What each template shows, as the statement says it."""


def accessibility(scene: Scene) -> Iterator[Page]:
    """The statement in a language."""
    gettext = scene.language.gettext
    yield compose(
        scene,
        scene.paths.accessibility(),
        "accessibility.html",
        gettext(mention(scene.site.audit, scene.site.today)),
        gettext("What was tested of how everybody can use this site, and what was not."),
        audit=_said(scene, scene.site.audit) if scene.site.audit else None,
        criteria=sum(THEMES.values()),
        recoloured=scene.site.colours != colours(scene.site.theme),
        law=LAW,
        rights=RIGHTS,
        contact={
            "url": scene.site.publisher["contact"],
            "name": scene.site.publisher["contact"].removeprefix("mailto:").removeprefix("https://"),
        },
    )


def _said(scene: Scene, found: Audit) -> dict[str, Any]:
    language = scene.language
    return {
        "day": language.date(found.day),
        "tools": language.list([f"{name} {release}" for name, release in found.tools.items()]),
        "kinds": language.list([language.gettext(KINDS[kind]) for kind in found.kinds if _is_shown(scene, kind)]),
        "pages": found.pages,
        "looked": len(found.criteria),
        "faults": found.faults,
        "others": found.others,
        "themes": [_theme(scene, found, theme) for theme in THEMES],
        "by_hand": found.by_hand
        and {
            "by": found.by_hand.by,
            "day": language.date(found.by_hand.day),
            "met": found.by_hand.met,
            "applied": found.by_hand.applied,
            "is_valid": found.by_hand.is_valid(scene.site.today),
        },
    }


def _is_shown(scene: Scene, template: str) -> bool:
    """Whether the site has pages of a template: not those of a kind of entries that it leaves out."""
    folder = template.replace(".html", "s")
    return folder not in words.KINDS or folder in scene.kinds


def _theme(scene: Scene, found: Audit, theme: int) -> dict[str, Any]:
    """A line of the table: which criteria of a theme were looked at, and what was found."""
    numbers = range(1, THEMES[theme] + 1)
    looked = [at for at in numbers if f"{theme}.{at}" in found.criteria]
    absent = [at for at in numbers if f"{theme}.{at}" in found.absent]
    return {
        "name": f"{theme}. {scene.language.gettext(NAMES[theme])}",
        "looked": _runs(theme, looked),
        "absent": _runs(theme, absent),
        "left": _runs(theme, [at for at in numbers if at not in (*looked, *absent)]),
        "faults": sum(found.criteria[f"{theme}.{at}"] for at in looked),
    }


def _runs(theme: int, numbers: list[int]) -> str:
    """Criteria of a theme, three or more in a row by the first and the last: «1.1, 1.4–1.9»."""
    runs = [[at for _, at in run] for _, run in groupby(enumerate(numbers), lambda one: one[1] - one[0])]
    names = [[f"{theme}.{at}" for at in run] for run in runs]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in names)
