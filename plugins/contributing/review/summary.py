"""A change as whoever merges it reads it on GitHub: Markdown, in each language, a stranger's texts inert."""

from collections.abc import Iterator, Mapping, Sequence

from ...catalogue.problems import Problem
from ...languages.language import Language
from ...languages.messages import N_
from ...languages.sentences import parts
from .. import recipes
from ..gifts.verdict import VERDICTS
from ..inert import code, plain
from .attention import Attention
from .edits import BODY, Edit
from .examining import Examined

LARGEST = 1_000_000
"""Bytes of a summary: GitHub shows none above 1 MiB (docs.github.com, "Adding a job summary")."""

MOST_FIELDS = 12

CHANGES = {"new": N_("New"), "changed": N_("Changed"), "renamed": N_("Renamed"), "removed": N_("Removed")}
KINDS = {
    "association": N_("association"),
    "project": N_("project"),
    "funder": N_("funder"),
    "partner": N_("partner"),
    "event": N_("event"),
    "platform": N_("donation platform"),
    "page": N_("text page"),
    "picture": N_("picture"),
    "vocabulary": N_("list of the vocabulary"),
    "file": N_("other file"),
}


def summary(examined: Examined, languages: Sequence[Language], repository: str) -> str:
    """Every language in turn, each cut where its share of the bytes ends."""
    share = LARGEST // len(languages)
    return "".join(_cut("\n".join(_lines(examined, one, repository)) + "\n\n", share, one) for one in languages)


def _cut(text: str, most: int, language: Language) -> str:
    """A text, or as many of its lines as there is room for, and a sentence that says so."""
    if len(text.encode("utf-8", "replace")) <= most:
        return text
    last = "\n*" + language.gettext("The rest is too long for this page: python3 tasks.py check says it all.") + "*\n\n"
    kept = text.encode("utf-8", "replace")[: most - len(last.encode())].decode(errors="ignore")
    return kept.rpartition("\n")[0] + "\n" + last


def _lines(examined: Examined, language: Language, repository: str) -> Iterator[str]:
    found = examined.compared
    yield f"## {language.endonym}"
    yield ""
    yield f"**{_verdict(len(found.errors), language)}**"
    yield from _section(language.gettext("What changes"), _edits(examined.edits, language))
    for title, problems in (
        (language.gettext("To mend"), found.errors),
        (language.gettext("To be looked at"), found.warnings),
        (language.gettext("There before, and not in the way"), found.known_errors),
    ):
        yield from _section(title, [_problem(one, language, repository) for one in problems])
    if count := len(found.known_warnings):
        yield ""
        yield language.ngettext(
            "{count} warning was there before.", "{count} warnings were there before.", count
        ).format(count=language.number(count))
    if examined.attention:
        yield from _section(language.gettext("For whoever merges"), [*_looks(examined.attention, language)])
        yield ""
        yield _next(examined, language)


def _section(title: str, items: Sequence[str]) -> Iterator[str]:
    """A list below its title; nothing when it is empty."""
    if items:
        yield from ("", f"### {title}", "", *(f"- {item}" for item in items))


def _verdict(errors: int, language: Language) -> str:
    if not errors:
        return language.gettext("No new error: nothing stands in the way.")
    return language.ngettext(
        "{count} new error: mend it before this is merged.",
        "{count} new errors: mend them before this is merged.",
        errors,
    ).format(count=language.number(errors))


def _edits(edits: Sequence[Edit], language: Language) -> list[str]:
    """Each file that differs, in the order of CHANGES: what happened to it, what it holds, which fields differ."""
    return [
        language.gettext("{change}: {entry}").format(change=language.gettext(said), entry=_edit(one, language))
        for change, said in CHANGES.items()
        for one in edits
        if one.change == change
    ]


def _edit(edit: Edit, language: Language) -> str:
    kind = language.gettext(KINDS[edit.kind])
    if edit.translation:
        names: Mapping[str, str] = language.locale.languages
        text = language.gettext("{kind}, translation: {language}")
        kind = text.format(kind=kind, language=names.get(edit.translation) or code(edit.translation))
    said = (
        code(edit.path) + f" ({kind})" if edit.name == edit.path else f"{code(edit.name)} ({kind}, {code(edit.path)})"
    )
    if edit.change == "renamed":
        said += language.gettext(", formerly {path}").format(path=code(edit.former))
    if edit.fields:
        shown = [language.gettext("the text") if one == BODY else code(one) for one in edit.fields[:MOST_FIELDS]]
        said += f" – {language.list([*shown, '…'] if len(edit.fields) > MOST_FIELDS else shown)}"
    return said


def _problem(problem: Problem, language: Language, repository: str) -> str:
    """Place, field, sentence, and a link to the recipe."""
    pattern, arguments = parts(problem, language)
    said = plain(pattern).format(**{name: code(value) for name, value in arguments.items()})
    place = code(problem.path)
    if problem.line:
        place += language.gettext(", line {line}").format(line=problem.line)
    if problem.field:
        place += f", {code(problem.field)}"
    title = language.gettext(recipes.TITLES[recipes.ANCHORS[problem.id]])
    said = language.gettext("{place}: {sentence}").format(place=place, sentence=said)
    return f"{said} → [{title}]({recipes.address(problem, language.code, repository)})"


def _looks(look: Attention, language: Language) -> Iterator[str]:
    if look.verdict is None:
        yield language.gettext("Where gifts go — nothing can be said while there are errors.")
    else:
        said = language.gettext("Where gifts go — {verdict} The job Where gifts go has the details.")
        yield said.format(verdict=language.gettext(VERDICTS[look.verdict]))
    for one in look.authors:
        assert one.author, "attention keeps only those that have one"
        said = language.gettext("{entry}: the author, {author}, says of their interest: {interest}")
        yield said.format(entry=code(one.name), author=code(one.author[0]), interest=code(one.author[1]))
    for one in look.unsourced:
        said = language.gettext("{entry}: a new organisation without any source")
        yield said.format(entry=code(one.name))
    if look.unapproved:
        said = language.gettext("Not approved, so shown without ways to give: {slugs}")
        yield said.format(slugs=", ".join(map(code, look.unapproved)))
    if look.touched:
        said = language.gettext("Files that an entry has no reason to touch: {paths}")
        yield said.format(paths=", ".join(map(code, look.touched)))


def _next(examined: Examined, language: Language) -> str:
    if examined.blocks or examined.compared.known_errors:
        return language.gettext("The pages of the changed entries are made once there is no error.")
    return language.gettext("The pages of the changed entries: download `pages`, below, unzip it, open `index.html`.")
