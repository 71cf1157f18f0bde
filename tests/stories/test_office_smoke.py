"""A department at work: from the inbox to a decision, by the page."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from onewindow.cases import actions
from onewindow.cases.files import Upload
from onewindow.cases.tests import make
from onewindow.web.tests.browser import PHONE
from onewindow.web.tests.house import Visit
from onewindow.web.tests.office.test_case_page import PNG

Judge = Callable[[Page], None]


def test_a_reviewer_reads_a_material_and_a_decider_grants(
    page: Page, cast: make.Cast, visit: Visit, axe: Judge
) -> None:
    case = make.received(cast)
    for code, name in (("01", "申请表.png"), ("02", "身份证.png")):
        upload = Upload(name, PNG)
        actions.attach(number=case.number, upload=upload, material_code=code, by=cast.clerk, at=make.MORNING)
    actions.accept(number=case.number, by=cast.clerk, at=make.MORNING)

    visit(cast.reviewer).goto("/office")
    axe(page)
    page.get_by_role("row", name=case.number).get_by_role("link", name="护士执业注册").click()
    page.get_by_role("link", name="身份证.png").click()
    preview = page.get_by_role("region", name="材料预览")
    expect(preview.get_by_role("img", name="身份证.png")).to_be_visible()
    review = page.get_by_role("form", name="审查", exact=True)
    review.get_by_label("审查意见").fill("材料齐全，合法合规。")
    review.get_by_role("button", name="提交审查意见").click()
    expect(page.get_by_text("“审查”已办好。")).to_be_visible()
    axe(page)

    visit(cast.decider).goto(f"/office/cases/{case.number}")
    grant = page.get_by_role("form", name="准予", exact=True)
    expect(grant.get_by_label("审查认定的事实")).to_have_value("材料齐全，合法合规。")
    grant.get_by_role("button", name="准予并出具决定书").click()
    expect(page.get_by_text("“准予”已办好。")).to_be_visible()
    page.wait_for_load_state()
    page.get_by_role("link", name="打开准予决定书").click()
    expect(page.locator("#viewer iframe")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="制作证照").click()
    page.get_by_role("button", name="移交并出具清单").click()
    expect(page.get_by_text("待出证").first).to_be_visible()
    axe(page)


def test_a_refusal_stands_beside_what_was_typed(page: Page, cast: make.Cast, visit: Visit, axe: Judge) -> None:
    visit(cast.reviewer).goto(f"/office/cases/{make.accepted(cast).number}")
    page.locator("summary", has_text="要求补齐补正").click()
    form = page.get_by_role("form", name="要求补齐补正")
    form.get_by_label("申请表", exact=True).select_option("不符合")
    form.get_by_label("理由").fill("不能认定执业地点")
    form.get_by_role("button", name="出具补齐补正通知书").click()
    expect(form.get_by_role("alert")).to_be_focused()
    expect(form.get_by_label("“申请表”的问题和要求")).to_have_attribute("aria-invalid", "true")
    expect(form.get_by_label("理由")).to_have_value("不能认定执业地点")
    axe(page)
    form.get_by_label("“申请表”的问题和要求").fill("缺单位盖章")
    form.get_by_role("button", name="出具补齐补正通知书").click()
    expect(page.get_by_role("link", name="打开补齐补正通知书")).to_be_visible()


def test_the_pages_hold_on_a_phone(page: Page, cast: make.Cast, visit: Visit, axe: Judge) -> None:
    page.set_viewport_size(PHONE)
    number = make.accepted(cast).number
    for address in ("/office", "/office/cases", f"/office/cases/{number}"):
        visit(cast.decider).goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_reviewer_needs_no_mouse(page: Page, cast: make.Cast, visit: Visit) -> None:
    make.accepted(cast)
    visit(cast.reviewer).goto("/office")
    page.keyboard.press("/")
    page.keyboard.type("张伟民")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="护士执业注册").press("Enter")
    ask = page.locator("summary", has_text="询问窗口")
    ask.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("原件核过吗？")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“询问窗口”已办好。")).to_be_visible()
