"""The public on a phone: where is my case, and is this paper genuine?"""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from onewindow.cases.tests import make
from onewindow.documents.queries import pdf_of
from onewindow.web.tests.browser import PHONE

Judge = Callable[[Page], None]


def test_progress_is_found_by_number_and_code(page: Page, cast: make.Cast, axe: Judge) -> None:
    case = make.accepted(cast)
    page.set_viewport_size(PHONE)
    page.goto("/")
    axe(page)
    page.get_by_role("link", name="查办理进度").first.click()
    axe(page)
    page.get_by_label("办件编号").fill(case.number[:-1] + str((int(case.number[-1]) + 1) % 10))
    page.get_by_label("查询码").fill(case.query_code)
    page.get_by_role("button", name="查询").click()
    expect(page.get_by_label("办件编号")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("办件编号").fill(case.number)
    page.get_by_role("button", name="查询").click()
    expect(page.get_by_role("heading", name="护士执业注册")).to_be_visible()
    expect(page.get_by_role("list", name="办理进度")).to_contain_text("审查")
    expect(page.get_by_text("张伟民")).to_have_count(0)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_paper_and_its_file_are_confirmed(page: Page, cast: make.Cast, axe: Judge) -> None:
    document = make.received(cast).papers.get().document
    page.set_viewport_size(PHONE)
    page.goto("/v")
    page.get_by_label("验真码").fill(document.token.lower())
    page.get_by_role("button", name="验证").click()
    expect(page.get_by_role("heading", name="文书属实")).to_be_visible()
    file = {"name": "收件凭证.pdf", "mimeType": "application/pdf", "buffer": pdf_of(document)}
    page.get_by_label("选择 PDF 文件").set_input_files(file)
    page.get_by_role("button", name="比对").click()
    expect(page.get_by_text("文件未被改动")).to_be_visible()
    axe(page)
    page.goto("/v/NOSUCHPAPER")
    expect(page.get_by_role("heading", name="没有查到这份文书")).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
