"""Width and height of pictures by their headers, and that they are whole."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.pictures import MOST_PIXELS, Refused
from plugins.pictures.measuring import measured

from .made import PNG, chunk, drawing, photograph, png, saved

RIGHT = {
    ".png": [saved(drawing()), saved(drawing(mode="P")), saved(drawing(mode="1")), saved(drawing(mode="LA"))],
    ".jpg": [
        saved(photograph(), "JPEG"),
        saved(photograph(), "JPEG", progressive=True),
        saved(photograph().convert("CMYK"), "JPEG"),
        saved(photograph().convert("L"), "JPEG", comment=b"x" * 500) + b"after the end",
    ],
    ".webp": [
        saved(photograph(), "WEBP"),
        saved(drawing(), "WEBP", lossless=True),
        saved(drawing(), "WEBP"),
        saved(drawing(), "WEBP", save_all=True, append_images=[drawing().rotate(90)]),
    ],
}


def refusal(content: bytes, suffix: str) -> str:
    with pytest.raises(Refused) as found:
        measured(content, suffix)
    return found.value.id


@pytest.mark.parametrize(
    ("suffix", "content"), [(suffix, content) for suffix, contents in RIGHT.items() for content in contents]
)
def test_what_pillow_writes_is_measured(suffix: str, content: bytes) -> None:
    assert measured(content, suffix) == (300, 200)


@given(st.integers(64, 3000), st.integers(64, 3000), st.sampled_from(["PNG", "JPEG", "WEBP"]))
@settings(max_examples=20)
def test_any_size_is_the_one_that_was_written(width: int, height: int, format: str) -> None:
    content = saved(drawing((width, height), "RGB"), format)
    if max(width, height) > 12 * min(width, height):
        assert refusal(content, f".{format.lower()}".replace("jpeg", "jpg")) == "picture-narrow"
    else:
        assert measured(content, f".{format.lower()}".replace("jpeg", "jpg")) == (width, height)


@pytest.mark.parametrize("suffix", RIGHT)
@given(data=st.data())
@settings(max_examples=60)
def test_what_is_cut_short_is_told(suffix: str, data: st.DataObject) -> None:
    content = RIGHT[suffix][0]
    cut = content[: data.draw(st.integers(0, len(content) - 1))]
    assert refusal(cut, suffix) in ("media-type", "picture-damaged")


@given(st.data())
@settings(max_examples=100)
def test_no_bit_of_a_png_can_change_unseen(data: st.DataObject) -> None:
    content = bytearray(RIGHT[".png"][0])
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= 1 << data.draw(st.integers(0, 7))
    assert refusal(bytes(content), ".png") in ("media-type", "picture-damaged")


@pytest.mark.parametrize("suffix", RIGHT)
@given(st.binary(max_size=400))
def test_any_bytes_are_refused_and_nothing_else_is_raised(suffix: str, content: bytes) -> None:
    start = RIGHT[suffix][0][:12]
    for given_bytes in (content, start + content):
        assert refusal(given_bytes, suffix) in ("media-type", "picture-damaged")


@pytest.mark.parametrize("suffix", RIGHT)
def test_a_picture_of_another_kind_is_not_what_its_name_says(suffix: str) -> None:
    for other in RIGHT:
        if other != suffix:
            assert refusal(RIGHT[other][0], suffix) == "media-type"


@pytest.mark.parametrize(
    ("content", "id"),
    [
        (png(50_000, 50_000), "picture-large"),
        (png(2**31 - 1, 2**31 - 1), "picture-large"),
        (png(10_001, 1_000), "picture-large"),
        (png(4_001, 4_000), "picture-large"),
        (png(63, 63), "picture-small"),
        (png(100, 15), "picture-small"),
        (png(1, 1), "picture-small"),
        (png(0, 0), "picture-small"),
        (png(1_300, 100), "picture-narrow"),
        (PNG + chunk(b"IDAT", b"") + chunk(b"IEND", b""), "picture-damaged"),
        (png(100, 100, b"", chunk(b"IHDR", struct.pack(">IIBBBBB", 9, 9, 8, 2, 0, 0, 0))), "picture-damaged"),
        (PNG + chunk(b"IHDR", struct.pack(">II", 100, 100)) + chunk(b"IEND", b""), "picture-damaged"),
    ],
)
def test_sizes_and_parts_that_are_refused(content: bytes, id: str) -> None:
    assert refusal(content, ".png") == id


def test_the_largest_that_is_taken() -> None:
    assert measured(png(4_000, 4_000), ".png") == (4_000, 4_000)
    assert MOST_PIXELS == 4_000 * 4_000


def test_a_jpeg_of_two_frames_is_refused() -> None:
    """Which of the two would be decoded is for no header to say."""
    content = saved(photograph(), "JPEG")
    frame = content.index(b"\xff\xc0")
    (length,) = struct.unpack_from(">H", content, frame + 2)
    twice = content[: frame + 2 + length] + content[frame:]
    assert refusal(twice, ".jpg") == "picture-damaged"
