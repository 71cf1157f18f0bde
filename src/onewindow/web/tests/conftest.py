from collections.abc import Iterator

import pytest

from onewindow.organisation import hats
from onewindow.web.tests.browser import axe, browser, live, page

__all__ = ["axe", "browser", "live", "page"]


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """Hats are remembered per process for half a minute: each test begins without."""
    hats.forget()
    yield
    hats.forget()
