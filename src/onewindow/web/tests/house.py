"""A house at work for the pages' tests: the cast of the cases, on a fixed morning, with its files kept apart."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Page

from onewindow.cases.tests import make
from onewindow.organisation.actor import Actor

Enter = Callable[[Actor], Client]
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
    """Open a session for a person of the cast, without the password that has tests of its own."""

    def opened(person: Actor) -> Client:
        client = Client()
        session = client.session
        session.update({"post": person.post_id, "epoch": 1})
        session.save()
        client.cookies["sessionid"] = session.session_key
        return client

    return opened


def visit(page: Page, client: Client) -> Page:
    """Hand a test client's session to the browser."""
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": _origin(page)}])
    return page


def later(text: str) -> time_machine.travel:
    """Go to `2026-12-02 10:00` in Asia/Shanghai."""
    return time_machine.travel(make.moment(text), tick=True)


def _origin(page: Page) -> str:
    return str(page.context._options["baseURL"])


__all__ = ["NOW", "Enter", "cast", "enter", "later", "visit"]
