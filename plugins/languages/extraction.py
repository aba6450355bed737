"""Every message of the site, found in its code and its templates, and its translations brought up to date."""

import ast
import io
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

KEYWORDS: Mapping[str, Any] = {
    "N_": None,
    "_": None,
    "gettext": None,
    "forms": (1, 2),
    "ngettext": (1, 2),
    "plural": (1, 2),
    "pgettext": ((1, "c"), 2),
    "_count": (2, 3),  # of contributing/review/report.py, after its language
}
"""Which arguments of a call are messages, in the form that Babel wants; `c` is a context."""

DECLARATIONS: Mapping[str, Any] = {**KEYWORDS, "field": None, "optional": None, "several": None}
"""The same in plugins/catalogue, where each field is declared with a message that explains it."""

ADDRESSES = "plugins/website/paths.py"
"""Its messages are parts of addresses: `associations`, not «Associations»."""

WORDS = "plugins/languages/words.py"
"""Its messages are read on the pages of the site."""

PROBLEMS = ("plugins/languages/", "plugins/contributing/", "plugins/settings/")
"""Their messages are for those who write entries or keep a directory, and have a file of their own: problems.po."""

FIELDS = ("plugins/catalogue/", "plugins/contributing/reference.py")
"""Their messages explain fields to the same people, and stand in fields.po, unless another file has them already."""

HEADER = r"""msgid ""
msgstr ""
"Project-Id-Version: elan-annuaire\n"
"Language: {language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: {plurals}\n"

"""
"""Neither dates nor versions, so that the same messages give the same bytes."""


def messages(root: Path, theme: str = "theme") -> dict[str, Catalog]:
    """The messages of each .po file, in the order of the files and lines where they stand. `theme` is its folder."""
    found = {"problems": Catalog(), "website": Catalog(), "fields": Catalog()}
    for path in sorted([*root.glob("plugins/**/*.py"), *root.glob(f"{theme}/templates/**/*.html")]):
        name = path.relative_to(root).as_posix()
        catalogue = found[_file(name)]
        keywords = DECLARATIONS if name.startswith("plugins/catalogue/") else KEYWORDS
        method: Any = _calls if path.suffix == ".py" else babel_extract
        with path.open("rb") as file:
            for line, message, _, context in extract(method, file, keywords, options={"silent": "no"}):
                catalogue.add(message, locations=[(name, line)], context="address" if name == ADDRESSES else context)
    for one in list(found["fields"]):
        if one.id and (one.id in found["problems"] or one.id in found["website"]):
            found["fields"].delete(one.id)
    return found


def _file(name: str) -> str:
    """Which .po file has the messages of a file of the code or the templates."""
    if name == WORDS:
        return "website"
    if name.startswith(FIELDS):
        return "fields"
    return "problems" if name.startswith(PROBLEMS) else "website"


def _calls(
    file: IO[bytes], keywords: Collection[str], _tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """Calls with the texts among their arguments; Babel's own reader would take `x` in `gettext(KIND["x"])`."""
    calls = [node for node in ast.walk(ast.parse(file.read())) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda one: (one.lineno, one.col_offset)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        values = [one.value if isinstance(one, ast.Constant) else None for one in call.args]
        if name in keywords:
            yield call.lineno, name, tuple(one if isinstance(one, str) else None for one in values), []


def update(root: Path, language: str, theme: str = "theme") -> None:
    """Give the .po files of a language every message that is new, and take away those that are gone."""
    for name, template in messages(root, theme).items():
        path = root / theme / "translations" / language / "LC_MESSAGES" / f"{name}.po"
        before = path.read_bytes() if path.exists() else b""
        catalogue = read_po(io.BytesIO(before), locale=language, abort_invalid=True)
        catalogue.update(template, no_fuzzy_matching=True)
        text = io.BytesIO()
        write_po(text, catalogue, width=0, omit_header=True, ignore_obsolete=True, include_lineno=False)
        comment = "".join(line for line in before.decode().partition("msgid")[0].splitlines(True) if line[:2] == "# ")
        header = comment + HEADER.format(language=language, plurals=catalogue.plural_forms)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(header.encode() + text.getvalue().rstrip() + b"\n")
