"""Logos in a real site: what is published of them, how pages show them, and builds that stop."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from tests.pictures.made import drawing, png, saved
from tests.pictures.test_encoding import SECRET, with_exif
from tests.website import built, entries
from tests.website.built import BELOW_URL, Built, once

SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"
 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape">
<!-- made at home --><title>secret</title><path inkscape:label="x" d="M0 0h40v10z"/></svg>"""
PICTURES = {
    "dessin.png": saved(drawing((1200, 600))),
    "photo.jpg": with_exif(6),
    "trace.svg": SVG,
    "embleme.webp": saved(drawing((64, 64)), "WEBP"),
    "inutile.png": saved(drawing((77, 77))),
}


def association(name: str, picture: str | None) -> entries.Data:
    logo = {"logo": {"file": f"media/{picture}", "alt": f'Logo de "{name}"'}} if picture else {}
    return {"name": name, "summary": "x", "causes": ["logement"], "author": {"name": "A", "interest": "none"}, **logo}


def content(root: Path, pictures: Mapping[str, bytes]) -> Path:
    """A directory with an association for each of these pictures but inutile.png, and one without any."""
    shown = (name for name in pictures if name != "inutile.png")
    written = {f"associations/{name.split('.')[0]}.md": association(name, name) for name in shown}
    without = {"associations/sans.md": association("L’Élan", None)}
    found = entries.lay(root, {**entries.minimal("Peu"), **written, **without})
    for name, bytes_of in pictures.items():
        (found / "media" / name).write_bytes(bytes_of)
    return found


@pytest.fixture(scope="session")
def illustrated(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return once(
        tmp_path_factory,
        "illustrated",
        lambda folder: built.build(folder, content(folder.with_name("illustrated-content"), PICTURES), BELOW_URL),
    )


class Pictures(HTMLParser):
    """The emblems of a page: attributes of each `img` and `source`, letters of each square."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.images: list[dict[str, str]] = []
        self.sources: list[dict[str, str]] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {"img": self.images, "source": self.sources}.get(tag)
        if found is not None:
            found.append({name: value or "" for name, value in attributes})


def published(site: Built) -> dict[str, Path]:
    """Files made of pictures of entries, by their path in the site."""
    drawn = re.compile(r".*-(fr|en)(-\w{10})?\.png")
    found = (path for path in (site.output / "media").iterdir() if not drawn.fullmatch(path.name))
    return {f"{site.base}media/{path.name}": path for path in found}


def test_no_byte_of_what_was_sent_is_published(illustrated: Built) -> None:
    files = published(illustrated)
    assert files
    for path in files.values():
        assert path.read_bytes() not in PICTURES.values()
        assert re.fullmatch(r"[a-z]+-\d+-[0-9a-f]{10}\.(webp|png|jpg|svg)", path.name)
        for secret in (SECRET, b"secret", b"home", b"inkscape", b"Exif"):
            assert secret not in path.read_bytes()
    assert not [path for path in files if "inutile" in path], "no record shows it"


@pytest.mark.parametrize("name", ["dessin", "photo", "trace", "embleme"])
def test_a_page_names_files_that_are_there_with_their_size(illustrated: Built, name: str) -> None:
    files = published(illustrated)
    page = Pictures(illustrated.output / f"associations/{name}/index.html")
    (image,) = [one for one in page.images if f"/{name}-" in one["src"]]
    assert 'Logo de "' in image["alt"] and "loading" not in image
    width, height = int(image["width"]), int(image["height"])
    assert width <= 192 and height <= 96
    if name == "trace":
        assert (width, height) == (192, 48) and not page.sources
        assert image["src"] in files
        return
    with Image.open(files[image["src"]]) as shown:
        assert abs(shown.width * height - shown.height * width) <= max(width, height)
    (source,) = [one for one in page.sources if f"/{name}-" in one["srcset"]]
    assert source["sizes"] == f"{width}px"
    for address, said in re.findall(r"(\S+) (\d+)w", source["srcset"]):
        with Image.open(files[address]) as shown:
            assert (shown.format, shown.width) == ("WEBP", int(said))


def test_a_photograph_that_was_held_on_its_side_stands(illustrated: Built) -> None:
    page = Pictures(illustrated.output / "associations/photo/index.html")
    (image,) = [one for one in page.images if "/photo-" in one["src"]]
    assert int(image["width"]) < int(image["height"])


def test_on_cards_pictures_are_small_decorative_and_wait_until_they_are_near(illustrated: Built) -> None:
    page = Pictures(illustrated.output / "associations/index.html")
    names = {re.sub(r".*/([a-z]+)-.*", r"\1", one["src"]) for one in page.images}
    assert names == {"dessin", "photo", "trace", "embleme"}
    for one in page.images:
        assert one["alt"] == "" and one["loading"] == "lazy"
        assert int(one["width"]) <= 96 and int(one["height"]) <= 48
    assert 'aria-hidden="true">É</span>' in (illustrated.output / "associations/index.html").read_text(encoding="utf-8")


def test_an_svg_is_only_ever_an_image(illustrated: Built) -> None:
    for path in illustrated.output.rglob("*.html"):
        for found in re.finditer(r'(\S+)="[^"]*trace-\d[^"]*"', path.read_text(encoding="utf-8")):
            assert found[1] == "src", path


def test_what_cannot_be_decoded_stops_the_build_and_leaves_the_site_that_was(tmp_path: Path) -> None:
    site = built.lay_out(tmp_path / "site", content(tmp_path, {"dessin.png": PICTURES["dessin.png"]}), BELOW_URL)
    assert built.pelican(site).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in site.output.rglob("*")}
    (site.folder / "content/media/dessin.png").write_bytes(png(300, 200, b"\0" * 100))
    done = built.pelican(site)
    assert done.returncode == 1
    assert "content/media/dessin.png" in done.stdout and "Traceback" not in done.stdout
    assert {path: path.stat().st_mtime_ns for path in site.output.rglob("*")} == before
