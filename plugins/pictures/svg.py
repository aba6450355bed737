"""SVG of strangers, written again from an allow-list: shapes, groups, gradients, clipping, and numbers and colours.

Nothing is passed through: what is not known here is either left out, where no shape changes, or refused. So a script,
a style sheet, a text, a picture within, a link, an animation, a filter, a reference to another file or to another
element that could be repeated a million times do not exist in what is published.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from . import LARGEST_SVG, Refused
from .measuring import refuse_narrow

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
MOST_ELEMENTS = 2_000
DEEPEST = 20
LARGEST_SIDE = 100_000.0
"""Units of a side."""

SHAPES = "path rect circle ellipse line polyline polygon"
GRADIENTS = "linearGradient radialGradient"
ELEMENTS = frozenset(f"svg g defs stop clipPath {SHAPES} {GRADIENTS}".split())
UNDRAWN = frozenset("title desc metadata".split())
"""Elements of SVG that draw nothing: left out with all that is in them."""

EDITORS = re.compile(
    r"http://(www\.inkscape\.org/namespaces/inkscape|sodipodi\.sourceforge\.net/DTD/sodipodi-0\.dtd"
    r"|ns\.adobe\.com/.*|www\.bohemiancoding\.com/sketch/ns|www\.serif\.com/|vectornator\.io)"
)
"""Namespaces of what drawing programs note for themselves: left out."""

NUMBER = r"(?>[-+]?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})(?:[eE][-+]?\d)?)"
LENGTH = NUMBER + r"(?>px|pt|pc|mm|cm|in|em|ex|%)?+"
SPACE = r"[\s,]*+"
LOCAL = r"url\(#[A-Za-z_][\w.-]{0,99}\)"
COLOUR = r"none|currentColor|inherit|transparent|[a-zA-Z]{3,20}|#[0-9a-fA-F]{3,8}|rgba?\([\d\s.,%]{5,40}\)"
TRANSFORM = rf"(?:matrix|translate|scale|rotate|skewX|skewY)\({SPACE}(?:{NUMBER}{SPACE}){{1,6}}+\)"
ATTRIBUTES: Mapping[str, str] = {
    **dict.fromkeys("x y x1 y1 x2 y2 cx cy r rx ry fx fy fr width height offset".split(), LENGTH),
    **dict.fromkeys("stroke-width stroke-miterlimit stroke-dashoffset".split(), LENGTH),
    **dict.fromkeys("opacity fill-opacity stroke-opacity stop-opacity".split(), LENGTH),
    **dict.fromkeys("stop-color color".split(), COLOUR),
    **dict.fromkeys("fill stroke".split(), rf"{COLOUR}|{LOCAL}(?:\s+(?:{COLOUR}))?"),
    **dict.fromkeys("fill-rule clip-rule".split(), "nonzero|evenodd|inherit"),
    **dict.fromkeys("stroke-linecap stroke-linejoin".split(), "butt|round|square|miter|bevel|inherit"),
    **dict.fromkeys("transform gradientTransform".split(), rf"\s*(?:{TRANSFORM}{SPACE}){{1,20}}+"),
    **dict.fromkeys("gradientUnits clipPathUnits".split(), "userSpaceOnUse|objectBoundingBox"),
    "spreadMethod": "pad|reflect|repeat",
    "stroke-dasharray": rf"none|(?:{LENGTH}{SPACE}){{1,20}}+",
    "points": r"[-+0-9eE.,\s]*",
    "d": r"[MmZzLlHhVvCcSsQqTtAa0-9eE.,\s+-]*",
    "clip-path": rf"none|{LOCAL}",
    "paint-order": "[a-z ]{1,40}",
    "vector-effect": "none|non-scaling-stroke",
    "mix-blend-mode": "normal",
    "isolation": "auto",
    "display": "none|inline|block",
    "visibility": "visible|hidden|collapse",
    "id": r"[A-Za-z_][\w.-]{0,99}",
    "href": r"#[A-Za-z_][\w.-]{0,99}",
}
"""What the whole value of each attribute may be; possessive, so that no value keeps the expressions busy."""

PATTERNS = {name: re.compile(rf"(?:{pattern})", re.ASCII) for name, pattern in ATTRIBUTES.items()}
IGNORED = re.compile(
    r"class|version|baseProfile|role|focusable|preserveAspectRatio|enable-background|overflow|color-.*"
    r"|(?:data|aria|font|text|letter|word|writing|line|shape|image|white)-.*|-inkscape-.*|direction|solid-.*"
    r"|marker(?:-.*)?|tab-.*"
)
"""Attributes and properties that are left out: without a text or a style sheet they draw nothing else."""

HARMLESS = re.compile(r"[\w\s.,%#'\"-]*")
"""A value without parentheses, backslashes and colons: nothing that could lead anywhere."""


@dataclass
class _Copy:
    """The copy of an SVG that is being read."""

    written: list[str] = field(default_factory=list)
    size: tuple[float, float] = (0.0, 0.0)
    count: int = 0
    depth: int = 0
    skipped: int = 0
    """How deep one is in an element that is left out."""
    clipping: int = 0
    """How deep one is in a clipPath."""


def rewritten(content: bytes) -> tuple[bytes, float, float]:
    """An SVG written again, and its width and height in units.

    Raises Refused: `media-type` for what is no SVG, `svg-syntax` for what is no text in UTF-8, not well-formed, or
    has a document type or an instruction, `svg-element` and `svg-attribute` for what is not allowed, `svg-complex`
    for too many elements or too deep ones, `svg-size` for no size or one that no screen has, `picture-narrow`, and
    `file-too-large`.
    """
    if len(content) > LARGEST_SVG:
        raise Refused("file-too-large", size=len(content), largest=LARGEST_SVG)
    copy = _Copy()
    parser = expat.ParserCreate("UTF-8", namespace_separator=" ")

    def refuse(id: str, **arguments: object) -> Refused:
        return Refused(id, (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1), **arguments)

    def start(name: str, given: dict[str, str]) -> None:
        copy.count += 1
        copy.depth += 1
        if copy.count > MOST_ELEMENTS or copy.depth > DEEPEST:
            raise refuse("svg-complex", most=MOST_ELEMENTS, deepest=DEEPEST)
        namespace, _, element = name.rpartition(" ")
        if copy.depth == 1 and (namespace, element) != (SVG, "svg"):
            raise refuse("media-type")
        if copy.skipped or EDITORS.fullmatch(namespace) or (namespace == SVG and element in UNDRAWN):
            copy.skipped += 1
            return
        if namespace != SVG or element not in ELEMENTS or (element == "svg") != (copy.depth == 1):
            raise refuse("svg-element", element=element[:40])
        try:
            kept = _attributes(element, given)
            copy.clipping += 1 if copy.clipping or element == "clipPath" else 0
            if copy.clipping and "clip-path" in kept:  # clips of clips of clips can be as many as laughs
                raise _NotAllowed("clip-path", kept["clip-path"])
        except _NotAllowed as found:
            raise refuse("svg-attribute", element=element, attribute=found.name[:40], value=found.value[:60]) from None
        if copy.depth == 1:
            copy.size = _size(kept)
            if not copy.size[0]:
                raise refuse("svg-size", largest=int(LARGEST_SIDE))
            kept = {name: value for name, value in kept.items() if name not in ("width", "height", "x", "y")}
            kept = {"xmlns": SVG, "viewBox": kept.pop("viewBox", "0 0 {:g} {:g}".format(*copy.size)), **kept}
        copy.written.append(f"<{element}" + "".join(f" {key}={quoteattr(value)}" for key, value in kept.items()) + ">")

    def end(name: str) -> None:
        copy.depth -= 1
        if copy.skipped:
            copy.skipped -= 1
        else:
            copy.clipping -= 1 if copy.clipping else 0
            copy.written.append(f"</{name.rpartition(' ')[2]}>")

    def instruction(*_: object) -> None:
        raise refuse("svg-syntax")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = instruction
    parser.ProcessingInstructionHandler = instruction
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Refused("svg-syntax" if copy.count else "media-type", (error.lineno, error.offset + 1)) from None
    refuse_narrow(*copy.size)
    return "".join(copy.written).encode(), *copy.size


class _NotAllowed(ValueError):
    def __init__(self, name: str, value: str) -> None:
        super().__init__(name, value)
        self.name = name
        self.value = value


def _attributes(element: str, given: Mapping[str, str]) -> dict[str, str]:
    """The attributes that are kept, those of `style` among them, in the order of their names. Raises _NotAllowed."""
    found: dict[str, str] = {}
    for full, value in sorted(given.items(), key=lambda one: one[0] == "style"):  # which has the last word
        namespace, _, name = full.rpartition(" ")
        if namespace == XLINK and name == "href":
            namespace = ""
        if EDITORS.fullmatch(namespace) or namespace.endswith("/XML/1998/namespace"):
            continue
        if namespace:
            raise _NotAllowed(name, value)
        if name == "style":
            for declaration in filter(str.strip, value.split(";")):
                key, _, property = declaration.partition(":")
                _keep(found, element, key.strip(), property.strip(), "style")
        else:
            _keep(found, element, name, value.strip(), name)
    return dict(sorted(found.items()))


def _keep(found: dict[str, str], element: str, name: str, value: str, within: str) -> None:
    """Keep an attribute that is allowed, leave one out that draws nothing. Raises _NotAllowed for any other."""
    if name == "viewBox" and element == "svg":
        pattern = re.compile(rf"(?:{NUMBER}{SPACE}){{4}}", re.ASCII)
    else:
        pattern = PATTERNS.get(name, re.compile(r"(?!)"))
    if pattern.fullmatch(value) and (name != "href" or element in GRADIENTS):
        found[name] = value
    elif name in PATTERNS or not IGNORED.fullmatch(name) or not HARMLESS.fullmatch(value):
        raise _NotAllowed(within, value)


def _size(kept: Mapping[str, str]) -> tuple[float, float]:
    """Width and height of an SVG in units, by its viewBox or by its width and height; none where it has no such."""
    if "viewBox" in kept:
        width, height = map(float, re.findall(NUMBER, kept["viewBox"])[2:])  # which need nothing between them: 0-5
    else:
        sides = [kept.get(name, "").removesuffix("px") for name in ("width", "height")]
        if not all(re.fullmatch(NUMBER, side) for side in sides):
            return 0.0, 0.0
        width, height = map(float, sides)
    return (width, height) if 0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE else (0.0, 0.0)
