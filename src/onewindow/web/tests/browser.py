"""Fixtures for tests in a real browser: `live` serves, `page` looks, `axe` judges; import them into a conftest."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
]
COUNTER = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser(pytestconfig: pytest.Config, django_db_setup: None) -> Iterator[Browser]:
    """The one Chromium of this run: Playwright starts once in a process, however many conftests import this.

    Under Playwright's loop Django gives the thread a second connection, which has to go before the database does.
    """
    yield _chromium(pytestconfig)
    connections.close_all()


@cache
def _chromium(config: pytest.Config) -> Browser:
    """Chromium from ONEWINDOW_CHROMIUM or the path; Playwright's loop shares the thread with the test's queries."""
    executable = os.environ.get("ONEWINDOW_CHROMIUM") or shutil.which("chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    playwright = sync_playwright().start()
    config.add_cleanup(playwright.stop)
    return playwright.chromium.launch(executable_path=executable, args=FLAGS)


@pytest.fixture
def live(live_server: Any) -> str:
    """The address of the running house, with the test's database behind it."""
    return str(live_server.url)


@pytest.fixture
def page(browser: Browser, live: str) -> Iterator[Page]:
    """A clerk's screen on `live`; a script that fails or is stopped by the content policy fails the test."""
    context = browser.new_context(
        base_url=live,
        viewport=COUNTER,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",  # a contrast measured in the middle of a change of tone is nobody's
    )
    context.grant_permissions(["camera"], origin=live)
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda message: _note_policy(message, faults))
    yield tab
    context.close()
    assert not faults, faults


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Assert that axe-core finds no serious or critical fault on the page as it stands."""

    def judge(tab: Page) -> None:
        violations = Axe().run(tab).response["violations"]
        serious = [_said(fault) for fault in violations if fault["impact"] in ("serious", "critical")]
        assert not serious, "\n".join(serious)

    return judge


def sign_in(page: Page, name: str, password: str) -> None:
    """Pass the sign-in page, as a person does."""
    page.goto("/sign-in")
    page.get_by_label("登录名").fill(name)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_load_state()


def _note_policy(message: ConsoleMessage, faults: list[str]) -> None:
    if message.type == "error" and "Content Security Policy" in message.text:
        faults.append(message.text)


def _said(fault: dict[str, Any]) -> str:
    return f"{fault['id']}: {fault['help']} {[node['target'] for node in fault['nodes']][:5]}"
