"""The small directory of tests/examples, checked once for all tests of this folder."""

import pytest

from plugins.catalogue.catalogue import Catalogue
from tests.catalogue.examples import DIRECTORY, checked


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The directory of tests/examples on 2026-11-20."""
    found = checked(DIRECTORY).catalogue
    assert found is not None, "tests/examples/directory has errors"
    return found
