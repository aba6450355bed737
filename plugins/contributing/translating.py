"""`python3 tasks.py messages`: the .po files of each language brought up to date, and what is not translated yet."""

from collections.abc import Callable
from pathlib import Path

from ..catalogue.vocabulary import load
from ..languages.extraction import update
from ..languages.language import SOURCE, Language
from ..settings.reading import chosen_in
from .gifts.guarding import begun

Say = Callable[[str], object]


def messages(root: Path, code: str = "", say: Say = print) -> int:
    """Update every language of the theme; of `code`, which may be a new one, list all that is not translated.

    Returns 2, and writes nothing, for a code that is no language to translate into.
    """
    settings, reader = begun(root, None)
    theme = str(chosen_in(root)["THEME"])
    folder = root / theme / "translations"
    try:
        known = bool(Language(code, folder)) if code else True
    except ValueError:
        known = False
    if not known or code == SOURCE:
        text = reader.gettext("{code} is no language to translate into — write two letters: de")
        say(text.format(code=code))
        return 2
    begun_ones = {one.parent.name for one in folder.glob("*/LC_MESSAGES")}
    for one in sorted(begun_ones | ({code} if code else set())):
        update(root, one, theme)
        language = Language(one, folder)
        if one == code:
            words, _ = load(settings.content / "vocabulary", root, settings.countries, [*settings.languages, one])
            for lacking in (*language.untranslated, *words.unlabelled([one])):
                say(lacking)
        text = reader.ngettext(
            "{language}: {count} message is not translated", "{language}: {count} messages are not translated",
            len(language.untranslated),
        )  # fmt: skip
        say(text.format(language=language.endonym, count=len(language.untranslated)))
    return 0
