"""The issuing window at work: found by name, the number read off the card, signed on the screen, handed out."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from onewindow.cases.models import CaseFile
from onewindow.cases.tests import make
from onewindow.web.tests.browser import PHONE
from onewindow.web.tests.house import Visit

Judge = Callable[[Page], None]


def sign(page: Page) -> None:
    """Draw a short line on the pad."""
    pad = page.get_by_role("img", name="签收人签名")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 40, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 90, steps=5)
    page.mouse.up()


def test_a_result_is_signed_for_and_handed_out(page: Page, cast: make.Cast, visit: Visit, axe: Judge) -> None:
    case = make.issuing(cast)
    visit(cast.issuer).goto("/issuing")
    axe(page)
    page.get_by_label("查找办件").fill("张伟民")
    page.get_by_role("button", name="查找").click()
    page.get_by_role("row", name=case.number).get_by_role("link", name="护士执业注册").click()
    form = page.get_by_role("form", name="送达")
    form.get_by_label("签收人证件号码").fill("520300198506152410")
    form.get_by_role("button", name="交付并出具送达回证").click()
    expect(form.get_by_role("alert")).to_contain_text("签收人证件号码与申请人或代办人不符")
    form.get_by_label("签收人证件号码").fill("520300199001011238")
    sign(page)
    expect(form.get_by_text("已签名")).to_be_visible()
    axe(page)
    form.get_by_role("button", name="交付并出具送达回证").click()
    expect(page.get_by_text("结果已交付，本件办结。")).to_be_visible()
    page.wait_for_load_state()
    page.get_by_role("link", name="打印送达回证").click()
    expect(page.locator("#viewer iframe")).to_be_visible()
    assert CaseFile.objects.get(purpose="signature").content_type == "image/png"


def test_a_signature_can_be_drawn_anew(page: Page, cast: make.Cast, visit: Visit) -> None:
    visit(cast.issuer).goto(f"/issuing/cases/{make.issuing(cast).number}")
    sign(page)
    page.get_by_role("button", name="重签").click()
    expect(page.get_by_text("还没有签名")).to_be_visible()
    assert page.evaluate("document.querySelector('[name=signature]').files.length") == 0


def test_the_pages_hold_on_a_phone(page: Page, cast: make.Cast, visit: Visit, axe: Judge) -> None:
    page.set_viewport_size(PHONE)
    number = make.issuing(cast).number
    for address in ("/issuing", "/issuing/cases", f"/issuing/cases/{number}"):
        visit(cast.issuer).goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
