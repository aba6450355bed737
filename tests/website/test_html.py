"""Every page is valid HTML, by the Nu HTML checker of the W3C."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

from tests.tools import java, vnu_jar
from tests.website.built import Built
from tests.website.parsed import pages

ALLOWED = {
    "the checker reads files, which have no origin that 'self' could be": re.compile(
        r"Resource violates Content Security Policy \(meta tag\): (external )?[a-z]+ “/[^”]*” blocked by “[a-z]+-src”"
    ),
    "JSON-LD is data: no browser runs it, and none asks the policy (HTML, «prepare the script element»)": re.compile(
        r"Inline script violates Content Security Policy \(meta tag\): blocked by “script-src”"
    ),
}
"""What the checker says wrongly, and why; that no script but JSON-LD is inline is in test_pages.py."""


def checked(*paths: Path) -> list[dict[str, Any]]:
    """What the checker says of files and folders, errors and warnings, but for what is ALLOWED."""
    command = [java(), "-Xshare:auto", "-jar", str(vnu_jar()), "--format", "json", "--skip-non-html"]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, encoding="utf-8", check=False)
    said = json.loads(done.stderr)["messages"]
    return [one for one in said if not any(allowed.match(one["message"]) for allowed in ALLOWED.values())]


def shown(messages: list[dict[str, Any]]) -> str:
    lines = [f"{one.get('url', '')}:{one.get('lastLine')}: {one['type']}: {one['message']}" for one in messages]
    return "\n".join(lines[:20])


def test_every_page_is_valid(site_root: Built) -> None:
    assert pages(site_root)
    messages = checked(site_root.output)
    assert not messages, shown(messages)


def test_a_page_that_is_not_valid_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    head = '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>x</title></head>'
    page.write_text(f"{head}<body><p><div>x</div></p><section>y</section></body></html>", encoding="utf-8")
    found = {(one["type"], one.get("subType")) for one in checked(page)}
    assert found == {("error", None), ("info", "warning")}
