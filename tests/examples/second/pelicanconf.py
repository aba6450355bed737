"""A second site from the same code: another name, English first, other colours, one country, no funders."""

SITENAME = "Hand in Hand"
SITEURL = "https://example.org/liege"
LANGUAGES = ["en", "fr"]
COUNTRIES = ["BE"]
KINDS = ["associations", "projects", "partners", "events", "platforms"]
COLOURS = {
    "light": {"paper": "#f4f7fb", "elan": "#6b2a7a", "elan-fill": "#6b2a7a", "sun": "#8fd3c8"},
    "dark": {"paper": "#10161f", "elan": "#d9a6e6", "elan-fill": "#d9a6e6"},
}
LOGO = "logo.svg"
TEXTS = {
    "en": {
        "title": "Neighbours who help.",
        "lead": "In and around Liège: an hour, a bicycle, a few euros.",
        "description": "Who helps whom in Liège.",
        "foot": "A directory of the city of Liège.",
    },
    "fr": {
        "title": "Des voisins qui aident.",
        "lead": "À Liège et autour : une heure, un vélo, quelques euros.",
        "description": "Qui aide qui à Liège.",
        "foot": "Un annuaire de la ville de Liège.",
    },
}
REPOSITORY = "https://github.com/liege/hand-in-hand"
BRANCH = "main"
PUBLISHER = {"name": "Ville de Liège", "contact": "mailto:hand@example.org"}
LICENCE = {"name": "ODbL 1.0", "url": "https://opendatacommons.org/licenses/odbl/1-0/"}
TODAY = "2026-11-20"
MEGABYTES = 900
THEME = "theme"
TIMEZONE = "Europe/Brussels"

# What Pelican needs to leave the site to plugins/website.
PATH = "content"
OUTPUT_PATH = "output"
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
