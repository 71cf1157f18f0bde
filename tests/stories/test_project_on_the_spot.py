"""企业投资项目备案 by an agent at the legal-person window: received, decided and delivered in one sitting (M16, M25, M32)."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .demo import answer, case_number, choose_item, close_viewer, paper_text, pass_materials, sign, sign_in

Judge = Callable[[Page], None]
COMPANY, AGENT, AGENT_NUMBER = "遵义云水科技有限公司", "杨帆", "520300198506152410"


def test_a_project_is_filed_in_one_sitting(page: Page, demo: None, axe: Judge) -> None:
    # Given a company's agent at the window for legal persons
    sign_in(page, "clerk-legal")
    page.get_by_label("统一社会信用代码").fill("91520300MA6D00018G")
    page.get_by_label("姓名或名称").fill(COMPANY)
    page.get_by_label("由代办人提交").check()
    page.get_by_label("代办人姓名").fill(AGENT)
    page.get_by_label("代办人居民身份证").fill(AGENT_NUMBER)
    page.get_by_label("委托权限").fill("提交材料、领取结果")
    # when the clerk finds the item by its name, takes exactly the materials of a new filing, and accepts
    choose_item(page, "投资项目备案", "企业投资项目备案")
    answer(page, "新备案")
    pass_materials(page)
    axe(page)
    page.get_by_role("button", name="受理", exact=True).click()
    close_viewer(page)
    # and decides at the window, which the department let it do
    page.get_by_label("审查意见").fill("项目信息齐全，不属于禁止投资的项目。")
    axe(page)
    page.get_by_role("button", name="准予并制证").click()
    close_viewer(page)
    # then the decision and the certificate are there at once
    decision = paper_text(page, "准予决定书")
    for said in (COMPANY, "企业投资项目备案", "项目信息齐全", "遵义市发展和改革委员会"):
        assert said in decision, decision
    certificate = paper_text(page, "证照")
    for said in (COMPANY, "企业投资项目备案证明"):
        assert said in certificate, certificate
    # and the agent signs for them before leaving
    page.get_by_label("签收人证件号码").fill(AGENT_NUMBER)
    sign(page)
    axe(page)
    page.get_by_role("button", name="确认送达").click()
    close_viewer(page)
    expect(page.get_by_text("本件已经办结。")).to_be_visible()
    axe(page)
    proof = paper_text(page, "送达回证")
    for said in (case_number(page), AGENT, "李强"):
        assert said in proof, proof
    assert AGENT_NUMBER not in proof
