"""The small directory of tests/examples, checked once for all tests of this folder."""

import pytest

from plugins.catalogue.catalogue import Catalogue
from plugins.catalogue.checking import Checked

from .examples import DIRECTORY, checked


@pytest.fixture(scope="session")
def directory() -> Checked:
    """The directory of tests/examples, checked on 2026-11-20."""
    return checked(DIRECTORY)


@pytest.fixture(scope="session")
def catalogue(directory: Checked) -> Catalogue:
    """Its catalogue."""
    assert directory.catalogue is not None, "tests/examples/directory has errors"
    return directory.catalogue
