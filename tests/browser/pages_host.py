"""GitHub Pages, as far as a page can tell: the files of a built site answered to a browser at its own address."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import BrowserContext, Page, Route

from tests.website.built import Built

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass
class Visit:
    """A browser at a site, and what went wrong while it was there.

    Requests are answered in the browser's own process of routing, at the address that the site was built for: so
    whole addresses work too, and nothing can leave for another host without being seen.
    """

    site: Built
    context: BrowserContext
    page: Page
    wrong: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def start(self) -> None:
        """Answer from now on, and listen."""
        self.context.route("**/*", self.fulfil)
        self.page.on(
            "console", lambda said: self.wrong.append(said.text) if said.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def go(self, path: str) -> None:
        """Open a path below the output: `index.html`, `en/index.html`."""
        self.page.goto(f"{self.site.url}/{path.removesuffix('index.html')}")

    def fulfil(self, route: Route) -> None:
        asked = urlsplit(route.request.url)
        if asked.netloc != urlsplit(self.site.url).netloc:
            self.elsewhere.append(route.request.url)
            route.abort()
            return
        status, found = answer(self.site.output, asked.path, self.site.base)
        if status == 404:
            self.missing.append(route.request.url)
        body = found.read_bytes() if found else b"404"
        route.fulfill(status=status, body=body, content_type=TYPES[found.suffix if found else ".txt"])


def answer(output: Path, path: str, base: str) -> tuple[int, Path | None]:
    """The status and the file with which GitHub Pages answers a path of the host of a project's site."""
    found = output / unquote(path.removeprefix(base))
    found = found / "index.html" if path.endswith("/") else found
    if path.startswith(base) and found.is_file():
        return 200, found
    missing = output / "404.html"
    return 404, missing if path.startswith(base) and missing.is_file() else None
