"""Pictures made for tests: right ones of every kind, and some that are right only in their header."""

from __future__ import annotations

import io
import struct
import zlib
from random import Random
from typing import Any

from PIL import Image, ImageDraw

PNG = b"\x89PNG\r\n\x1a\n"


def drawing(size: tuple[int, int] = (300, 200), mode: str = "RGBA") -> Image.Image:
    """A blue disc with a yellow edge on nothing, larger than it is high."""
    image = Image.new("RGBA", size)
    ImageDraw.Draw(image).ellipse((5, 5, size[0] - 5, size[1] - 5), fill="#1d4f91", outline="#f4b63f", width=9)
    return image.convert(mode)


def photograph(size: tuple[int, int] = (300, 200)) -> Image.Image:
    """Many colours, the same each time."""
    across, down = Image.linear_gradient("L").resize(size), Image.linear_gradient("L").rotate(90).resize(size)
    return Image.merge("RGB", (across, down, Image.frombytes("L", size, Random(1).randbytes(size[0] * size[1]))))


def saved(image: Image.Image, format: str = "PNG", **how: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, format, **how)
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, data: bytes = b"", *more: bytes) -> bytes:
    """A PNG of 8 bits RGB whose header says this size, whatever it holds; `more` are chunks before the pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return PNG + chunk(b"IHDR", header) + b"".join(more) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")
