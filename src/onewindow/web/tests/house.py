"""A house at work for the pages' tests: the cast of the cases, on a fixed morning, with its files kept apart."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings as configured
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Page

from onewindow.cases.tests import make
from onewindow.organisation.actor import Actor
from onewindow.web.tests.signed_in import client_of, session_cookie

Enter = Callable[[Actor], Client]
Visit = Callable[[Actor], Page]
NOW = make.MORNING + timedelta(minutes=30)


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Iterator[make.Cast]:
    """The cast, on the morning of 2026-11-24, which goes on ticking."""
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    with time_machine.travel(NOW, tick=True):
        yield make.cast()


@pytest.fixture
def enter() -> Enter:
    """Open a test client for a person of the cast."""
    return client_of


@pytest.fixture
def visit(page: Page, live: str) -> Visit:
    """Seat a person of the cast before the browser."""

    def seated(person: Actor) -> Page:
        name = configured.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": session_cookie(person), "url": live}])
        return page

    return seated


def later(text: str) -> time_machine.travel:
    """Go to `2026-12-02 10:00` in Asia/Shanghai."""
    return time_machine.travel(make.moment(text), tick=True)


__all__ = ["NOW", "Enter", "Visit", "cast", "enter", "later", "visit"]
