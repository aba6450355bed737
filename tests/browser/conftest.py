"""A visit of the site below /repo/ for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.browser.pages_host import Visit
from tests.website.built import Built

Visits = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser, site_below_repo: Built) -> Iterator[Visits]:
    """Starts a visit: `visit(javascript=False, width=360)`. Every visit of a test ends without a complaint."""
    started: list[Visit] = []

    def start(
        site: Built | None = None,
        javascript: bool = True,
        width: int = 1280,
        bypass_csp: bool = False,
        scheme: Literal["light", "dark"] = "light",
    ) -> Visit:
        context = browser.new_context(
            java_script_enabled=javascript,
            viewport={"width": width, "height": 900},
            bypass_csp=bypass_csp,
            service_workers="block",
            reduced_motion="reduce",
            color_scheme=scheme,
        )
        visit = Visit(site or site_below_repo, context, context.new_page())
        visit.start()
        started.append(visit)
        return visit

    yield start
    for one in started:
        one.context.close()
    complaints = [line for one in started for line in (*one.wrong, *one.elsewhere, *one.missing)]
    assert not complaints, "\n".join(complaints)
