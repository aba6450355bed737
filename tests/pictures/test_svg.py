"""SVG written again: what is drawn stays, and whatever else there is goes or is refused.

The examples of tests/examples/invalid/svg-* are hostile ones, each with its problem. The corpora of public test suites
(6,232 payloads, each as a file, an element, a text and the value of 14 attributes) were tried once.
"""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.pictures import Refused
from plugins.pictures.svg import ELEMENTS, PATTERNS, SVG, rewritten

INKSCAPE = b"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with a drawing program -->
<svg width="64mm" height="32mm" viewBox="0 0 64 32" version="1.1" id="svg1" xml:space="preserve"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns="http://www.w3.org/2000/svg"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:xlink="http://www.w3.org/1999/xlink">
  <sodipodi:namedview id="base" inkscape:zoom="1"><inkscape:grid id="g"/></sodipodi:namedview>
  <title>Un toit</title>
  <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:li>Jeanne</rdf:li></rdf:RDF></metadata>
  <defs>
    <linearGradient id="a"><stop style="stop-color:#1d4f91;stop-opacity:1" offset="0" id="s"/></linearGradient>
    <linearGradient id="b" xlink:href="#a" x1="1" y1=".5" x2="-3e2" y2="4%" gradientUnits="userSpaceOnUse"/>
    <clipPath id="c"><rect width="10" height="10"/></clipPath>
  </defs>
  <g inkscape:label="Calque 1" transform="translate(1.5,-2) rotate(45)" clip-path="url(#c)">
    <path style="fill:url(#b);fill-opacity:1;-inkscape-stroke:none;font-variation-settings:normal" d="M 0,0 1e1.5 Z"
       class="x" onfocusing-is-no="" aria-label="&lt;b&gt;" sodipodi:nodetypes="cc"/>
  </g>
</svg>"""


def refusal(content: str | bytes) -> tuple[str, tuple[int, int]]:
    with pytest.raises(Refused) as found:
        rewritten(content.encode() if isinstance(content, str) else content)
    return found.value.id, found.value.place


def of(body: str, head: str = 'viewBox="0 0 10 10"') -> bytes:
    return f'<svg xmlns="{SVG}" {head}>{body}</svg>'.encode()


def test_what_a_drawing_program_saves_keeps_its_shapes_only() -> None:
    content = INKSCAPE.replace(b' onfocusing-is-no="" aria-label="&lt;b&gt;"', b"")
    text, width, height = rewritten(content)
    assert (width, height) == (64, 32)
    assert text.decode() == (
        f'<svg xmlns="{SVG}" viewBox="0 0 64 32" id="svg1"><defs>'
        '<linearGradient id="a"><stop id="s" offset="0" stop-color="#1d4f91" stop-opacity="1"></stop></linearGradient>'
        '<linearGradient gradientUnits="userSpaceOnUse" href="#a" id="b" x1="1" x2="-3e2" y1=".5" y2="4%">'
        "</linearGradient>"
        '<clipPath id="c"><rect height="10" width="10"></rect></clipPath></defs>'
        '<g clip-path="url(#c)" transform="translate(1.5,-2) rotate(45)">'
        '<path d="M 0,0 1e1.5 Z" fill="url(#b)" fill-opacity="1"></path></g></svg>'
    )
    assert rewritten(text) == (text, 64, 32)


def test_an_attribute_that_only_looks_like_one_that_is_left_out_is_refused() -> None:
    assert refusal(INKSCAPE) == ("svg-attribute", (15, 5))


def test_a_style_has_the_last_word_wherever_it_stands() -> None:
    for body in ('<path style="fill:#fff" fill="#000"/>', '<path fill="#000" style=" fill : #fff ; "/>'):
        assert b'<path fill="#fff">' in rewritten(of(body))[0]
    body = '<path visibility="hidden" style="visibility:visible"/>'
    assert b'<path visibility="visible">' in rewritten(of(body))[0]


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('viewBox="0 0 20 10"', (20, 10)),
        ('viewBox="-5,-5, 2e1 ,10.5" width="100%" height="100%"', (20, 10.5)),
        ('viewBox="0-5 20 10"', (20, 10)),
        ('viewBox="0 .5.5e2 10"', (50, 10)),
        ('width="300" height="200px"', (300, 200)),
    ],
)
def test_the_size_is_that_of_the_view_or_of_the_sides(head: str, size: tuple[float, float]) -> None:
    text, *found = rewritten(of("", head))
    assert tuple(found) == size
    assert b" width=" not in text and b"viewBox=" in text


@pytest.mark.parametrize(
    "head", ["", 'viewBox="0 0 0 10"', 'viewBox="0 0 -9 -9"', 'width="10mm" height="10mm"', 'width="1e9" height="1e9"']
)
def test_an_svg_without_a_size_is_refused(head: str) -> None:
    assert refusal(of("", head))[0] == "svg-size"


@pytest.mark.parametrize("head", ['viewBox="0 0 10"', 'viewBox="url(#a)"', 'viewBox="0 0 1e99 1"'])
def test_a_view_that_is_none_is_refused(head: str) -> None:
    assert refusal(of("", head))[0] == "svg-attribute"


@given(st.text("0123456789.-+, e", max_size=20))
def test_a_view_is_of_four_numbers_or_refused(view: str) -> None:
    try:
        rewritten(of("", f'viewBox="{view}"'))
    except Refused as refused:
        assert refused.id in ("svg-attribute", "svg-size", "picture-narrow")


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe<\0s\0v\0g\0/\0>\0",
        b'<?xml version="1.0" encoding="UTF-7"?>+ADw-svg/+AD4-',
        b"\x89PNG\r\n\x1a\n",
        b"",
        b"<svg/>",
        b'<svg xmlns="http://www.w3.org/1999/xhtml"/>',
        b"<!DOCTYPE html><script>alert(1)</script>",
    ],
)
def test_what_is_no_svg_is_not_what_its_name_says(content: bytes) -> None:
    assert refusal(content)[0] in ("media-type", "svg-syntax")


def test_another_encoding_than_its_own_is_refused() -> None:
    content = f'<?xml version="1.0" encoding="ISO-8859-1"?><svg xmlns="{SVG}" viewBox="0 0 9 9"><title>é</title></svg>'
    assert rewritten(content.encode())[1] == 9
    assert refusal(content.encode("latin-1"))[0] == "svg-syntax"


@pytest.mark.parametrize(
    ("body", "attribute"),
    [
        ('<path d="M0 0" fill="red;background:url(//x)"/>', "fill"),
        ('<path style="background:url(//x)"/>', "style"),
        ('<path style="fill:expression(alert(1))"/>', "style"),
        ('<path style="fill:\\75 rl(//x)"/>', "style"),
        ('<path style="-moz-binding:x"/>', "style"),
        ('<path style="@import x"/>', "style"),
        ('<path style="filter:none"/>', "style"),
        ('<path class="url(x)"/>', "class"),
        ('<path href="#a"/>', "href"),
        ('<path xmlns:x="urn:x" x:y="1"/>', "y"),
        ('<path mask="url(#a)"/>', "mask"),
        ('<path id="a b"/>', "id"),
        ('<path id="a&#10;b"/>', "id"),
        ('<path d="M0 0\u0661"/>', "d"),
        ('<path fill="url(#a"/>', "fill"),
        ('<radialGradient href="#a) url(x"/>', "href"),
        ('<path viewBox="0 0 1 1"/>', "viewBox"),
    ],
)
def test_attributes_that_are_refused(body: str, attribute: str) -> None:
    with pytest.raises(Refused) as found:
        rewritten(of(body))
    assert found.value.id == "svg-attribute"
    assert found.value.arguments["attribute"] == attribute


@pytest.mark.parametrize(
    "body",
    [
        f"<{name}/>"
        for name in "script style text tspan image a use symbol mask pattern filter marker switch set".split()
    ]
    + [f"<{name}/>" for name in "animate animateTransform foreignObject view cursor iframe audio SCRIPT Script".split()]
    + [
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>',
        '<x:path xmlns:x="urn:x"/>',
        "<g><svg/></g>",
    ],
)
def test_elements_that_are_refused(body: str) -> None:
    assert refusal(of(body))[0] == "svg-element"


def test_what_is_within_what_is_left_out_is_left_out() -> None:
    body = '<metadata><script>alert(1)</script></metadata><desc><a href="javascript:alert(1)"/></desc><g/>'
    assert rewritten(of(body))[0].decode() == f'<svg xmlns="{SVG}" viewBox="0 0 10 10"><g></g></svg>'


def test_depth_counts_in_what_is_left_out_too() -> None:
    assert refusal(of("<desc>" + "<g>" * 30 + "</g>" * 30 + "</desc>"))[0] == "svg-complex"


NAMES = st.sampled_from([*ELEMENTS, "script", "title", "text", "use"])
KEYS = st.sampled_from([*PATTERNS, "style", "onload", "class", "x:href"])
TEXTS = st.characters(codec="utf-8", exclude_characters='<&"', exclude_categories=["Cc", "Cs", "Cn"])
VALUES = st.one_of(
    st.sampled_from(["none", "url(#a)", "1", "M0 0", "#fff", "fill:red", "javascript:alert(1)", "#a"]),
    st.text(TEXTS, max_size=30),
)


@st.composite
def elements(draw: st.DrawFn, depth: int = 3) -> str:
    name = draw(NAMES)
    given_attributes = draw(st.dictionaries(KEYS, VALUES, max_size=3))
    within = "".join(draw(st.lists(elements(depth - 1), max_size=2))) if depth else ""
    return f"<{name} " + " ".join(f'{key}="{value}"' for key, value in given_attributes.items()) + f">{within}</{name}>"


@given(elements())
@settings(max_examples=300)
def test_what_is_written_has_allowed_elements_and_values_and_nothing_else(body: str) -> None:
    try:
        text, _, _ = rewritten(of(body, 'xmlns:x="http://www.w3.org/1999/xlink" viewBox="0 0 10 10"'))
    except Refused as refused:
        assert refused.id.startswith("svg-")
        return
    for element in ElementTree.fromstring(text).iter():
        assert element.tag.removeprefix(f"{{{SVG}}}") in ELEMENTS
        assert not (element.text or "").strip()
        for name, value in element.attrib.items():
            assert name == "viewBox" or PATTERNS[name].fullmatch(value)
    assert rewritten(text)[0] == text


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_and_nothing_else_is_raised(content: bytes) -> None:
    assert refusal(content)[0] in ("media-type", "svg-syntax")


@pytest.mark.parametrize("attribute", sorted(PATTERNS))
def test_no_value_keeps_the_reader_busy(attribute: str) -> None:
    """Of each, repeated until the file is nearly too large: a slip in an expression would never end."""
    for piece in ("1", "1 ", "-", "translate(1)", "translate(" + "1" * 50, "rgb(1", "url(#a", "a", ",", ".1", "fill:"):
        value = piece * (90_000 // len(piece))
        for body in (f'<path {attribute}="{value}!"/>', f'<path style="{attribute}:{value}!"/>'):
            with pytest.raises(Refused):
                rewritten(of(body))
