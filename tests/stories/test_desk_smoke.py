"""A clerk at the desk: one visitor on one screen, by keyboard, camera and signature, without leaving the page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.web.tests.browser import COUNTER, PHONE
from onewindow.web.tests.desk.typing import PNG
from onewindow.web.tests.house import Visit

Judge = Callable[[Page], None]
SCAN = {"name": "申请表.png", "mimeType": "image/png", "buffer": PNG}


def find(page: Page, text: str) -> None:
    """Find an item by keyboard and choose the first that was found."""
    page.locator("main").focus()
    page.keyboard.press("/")
    page.keyboard.type(text)
    expect(page.locator("button.hit").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("list", name="材料核验")).to_be_visible()


def check_all(page: Page) -> None:
    for row in page.get_by_role("list", name="材料核验").locator(".check-row").all():
        row.get_by_label("符合", exact=True).check()
        for original in row.get_by_label("已核原件").all():
            original.check()


def test_a_nurse_is_accepted_by_keyboard(page: Page, cast: make.Cast, visit: Visit, axe: Judge) -> None:
    visit(cast.clerk).goto("/desk")
    axe(page)
    expect(page.get_by_label("证件号码")).to_be_focused()
    page.keyboard.type("520300199001011238")
    page.keyboard.press("Enter")
    expect(page.get_by_text("首次来办")).to_be_visible()
    expect(page.get_by_label("姓名或名称")).to_be_focused()
    page.keyboard.type("张伟民")
    find(page, "护士")
    expect(page.get_by_role("button", name="受理", exact=True)).to_be_disabled()
    page.keyboard.press("1")
    page.keyboard.press("2")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_text("2 项材料全部符合")).to_be_visible()
    axe(page)
    page.locator("main").focus()
    page.keyboard.press("Enter")
    viewer = page.get_by_role("dialog", name="受理通知书")
    expect(viewer.locator("iframe")).to_be_visible()
    viewer.get_by_role("link", name="收件凭证").click()
    expect(page.get_by_role("dialog", name="收件凭证")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("已受理，受理通知书可以打印。")).to_be_visible()
    expect(page).to_have_url(f"/desk/cases/{Case.objects.get().number}")
    axe(page)
    page.keyboard.press("n")
    expect(page.get_by_role("heading", name="新收件")).to_be_visible()


def test_what_is_ticked_while_a_list_is_on_its_way_is_kept(page: Page, cast: make.Cast, visit: Visit) -> None:
    visit(cast.clerk).goto("/desk")
    find(page, "护士")
    held: list[Route] = []
    page.route("**/desk/item", lambda route: held.append(route))
    page.locator("#situations input").first.check()
    first = page.get_by_role("list", name="材料核验").locator(".check-row").first
    first.get_by_label("不符合", exact=True).check()
    first.get_by_role("textbox").first.fill("照片不清晰")
    old = first.element_handle()
    held[0].continue_()
    page.wait_for_function("row => !row.isConnected", arg=old)
    expect(first.get_by_label("不符合", exact=True)).to_be_checked()
    expect(first.get_by_role("textbox").first).to_have_value("照片不清晰")
    expect(page.get_by_text("还有 1 项未核验 · 1 项不符合或未提交")).to_be_visible()


def test_a_wrong_number_keeps_everything_even_the_chosen_files(
    page: Page, cast: make.Cast, visit: Visit, axe: Judge
) -> None:
    visit(cast.clerk).goto("/desk")
    page.get_by_label("证件号码").fill("520300199001011239")
    page.get_by_label("姓名或名称").fill("张伟民")
    expect(page.get_by_text("校验码（末位）不符")).to_be_visible()
    find(page, "护士")
    check_all(page)
    page.get_by_label("“申请表”的扫描件").set_input_files([SCAN])
    page.get_by_role("button", name="拍摄“身份证”").click()
    page.get_by_role("button", name="拍下这一页").click()
    page.get_by_role("button", name="完成").click()
    page.get_by_role("button", name="受理", exact=True).click()
    expect(page.locator(".error-summary")).to_be_focused()
    axe(page)
    page.get_by_label("证件号码").fill("520300199001011238")
    expect(page.get_by_text("申请表.png")).to_be_visible()
    page.get_by_role("button", name="受理", exact=True).click()
    expect(page.get_by_role("dialog", name="受理通知书")).to_be_visible()
    assert sorted(Case.objects.get().files.values_list("name", flat=True)) == ["files-02-1.jpg", "申请表.png"]


def test_a_filing_is_decided_and_delivered_in_one_sitting(
    page: Page, cast: make.Cast, visit: Visit, axe: Judge
) -> None:
    visit(cast.legal_clerk).goto("/desk")
    page.get_by_label("统一社会信用代码").fill("91520300MA6D00018G")
    page.get_by_label("姓名或名称").fill("遵义云水科技有限公司")
    page.get_by_label("由代办人提交").check()
    page.get_by_label("代办人姓名").fill("杨帆")
    page.get_by_label("代办人居民身份证").fill("520300198506152410")
    page.get_by_label("委托权限").fill("提交材料、领取结果")
    page.get_by_label("授权委托书").set_input_files([SCAN])
    find(page, "备案")
    check_all(page)
    page.get_by_role("button", name="受理", exact=True).click()
    page.get_by_role("button", name="关闭").last.click()
    page.get_by_label("审查意见").fill("项目信息齐全，予以备案。")
    page.get_by_role("button", name="准予").click()
    expect(page.get_by_role("dialog", name="准予决定书")).to_be_visible()
    page.keyboard.press("Escape")
    axe(page)
    pad = page.locator("canvas.signature-pad")
    pad.scroll_into_view_if_needed()
    pad.drag_to(pad, source_position={"x": 20, "y": 20}, target_position={"x": 120, "y": 40})
    expect(page.get_by_text("已签名")).to_be_visible()
    page.get_by_label("签收人证件号码").fill("520300198506152410")
    page.get_by_role("button", name="确认送达").click()
    page.keyboard.press("Escape")
    expect(page.get_by_text("本件已经办结。")).to_be_visible()
    axe(page)
    assert Case.objects.get().delivery.signature is not None


def test_a_refused_second_step_shows_the_case_with_what_was_typed(page: Page, cast: make.Cast, visit: Visit) -> None:
    visit(cast.clerk).goto("/desk")
    page.get_by_label("证件号码").fill("520300199001011238")
    page.get_by_label("姓名或名称").fill("张伟民")
    find(page, "护士")
    page.locator("main").focus()
    page.keyboard.press("b")
    page.get_by_label("不予受理的理由").fill("不属于行政许可事项")
    page.get_by_role("button", name="出具不予受理通知书").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="请填写“法律依据”。")).to_be_visible()
    expect(page.get_by_label("不予受理的理由")).to_have_value("不属于行政许可事项")
    expect(page.get_by_text("已收件，收件凭证可以打印。")).to_be_visible()


@pytest.mark.parametrize("size", [COUNTER, PHONE], ids=["counter", "phone"])
@pytest.mark.parametrize("ready", ["received", "accepted", "granted"])
def test_pages_are_accessible_and_never_wider_than_the_screen(
    page: Page, cast: make.Cast, visit: Visit, axe: Judge, ready: str, size: dict
) -> None:
    case = getattr(make, ready)(cast)
    visit(cast.clerk).set_viewport_size(size)
    for address in ("/desk", "/desk/inbox", "/desk/cases", f"/desk/cases/{case.number}"):
        page.goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
