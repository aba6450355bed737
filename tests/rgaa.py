"""The criteria of RGAA 4.1 that programs look at here, each in part, and what looks at them.

A criterion holds more than a program sees: that an alternative says what its picture shows, that a title says what its
page holds. So none of these counts as met because nothing was found, and the statement says so.
"""

from __future__ import annotations

from collections.abc import Mapping

NAMES, PAGES, HTML = "website/test_names.py", "website/test_pages.py", "website/test_html.py"
ENGINES, FORMS, FOCUS = "browser/test_engines.py", "browser/test_forms.py", "browser/test_focus.py"
COLOURS, CONTRAST, REFLOW = "browser/test_colours.py", "browser/test_contrast.py", "browser/test_reflow.py"
JOURNEYS, KEYBOARD = "browser/test_journeys.py", "browser/test_keyboard.py"
ANNOUNCED, SUGGESTIONS = "browser/test_search_announced.py", "browser/test_search_suggestions.py"

LOOKED: Mapping[str, tuple[str, ...]] = {
    "1.1": (f"{NAMES}::test_pictures_say", "image-alt", "svg-img-alt", "role-img-alt", "img_alt_valid"),
    "1.2": (f"{NAMES}::test_pictures_say", "presentation-role-conflict"),
    "1.3": (f"{NAMES}::test_pictures_say", "image-redundant-alt", "img_alt_redundant"),
    "3.1": (f"{COLOURS}::", "link-in-text-block"),
    "3.2": (f"{CONTRAST}::", "color-contrast", "text_contrast_sufficient"),
    "3.3": (f"{COLOURS}::test_what_can_be_pressed",),
    "5.4": (f"{NAMES}::test_tables_have", "table-duplicate-name"),
    "5.6": (f"{NAMES}::test_tables_have", "th-has-data-cells", "table_headers_exists"),
    "5.7": (f"{NAMES}::test_tables_have", "td-headers-attr", "scope-attr-valid", "table_headers_related"),
    "6.1": (f"{NAMES}::test_links_of_one_name",),
    "6.2": (f"{NAMES}::test_every_link", "link-name", "a_text_purpose"),
    "7.1": (ENGINES, "aria-valid-attr", "aria-required-attr", "aria-roles", "button-name", "aria_role_valid"),
    "7.3": (f"{JOURNEYS}::", f"{SUGGESTIONS}::"),
    "7.5": (f"{ANNOUNCED}::",),
    "8.1": (f"{HTML}::",),
    "8.2": (f"{HTML}::", f"{PAGES}::test_identifiers", "duplicate-id-aria"),
    "8.3": (f"{PAGES}::test_the_folder_tells", "html-has-lang", "html_lang_exists"),
    "8.4": (f"{PAGES}::test_the_folder_tells", "html-lang-valid"),
    "8.5": (f"{PAGES}::test_titles_are_unique", "document-title", "page_title_exists"),
    "8.6": (f"{PAGES}::test_titles_are_unique",),
    "8.8": ("valid-lang", "element_lang_valid"),
    "8.9": (f"{NAMES}::test_looks_are", "p-as-heading"),
    "9.1": (f"{PAGES}::test_each_page_has_one_h1", "heading-order", "empty-heading", "page-has-heading-one"),
    "9.2": (f"{NAMES}::test_every_page_has_its_landmarks", "region", "landmark-unique", "aria_content_in_landmark"),
    "9.3": (f"{NAMES}::test_lists_hold", "list", "listitem", "definition-list"),
    "10.1": (f"{NAMES}::test_looks_are",),
    "10.4": (f"{REFLOW}::test_nothing_is_lost", "meta-viewport"),
    "10.6": (f"{COLOURS}::test_links_in_texts", "link-in-text-block"),
    "10.7": (f"{FOCUS}::test_the_focus",),
    "10.8": ("aria-hidden-focus", "aria-hidden-body", "aria_hidden_nontabbable"),
    "10.9": (f"{NAMES}::test_our_words",),
    "10.11": (f"{REFLOW}::test_everything_is_there", "browser/test_layout.py::test_every_kind"),
    "10.12": (f"{REFLOW}::test_nothing_is_lost",),
    "11.1": (f"{FORMS}::test_fields", "label", "select-name", "input_label_exists"),
    "11.4": (f"{FORMS}::test_fields",),
    "11.5": (f"{FORMS}::test_fields_of_the_search", "input_checkboxes_grouped"),
    "11.6": (f"{FORMS}::test_fields", "fieldset_label_valid"),
    "11.8": (f"{FORMS}::test_fields_of_the_search",),
    "11.9": (f"{NAMES}::test_every_link", "button-name", "label-content-name-mismatch"),
    "11.10": (f"{FORMS}::test_slips", f"{FORMS}::test_what_is_wrong"),
    "11.11": (f"{FORMS}::test_slips",),
    "11.13": ("autocomplete-valid", "input_autocomplete_valid"),
    "12.1": (f"{NAMES}::test_there_are_several_ways",),
    "12.2": (f"{NAMES}::test_menus_stand",),
    "12.5": (f"{NAMES}::test_there_are_several_ways",),
    "12.6": (f"{NAMES}::test_every_page_has_its_landmarks",),
    "12.7": (f"{KEYBOARD}::test_the_skip_link", "skip-link", "bypass"),
    "12.8": (f"{JOURNEYS}::test_no_page_is_a_trap", "tabindex", "focus-order-semantics"),
    "12.9": (f"{JOURNEYS}::test_no_page_is_a_trap",),
    "13.1": (f"{NAMES}::test_nothing_is_refreshed", "meta-refresh"),
    "13.2": (f"{NAMES}::test_nothing_is_refreshed",),
    "13.8": (f"{REFLOW}::test_nothing_moves", "blink", "marquee"),
    "13.9": ("css-orientation-lock",),
}
"""By criterion, the tests that look at it, by the beginnings of their names below tests/, and the rules of engines."""

ABSENT: Mapping[str, tuple[str, ...]] = {
    f"{NAMES}::test_nothing_plays": ("2.1", "2.2", *(f"4.{at}" for at in range(1, 14))),
    f"{NAMES}::test_tables_have": ("5.3", "5.8"),
}
"""By the test that sees that there is none, the criteria on frames, films and sounds, and tables that only lay out."""
