"""A directory that shows only some kinds of records."""

from collections.abc import Collection

from .catalogue import Catalogue


def showing(catalogue: Catalogue, folders: Collection[str]) -> Catalogue:
    """The catalogue of the records in some folders; what they name of the others keeps its name, and no page."""
    shown = [one for one in catalogue.records.values() if one.folder in folders]
    hidden = [one for one in catalogue.records.values() if one.folder not in folders]
    kept = {one.record.logo.file for one in shown if one.record.logo}
    alone = {one.record.logo.file for one in hidden if one.record.logo} - kept
    return Catalogue(
        shown,
        catalogue.pages.values(),
        [one for one in catalogue.pictures if one not in alone],
        catalogue.vocabulary,
        catalogue.today,
        catalogue.withheld,
        hidden,
    )
