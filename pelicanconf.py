"""The settings of a directory. A city or a network changes this file, the theme and content/: no code.

README.md says what each may be.
"""

import os

SITENAME = "Élan"
SITEURL = os.environ.get("SITEURL", "http://localhost:8000")
LANGUAGES = ["fr", "en"]  # the first one lives at the root, the others below their code
COUNTRIES = ["FR", "BE", "CH", "CA", "LU"]  # those whose regions have pages (ISO 3166)
KINDS = ["associations", "projects", "funders", "partners", "events", "platforms"]  # those that are shown
COLOURS: dict[str, dict[str, str]] = {}  # in the places of those of theme/static/css/tokens.css, light and dark
LOGO = None  # an SVG or a PNG, in the place of theme/static/mark.svg
TEXTS: dict[str, dict[str, str]] = {}  # by language: title, lead, description and foot
REPOSITORY = "https://github.com/" + os.environ.get("GITHUB_REPOSITORY", "elan-annuaire/elan")
BRANCH = "main"
PUBLISHER = {"name": "Élan", "contact": REPOSITORY + "/issues"}
LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}  # of the directory's data
MEGABYTES = 900  # how many the site may weigh at most: GitHub Pages takes 1,000
TODAY = os.environ.get("ELAN_TODAY")  # a day (2026-11-20) to build for; today when absent

# What Pelican needs to leave the site to plugins/website.
PATH = "content"
THEME = "theme"
OUTPUT_PATH = "output"
TIMEZONE = "Europe/Paris"
PLUGINS = ["plugins.website"]
PLUGIN_PATHS = ["."]
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
TEMPLATE_PAGES: dict[str, str] = {}
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DELETE_OUTPUT_DIRECTORY = False
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
