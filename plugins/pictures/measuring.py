"""What a PNG, a JPEG or a WebP says of itself: its width and height, and that it is whole. Nothing is decoded.

Sources: PNG Third Edition, W3C (https://www.w3.org/TR/png-3/#5DataRep); ITU-T T.81, annex B (JPEG); RFC 9649 (WebP).
"""

import struct
import zlib
from collections.abc import Callable, Iterator, Mapping

from . import LEAST_LONG, LEAST_SHORT, LONGEST_SIDE, MOST_PIXELS, MOST_TIMES, Refused

Size = tuple[int, int]

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
SOF = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG that begin a frame, which has its size; the three left out are tables."""

SOS, EOI = 0xDA, b"\xff\xd9"
ALONE = {0x01, *range(0xD0, 0xD8)}
"""Markers that nothing follows."""


def measured(content: bytes, suffix: str) -> Size:
    """The width and height of a picture, in pixels as stored. `suffix` is that of its name, `.png`.

    Raises Refused: `media-type` for bytes of another kind than the name says, `picture-damaged` for a part that is
    missing or altered, `picture-large`, `picture-small`, `picture-narrow`.
    """
    is_such, measure = KINDS[suffix]
    if not is_such(content):
        raise Refused("media-type")
    try:
        width, height = measure(content)
    except (IndexError, ValueError, struct.error):
        raise Refused("picture-damaged") from None
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise Refused("picture-large", width=width, height=height, most=MOST_PIXELS // 1_000_000, longest=LONGEST_SIDE)
    if max(width, height) < LEAST_LONG or min(width, height) < LEAST_SHORT:
        raise Refused("picture-small", width=width, height=height, long=LEAST_LONG, short=LEAST_SHORT)
    refuse_narrow(width, height)
    return width, height


def refuse_narrow(width: float, height: float) -> None:
    """Raises Refused, `picture-narrow`, for what is so long that it can hardly be seen."""
    if max(width, height) > MOST_TIMES * min(width, height):
        raise Refused("picture-narrow", width=f"{width:g}", height=f"{height:g}", times=MOST_TIMES)


def _png(content: bytes) -> Size:
    """Chunks from the header to the end, each with its checksum."""
    chunks = list(_chunks(content))
    names = [name for name, _ in chunks]
    if names[0] != b"IHDR" or names.count(b"IHDR") > 1 or b"IDAT" not in names or names[-1] != b"IEND":
        raise ValueError("chunks")
    width, height = struct.unpack_from(">II", chunks[0][1])
    return width, height


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place, name = len(PNG), b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", content, place)
        data = content[place + 8 : place + 8 + length]
        if struct.unpack_from(">I", content, place + 8 + length)[0] != zlib.crc32(name + data):
            raise ValueError("checksum")
        yield name, data
        place += 12 + length


def _jpeg(content: bytes) -> Size:
    """Segments up to the first scan, among them one frame; after it, the end."""
    place, sizes = 2, []
    while True:
        if content[place] != 0xFF:
            raise ValueError("marker")
        marker = content[place + 1]
        if marker == 0xFF or marker in ALONE:
            place += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", content, place + 2)
        if marker in SOF:
            height, width = struct.unpack_from(">HH", content, place + 5)
            sizes.append((width, height))
        place += 2 + length
        if marker == SOS:
            break
    if len(sizes) != 1 or content.rfind(EOI) < place:
        raise ValueError("frames")
    return sizes[0]


def _webp(content: bytes) -> Size:
    """Chunks up to the length that the file says it has, the first of them with its size."""
    end = 8 + struct.unpack_from("<I", content, 4)[0]
    place, chunks = 12, []
    while place < end:
        name, length = struct.unpack_from("<4sI", content, place)
        chunks.append((name, content[place + 8 : place + 8 + length]))
        place += 8 + length + length % 2
    if place > len(content) or not {b"VP8 ", b"VP8L", b"ANMF"} & {name for name, _ in chunks}:
        raise ValueError("chunks")
    name, data = chunks[0]
    if name == b"VP8X":
        return 1 + int.from_bytes(data[4:7], "little"), 1 + int.from_bytes(data[7:10], "little")
    if name == b"VP8L" and data[0] == 0x2F:
        bits = int.from_bytes(data[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if name == b"VP8 " and data[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", data, 6)
        return width & 0x3FFF, height & 0x3FFF
    raise ValueError("header")


def _is_jpeg(content: bytes) -> bool:
    return content.startswith(JPEG)


KINDS: Mapping[str, tuple[Callable[[bytes], bool], Callable[[bytes], Size]]] = {
    ".png": (lambda content: content.startswith(PNG), _png),
    ".jpg": (_is_jpeg, _jpeg),
    ".jpeg": (_is_jpeg, _jpeg),
    ".webp": (lambda content: content[:4] == b"RIFF" and content[8:12] == b"WEBP", _webp),
}
"""By the suffix of a name: whether bytes begin so, and how they are measured."""
