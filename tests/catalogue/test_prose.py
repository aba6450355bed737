"""What a stranger writes becomes text, never code."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalogue import prose
from plugins.catalogue.prose import ALLOWED, LONGEST_BODY, PLAIN, Body, Converter

CONVERTER = Converter()


def convert(text: str, *schemes: str) -> Body:
    return CONVERTER.convert("x.md", text, 10, ("https", "mailto", *schemes))


def ids(body: Body) -> list[str]:
    return [one.id for one in body.problems]


class Live(HTMLParser):
    """Finds what a browser would run, load or follow, apart from https and mail links."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.found.append(tag)
        for name, value in attrs:
            if name not in ALLOWED.get(tag, ()):
                self.found.append((tag, name))
            if name == "href" and not (value or "").lower().startswith(("https://", "mailto:")):
                self.found.append(value)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)


PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](java&#x0A;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox(1))",
    "[x]( javascript:alert(1) )",
    '[x](https://exemple.org "\\" onmouseover=alert(1)")',
    "[x](https://exemple.org/\"onmouseover=alert(1)//)",
    "<javascript:alert(1)>",
    "[x]\n\n[x]: javascript:alert(1)",
    "![x](https://exemple.org/x.png)",
    "![x](x\"onerror=\"alert(1))",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "</p><script>alert(1)</script>",
    "`<script>`<script>alert(1)</script>",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "``` {onclick=alert(1)}\nx\n```",
    '```"><script>alert(1)</script>\nx\n```',
    "<pre><code onclick=alert(1)>x</code></pre>",
    "<style>*{x:expression(alert(1))}</style>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "| <script>alert(1)</script> |\n|---|\n| x |",
    "1. <b onclick=alert(1)>x",
    "> <object data=x>",
    "<base href=//exemple.org>",
    "<form action=https://exemple.org><input></form>",
    "\x02wzxhzdk:0\x03",
    "\x02klzzwxh:0000\x03<script>",
]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("around", ["{}", "a {} b", "> {}", "- {}", "# {}", "*{}*", "[{}](https://exemple.org)"])
def test_no_payload_is_live(payload: str, around: str) -> None:
    body = convert(around.replace("{}", payload))
    live = [one for one in Live(body.html).found if one not in ("", None)]
    assert not live or body.problems
    assert "<script" not in body.html
    assert 'href="javascript' not in body.html.lower()


MARKS = st.sampled_from(
    [
        *"""< > [ ] ( ) ` ! " ' &#106; &lt; & javascript: script onclick= https://exemple.org
    mailto: <!-- --> \\ * _ # | --- : = { } \x02 \x03 é""".split(),
        *["```\n", "\n", "\n\n", "    ", "<a ", "<a href=", "> ", "- ", "1. "],
    ]
)


@given(st.lists(MARKS | st.text(max_size=4), max_size=25).map("".join))
def test_nothing_typed_becomes_live_markup(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    body = convert(text)
    found = Live(body.html).found
    assert not found or body.problems
    assert not [one for one in found if isinstance(one, tuple)]
    assert not {"script", "img", "iframe", "style", "form"} & {one for one in found if isinstance(one, str)}


def by_markdown(text: str) -> Body:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prose, "PLAIN", re.compile("(?!)"))
        return convert(text)


@pytest.mark.parametrize("text", ["Un été.", "\nUn\nété : «voilà».\n\n\n2026 (fin).\n", "Dit-il\xa0: «\xa0oui\xa0»\n"])
def test_sentences_become_what_markdown_makes_of_them(text: str) -> None:
    assert PLAIN.fullmatch(text)
    assert convert(text) == by_markdown(text)


@pytest.mark.parametrize(
    "text",
    [*(f"a{mark}b{mark}" for mark in "\\`*_[]<>&|\t"), "1. a", "١. a", "- a", "a\n    b", "a\n=\n", "# a", "~~~"],
)
def test_what_could_mean_something_is_left_to_markdown(text: str) -> None:
    assert not PLAIN.fullmatch(text)


TEXT = st.sampled_from([*"a é1.,:;«'\"-#=+\n", "a\n", " \n", "  \n", "\xa0", "1. ", "    ", "---", "\u200b"])


@given(st.lists(TEXT, max_size=6).map(lambda typed: "a".join(["", *typed])))
def test_plain_text_becomes_what_markdown_makes_of_it(text: str) -> None:
    assert convert(text) == by_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "a < b & c > d, x<y, <3, AT&T, &copy; &lt;b&gt;",
        "`<b>` and ``<script>``",
        "```html\n<script>alert(1)</script>\n<!-- c -->\n```",
        "    <div onclick=x>\n",
        "- a\n\n        <b>code</b>",
        "<https://exemple.org/?a=1&b=2>",
        "<contact@exemple.org>",
        "[a](https://exemple.org/é?a=1&amp;b=2 \"titre\")",
        "[a](mailto:contact@exemple.org)",
        "\\<b\\>",
        "[unused]: https://exemple.org",
        "{: .class }",
        "[^1]",
    ],
)  # fmt: skip
def test_what_only_looks_like_markup_is_not_accused(text: str) -> None:
    assert convert(text).problems == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x\n\n<b>y</b>", [("raw-html", 12, 1)]),
        ("`<b>`\n<!-- x -->\n", [("raw-html", 11, 1)]),
        ("<br> <br>", [("raw-html", 10, 1), ("raw-html", 10, 6)]),
        ("![a](https://exemple.org/a.png)", [("body-image", 10, 6)]),
        ("a\n\n[b](//exemple.org)", [("body-link", 12, 5)]),
        ("[a][1] [b][1]\n\n[1]: x.html", [("body-link", 12, 6), ("body-link", 10, 1)]),
        ("[a](http://exemple.org/)", [("address-https", 10, 5)]),
        ("[a](page:charter)", [("body-link", 10, 5)]),
        ("[a](#ici)", [("body-link", 10, 5)]),
        ("&#x202e;", [("body-unsafe", 10, 1)]),
        ("x" * (LONGEST_BODY + 1), [("body-too-long", 10, 1)]),
    ],
)
def test_problems_and_their_places(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert [(one.id, one.line, one.column) for one in convert(text).problems] == expected
    assert all(one.field == "body" for one in convert(text).problems)


def test_pages_may_name_pages() -> None:
    assert convert("[a](page:charter)", "page").problems == ()
    assert ids(convert("[a](page:../x)", "page")) == ["body-link"]


@pytest.mark.parametrize("text", ["# A\n\n## B", "A\n=\n\nB\n-", "#A\n\n##B"])
def test_the_first_title_is_that_of_the_page(text: str) -> None:
    assert convert(text).html == "<h2>A</h2>\n<h3>B</h3>"


def test_titles_that_begin_lower_stay() -> None:
    assert convert("## A\n\n### B\n\n    # code").html.startswith("<h2>A</h2>\n<h3>B</h3>")


def test_a_body_too_deep_is_a_problem_and_the_next_is_read() -> None:
    assert ids(convert("- " * 5000 + "a")) == ["body-deep"]
    assert convert("a").html == "<p>a</p>"


def test_one_body_leaves_nothing_to_the_next() -> None:
    convert("[a]: https://exemple.org\n\n<b>x</b>")
    body = convert("[a]")
    assert body == Body("<p>[a]</p>", ())
