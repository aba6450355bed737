"""What the value of a setting may be. Each check tells what is wrong, nothing when all is right."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

import pycountry

from ..catalogue.kinds import KINDS
from ..languages.language import SOURCE, Language
from ..languages.messages import N_
from . import colours, logo
from .wrong import TOLD, Wrong

Value = object


@dataclass(frozen=True)
class Around:
    """What values are checked against: the folder that paths begin in, the theme, the languages, those that exist."""

    root: Path
    theme: Path
    languages: tuple[str, ...] = ()


Check = Callable[[str, Value, Around], Iterator[Wrong]]


def near(place: str, value: Value, known: Collection[str], among: str) -> Wrong:
    """A value that is none of those known: the one that was meant, or `among`, a message about all of them."""
    found = get_close_matches(str(value).lower(), {one.lower(): one for one in known}, n=1, cutoff=0.6)
    meant = next((one for one in known if found and one.lower() == found[0]), None)
    if meant:
        return Wrong(place, value, N_("write {near}"), {"near": repr(meant)})
    return Wrong(place, value, among, {"known": ", ".join(known)})


def text(place: str, value: Value, around: Around) -> Iterator[Wrong]:
    """Some words on one line."""
    if not isinstance(value, str) or not value.strip() or len(value.splitlines()) != 1:
        yield Wrong(place, value, N_("write a text between quotes, on one line"))


def address(place: str, value: Value, around: Around) -> Iterator[Wrong]:
    """An http or https address of a host or a path."""
    if not isinstance(value, str) or not _is_address(value):
        yield Wrong(place, value, N_("write an address: https://example.org or https://example.org/path"))


def _is_address(value: str) -> bool:
    try:
        found = urlsplit(value)
    except ValueError:
        return False
    whole = found.scheme in ("http", "https") and bool(found.netloc) and not found.query and not found.fragment
    return whole and not re.search(r"\s", value)


def contact(place: str, value: Value, around: Around) -> Iterator[Wrong]:
    """Where to write to: the address of a page, or `mailto:`."""
    if not isinstance(value, str) or not (value.startswith("https://") or re.fullmatch(r"mailto:\S+@\S+", value)):
        yield Wrong(place, value, N_("write an address that begins with https:// or mailto:"))


def group(**checks: Check) -> Check:
    """Exactly these keys, each with a value of its own."""

    def check(place: str, value: Value, around: Around) -> Iterator[Wrong]:
        if not isinstance(value, Mapping):
            example = ", ".join(f'"{key}": …' for key in checks)
            yield Wrong(place, value, N_("write a group: {example}"), {"example": f"{{{example}}}"})
            return
        for key in value:
            if key not in checks:
                yield near(place, key, checks, N_("there is no such key; there are {known}"))
        for key, inner in checks.items():
            if key in value:
                yield from inner(f'{place}["{key}"]', value[key], around)
            else:
                yield Wrong(place, dict(value), N_("the key {key} is missing: add it"), {"key": f'"{key}"'})

    return check


def several(check: Check, example: str) -> Check:
    """A list of values, at least one, none of them twice."""

    def every(place: str, value: Value, around: Around) -> Iterator[Wrong]:
        if not isinstance(value, list | tuple) or not value:
            yield Wrong(place, value, N_("write a list: {example}"), {"example": example})
            return
        for one in value:
            yield from check(place, one, around)
            if list(value).count(one) > 1:
                yield Wrong(place, one, N_("this stands there twice: write it once"))
                return

    return every


def language(place: str, value: Value, around: Around) -> Iterator[Wrong]:
    """A language that the theme speaks."""
    known = speaks(around.theme)
    if not isinstance(value, str) or value not in known:
        yield near(place, value, known, N_("the theme speaks {known}; another one needs a folder in its translations"))
        return
    try:
        Language(value, around.theme / "translations")
    except ValueError as problem:  # it says what, and in which file
        yield Wrong(place, value, "{problem}", {"problem": problem})


def speaks(theme: Path) -> list[str]:
    """The languages of a theme: those it has translations for, and the one that needs none."""
    return sorted({SOURCE, *(path.parent.name for path in theme.glob("translations/*/LC_MESSAGES"))})


def country(place: str, value: Value, around: Around) -> Iterator[Wrong]:
    """A country of ISO 3166."""
    if isinstance(value, str) and pycountry.countries.get(alpha_2=value) and value == value.upper():
        return
    yield Wrong(place, value, N_("write the two capital letters of a country, of ISO 3166: FR, BE"))


def kind(place: str, value: Value, around: Around) -> Iterator[Wrong]:
    """A folder of content/ that holds records."""
    if not isinstance(value, str) or value not in KINDS:
        yield near(place, value, KINDS, N_("there is no such kind; there are {known}"))


def kinds(place: str, value: Value, around: Around) -> Iterator[Wrong]:
    """The kinds that are shown: associations, and others."""
    yield from several(kind, '["associations", "projects"]')(place, value, around)
    if isinstance(value, list | tuple) and value and "associations" not in value:
        yield Wrong(place, value, N_("a directory shows associations: add {near}"), {"near": '"associations"'})


def day(place: str, value: Value, around: Around) -> Iterator[Wrong]:
    """A day, or nothing for today."""
    try:
        right = not value or bool(isinstance(value, str) and date.fromisoformat(value))
    except ValueError:
        right = False
    if not right:
        yield Wrong(place, value, N_("write a day: {example}"), {"example": '"2026-11-20"'})


def count(place: str, value: Value, around: Around) -> Iterator[Wrong]:
    """A number from 1, or nothing."""
    if value is not None and (type(value) is not int or value < 1):
        yield Wrong(place, value, N_("write a number from 1, or None"))


def flag(place: str, value: Value, around: Around) -> Iterator[Wrong]:
    """Yes or no."""
    if not isinstance(value, bool):
        yield Wrong(place, value, N_("write True or False"))


def theme(place: str, value: Value, around: Around) -> Iterator[Wrong]:
    """A folder with templates and style sheets whose colours can be read."""
    try:
        right = isinstance(value, str | Path) and bool(colours.colours(around.theme))
    except (OSError, ValueError):
        right = False
    if not right or not (around.theme / "templates").is_dir():
        yield Wrong(place, str(value), N_("write the name of a folder that was begun as a copy of theme/"))
    elif lacking := sorted(colours.NEEDED - colours.colours(around.theme)["light"].keys()):
        text = N_("its tokens.css lacks colours that templates, maps and pictures are drawn with: {known}")
        yield Wrong(place, str(value), text, {"known": ", ".join(lacking)})


def mark(place: str, value: Value, around: Around) -> Iterator[Wrong]:
    """A theme with a mark, which a site without a LOGO shows."""
    try:
        logo.size(around.theme / "static" / logo.MARK)
    except (OSError, ValueError):
        text = N_("its static/{name} is missing, or no SVG with a viewBox: copy that of theme/, or give a LOGO")
        yield Wrong(place, str(value), text, {"name": logo.MARK})


def palette(place: str, value: Value, around: Around) -> Iterator[Wrong]:
    """Colours in the places of those of the theme, that can still be told apart."""
    if not isinstance(value, Mapping) or not all(isinstance(value.get(one, {}), Mapping) for one in colours.SCHEMES):
        example = '{"light": {"elan": "#b8321f"}, "dark": {"elan": "#ff8b73"}}'
        yield Wrong(place, value, N_("write a group: {example}"), {"example": example})
        return
    yield from (near(place, one, colours.SCHEMES, N_("there is no such key; there are {known}"))
                for one in value if one not in colours.SCHEMES)  # fmt: skip
    found = colours.colours(around.theme)
    right = True
    for scheme in colours.SCHEMES:
        for token, colour in value.get(scheme, {}).items():
            for wrong in _colour(f'{place}["{scheme}"]', token, colour, found[scheme]):
                right = False
                yield wrong
    if right:
        yield from _told_apart(place, colours.colours(around.theme, value))


def _colour(place: str, token: str, colour: Value, known: Collection[str]) -> Iterator[Wrong]:
    if token not in known:
        yield near(place, token, known, N_("there is no such colour; there are {known}"))
    elif not isinstance(colour, str) or not colours.HEX.fullmatch(colour):
        yield Wrong(
            f'{place}["{token}"]', colour, N_("write a colour in hexadecimal: {example}"), {"example": '"#b8321f"'}
        )


def _told_apart(place: str, found: colours.Colours) -> Iterator[Wrong]:
    instead = N_("{front} on {back}: a contrast of {ratio}:1, {least}:1 is needed (WCAG 2.2) — change one of the two")
    for one in colours.too_close(found):
        front, back = (f"{name} ({found[one.scheme][name]})" for name in (one.front, one.back))
        ratio = f"{int(one.ratio * 100) / 100:g}"
        arguments = {"front": front, "back": back, "ratio": ratio, "least": f"{one.least:g}"}
        yield Wrong(f'{place}["{one.scheme}"]', TOLD, instead, arguments)


def picture(place: str, value: Value, around: Around) -> Iterator[Wrong]:
    """An SVG or a PNG, small enough to stand on every page."""
    try:
        right = isinstance(value, str) and bool(logo.size(around.root / value))
    except (OSError, ValueError):
        right = False
    if not right:
        arguments = {"largest": logo.LARGEST // 1000}
        yield Wrong(
            place, value, N_("write the path of an SVG with a viewBox, or of a PNG, of {largest} kB at most"), arguments
        )


VOICE = ("title", "lead", "description", "foot")
"""The sentences of the theme that TEXTS may replace: see website/views/voice.py."""


def texts(place: str, value: Value, around: Around) -> Iterator[Wrong]:
    """Sentences in the places of those of the theme: each in every language of the site, or in none."""
    if not isinstance(value, Mapping) or not all(isinstance(one, Mapping) for one in value.values()):
        example = '{"en": {"title": "…"}, "fr": {"title": "…"}}'
        yield Wrong(place, value, N_("write a group: {example}"), {"example": example})
        return
    for code in value:
        if code not in around.languages:
            yield near(place, code, around.languages, N_("the site has no such language; it has {known}"))
    given = [key for key in VOICE if any(key in one for one in value.values())]
    for code in around.languages if value else ():
        said, here = value.get(code, {}), f'{place}["{code}"]'
        for key in said:
            if key not in VOICE:
                yield near(here, key, VOICE, N_("there is no such key; there are {known}"))
        for key in given:
            if key in said:
                yield from text(f'{here}["{key}"]', said[key], around)
            else:
                yield Wrong(here, dict(said), N_("the key {key} is missing: add it"), {"key": f'"{key}"'})
