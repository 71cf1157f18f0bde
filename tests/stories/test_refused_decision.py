"""A refused decision: the applicant gets the reasons, the basis and the remedies in writing (行政许可法 38)."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

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
REASONS = "未通过护士执业资格考试\n护理临床实习不足八个月"


def test_a_refusal_has_reasons_basis_and_remedies(page: Page, demo: None, axe: Judge) -> None:
    # Given an accepted application with an opinion against it
    sign_in(page, "clerk-natural")
    fill_person(page)
    choose_item(page, "护士执业注册", "护士执业注册")
    answer(page, "首次注册", "未满三年")
    pass_materials(page)
    page.get_by_role("button", name="受理", exact=True).click()
    close_viewer(page)
    number = case_number(page)
    sign_in(page, "reviewer")
    page.goto(f"/office/cases/{number}")
    form = page.get_by_role("form", name="审查", exact=True)
    form.get_by_label("审查意见").fill("经核查，考试成绩不合格。")
    form.get_by_role("button", name="提交审查意见").click()
    # when the department's head refuses
    sign_in(page, "decider")
    page.goto(f"/office/cases/{number}")
    page.locator("summary", has_text="不予").first.click()
    form = page.get_by_role("form", name="不予", exact=True)
    form.get_by_label("不予的理由").fill(REASONS)
    axe(page)
    form.get_by_role("button", name="不予并出具决定书").click()
    expect(page.get_by_text("“不予”已办好。")).to_be_visible()
    axe(page)
    # then the decision says why, by which law, and where to turn
    decision = paper_text(page, "不予决定书")
    for said in (
        "考试成绩不合格",
        "未通过护士执业资格考试",
        "护理临床实习不足八个月",
        "《护士条例》第七条",
        "60日内向遵义市人民政府申请行政复议",
        "6个月内依法向",
        "提起行政诉讼",
    ):
        assert said in decision, decision
    # and it is handed out and signed for like any result
    page.get_by_role("button", name="移交并出具清单").click()
    expect(page.get_by_text("待出证").first).to_be_visible()
    sign_in(page, "issuing-clerk")
    page.get_by_role("row", name=number).get_by_role("link", name="护士执业注册").click()
    form = page.get_by_role("form", name="送达")
    form.get_by_label("签收人证件号码").fill(PERSON_NUMBER)
    sign(page)
    form.get_by_role("button", name="交付并出具送达回证").click()
    expect(page.get_by_text("结果已交付，本件办结。")).to_be_visible()
    axe(page)
    assert "不予" in paper_text(page, "送达回证")
