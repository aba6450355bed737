"""The settings of a site, read once; its addresses at the root of a domain and below a path."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from plugins.catalogue import settings as catalogue_settings
from plugins.website.site import Site
from tests.website.entries import SETTINGS


def site(**changed: object) -> Site:
    chosen = {**SETTINGS, **changed}
    return Site.read(chosen, catalogue_settings.read(chosen, Path("/x"), Path("/x/content")))


@pytest.mark.parametrize(
    ("given", "path", "url", "absolute"),
    [
        ("https://example.org", "index.html", "/", "https://example.org/"),
        ("https://example.org/", "en/index.html", "/en/", "https://example.org/en/"),
        ("https://example.org/repo", "index.html", "/repo/", "https://example.org/repo/"),
        ("https://example.org/repo/", "a/b/index.html", "/repo/a/b/", "https://example.org/repo/a/b/"),
        ("http://localhost:8000", "feed.xml", "/feed.xml", "http://localhost:8000/feed.xml"),
        ("https://example.org/repo", "404.html", "/repo/404.html", "https://example.org/repo/404.html"),
        ("https://example.org/a/b", "x/index.html", "/a/b/x/", "https://example.org/a/b/x/"),
    ],
)
def test_addresses(given: str, path: str, url: str, absolute: str) -> None:
    found = site(SITEURL=given)
    assert (found.url(path), found.absolute(path)) == (url, absolute)


@pytest.mark.parametrize(
    "missing", ["SITENAME", "SITEURL", "REPOSITORY", "BRANCH", "PUBLISHER", "LICENCE", "LANGUAGES"]
)
def test_a_setting_that_is_missing_is_named(missing: str) -> None:
    less = {name: value for name, value in SETTINGS.items() if name != missing}
    with pytest.raises(KeyError, match=missing):
        Site.read(less, catalogue_settings.read(less, Path("/x"), Path("/x/content")))


def test_a_site_goes_to_other_processes_whole() -> None:
    found = site()
    assert pickle.loads(pickle.dumps(found)) == found


def test_it_speaks_each_of_its_languages_the_first_one_first() -> None:
    assert list(site(LANGUAGES=["en", "fr"]).speak()) == ["en", "fr"]
    assert site().speak()["fr"].gettext("Skip to content") != "Skip to content"


def test_a_repository_needs_no_slash() -> None:
    assert site(REPOSITORY="https://github.com/a/b/").repository == "https://github.com/a/b"
