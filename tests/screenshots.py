"""Takes pictures of the site in output/: `python -m tests.screenshots FOLDER`, which `tasks.py screenshots` runs."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.pages_host import Visit
from tests.tools import chromium
from tests.website.built import Built

ROOT = Path(__file__).resolve().parents[1]
WINDOWS = {360: 800, 1280: 900}
"""Widths, and the height that is shown of each."""

SHOWN = ROOT / "docs" / "site.webp"
"""The picture of README.md: the first page in the light, a record on a telephone in the dark."""

MARGIN = 40
GROUND = "#8d84a0"


def built(root: Path) -> Built:
    """The site in output/, at the address that it was built for. Raises OSError when there is none."""
    home = (root / "output" / "index.html").read_text(encoding="utf-8")
    found = re.search(r'<link rel="canonical" href="([^"]+)/">', home)
    assert found, "the first page says its address"
    return Built(root, found[1])


def shots(browser: Browser, site: Built) -> Iterator[tuple[str, int, str, Image.Image]]:
    """Page, width, scheme and picture: the first page, the first list, and the first record of it."""
    for width, height in WINDOWS.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            visit = Visit(site, context, context.new_page())
            visit.start()
            for name, link in (("home", ""), ("list", ".site-menu__list a"), ("record", "main .card__title a")):
                page = visit.page
                page.goto(page.locator(link).first.evaluate("one => one.href") if link else f"{site.url}/")
                page.evaluate("document.fonts.ready")
                page.wait_for_load_state("networkidle")
                yield name, width, scheme, Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            context.close()


def together(wide: Image.Image, narrow: Image.Image) -> Image.Image:
    """The picture of a wide window with that of a telephone before its right end."""
    size = wide.width + narrow.width // 2 + 2 * MARGIN, wide.height + 2 * MARGIN
    made = Image.new("RGB", size, GROUND)
    made.paste(wide, (MARGIN, MARGIN))
    made.paste(narrow, (size[0] - narrow.width - MARGIN, size[1] - narrow.height - MARGIN // 2))
    return made


def main(folder: Path) -> None:
    """Write every picture as WebP into a folder, and that of README.md."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = {}
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for name, width, scheme, picture in shots(browser, built(ROOT)):
            kept[name, width, scheme] = picture
            path = folder / f"{name}-{width}-{scheme}.webp"
            picture.save(path, "WEBP", quality=85, method=6)
            print(path)
        browser.close()
    SHOWN.parent.mkdir(exist_ok=True)
    together(kept["home", 1280, "light"], kept["record", 360, "dark"]).save(SHOWN, "WEBP", quality=70, method=6)
    print(SHOWN)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
