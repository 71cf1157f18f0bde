"""护士执业注册 from the natural-person window to delivery, with every paper opened and read (M05, M25 to M32)."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from onewindow.cases.models import Certificate
from onewindow.web.tests.browser import COUNTER, PHONE

from .demo import (
    PERSON_NUMBER,
    answer,
    case_number,
    choose_item,
    close_viewer,
    fill_person,
    paper_text,
    pass_materials,
    sign,
    sign_in,
)

Judge = Callable[[Page], None]


def test_a_nurse_from_the_window_to_delivery(page: Page, demo: None, axe: Judge) -> None:
    number = received_and_accepted(page, axe)
    reviewed(page, axe, number)
    granted(page, axe, number)
    made_and_handed_over(page, axe, number)
    delivered(page, axe, number)


def received_and_accepted(page: Page, axe: Judge) -> str:
    # Given a nurse at the natural-person window with all her papers
    sign_in(page, "clerk-natural")
    expect(page.get_by_role("heading", name="新收件")).to_be_visible()
    axe(page)
    fill_person(page)
    # when the clerk finds the item by its initials, checks each material and accepts
    choose_item(page, "hszyzc", "护士执业注册")
    answer(page, "首次注册", "未满三年")
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.set_viewport_size(COUNTER)
    pass_materials(page)
    axe(page)
    page.get_by_role("button", name="受理", exact=True).click()
    close_viewer(page)
    expect(page.get_by_text("已受理，受理通知书可以打印。")).to_be_visible()
    axe(page)
    # then she has a receipt of what she handed in, and a notice with both days until when
    receipt = paper_text(page, "收件凭证")
    number = case_number(page)
    for said in (number, "张伟民", "护士执业注册申请审核表", "居民身份证", "健康体检证明", "王晓梅"):
        assert said in receipt, receipt
    acceptance = paper_text(page, "受理通知书")
    for said in (number, "护士执业注册", "2026年12月1日", "2026年12月22日"):
        assert said in acceptance, acceptance
    assert PERSON_NUMBER not in receipt + acceptance
    return number


def reviewed(page: Page, axe: Judge, number: str) -> None:
    # Given the case in the department's inbox
    sign_in(page, "reviewer")
    expect(page.get_by_role("row", name=number)).to_be_visible()
    axe(page)
    # when the reviewer opens it and gives an opinion
    page.get_by_role("row", name=number).get_by_role("link", name="护士执业注册").click()
    form = page.get_by_role("form", name="审查", exact=True)
    form.get_by_label("审查意见").fill("材料齐全，符合《护士条例》第七条。")
    axe(page)
    form.get_by_role("button", name="提交审查意见").click()
    # then it stands there
    expect(page.get_by_text("“审查”已办好。")).to_be_visible()


def granted(page: Page, axe: Judge, number: str) -> None:
    # When the department's head grants on that opinion
    sign_in(page, "decider")
    page.get_by_role("row", name=number).get_by_role("link", name="护士执业注册").click()
    form = page.get_by_role("form", name="准予", exact=True)
    expect(form.get_by_label("审查认定的事实")).to_have_value("材料齐全，符合《护士条例》第七条。")
    axe(page)
    form.get_by_role("button", name="准予并出具决定书").click()
    expect(page.get_by_text("“准予”已办好。")).to_be_visible()
    # then the decision says so in writing
    decision = paper_text(page, "准予决定书")
    for said in ("张伟民", "护士执业注册", "符合《护士条例》第七条", "遵义市卫生健康局", "2026年11月24日"):
        assert said in decision, decision


def made_and_handed_over(page: Page, axe: Judge, number: str) -> None:
    # When the department makes the certificate and hands it over
    sign_in(page, "reviewer")
    page.goto(f"/office/cases/{number}")
    page.get_by_role("button", name="制作证照").click()
    expect(page.get_by_text("“制证”已办好。")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="移交并出具清单").click()
    expect(page.get_by_text("待出证").first).to_be_visible()
    # then the list of what changed hands names it
    handed = paper_text(page, "移交清单")
    assert "护士执业证书" in handed, handed


def delivered(page: Page, axe: Judge, number: str) -> None:
    # Given the result in the issuing window's stock
    sign_in(page, "issuing-clerk")
    axe(page)
    page.get_by_role("row", name=number).get_by_role("link", name="护士执业注册").click()
    # when she shows her card and signs
    form = page.get_by_role("form", name="送达")
    form.get_by_label("签收人证件号码").fill(PERSON_NUMBER)
    sign(page)
    axe(page)
    form.get_by_role("button", name="交付并出具送达回证").click()
    expect(page.get_by_text("结果已交付，本件办结。")).to_be_visible()
    axe(page)
    # then there is a proof of delivery without her whole number
    proof = paper_text(page, "送达回证")
    for said in (number, "张伟民", "护士执业证书", "郑丽"):
        assert said in proof, proof
    assert PERSON_NUMBER not in proof
    # and anybody who holds the certificate can see that it is genuine
    confirmed(page, axe, number)


def confirmed(page: Page, axe: Judge, number: str) -> None:
    certificate = Certificate.objects.select_related("document").get(case__number=number)
    page.context.clear_cookies()
    page.goto(f"/v/{certificate.document.token}")
    expect(page.get_by_text(certificate.number).first).to_be_visible()
    axe(page)
    assert PERSON_NUMBER not in page.content()
