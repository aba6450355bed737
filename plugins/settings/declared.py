"""Every setting of a directory: its name, what it is, what it may be, and an example."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..languages.messages import N_
from . import checks
from .checks import Check


@dataclass(frozen=True)
class Setting:
    """A setting of pelicanconf.py; one that may be absent says what that means."""

    about: str
    check: Check
    example: str
    required: bool = True


SETTINGS: Mapping[str, Setting] = {
    "SITENAME": Setting(N_("The name of the site"), checks.text, '"Élan"'),
    "SITEURL": Setting(
        N_("Its public address, with the folder where it lives if there is one"),
        checks.address,
        '"https://example.org/annuaire"',
    ),
    "LANGUAGES": Setting(
        N_("Its languages; the first one lives at the root, the others below their code"),
        checks.several(checks.language, '["fr", "en"]'),
        '["en", "fr"]',
    ),
    "COUNTRIES": Setting(
        N_("The countries whose regions have pages (ISO 3166)"),
        checks.several(checks.country, '["FR", "BE"]'),
        '["BE"]',
    ),
    "KINDS": Setting(
        N_("The kinds of entries that are shown, by their folders; all when it is absent"),
        checks.kinds,
        '["associations", "projects", "events"]',
        required=False,
    ),
    "COLOURS": Setting(
        N_("Colours in the places of those of tokens.css, in the light and in the dark; their contrast is checked"),
        checks.palette,
        '{"light": {"elan": "#0b5d4e"}}',
        required=False,
    ),
    "LOGO": Setting(
        N_("A picture in the place of the theme's mark, in the header and as the icon: an SVG or a PNG"),
        checks.picture,
        '"tests/examples/second/logo.svg"',
        required=False,
    ),
    "TEXTS": Setting(
        N_("Sentences in the places of the theme's, in every language: title, lead, description (home page), foot"),
        checks.texts,
        '{"fr": {"title": "Liège s’entraide."}, "en": {"title": "Liège helps."}}',
        required=False,
    ),
    "REPOSITORY": Setting(
        N_("The repository where entries are proposed"), checks.address, '"https://github.com/ville/annuaire"'
    ),
    "BRANCH": Setting(N_("Its branch that is put online"), checks.text, '"main"'),
    "PUBLISHER": Setting(
        N_("Who publishes the site, and where to write to"),
        checks.group(name=checks.text, contact=checks.contact),
        '{"name": "Ville de Liège", "contact": "mailto:annuaire@example.org"}',
    ),
    "LICENCE": Setting(
        N_("The licence of the directory's data"),
        checks.group(name=checks.text, url=checks.address),
        '{"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}',
    ),
    "THEME": Setting(N_("The folder of templates, styles, scripts and translations"), checks.theme, '"theme"'),
    "TODAY": Setting(N_("The day to build for; today when it is absent"), checks.day, '"2026-11-20"', required=False),
    "WORKERS": Setting(
        N_("How many processes work at once; as many as the computer has when it is absent"),
        checks.count,
        "2",
        required=False,
    ),
    "SCHEDULER": Setting(
        N_("The Dask scheduler whose workers analyse texts and render pages; processes of this computer when absent"),
        checks.text,
        '"tcp://10.0.0.1:8786"',
        required=False,
    ),
    "MEGABYTES": Setting(
        N_("How many megabytes the site may weigh; 900 when it is absent, as GitHub Pages takes 1,000"),
        checks.count,
        "2000",
        required=False,
    ),
    "PROFILE": Setting(
        N_("Whether a build says where its time went; no when it is absent"), checks.flag, "True", required=False
    ),
    "LINKS": Setting(
        N_("The file where `tasks.py links` noted which addresses answer; none when it is absent"),
        checks.text,
        '".cache/links.json"',
        required=False,
    ),
    "ONLY_APPROVED": Setting(
        N_("Whether a record shows its ways to give only once somebody has approved them; no when it is absent"),
        checks.flag,
        "True",
        required=False,
    ),
}
"""In the order in which a person meets them."""
