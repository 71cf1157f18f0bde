"""A department adds an item, which can be received on its day and not the day before; a change while a case runs (M33, M34)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect

from onewindow.authority.rules import Power
from onewindow.authority.tests import training
from onewindow.authority.tests.make import agree
from onewindow.cases import actions
from onewindow.cases.application import MaterialInput
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.cases.tests.items import CODE, NEW_CODE, folk_of
from onewindow.catalogue.models import Item, ItemApplication
from onewindow.catalogue.rules.life import Kind
from onewindow.catalogue.tests import life
from onewindow.web.tests.house import Visit, later

Judge = Callable[[Page], None]


def publish(page: Page) -> None:
    """Press 发布, opening its fold where another act leads."""
    fold = page.locator("#act-publish")
    if not fold.get_by_role("button", name="发布").is_visible():
        fold.locator("summary").click()
    fold.get_by_role("button", name="发布").click()
    page.wait_for_load_state()


def test_a_department_adds_an_item_and_it_is_received_from_its_day(
    page: Page, cast: make.Cast, visit: Visit, axe: Judge, tmp_path: Path
) -> None:
    folk = folk_of(cast)
    # Given an item manager who draws up 托育机构备案
    visit(folk.manager).goto("/office/items")
    axe(page)
    page.get_by_role("link", name="申请新增事项").click()
    page.get_by_label("实施编码").fill(NEW_CODE)
    page.get_by_label("事项名称").fill("托育机构备案")
    axe(page)
    page.get_by_role("button", name="下一步").click()
    page.get_by_label("法律依据").first.fill("《托育机构登记和备案办法》")
    page.get_by_label("申请理由").fill("上级下放")
    page.get_by_label("计划实施日期").fill("2026-12-07")
    page.get_by_label("自然人", exact=True).check()
    page.locator("#item-promised").fill("5个工作日")
    for element, said in (
        ("legal_basis", "第三条"),
        ("conditions", "有场所"),
        ("flow", "收件"),
        ("result_name", "回执"),
    ):
        page.locator(f"#item-{element}").fill(said)
    page.get_by_role("button", name="增加申请材料").click()
    page.locator("#materials-0-name").fill("备案书")
    axe(page)
    page.get_by_role("button", name="保存并查看申请").click()
    ground = tmp_path / "依据.pdf"
    ground.write_bytes(life.PDF)
    page.get_by_label("添加附件").set_input_files(ground)
    page.get_by_role("button", name="上传").click()
    page.get_by_role("button", name="提交中心审核").click()
    expect(page.get_by_text("待中心审核").first).to_be_visible()
    axe(page)
    # when the checker, another reviewer and the administrator do theirs
    number = ItemApplication.objects.get().number
    visit(folk.checker).goto("/centre/items")
    axe(page)
    page.get_by_role("link", name=number).click()
    page.get_by_role("button", name="审核通过").click()
    visit(folk.reviewer).goto(f"/centre/items/applications/{number}")
    page.get_by_role("button", name="同意", exact=True).click()
    visit(folk.admin).goto(f"/centre/items/applications/{number}")
    axe(page)
    page.locator("#act-configure").get_by_role("button").click()
    publish(page)
    expect(page.get_by_text("新增事项尚不能发布，还缺").first).to_be_visible()
    # and agreement and training are there
    item = Item.objects.get(code=NEW_CODE)
    agree(item, Power.RECEIVE, Power.ACCEPT)
    training.train([cast.clerk.account_id], training.course(item))
    page.goto(f"/centre/items/applications/{number}")
    publish(page)
    expect(page.get_by_text("本申请已经办结")).to_be_visible()
    # then the desk finds it on its day, and not a minute before
    for at, hits in (("2026-12-06 23:59", 0), ("2026-12-07 00:01", 1)):
        with later(at):
            visit(cast.clerk).goto("/desk/items?q=托育")
            expect(page.get_by_text(NEW_CODE)).to_have_count(hits)
    case = actions.receive(
        application=make.nurse_application(
            item_code=NEW_CODE, materials=(MaterialInput(code="01", verdict="passed", original_seen=True),)
        ),
        by=cast.clerk,
        at=make.moment("2026-12-07 09:00"),
    )
    assert (case.item, case.version.number) == (item, 1)


def test_a_case_under_way_keeps_its_version_when_the_next_takes_over(
    page: Page, cast: make.Cast, visit: Visit, axe: Judge
) -> None:
    folk = folk_of(cast)
    nurse = Item.objects.get(code=CODE)
    agree(nurse, Power.RECEIVE, Power.ACCEPT)

    def received(at: str) -> int:
        materials = tuple(MaterialInput(code=code, verdict="passed", original_seen=True) for code in ("01", "02"))
        application = make.nurse_application(item_code=CODE, materials=materials)
        return actions.receive(application=application, by=cast.clerk, at=make.moment(at)).version.number

    # Given a case received under the version that runs, while the next is drawn up and checked
    assert received("2026-11-24 11:00") == 1
    number = life.approved(folk, Kind.CHANGE).number
    # when the administrator reads both side by side and publishes from a day on
    visit(folk.admin).goto(f"/centre/items/applications/{number}")
    expect(page.locator("ins", has_text="免费")).to_be_visible()
    axe(page)
    publish(page)
    expect(page.get_by_text("本申请已经办结")).to_be_visible()
    # then what is received before its day falls under the old, from its day under the new, and the first case keeps its own
    assert received("2026-12-04 16:00") == 1
    assert received("2026-12-07 09:00") == 2
    assert list(Case.objects.filter(item=nurse).order_by("received_at").values_list("version__number", flat=True)) == [
        1,
        1,
        2,
    ]
    visit(folk.manager).goto(f"/office/items/{CODE}")
    expect(page.get_by_role("link", name=number).first).to_be_visible()
    axe(page)
    assert date(2026, 12, 7) == nurse.versions.get(number=2).effective_from
