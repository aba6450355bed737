"""Another site from the same code: what a city changes is changed everywhere, and nothing of the first one is left."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

import pelicanconf
from plugins.contributing.review.command import check
from plugins.settings.colours import colours
from tests.website.built import DIRECTORY, ROOT, ROOT_URL, SECOND, Built, lay_out, pelican
from tests.website.parsed import Element, Page, by_address, indexed, pages
from tests.website.test_html import checked, shown
from tests.website.test_links import broken

FIRST = re.compile(r"\bÉlan|elan-annuaire|localhost")
FUNDERS = re.compile(r"funder|financeur|mécène", re.IGNORECASE)
READ = {".html", ".xml", ".json", ".txt", ".css", ".svg", ".ics"}
OWN, THEIRS = colours(ROOT / "theme"), colours(ROOT / "theme", {
    "light": {"paper": "#f4f7fb", "elan": "#6b2a7a", "elan-fill": "#6b2a7a", "sun": "#8fd3c8"},
    "dark": {"paper": "#10161f", "elan": "#d9a6e6", "elan-fill": "#d9a6e6"},
})  # fmt: skip


def visible(element: Element) -> str:
    """The text of an element, with what is read aloud of it, but for what only scripts read."""
    said = [element.get(name) for name in ("alt", "title", "aria-label", "placeholder", "content")]
    below = [child if isinstance(child, str) else visible(child) for child in element.children]
    return "" if element.tag == "script" else " ".join([*filter(None, said), *below])


def page_at(site: Built, path: str) -> Page:
    return pages(site)[path]


def test_nothing_of_the_first_site_is_in_any_file(second_site: Built) -> None:
    files = [path for path in second_site.output.rglob("*") if path.suffix in READ]
    found = {path.name: match[0] for path in files if (match := FIRST.search(path.read_text(encoding="utf-8")))}
    assert len(files) > 100 and not found


def test_its_name_is_on_every_page(second_site: Built) -> None:
    for page in indexed(second_site):
        assert "Hand in Hand" in page.title and page.meta("og:site_name") == "Hand in Hand", page.path
        assert page.meta("og:image:alt").startswith("Hand in Hand"), page.path
        assert page.tree.all("a", class_="site-name")[0].text == "Hand in Hand"


def test_english_lives_at_the_root_and_french_below_its_code(second_site: Built) -> None:
    languages = {page.path: page.language for page in indexed(second_site)}
    assert set(languages.values()) == {"en", "fr"}
    assert all((language == "fr") == path.startswith("fr/") for path, language in languages.items())
    assert page_at(second_site, "404.html").language == "en"
    for page in indexed(second_site):
        assert page.alternates()["x-default"] == page.alternates()["en"]


def test_it_speaks_with_its_own_sentences_in_each_language(second_site: Built) -> None:
    texts = _settings()["TEXTS"]
    for code, path in (("en", "index.html"), ("fr", "fr/index.html")):
        page, said = page_at(second_site, path), texts[code]
        assert page.tree.one("h1").text == said["title"]
        assert page.title == f"Hand in Hand · {said['title'].rstrip('.')}"
        assert page.meta("description") == said["description"]
        assert said["lead"] in page.tree.one("main").text
    for page in indexed(second_site):
        assert texts[page.language]["foot"] in page.tree.one("footer").text, page.path


def test_its_colours_are_the_only_ones(second_site: Built) -> None:
    style = next(second_site.output.glob("theme/*/css/style.css")).read_text(encoding="utf-8")
    for scheme in ("light", "dark"):
        for token, colour in THEIRS[scheme].items():
            assert f"--{token}:{colour}" in style
        for token, _ in THEIRS[scheme].items() - OWN[scheme].items():
            assert f"--{token}:{OWN[scheme][token]}" not in style
    for page in indexed(second_site):
        metas = [one.get("content") for one in page.tree.all("meta", name="theme-color")]
        assert metas == ["#f4f7fb", "#10161f"], page.path


def test_its_mark_is_in_the_header_and_the_icon(second_site: Built) -> None:
    logo = (SECOND / "logo.svg").read_bytes()
    for page in indexed(second_site):
        addresses = [
            page.tree.one("link", rel="icon").get("href"),
            page.tree.one("img", class_="site-name__mark").get("src"),
        ]
        for address in addresses:
            assert (second_site.output / address.removeprefix("/liege/")).read_bytes() == logo


def test_only_its_country_has_pages(second_site: Built) -> None:
    places = {page.path for page in indexed(second_site) if re.match(r"places/[^/]+/", page.path)}
    assert "places/belgium/index.html" in places
    assert all(path.startswith("places/belgium/") for path in places)


def test_no_funder_has_a_page_a_link_or_a_word(second_site: Built) -> None:
    assert not [path for path in second_site.output.rglob("*") if re.search("fund|financ", path.name)]
    for page in pages(second_site).values():
        assert not [link for link in page.links if re.search("fund|financ", link)], page.path
        assert not FUNDERS.search(visible(page.tree)), page.path
    for name in ("state.json", "sitemap.xml", "feed.xml", "fr/feed.xml"):
        text = (second_site.output / name).read_text(encoding="utf-8")
        assert not re.search("fund", text), name
    manifest = page_at(second_site, "search/index.html").tree.all("script", type="application/json")
    assert manifest and not any("funders" in one.text for one in manifest)
    assert not list(second_site.output.glob("index/**/*fund*"))


def test_nobody_is_asked_to_add_one(second_site: Built) -> None:
    page = page_at(second_site, "contribute/index.html")
    kinds = {match[1] for link in page.links if (match := re.search(r"\?kind=(\w+)", link))}
    assert kinds == {"association", "project", "partner", "event", "platform"}
    assert not (second_site.output / "schemas/funder.json").exists()
    assert (second_site.output / "schemas/association.json").exists()


@pytest.mark.parametrize("path", ["projects/library-boat/index.html", "fr/evenements/open-day/index.html"])
def test_what_names_a_funder_says_its_name_without_a_link(second_site: Built, path: str) -> None:
    main = page_at(second_site, path).tree.one("main")
    assert "The City Fund" in main.text
    assert not [link for link in main.all("a") if "City Fund" in link.text]


def test_a_grant_that_only_the_funder_tells_of_is_not_told(second_site: Built) -> None:
    assert "City Fund" not in page_at(second_site, "projects/winter-kitchen/index.html").tree.text


def test_no_link_is_dead_and_every_page_can_be_reached(second_site: Built) -> None:
    assert not [problem for page in pages(second_site).values() for problem in broken(page)]
    known = by_address(second_site)
    seen, ahead = {f"{second_site.url}/"}, [f"{second_site.url}/"]
    while ahead:
        followed = {link.partition("#")[0] for link in known[ahead.pop()].links} & known.keys()
        ahead += followed - seen
        seen |= followed
    assert {url for url, page in known.items() if page.is_indexed} <= seen


def test_every_page_is_valid(second_site: Built) -> None:
    messages = checked(second_site.output)
    assert not messages, shown(messages)


def test_its_entries_are_checked_and_what_is_not_shown_is_told(
    second_site: Built, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert check(second_site.folder) == 0
    said = capsys.readouterr().out
    assert "content/funders/city-fund.md:2:1: this directory does not show funders" in said
    assert "1 warning" in said


def test_it_sets_what_the_first_one_sets() -> None:
    """All of its settings are among those of the first: whoever begins with a copy has all that there are."""
    ours = {name for name in vars(pelicanconf) if name.isupper()}
    assert _settings().keys() == ours


def test_a_wrong_setting_stops_the_build_with_a_sentence(tmp_path: Path) -> None:
    site = lay_out(tmp_path / "site", DIRECTORY, ROOT_URL, KIND=["associations"], LOGO="nowhere.svg")
    done = pelican(site)
    assert done.returncode == 1 and not site.output.exists()
    assert "KIND" in done.stdout and "nowhere.svg" in done.stdout and "Traceback" not in done.stdout


def test_a_copy_of_the_theme_may_be_changed(tmp_path: Path) -> None:
    """One template and one style sheet of it, with nothing else to do."""
    theme = tmp_path / "ours"
    shutil.copytree(ROOT / "theme", theme)
    footer = theme / "templates/components/footer.html"
    footer.write_text(footer.read_text(encoding="utf-8") + "<p>Ville de Liège</p>\n", encoding="utf-8")
    tokens = theme / "static/css/tokens.css"
    tokens.write_text(tokens.read_text(encoding="utf-8").replace("--radius: 14px", "--radius: 3px"), encoding="utf-8")
    shutil.copytree(SECOND, tmp_path / "site")
    (tmp_path / "site/settings.py").write_text(
        f"from pelicanconf import *  # noqa: F403\n\nTHEME = {str(theme)!r}\n", encoding="utf-8"
    )
    site = Built(tmp_path / "site", "https://example.org/liege")
    assert pelican(site).returncode == 0
    assert all("Ville de Liège" in page.tree.one("body").text for page in indexed(site))
    assert "--radius:3px" in next(site.output.glob("theme/*/css/style.css")).read_text(encoding="utf-8")


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = {}
    exec(compile((SECOND / "pelicanconf.py").read_text(encoding="utf-8"), "pelicanconf.py", "exec"), found)
    return {name: value for name, value in found.items() if name.isupper()}
