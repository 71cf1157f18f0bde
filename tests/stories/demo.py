"""The demo centre as a stranger finds it: its real items, windows and people, at ten on the morning of 2026-11-24."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from onewindow.cases.tests import make
from onewindow.demo.cast import PASSWORD
from onewindow.demo.load import load_demo
from onewindow.web.tests import browser
from onewindow.web.tests.house import NOW

PERSON, PERSON_NUMBER = "张伟民", "520300199001011238"


@pytest.fixture
def demo(transactional_db: None, settings: Any, tmp_path: Path) -> Iterator[None]:
    """The demo centre in the test's database; its files are kept apart."""
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    with time_machine.travel(NOW, tick=True):
        load_demo(at=make.MORNING)
        yield


def sign_in(page: Page, name: str) -> None:
    """Sign in as a person of the demo, whoever sat there before."""
    page.context.clear_cookies()
    browser.sign_in(page, name, PASSWORD)


def choose_item(page: Page, typed: str, name: str) -> None:
    """Find an item by code, name or initials, and choose it."""
    page.get_by_label("查找事项").fill(typed)
    page.get_by_role("list", name="找到的事项").get_by_role("button", name=name).first.click()
    expect(page.get_by_role("list", name="材料核验")).to_be_visible()


def answer(page: Page, *answers: str) -> None:
    """Answer one question after the other; the list of materials follows each answer."""
    for each in answers:
        page.get_by_label(each).check()
        expect(page.locator(".htmx-request, .htmx-settling")).to_have_count(0)


def fill_person(page: Page) -> None:
    page.get_by_label("证件号码").fill(PERSON_NUMBER)
    page.get_by_label("姓名或名称").fill(PERSON)


def pass_materials(page: Page, *but: str) -> None:
    """Find each material on the list in order, originals seen, but for those whose name holds one of `but`."""
    for row in page.get_by_role("list", name="材料核验").locator(".check-row").all():
        if any(name in row.locator("legend").inner_text() for name in but):
            continue
        row.get_by_label("符合", exact=True).check()
        for original in row.get_by_label("已核原件").all():
            original.check()


def fault(page: Page, material: str, remark: str) -> None:
    """Mark a material as not in order, and say why."""
    row = page.get_by_role("list", name="材料核验").get_by_role("group", name=material)
    row.get_by_label("不符合", exact=True).check()
    row.get_by_label("的说明").fill(remark)


def close_viewer(page: Page) -> None:
    """Put away the paper that opened by itself."""
    page.get_by_role("dialog").first.wait_for()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def paper_text(page: Page, title: str) -> str:
    """Open the paper of that title that stands on the page, and read it without its line breaks."""
    href = page.get_by_role("link", name=title).last.get_attribute("href")
    assert href
    answer = page.request.get(href)
    assert answer.headers["content-type"] == "application/pdf"
    return "".join("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(answer.body())).pages).split())


def sign(page: Page) -> None:
    """Draw a line on the pad."""
    pad = page.get_by_role("img", name="签收人签名")
    pad.scroll_into_view_if_needed()
    pad.drag_to(pad, source_position={"x": 30, "y": 30}, target_position={"x": 160, "y": 50})
    expect(page.get_by_text("已签名")).to_be_visible()


def case_number(page: Page) -> str:
    return page.url.rpartition("/")[2]
