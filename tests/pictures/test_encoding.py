"""Pictures made again: what is kept of them, and what is not."""

from __future__ import annotations

import io
import re
import struct
import zlib
from warnings import catch_warnings, simplefilter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from plugins.pictures import Refused
from plugins.pictures.encoding import LARGE, SMALL, Encoded, encoded

from .made import chunk, drawing, opened, photograph, png, saved

MODES = ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"]
GPS = 0x8825
SECRET = b"Rue de la Maison 12"


def widths(found: Encoded) -> list[tuple[str, int]]:
    return [(one.suffix, one.width) for one in found.files]


def with_exif(orientation: int = 1) -> bytes:
    """A photograph that says where it was taken, by whom, and how it is held."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = SECRET.decode()
    exif.get_ifd(GPS)[2] = (48.0, 51.0, 30.0)
    return saved(photograph(), "JPEG", exif=exif, comment=SECRET, dpi=(300, 300))


def test_a_logo_has_the_sizes_that_pages_show() -> None:
    found = encoded(saved(drawing((1200, 600))), "x.png")
    assert (found.small, found.large) == ((96, 48), (192, 96))
    assert widths(found) == [(".webp", 96), (".webp", 192), (".webp", 384), (".png", 192)]
    assert [opened(one.content).size for one in found.files] == [(96, 48), (192, 96), (384, 192), (192, 96)]
    assert [opened(one.content).format for one in found.files] == ["WEBP"] * 3 + ["PNG"]


def test_a_photograph_falls_back_on_jpeg_and_what_is_seen_through_on_png() -> None:
    assert encoded(saved(photograph(), "JPEG"), "x.jpg").files[-1].suffix == ".jpg"
    assert encoded(saved(drawing(mode="RGB")), "x.png").files[-1].suffix == ".png"
    clear = photograph()
    clear.putalpha(Image.linear_gradient("L").resize(clear.size))
    files = encoded(saved(clear), "x.png").files
    assert files[-1].suffix == ".png"
    assert all(opened(one.content).mode == "RGBA" for one in files)


@given(st.integers(64, 700), st.integers(64, 700), st.sampled_from(["RGB", "RGBA"]))
@settings(max_examples=20)
def test_any_picture_keeps_its_proportions_is_never_made_larger_and_always_gives_the_same_bytes(
    width: int, height: int, mode: str
) -> None:
    content = saved(drawing((width, height), mode))
    found = encoded(content, "x.png")
    assert found == encoded(content, "x.png")
    for (w, h), box in ((found.small, SMALL), (found.large, LARGE)):
        assert w <= min(width, box[0]) and h <= min(height, box[1])
        assert w == min(width, box[0]) or h == min(height, box[1])
    for one in found.files:
        w, h = opened(one.content).size
        assert w == one.width <= width
        assert abs(w * height - h * width) <= max(width, height)
        assert not opened(one.content).info.keys() - {"loop", "background", "timestamp", "duration"} - {"jfif"}


def test_nothing_that_a_camera_noted_is_published() -> None:
    content = with_exif()
    assert SECRET in content
    for one in encoded(content, "x.jpg").files:
        assert SECRET not in one.content and b"Exif" not in one.content and b"EXIF" not in one.content
        assert not opened(one.content).getexif()
        assert b"ICC" not in one.content


def test_nothing_that_a_png_notes_is_published() -> None:
    text = chunk(b"tEXt", b"Author\0" + SECRET) + chunk(b"zTXt", b"Where\0\0" + zlib.compress(SECRET))
    content = saved(drawing())
    place = content.index(b"IDAT") - 4
    for one in encoded(content[:place] + text + content[place:], "x.png").files:
        assert SECRET not in one.content
        assert set(re.findall(rb"(?:tEXt|zTXt|iTXt|eXIf|iCCP|pHYs|tIME)", one.content)) == set()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_is_shown_as_it_was_held(orientation: int) -> None:
    """Turned by hand as the standard says, a black corner comes to the top left whatever the camera noted."""
    image = Image.new("RGB", (300, 200), "white")
    image.paste("black", (0, 0, 150, 100))
    undone = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    held = image.transpose(undone[orientation]) if orientation in undone else image
    exif = Image.Exif()
    exif[0x0112] = orientation
    shown = opened(encoded(saved(held, "JPEG", exif=exif, quality=95), "x.jpg").files[-1].content).convert("L")
    assert shown.size == (144, 96)
    corners = [shown.getpixel(place) for place in ((10, 10), (134, 10), (10, 86), (134, 86))]
    assert [isinstance(one, int) and one < 128 for one in corners] == [True, False, False, False]


def test_exif_that_cannot_be_read_turns_nothing() -> None:
    content = saved(photograph(), "JPEG", exif=b"Exif\0\0" + b"\xff" * 40)
    assert encoded(content, "x.jpg").small == (72, 48)


@pytest.mark.parametrize("mode", MODES)
def test_every_kind_of_colour_is_shown_as_it_is(mode: str) -> None:
    grey = Image.new("L", (200, 200), 128)
    image = {
        "I;16": lambda: Image.new("I;16", (200, 200), 128 * 257),
        "P": lambda: grey.convert("RGB").quantize(4),
        "1": lambda: grey.point([255] * 256).convert("1"),
    }.get(mode, lambda: grey.convert(mode))()
    shown = opened(encoded(saved(image), "x.png").files[-1].content).convert("RGB")
    wanted = 255 if mode == "1" else 128
    assert all(abs(channel - wanted) <= 2 for channel in shown.getpixel((30, 30)) or ())  # type: ignore[union-attr]


def test_four_inks_become_three_lights() -> None:
    image = Image.new("CMYK", (200, 200), (0, 255, 255, 0))
    red, green, blue = opened(encoded(saved(image, "JPEG"), "x.jpg").files[-1].content).convert("RGB").getpixel((9, 9))  # type: ignore[misc]
    assert red > 200 and green < 60 and blue < 60


def test_a_profile_is_applied_then_left_out() -> None:
    """Under a profile that turns colours round, red is seen as it was meant, not as it was stored."""
    image = Image.new("RGB", (200, 200), (255, 0, 0))
    content = saved(image, icc_profile=swapped())
    assert b"iCCP" in content
    found = encoded(content, "x.png").files[-1].content
    assert b"iCCP" not in found
    red, green, blue = opened(found).convert("RGB").getpixel((9, 9))  # type: ignore[misc]
    assert green > red, (red, green, blue)


def swapped() -> bytes:
    """The profile of sRGB with red and green exchanged: the tags rXYZ and gXYZ change names."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"?XYZ", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"?XYZ", b"gXYZ", 1)


@pytest.mark.parametrize("profile", [b"none", b"\0" * 500])
def test_a_profile_that_cannot_be_read_changes_nothing(profile: bytes) -> None:
    content = saved(Image.new("RGB", (200, 200), (250, 20, 20)), icc_profile=profile)
    assert opened(encoded(content, "x.png").files[-1].content).convert("RGB").getpixel((9, 9)) == (250, 20, 20)


def test_a_profile_of_other_colours_changes_nothing() -> None:
    content = saved(Image.new("L", (200, 200), 99), icc_profile=swapped())
    assert opened(encoded(content, "x.png").files[-1].content).convert("L").getpixel((9, 9)) == 99


@pytest.mark.parametrize("format", ["PNG", "WEBP"])
def test_of_what_moves_the_first_picture_is_kept(format: str) -> None:
    red, blue = (Image.new("RGB", (200, 100), colour) for colour in ("#ff0000", "#0000ff"))
    content = saved(red, format, save_all=True, append_images=[blue], duration=10)
    for one in encoded(content, f"x.{format.lower()}").files:
        image = opened(one.content)
        assert getattr(image, "n_frames", 1) == 1
        red_of, _, blue_of = image.convert("RGB").getpixel((9, 9))  # type: ignore[misc]
        assert red_of > 240 and blue_of < 16


def test_what_is_light_and_has_no_background_gets_a_dark_one() -> None:
    def plate(colour: str, mode: str = "RGBA") -> str:
        image = Image.new("RGBA", (200, 100))
        image.paste(colour, (20, 20, 80, 80))
        return encoded(saved(image.convert(mode)), "x.png").plate

    assert plate("white") == plate("#fce9b8") == "dark"
    assert plate("#1d4f91") == plate("black") == plate("red") == "light"
    assert plate("white", "RGB") == "none"


def test_what_is_clear_all_over_is_a_picture_too() -> None:
    assert encoded(saved(Image.new("RGBA", (200, 100))), "x.png").plate == "light"


# What is right in its header only.


@pytest.mark.parametrize(
    "content",
    [
        png(200, 200, b"\0" * 100),  # ends too soon, within whole chunks
        png(200, 200)[:-16] + chunk(b"IDAT", b"no zlib") + chunk(b"IEND", b""),
        png(200, 200, b"\x09" * 200 * 601),  # a filter that there is not
        png(200, 200, b"\0" * 200 * 601, chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 9_000_000))),
        png(200, 200, b"\0" * 200 * 601, chunk(b"PLTE", b"\1\2")),
    ],
    ids=["short", "no-zlib", "filter", "text-bomb", "palette"],
)
def test_what_cannot_be_decoded_is_refused_or_shown(content: bytes) -> None:
    try:
        found = encoded(content, "x.png")
    except Refused as refused:
        assert refused.id == "picture-damaged"
    else:
        assert found.small == (48, 48)


def test_a_png_whose_pixels_end_too_soon_is_damaged() -> None:
    with pytest.raises(Refused, match="picture-damaged"):
        encoded(png(200, 200, b"\0" * 100), "x.png")


@pytest.mark.parametrize("name", ["x.png", "x.jpg", "x.webp"])
@given(data=st.data())
@settings(max_examples=60)
def test_altered_bytes_give_a_picture_or_a_refusal_and_nothing_else(name: str, data: st.DataObject) -> None:
    format = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP"}[name[2:]]
    content = bytearray(saved(photograph((80, 70)), format))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    if format == "PNG":
        content = bytearray(with_right_checksums(bytes(content)))
    try:
        encoded(bytes(content), name)
    except Refused as refused:
        assert refused.id.startswith(("picture-", "media-"))


def with_right_checksums(content: bytes) -> bytes:
    """A PNG whose chunks all say that they are whole, so that Pillow sees what was altered in them."""
    out, place = content[:8], 8
    while place + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, place)
        data = content[place + 8 : place + 8 + length]
        out += chunk(content[place + 4 : place + 8], data)
        place += 12 + length
    return out


def test_the_size_that_is_decoded_is_the_one_that_was_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.pictures.encoding.measured", lambda content, suffix: (10, 10))
    with pytest.raises(Refused, match="picture-damaged"):
        encoded(saved(drawing()), "x.png")


@pytest.mark.parametrize("side", [5_000, 9_000])
def test_pillow_itself_refuses_too_many_pixels(side: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the header read wrongly, its own limit is an error, though Pillow only warns up to twice that."""
    monkeypatch.setattr("plugins.pictures.encoding.measured", lambda content, suffix: (side, side))
    with catch_warnings():
        simplefilter("ignore")
        with pytest.raises(Refused, match="picture-damaged") as found:
            encoded(png(side, side), "x.png")
    assert isinstance(found.value.__cause__, Image.DecompressionBombError | Image.DecompressionBombWarning)


def test_the_largest_picture_is_made_again_without_a_warning() -> None:
    assert encoded(saved(drawing((4_000, 4_000), "L")), "x.png").small == (48, 48)


@pytest.mark.parametrize("view", ["1200 300", "4 1", ".04 .01"])
def test_an_svg_has_the_size_of_its_box_and_one_file(view: str) -> None:
    content = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {view}"><path d="M0 0h5v5z"/></svg>'
    found = encoded(content.encode(), "x.svg")
    assert (found.small, found.large, widths(found)) == ((96, 24), (192, 48), [(".svg", 192)])
    assert io.BytesIO(found.files[0].content).read(4) == b"<svg"
