"""The files of the theme as they are published: linked, without comments, named by their bytes."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from plugins.settings.colours import colours
from plugins.website.assets import asset_paths, linked
from plugins.website.mark import mark
from tests.tools import node
from tests.website.built import Built
from tests.website.parsed import pages

THEME = Path(__file__).resolve().parents[2] / "theme"
COLOURS = colours(THEME)
MARK = mark(THEME, COLOURS, None)
A = 'import { b } from "./b.js";\nexport const a = () => b() + 1;\n'
B = "// A comment.\nconst hidden = 41;\nexport function b() {\n  return hidden;\n}\n"


def run(module: str, folder: Path) -> str:
    """What a module that exports `a` answers in node."""
    (folder / "module.mjs").write_text(module, encoding="utf-8")
    script = "import('./module.mjs').then((found) => console.log(found.a(), Object.keys(found).join()))"
    return subprocess.run([node(), "-e", script], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def test_linked_modules_are_one_that_does_the_same(tmp_path: Path) -> None:
    assert run(linked({"b.js": B, "a.js": A}, "a.js"), tmp_path) == "42 a"


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ({"a.js": A}, "a.js imports b.js: no such module"),
        ({"a.js": A, "b.js": B + 'import { a } from "./a.js";\n'}, "a.js imports b.js imports a.js: a circle"),
        ({"a.js": A + "const hidden = 1;\n", "b.js": B}, "hidden is declared in b.js and in a.js"),
        ({"a.js": 'import b from "./b.js";\n', "b.js": B}, "a.js: an import or export that cannot be linked"),
        ({"a.js": 'import * as b from "./b.js";\n', "b.js": B}, "a.js: an import or export that cannot be linked"),
        ({"a.js": A, "b.js": B + "export { hidden };\n"}, "b.js: an import or export that cannot be linked"),
        ({"a.js": A, "b.js": B + "export default 1;\n"}, "b.js: an import or export that cannot be linked"),
    ],
)
def test_what_cannot_be_linked_is_refused(sources: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        linked(sources, "a.js")


def test_every_script_is_a_module_without_comments(tmp_path: Path) -> None:
    scripts = [(name, content) for name, _, content in asset_paths(THEME, COLOURS, MARK) if name.endswith(".js")]
    assert {"js/main.js", "js/search/search.js"} <= {name for name, _ in scripts}
    for _, content in scripts:
        path = tmp_path / "script.mjs"
        path.write_bytes(content)
        assert subprocess.run([node(), "--check", path], check=False).returncode == 0
        assert b"\n// " not in content and b"/** " not in content


def test_the_style_of_every_page_is_one_file() -> None:
    found = {name: content for name, _, content in asset_paths(THEME, COLOURS, MARK)}
    assert {name for name in found if name.endswith(".css")} == {
        "css/style.css",
        "css/compare.css",
        "css/contribute.css",
        "css/freshness.css",
        "css/lists.css",
        "css/home.css",
        "css/map.css",
        "css/print.css",
        "css/search.css",
    }
    order = [found["css/style.css"].index(sign) for sign in (b"--paper:", b"@layer base{", b".wrapper{", b".card{")]
    assert order == sorted(order)


def test_no_selector_loses_the_space_in_it() -> None:
    """The minifier takes the space before a colon: what is within another needs a `*` there, or a name."""
    for path in sorted((THEME / "static/css").rglob("*.css")):
        for selector in re.findall(r"^\s*([^{}/@;]+)\{", path.read_text(encoding="utf-8"), re.MULTILINE):
            assert not re.search(r"[\w\])*] :", selector), f"{path.name}: {selector}"


def test_the_style_is_in_the_colours_of_the_site() -> None:
    chosen = colours(THEME, {"light": {"paper": "#ffeedd"}, "dark": {"paper": "#221100"}})
    style = next(content for name, _, content in asset_paths(THEME, chosen, MARK) if name == "css/style.css")
    assert style.index(b"--paper:#ffeedd") < style.index(b"--paper:#221100")
    assert style.count(b"--paper:") == 2


def test_the_folder_changes_with_any_file(tmp_path: Path) -> None:
    for name in ("tokens", "base", "layout", "components/card", "utilities"):
        path = tmp_path / f"static/css/{name}.css"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f".{name} {{ color: red }}", encoding="utf-8")
    before = {path for _, path, _ in asset_paths(tmp_path, COLOURS, MARK)}
    (tmp_path / "static/css/tokens.css").write_text(".tokens { color: blue }", encoding="utf-8")
    after = {path for _, path, _ in asset_paths(tmp_path, COLOURS, MARK)}
    assert len(after) == 2 and not after & before and before != after


def test_the_page_of_a_record_does_without_the_style_of_lists(site_root: Built) -> None:
    styled = set(re.findall(r"(?m)^  \.([\w-]+)", (THEME / "static/css/lists.css").read_text(encoding="utf-8")))
    assert {"tile", "pagination", "page-head"} <= styled
    used = set()
    for path in pages(site_root):
        if '<article class="record' in (html := (site_root.output / path).read_text(encoding="utf-8")):
            assert "/lists.css" not in html
            used |= {name for names in re.findall(r'class="([^"]*)"', html) for name in names.split()}
    assert "give" in used and not used & styled
