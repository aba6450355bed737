"""A picture made again from its pixels: upright, in sRGB, in the few sizes that pages show it in, and nothing else.

Run it in a process that may be killed: it decodes what strangers made. Source of the orientations: Exif 3.0 (CIPA
DC-008), 4.6.5, tag 274.
"""

import io
import math
import struct
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from warnings import catch_warnings, simplefilter

from PIL import Image, ImageCms

from . import MOST_PIXELS, Refused
from .measuring import Size, measured
from .svg import rewritten

SMALL, LARGE = (96, 48), (192, 96)
"""The box, in CSS pixels, into which a picture fits on a card and on the page of its record."""

DENSITIES = (1, 2, 4)
"""Of the small box: on a card, there on a fine screen as on a page, and on a page on a fine screen."""

FALLBACK = 2
"""The density of the one file for browsers that do not know WebP (before 2020)."""

FEW_COLOURS = 2_000
"""A drawing has fewer, with the soft edges of its shapes; a photograph has more."""

OF_DRAWINGS: Mapping[str, Any] = {"lossless": True, "quality": 40, "method": 2}
OF_PHOTOGRAPHS: Mapping[str, Any] = {"quality": 82, "method": 4}
"""How WebP is written: of a drawing, more effort takes four times as long and saves no byte."""

LIGHT = 200
"""Mean brightness, of 255, from which a picture without a background needs a dark one."""

ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # fmt: skip
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}

RAISED = (
    Image.DecompressionBombError, Image.DecompressionBombWarning, ImageCms.PyCMSError,
    ArithmeticError, AttributeError, LookupError, OSError, SyntaxError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
"""What Pillow raises at bytes that make no sense to it."""

MEMORY = 1_500_000_000
"""Bytes of address space of a process that decodes."""


@dataclass(frozen=True, slots=True)
class Made:
    """One file made of a picture: `suffix` with its dot, width in pixels, bytes."""

    suffix: str
    width: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Encoded:
    """A picture made again: its files, the one for every browser last, and how it is shown.

    `small` and `large` are width and height in CSS pixels; `plate`, what must be behind it, is `light`, `dark` or
    `none`.
    """

    files: tuple[Made, ...]
    small: Size
    large: Size
    plate: str


def encoded(content: bytes, name: str) -> Encoded:
    """A picture of that name made again. Raises Refused for one that cannot be, MemoryError for lack of memory."""
    suffix = PurePosixPath(name).suffix
    if suffix == ".svg":
        return _drawn(content)
    size = measured(content, suffix)
    try:
        return _made(_upright(content, suffix, size))
    except RAISED as error:
        raise Refused("picture-damaged") from error


def _drawn(content: bytes) -> Encoded:
    clean, width, height = rewritten(content)
    small, large = (_fit((width, height), box, grows=True) for box in (SMALL, LARGE))
    return Encoded((Made(".svg", large[0], clean),), small, large, "light")


def _upright(content: bytes, suffix: str, size: Size) -> Image.Image:
    """The pixels of a picture, RGB or RGBA, turned as it is to be seen. Raises one of RAISED."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with catch_warnings():
        simplefilter("error", Image.DecompressionBombWarning)  # beyond the limit; beyond twice that it is an error
        opened = Image.open(io.BytesIO(content), formats=[FORMATS[suffix]])
    with opened as image:
        if image.size != size:
            raise ValueError("two sizes")
        image.draft(None, (2 * SMALL[0] * DENSITIES[-1], 2 * SMALL[1] * DENSITIES[-1]))  # a JPEG is read smaller
        image.load()
        turn = None
        with suppress(*RAISED):  # Exif that cannot be read turns nothing
            turn = UPRIGHT.get(image.getexif().get(ORIENTATION, 1))
        found = _in_srgb(image)
    return found.transpose(turn) if turn is not None else found


def _in_srgb(image: Image.Image) -> Image.Image:
    """The first picture of a file, in RGB or, where some of it can be seen through, in RGBA."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith(("I", "F")):  # 16 bits a pixel, of which the first eight are kept
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    alpha = None
    if image.has_transparency_data:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
    if image.mode in ("P", "1", "RGBX", "RGBA"):
        image = image.convert("RGB")
    if profile:
        with suppress(*RAISED):  # a profile of other colours than the picture's says nothing of it
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            shown = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            image = shown or image
    image = image.convert("RGB")
    if alpha is not None and alpha.getextrema()[0] != 255:
        image.putalpha(alpha)
    return image


def _made(image: Image.Image) -> Encoded:
    image.info.clear()  # what is left in it would be written again: profile, comments, resolution
    sizes = {_fit(image.size, (SMALL[0] * density, SMALL[1] * density)): None for density in DENSITIES}
    largest = image.resize(max(sizes), Image.Resampling.LANCZOS, reducing_gap=3.0)
    shown = {size: largest.resize(size, Image.Resampling.LANCZOS) for size in sizes}
    is_drawing = largest.getcolors(FEW_COLOURS) is not None
    middle = shown[_fit(image.size, (SMALL[0] * FALLBACK, SMALL[1] * FALLBACK))]
    if is_drawing or image.mode == "RGBA":
        fallback = Made(".png", middle.width, _saved(middle, "PNG"))
    else:
        fallback = Made(".jpg", middle.width, _saved(middle, "JPEG", quality=82, optimize=True, progressive=True))
    files = [
        Made(".webp", one.width, _saved(one, "WEBP", **(OF_DRAWINGS if is_drawing else OF_PHOTOGRAPHS)))
        for one in shown.values()
    ]
    small, large = (_fit(image.size, box) for box in (SMALL, LARGE))
    return Encoded((*files, fallback), small, large, _plate(middle))


def _fit(size: tuple[float, float], box: Size, grows: bool = False) -> Size:
    """The size of what is made to fit in a box, in pixels, at least one; larger than it is only where it grows."""
    scale = min(box[0] / size[0], box[1] / size[1], math.inf if grows else 1)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _saved(image: Image.Image, format: str, **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, format, **how)
    return out.getvalue()


def _plate(image: Image.Image) -> str:
    """What must be behind a picture for it to be seen: only one that is light and has no background needs the dark."""
    if image.mode != "RGBA":
        return "none"
    alpha = image.getchannel("A")
    counts = image.convert("L").histogram(alpha.point([255 * (value > 127) for value in range(256)]))
    mean = sum(value * count for value, count in enumerate(counts)) / max(1, sum(counts))
    return "dark" if mean >= LIGHT else "light"


def bound_memory() -> None:
    """Let this process have so much memory and no more, where the system can say so."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
