"""Markdown made into HTML that is safe to publish; what sanitising would change is a problem with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from . import addresses
from .characters import unseen_in
from .fields import SLUG
from .problems import Problem, problem
from .trees import Place

LONGEST_BODY = 20_000
ALLOWED = {
    **{tag: set() for tag in "p br hr em strong blockquote ul li pre h2 h3 h4 h5 h6 table thead tbody tr".split()},
    "a": {"href", "title"},
    "code": {"class"},
    "ol": {"start"},
    "td": {"class"},
    "th": {"class"},
}
"""Tags and attributes that a body may hold."""

SCHEMES = ("https", "mailto")
"""Schemes that a body may link to; text pages also have `page:`, the name of another text page."""

_LINE = r"(?!\d+\.)(?:[^\W_]|[«(\"])[^\n\t\\`*_\[\]<>&|]*"
PLAIN = re.compile(rf"\n*{_LINE}(?:\n+{_LINE})*\n*")
"""Paragraphs of text alone: their lines begin with a letter or a number, or a quotation or parenthesis that opens, and
hold nothing that Markdown or HTML could mean something by. Most bodies are such."""

ALIGNMENT = re.compile(r' style="text-align: (left|right|center);"')


@dataclass(frozen=True, slots=True)
class Body:
    """HTML of a body, and what is wrong in its text."""

    html: str
    problems: tuple[Problem, ...]


class _Links(Treeprocessor):
    """Collects every address and lowers headings by one where there are first ones: the page's title is the first."""

    found: list[tuple[str, str]]

    def run(self, root: Element) -> None:
        self.found = []
        lower = root.find(".//h1") is not None
        for element in root.iter():
            if element.tag == "a":
                self.found.append(("a", _as_typed(element.get("href", ""))))
            elif element.tag == "img":
                self.found.append(("img", _as_typed(element.get("src", ""))))
            elif re.fullmatch("h[1-5]", element.tag) and lower:
                element.tag = f"h{int(element.tag[1]) + 1}"


def _as_typed(address: str) -> str:
    """An address as a browser will read it: Python-Markdown writes those of mail letter by letter."""
    return unescape(address.replace(AMP_SUBSTITUTE, "&"))


class Converter:
    """Converts bodies; one for each process, since building Python-Markdown's parser costs more than a body."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self._markdown = markdown.Markdown(extensions=["sane_lists", "tables", "fenced_code"], output_format="html")
        self._links = _Links(self._markdown)
        self._markdown.treeprocessors.register(self._links, "elan-links", 0)

    def convert(self, path: str, text: str, first_line: int, schemes: tuple[str, ...] = SCHEMES) -> Body:
        """HTML of a body. Raw HTML, pictures, and links to anything but `schemes` are problems."""
        if len(text) > LONGEST_BODY:
            return Body("", (_wrong("body-too-long", path, (first_line, 1), size=len(text), longest=LONGEST_BODY),))
        if PLAIN.fullmatch(text) and " \n" not in text and not unseen_in(text):
            return Body(_paragraphs(text), ())
        self._links.found = []
        self._markdown.reset()
        try:
            html = ALIGNMENT.sub(r' class="\1"', self._markdown.convert(text))
        except RecursionError:
            self._start()  # the parser was left in the middle of a text
            return Body("", (_wrong("body-deep", path, (first_line, 1)),))
        problems = tuple(self._problems(path, Places(text, first_line), schemes))
        clean = nh3.clean(html, tags=set(ALLOWED), attributes=ALLOWED, url_schemes=set(schemes), link_rel=None)
        if not problems and (unseen_in(clean) or (clean != html and _skeleton(clean) != _skeleton(html))):
            problems = (_wrong("body-unsafe", path, (first_line, 1)),)
        return Body(clean, problems)

    def _problems(self, path: str, places: "Places", schemes: tuple[str, ...]) -> Iterator[Problem]:
        blocks = [block if isinstance(block, str) else str(block) for block in self._markdown.htmlStash.rawHtmlBlocks]
        raw = [block.strip() for block in blocks if block.lstrip().startswith("<") and not FENCE.match(block)]
        for block in [one for one in raw if not one.startswith("</")] or raw:
            shown = block.split("\n")[0][:60]
            yield _wrong("raw-html", path, places.next(shown), html=shown)
        for tag, address in self._links.found:
            if tag == "img":
                yield _wrong("body-image", path, places.next(address), value=address)
            elif wrong := _refused(address, schemes):
                id, arguments = wrong
                yield _wrong(id, path, places.next(address), **arguments)


def _paragraphs(text: str) -> str:
    """What Python-Markdown makes of plain text, as nh3 writes it."""
    return "\n".join(f"<p>{one}</p>" for one in re.split("\n\n+", text.strip("\n"))).replace("\xa0", "&nbsp;")


FENCE = re.compile(r'<pre><code( class="language-[^"<>]*")?>')
"""How Python-Markdown's extension for fenced code begins what it has made."""


def _wrong(id: str, path: str, place: Place, **arguments: object) -> Problem:
    return problem(id, path, ("body",), place, **arguments)


def _refused(address: str, schemes: tuple[str, ...]) -> tuple[str, dict[str, str]] | None:
    """Why an address may not stand in a body: the id of the problem and its arguments."""
    scheme, colon, rest = address.partition(":")
    scheme = scheme.lower()
    if not colon or scheme not in (*schemes, "http"):
        return "body-link", {"value": address}
    if scheme == "mailto":
        return None if MAIL.fullmatch(rest) else ("body-link", {"value": address})
    if scheme == "page":
        return None if re.fullmatch(SLUG, rest) else ("body-link", {"value": address})
    try:
        addresses.checked(address)
    except addresses.BadAddress as error:
        return ("body-link", {"value": address}) if error.rule in NO_ADDRESS else (error.rule, error.arguments)
    return None


MAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
NO_ADDRESS = {"address", "address-scheme", "address-login", "address-host"}


class Places:
    """Where words stand in a text: each time they are asked for, where they stand next."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first_line = first_line
        self._after: dict[str, int] = {}

    def next(self, words: str) -> Place:
        """Line and column of words; those of the text when it does not hold them as they are."""
        at = self._text.find(words, self._after.get(words, 0)) if words else -1
        if at < 0:
            return self._first_line, 1
        self._after[words] = at + len(words)
        return self._text.count("\n", 0, at) + self._first_line, at - self._text.rfind("\n", 0, at)


class _Skeleton(HTMLParser):
    """The tags, attributes and text of some HTML, however it is written."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, sorted(attrs)))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.parts.append(" ".join(data.split()))


def _skeleton(html: str) -> list[object]:
    parser = _Skeleton()
    parser.feed(html)
    parser.close()
    return parser.parts
