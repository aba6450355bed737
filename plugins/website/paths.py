"""Where each page lives, in words of its language: `associations/x/index.html`, `en/associations/x/index.html`."""

import re
from collections import Counter
from collections.abc import Callable, Mapping

from ..catalogue.catalogue import Filed, FiledPage
from ..catalogue.fields import SLUG, in_order, slug_of
from ..catalogue.vocabulary import Vocabulary
from ..languages.language import Language
from ..languages.messages import N_

FOLDERS: Mapping[str, str] = {
    "associations": N_("associations"),
    "projects": N_("projects"),
    "funders": N_("funders"),
    "partners": N_("partners"),
    "events": N_("events"),
    "platforms": N_("platforms"),
}
HELP: Mapping[str, str] = {
    "money": N_("money"),
    "time": N_("time"),
    "skills": N_("skills"),
    "goods": N_("goods"),
    "housing": N_("housing"),
}
WAYS: Mapping[str, str] = {"remote": N_("remote"), "soon": N_("soon")}
SIDES: Mapping[str, str] = {"needs": N_("needs"), "offers": N_("offers"), "funders": N_("funders")}

Path = Callable[[str], str]
"""The path of one page in a language."""


class Paths:
    """The path of every page. Each method gives a function of the language, so that twins are known."""

    def __init__(self, languages: Mapping[str, Language], vocabulary: Vocabulary) -> None:
        self.languages = languages
        self._first = next(iter(languages))
        self._vocabulary = vocabulary
        self._words: dict[tuple[str, str], str] = {}
        self._slugs: dict[tuple[str, str], Mapping[str, str]] = {}

    def _path(self, language: str, *parts: str, page: int = 1) -> str:
        prefix = () if language == self._first else (language,)
        number = (str(page),) if page > 1 else ()
        return "/".join([*prefix, *(part for part in parts if part), *number, "index.html"])

    def word(self, language: str, word: str) -> str:
        """A part of an address, in a language; in English where it is not translated.

        Raises ValueError for a translation that does not do in an address.
        """
        if (language, word) not in self._words:
            found = self.languages[language].pgettext("address", word)
            if not re.fullmatch(SLUG, found):
                raise ValueError(
                    f"theme/translations/{language}: address {word!r}: {found!r} — a to z, 0 to 9, hyphens, or nothing"
                )
            self._words[language, word] = found
        return self._words[language, word]

    def home(self) -> Path:
        """The first page."""
        return self._path

    def feed(self, language: str) -> str:
        """The feed of a language."""
        return self._path(language).replace("index.html", "feed.xml")

    def kind(self, folder: str, page: int = 1) -> Path:
        """The records of a kind, in fair order."""
        return lambda language: self._path(
            language, self.word(language, FOLDERS[folder]), "page" if page > 1 else "", page=page
        )

    def search(self) -> Path:
        """The search."""
        return lambda language: self._path(language, self.word(language, N_("search")))

    def index(self, language: str) -> str:
        """The folder of the files that the search of a language fetches."""
        return f"index/{language}/"

    def names(self, folder: str, page: int = 1) -> Path:
        """The records of a kind, from A to Z."""
        return lambda language: self._path(language, self.word(language, FOLDERS[folder]), "a-z", page=page)

    def past_events(self, page: int = 1) -> Path:
        """Events that have taken place."""
        return lambda language: self._path(
            language, self.word(language, FOLDERS["events"]), self.word(language, N_("past")), page=page
        )

    def record(self, filed: Filed) -> Path:
        """The page of one record."""
        return self.slug(filed.folder, filed.slug)

    def slug(self, folder: str, slug: str) -> Path:
        """The page of a slug, which may be a former one."""
        return lambda language: self._path(language, self.word(language, FOLDERS[folder]), slug)

    def comparison(self, amount: int | None = None) -> Path:
        """Platforms side by side, for the usual amount or for another one."""
        return lambda language: self._path(
            language,
            self.word(language, FOLDERS["platforms"]),
            self.word(language, N_("compare")),
            str(amount) if amount else "",
        )

    def event_calendar(self, filed: Filed) -> Path:
        """The calendar file of one event, beside its page."""
        page = self.record(filed)
        return lambda language: page(language).removesuffix("index.html") + f"{filed.slug}.ics"

    def calendar(self, page: Path) -> Path:
        """The calendar of a list, beside its page."""
        word = N_("calendar")
        return lambda language: page(language).removesuffix("index.html") + f"{self.word(language, word)}.ics"

    def accounts(self, filed: Filed, page: int = 1) -> Path:
        """Who receives gifts on a platform."""
        return lambda language: self._path(
            language,
            self.word(language, FOLDERS["platforms"]),
            filed.slug,
            self.word(language, N_("accounts")),
            page=page,
        )

    def causes(self) -> Path:
        """All causes."""
        return lambda language: self._path(language, self.word(language, N_("causes")))

    def cause(self, slug: str, page: int = 1) -> Path:
        """The records of a cause."""
        return lambda language: self._path(
            language, self.word(language, N_("causes")), self._term(language, "causes", slug), page=page
        )

    def _term(self, language: str, name: str, slug: str) -> str:
        if language == self._first:
            return slug
        if (language, name) not in self._slugs:
            terms = self._vocabulary.terms(name)
            self._slugs[language, name] = _distinct({slug: term.name(language) for slug, term in terms.items()}, {})
        return self._slugs[language, name][slug]

    def areas(self) -> Path:
        """All areas."""
        return lambda language: self._path(language, self.word(language, N_("places")))

    def area(self, code: str, page: int = 1) -> Path:
        """The records of an area: `lieux/france/bretagne/`."""
        return lambda language: self._path(
            language, self.word(language, N_("places")), *self._chain(language, code), page=page
        )

    def _chain(self, language: str, code: str) -> list[str]:
        country = self._vocabulary.places[code].country
        return [self._area_slugs(language, one)[one] for one in dict.fromkeys((country, code))]

    def _area_slugs(self, language: str, code: str) -> Mapping[str, str]:
        """Those of all countries, or of all areas of one: with its code where two share a name, as Veszprém does."""
        areas = self._vocabulary.places
        country = areas[code].country
        key = (language, "" if code == country else country)
        if key not in self._slugs:
            among = [one for one in areas.values() if (one.code == one.country) == (code == country)]
            near = [one for one in among if code == country or one.country == country]
            names = {one.code: one.name(language) for one in near}
            self._slugs[key] = _distinct(names, {one.code: one.names[""] for one in near})
        return self._slugs[key]

    def helps(self) -> Path:
        """All kinds of help."""
        return lambda language: self._path(language, self.word(language, N_("help")))

    def help(self, type: str, term: str = "", page: int = 1) -> Path:
        """Who asks for one kind of help; of it, for one skill or one sort of goods."""
        return lambda language: self._helps(
            language, self.word(language, HELP[type]), self._term(language, type, term) if term else "", page=page
        )

    def help_way(self, way: str, page: int = 1) -> Path:
        """What is asked from afar (`remote`), or for a short time (`soon`)."""
        return lambda language: self._helps(language, self.word(language, WAYS[way]), page=page)

    def help_area(self, code: str, page: int = 1) -> Path:
        """What is asked in an area: `aider/lieux/france/bretagne/`."""
        return lambda language: self._helps(
            language, self.word(language, N_("places")), *self._chain(language, code), page=page
        )

    def _helps(self, language: str, *parts: str, page: int) -> str:
        return self._path(language, self.word(language, N_("help")), *parts, page=page)

    def meetings(self, side: str = "", page: int = 1) -> Path:
        """Who could answer whom: all, or seen from one side."""
        parts = [N_("matching"), *([SIDES[side]] if side else [])]
        return lambda language: self._path(language, *(self.word(language, part) for part in parts), page=page)

    def freshness(self) -> Path:
        """How far the directory can be trusted."""
        return lambda language: self._path(language, self.word(language, N_("state-of-the-directory")))

    def accessibility(self) -> Path:
        """What was tested of how everybody can use the site."""
        return lambda language: self._path(language, self.word(language, N_("accessibility")))

    def contribute(self) -> Path:
        """The form that adds an entry, where no text page says how to contribute."""
        return lambda language: self._path(language, self.word(language, N_("contribute")))

    def text(self, page: FiledPage) -> Path:
        """A text page."""

        def path(language: str) -> str:
            translation = page.translations.get(language)
            return self._path(
                language, translation.prose.get(("slug",), page.page.slug) if translation else page.page.slug
            )

        return path


def _distinct(names: Mapping[str, str], otherwise: Mapping[str, str]) -> Mapping[str, str]:
    """Names by key as slugs, no two alike: by another name, or by the key itself, where they have no letter of ours.

    Where even a name with its key is another's name, all of them are their keys.
    """
    slugs = {key: _slug(name) or _slug(otherwise.get(key, "")) or key.lower() for key, name in names.items()}
    counted = Counter(slugs.values())
    found = {
        key: slug if counted[slug] == 1 or slug == key.lower() else f"{slug}-{key.lower()}"
        for key, slug in slugs.items()
    }
    return found if len(set(found.values())) == len(found) else {key: key.lower() for key in names}


def _slug(name: str) -> str:
    return slug_of(name) if re.search("[a-z]", in_order(name)) else ""
