"""The page that explains the API, in a real browser and under the content policy."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onewindow.web.tests.browser import COUNTER, PHONE


@pytest.mark.parametrize("size", [COUNTER, PHONE], ids=["counter", "phone"])
def test_the_page_is_accessible_and_loads_nothing_from_elsewhere(page: Page, live: str, axe: Callable, size: dict):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size(size)
    page.goto("/api/v1/docs")
    page.get_by_text("/api/v1/cases/{number}/acts/grant").click()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert [url for url in asked if not url.startswith(live)] == []


def test_a_body_leads_to_its_fields(page: Page):
    page.goto("/api/v1/docs")
    page.get_by_text("/api/v1/cases/{number}/acts/suspend").click()
    page.get_by_role("link", name="SuspendBody").first.click()
    expect(page.get_by_role("region", name="SuspendBody").get_by_text("procedure_id", exact=True)).to_be_in_viewport()
