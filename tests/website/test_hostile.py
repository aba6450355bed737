"""What a stranger types never becomes markup, code, a template, or a file: entries full of it, built and taken apart.

The corpora of public test suites (6,232 payloads) were tried once over every field; these are ours, one a family.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from plugins.catalogue.prose import SCHEMES, Converter
from plugins.website.pages.accessibility import LAW, RIGHTS
from tests.website import built, entries
from tests.website.built import BELOW_URL, Built, once
from tests.website.parsed import ADDRESSES, pages

ATOM = "{http://www.w3.org/2005/Atom}"
MARKUP = """
<script>alert(1)</script>
</script><script>alert(1)</script>
</title><svg onload=alert(1)>
</textarea></style></noscript><img src=x onerror=alert(1)>
"><img src=x onerror=alert(1)>
'><img src=x onerror=alert(1)>
" autofocus onfocus=alert(1) x="
' onmouseover='alert(1)
` onmouseover=`alert(1)
--><script>alert(1)</script><!--
]]><script>alert(1)</script><![CDATA[
<!--[if gte IE 4]><script>alert(1)</script><![endif]-->
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<svg><script href="data:text/javascript,alert(1)" />
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>
<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;">
<object data=javascript:alert(1)>
<embed src=javascript:alert(1)>
<form><button formaction=javascript:alert(1)>x
<a href=javascript:alert(1)>x</a>
<base href=https://evil.example/>
<meta http-equiv=refresh content="0; url=https://evil.example/">
<link rel=stylesheet href=https://evil.example/x.css>
<style>@import 'https://evil.example/x.css';</style>
<p style="background:url(https://evil.example/x)">x
<details open ontoggle=alert(1)>
<template><script>alert(1)</script></template>
<img src="https://evil.example/follow.gif">
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;script&#62;alert(1)&#60;/script&#62;
\\u003cscript\\u003ealert(1)\\u003c/script\\u003e
\\x3cscript\\x3ealert(1)\\x3c/script\\x3e
%3Cscript%3Ealert(1)%3C/script%3E
＜script＞alert(1)＜/script＞
{"@type":"Person"},"x":"</script><script>alert(1)</script>
""".strip().splitlines()
TEMPLATES = """
{{ 7*7 }}
{{ site.theme }}{{ self._TemplateReference__context }}
{% include "base.html" %}
{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}
{# {{ 7*7 }} #}
%(name)s {name} {0.__class__} ${7*7} <%= 7*7 %>
""".strip().splitlines()
FILES = """
[a]({attach}../../../../proc/self/environ)
[a]({static}../x)
[a]({filename}/associations/petite.md)
{attach}../../../../proc/self/environ
../../../../etc/passwd
![a](file:///etc/passwd)
[a](page:about)
""".strip().splitlines()
ADDRESSED = """
[a](javascript:alert(1))
[a](JaVaScRiPt&colon;alert(1))
[a](java&#9;script:alert(1))
[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)
[a](vbscript:msgbox(1))
[a](//evil.example/)
[a](/\\evil.example/)
[a](https:evil.example)
[a](https://user@evil.example/)
<javascript:alert(1)>
[a][b]\u0020

[b]: javascript:alert(1)
[a](https://exemple.org/ "x" onmouseover="alert(1)")
[a](mailto:a@exemple.org?bcc=b@exemple.org)
""".strip().splitlines()
PAYLOADS = [*MARKUP, *TEMPLATES, *FILES, *(one for one in ADDRESSED if one.strip())]
RUNNING = {"style", "base", "iframe", "object", "embed", "form", "math", "template", "<!---->"}
HARMLESS = {"%(name)s {name} {0.__class__} ${7*7} <%= 7*7 %>"}
QUIET = "Un texte calme"


class Tags(HTMLParser):
    """The tags of a page with their attributes, and its comments: what a text must not change."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))

    def handle_comment(self, data: str) -> None:
        self.found.append(("<!---->", []))


def tags_of(html: str) -> list[tuple[str, list[tuple[str, str | None]]]]:
    tags = Tags()
    tags.feed(html)
    tags.close()
    return tags.found


def skeleton(path: Path) -> list[tuple[str, ...]]:
    """The tags of a page with the names of their attributes."""
    return [(tag, *(name for name, _ in given)) for tag, given in tags_of(path.read_text(encoding="utf-8"))]


def folders(site: Built, number: int) -> list[Path]:
    """The page of each entry of a number, in both languages."""
    return sorted(path for path in site.output.rglob(f"*-{number}") if path.is_dir())


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One site with every payload in every field of every kind, and in the body, as code; number 0 is quiet."""

    def make(folder: Path) -> Built:
        folder.mkdir()
        content = entries.lay(folder, entries.minimal(QUIET))
        for number, text in enumerate([QUIET, *PAYLOADS]):
            body = f"```\n{text}\n```\n\n``{text}`` "
            entries.lay(folder, entries.full(text, f"-{number}"), body)
        return built.build(folder / "site", content, BELOW_URL, COUNTRIES=["FR"])

    site = once(tmp_path_factory, "hostile", make)
    return Built(site.folder / "site", site.url)


def test_there_are_many_and_all_are_built(hostile: Built) -> None:
    assert len(PAYLOADS) > 50
    for number in range(len(PAYLOADS) + 1):
        assert len(folders(hostile, number)) == 14, "six entries, a former address, two languages"


def test_no_text_changes_the_markup_of_its_page(hostile: Built) -> None:
    quiet = [skeleton(folder / "index.html") for folder in folders(hostile, 0)]
    assert all(len(tags) > 5 for tags in quiet)
    for number, text in enumerate(PAYLOADS, start=1):
        for folder, expected in zip(folders(hostile, number), quiet, strict=True):
            assert skeleton(folder / "index.html") == expected, f"{text}: {folder}"


def test_every_text_stands_there_as_it_was_typed(hostile: Built) -> None:
    for number, text in enumerate(PAYLOADS, start=1):
        shown = " ".join(text.split())
        page = pages(hostile)[f"associations/grande-{number}/index.html"]
        assert page.tree.one("h1").text == shown
        assert page.title == f"{shown} · Élan"
        assert page.meta("description") == page.meta("og:description") == shown
        assert page.tree.one("main").text.count(shown) > 20, "labels, needs, names, figures, sources, body"
        assert page.tree.one("main").one("img").get("alt") == shown


def test_json_ld_holds_the_text_and_ends_where_it_should(hostile: Built) -> None:
    for number, text in enumerate(PAYLOADS, start=1):
        page = pages(hostile)[f"associations/grande-{number}/index.html"]
        (data,) = page.structured()
        assert data["name"] == data["description"] == " ".join(text.split())
        assert not re.search("[<>&]", page.tree.one("script", type="application/ld+json").text)


def live(site: Built) -> Iterator[str]:
    """Everything that runs, loads, or leads to a scheme or a host that nobody wrote in an address."""
    hosts = {"example.org", "www.exemple.org", "github.com", "creativecommons.org", "", *known(site)}
    for path in sorted(site.output.rglob("*.html")):
        for tag, given in tags_of(path.read_text(encoding="utf-8")):
            bad = [name for name, _ in given if name.startswith("on") or name in ("style", "srcdoc")]
            found = [urlsplit(value or "") for name, value in given if name in ADDRESSES]
            bad += [
                one.geturl() for one in found if one.scheme not in ("https", "mailto", "") or one.netloc not in hosts
            ]
            if bad or (tag in RUNNING and not is_search(tag, dict(given))) or not is_ours(site, tag, dict(given)):
                yield f"{path}: <{tag}> {bad}"


def is_search(tag: str, given: dict[str, str | None]) -> bool:
    """Whether it is the form of the search or the one that adds an entry, or the card that either shows."""
    forms = tag == "form" and (given.get("role") == "search" or "data-form" in given)
    return forms or (tag == "template" and bool({"data-card", "data-blank"} & given.keys()))


def is_ours(site: Built, tag: str, given: dict[str, str | None]) -> bool:
    """Whether what could run is a module of the theme, data, a button that sends nothing or that of the search."""
    if tag == "script" and "src" in given:
        return given.get("type") == "module" and (given["src"] or "").startswith(f"{site.base}theme/")
    if tag == "button" and given == {"class": "button", "type": "submit"}:
        return True
    if tag == "script" and {"data-manifest", "data-form-data"} & given.keys():
        return given.get("type") == "application/json"
    return given.get("type") == {"script": "application/ld+json", "button": "button"}.get(tag, given.get("type"))


def known(site: Built) -> set[str]:
    """The hosts that the text pages and the vocabulary of the examples link to, and the statement."""
    content = site.folder / "content"
    paths = [*content.glob("pages/*.md"), *content.glob("vocabulary/*.yml")]
    text = "\n".join([LAW, RIGHTS, *(path.read_text(encoding="utf-8") for path in paths)])
    return set(re.findall(r"https://([a-z0-9.-]+)", text))


def test_nothing_is_live_on_any_page(hostile: Built) -> None:
    assert not list(live(hostile))
    assert len(pages(hostile)) > 7 * 2 * len(PAYLOADS)


@pytest.mark.parametrize(
    "html",
    [
        *("<img src=x onerror=x>", "<a href=javascript:x>", "<a href=//x.example>", "<style>", "<button>", "<script>"),
        *("<script src=/repo/theme/x.js>", "<script type=module src=/repo/x.js>", "<button type=submit>"),
    ],
)
def test_what_is_live_is_seen(tmp_path: Path, html: str) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "index.html").write_text(html, encoding="utf-8")
    assert len(list(live(Built(tmp_path, BELOW_URL)))) == 1


def test_no_template_was_run_and_no_file_was_read(hostile: Built) -> None:
    path, home = str(built.ROOT), "/root:"
    for file in hostile.output.rglob("*"):
        if file.suffix in (".html", ".xml", ".txt"):
            text = file.read_text(encoding="utf-8")
            assert "PYTHONPATH" not in text and home not in text and path not in text, file
    page = pages(hostile)[f"associations/grande-{len(MARKUP) + 1}/index.html"]
    assert "{{ 7*7 }}" in page.title and "49" not in page.title


def test_feeds_say_it_as_text(hostile: Built) -> None:
    """A reader shows `type="html"` as HTML: the text has to be escaped once more than XML asks."""
    for name in ("feed.xml", "en/feed.xml"):
        root = ElementTree.parse(hostile.output / name).getroot()
        for element in [*root.iter(f"{ATOM}summary"), *root.iter(f"{ATOM}title"), *root.iter(f"{ATOM}subtitle")]:
            assert element.get("type", "text") in ("text", "html") and not list(element)
            assert element.get("type") != "html" or not re.search("<[a-z!/]", element.text or ""), element.text


def test_nothing_is_written_elsewhere(hostile: Built) -> None:
    made = {path.name for path in hostile.folder.iterdir()}
    assert made <= {"content", "settings.py", "output", ".output.lock", ".cache", "__pycache__"}
    outside = [path for path in hostile.output.rglob("*") if path.is_symlink()]
    assert not outside


@pytest.mark.parametrize("text", [*PAYLOADS, "\n".join(ADDRESSED)])
def test_a_body_is_refused_or_harmless(text: str) -> None:
    """Typed as it is in a body, a payload is an error with its place, or nothing but text."""
    body = Converter().convert("content/associations/x.md", text, 1, SCHEMES)
    names = {name for tag, given in tags_of(body.html) for name in (tag, *dict(given))}
    assert names <= {"p", "a", "href", "title", "code", "pre", "em", "strong", "table", "td", "tr", "ul", "li", "br"}
    assert body.problems or not re.search(r'href="(?!https://|mailto:)', body.html)
    if re.search("<[a-z!/]", text, re.IGNORECASE) and text not in HARMLESS:
        assert body.problems, "nobody was told"


@pytest.mark.parametrize("field", ["website", "contact", "give", "needs", "sources", "logo"])
@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example/", 'https://exemple.org/"onmouseover="x', "../../x"],
)
def test_an_address_field_refuses_what_is_no_address(tmp_path: Path, field: str, address: str) -> None:
    given: dict[str, object] = {
        "website": address,
        "contact": {"form": address},
        "give": [{"page": address}],
        "needs": [{"id": "a", "type": "time", "title": "x", "url": address}],
        "sources": [{"fact": "x", "url": address}],
        "logo": {"file": address, "alt": "x"},
    }
    entry = {**entries.minimal("x")["associations/petite.md"], field: given[field]}
    found = entries.checked(entries.lay(tmp_path, {"associations/petite.md": entry}))
    assert [one.field.split("[")[0].split(".")[0] for one in found.errors] == [field]


LINKED = [
    "media/toits-partages.png",
    "associations/petite.md",
    "pages/about.md",
    "vocabulary/skills.yml",
    "associations",
]


@pytest.mark.parametrize("place", LINKED)
def test_a_symbolic_link_stops_the_build(tmp_path: Path, place: str) -> None:
    """Even to what could stand there itself."""
    content = entries.lay(tmp_path, entries.minimal("x"))
    assert not entries.checked(content).errors
    (content / place).rename(tmp_path / "outside")
    (content / place).symlink_to(tmp_path / "outside")
    site = built.lay_out(tmp_path / "site", content, BELOW_URL)
    done = built.pelican(site)
    assert done.returncode == 1 and f"content/{place}" in done.stdout
    assert not site.output.exists()


@pytest.mark.parametrize(
    "name", ["..%2fx.md", "X.md", "a b.md", "<img src=x>.md", "x.md.html", "template.html", ".htaccess"]
)
def test_a_file_of_another_name_stops_the_build(tmp_path: Path, name: str) -> None:
    content = entries.lay(tmp_path, entries.minimal("x"))
    (content / "associations" / name).write_text("x", encoding="utf-8")
    assert [one.id for one in entries.checked(content).errors] == ["file-name"]
