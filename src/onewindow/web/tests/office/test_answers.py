"""The answer manual on its pages: written, stale when the list changes, checked again, printed; read at the desk and in the guide (M13)."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from onewindow.audit.models import Entry
from onewindow.cases.tests import make
from onewindow.catalogue.actions import AnswerInput, import_provincial_points, write_answer
from onewindow.catalogue.models import AnswerManual, ItemAnswer, ItemVersion, ProvincialPoint
from onewindow.catalogue.rules.provincial import ProvincePoint
from onewindow.catalogue.spreadsheet.provincial import ProvincialRow
from onewindow.organisation.actor import Actor
from onewindow.web.tests.house import Enter, later

CODE = make.code_of("1")
ANSWERS = f"/office/items/{CODE}/answers"
POINTS = f"/office/items/{CODE}/points"
FORM = {
    "question": "可以代办吗？",
    "answer": "可以，凭委托书。\n\n身份证原件由代办人出示。",
    "ground": "《行政许可法》第二十九条",
    "visibility": "public",
    "material_code": "",
}


def put(cast: make.Cast, **changes: str) -> ItemAnswer:
    written = AnswerInput(**(FORM | changes))
    return write_answer(item_code=CODE, written=written, by=cast.item_manager, at=make.MORNING)


def provincial_item(cast: make.Cast) -> str:
    """An item handled alike in the whole province, with a point of the province for its form."""
    item = make.special_item(cast, "7", scope="全省")
    point = ProvincePoint(item.code[19:31], "申请表", "使用全省统一的表格")
    clock = Actor.system(cast.centre.pk)
    import_provincial_points(rows=[ProvincialRow(2, point)], by=clock, at=make.MORNING)
    return item.code


def next_version(cast: make.Cast, begins_on: date) -> None:
    version = ItemVersion.objects.get(item=cast.nurse)
    ItemVersion.objects.filter(pk=version.pk).update(effective_until=date(2026, 11, 30))
    version.pk, version.number, version.effective_from, version.published_at = None, 2, begins_on, None
    version.save(force_insert=True)
    ItemVersion.objects.filter(pk=version.pk).update(published_at=make.MORNING)


def test_an_answer_is_written_and_read_in_the_guide_and_at_the_desk(
    cast: make.Cast, enter: Enter, client: Client
) -> None:
    assert enter(cast.item_manager).post(f"{ANSWERS}/new", FORM).headers["Location"] == ANSWERS
    put(cast, question="内部问题？", visibility="internal")
    guide = client.get(f"/guide/{CODE}").text
    assert "常见问题" in guide and "<p>身份证原件由代办人出示。</p>" in guide and "内部问题" not in guide
    desk = enter(cast.clerk).get(f"/desk/cases/{make.received(cast).number}").text
    assert "可以代办吗？" in desk and "内部问题？" in desk and "内部掌握" in desk


def test_what_is_wrong_stands_beside_its_field_with_every_word(cast: make.Cast, enter: Enter) -> None:
    wrong = FORM | {"ground": "", "visibility": "", "material_code": "99"}
    response = enter(cast.item_manager).post(f"{ANSWERS}/new", wrong)
    assert response.status_code == 422
    for place in ("ground", "visibility", "material_code"):
        assert f'<a href="#{place}">' in response.text
    assert "可以，凭委托书。" in response.text and not ItemAnswer.objects.exists()


def test_an_answer_is_changed_and_withdrawn(cast: make.Cast, enter: Enter, client: Client) -> None:
    put(cast)
    manager = enter(cast.item_manager)
    assert FORM["ground"] in manager.get(f"{ANSWERS}/1").text
    manager.post(f"{ANSWERS}/1", FORM | {"answer": "可以，凭公证的委托书。"})
    assert "凭公证的委托书" in client.get(f"/guide/{CODE}").text
    manager.post(f"{ANSWERS}/1/withdraw")
    assert "常见问题" not in client.get(f"/guide/{CODE}").text
    assert manager.get(f"{ANSWERS}/1").status_code == 404


def test_a_new_version_marks_answers_from_its_day_until_checked_again(
    cast: make.Cast, enter: Enter, client: Client
) -> None:
    put(cast)
    next_version(cast, date(2026, 12, 1))
    with later("2026-11-30 23:59"):
        assert "待复核" not in enter(cast.item_manager).get(ANSWERS).text.split("answer-list")[1]
    with later("2026-12-01 00:00"):
        page = enter(cast.item_manager).get(ANSWERS).text
        assert "1 条待复核" in page and "清单第2版自2026-12-01起施行" in page
        assert "这条答复正在核对" in client.get(f"/guide/{CODE}").text
        enter(cast.item_manager).post(f"{ANSWERS}/recheck", {"number": ["1", "x"]})
        assert "1 条待复核" not in enter(cast.item_manager).get(ANSWERS).text
        assert "这条答复正在核对" not in client.get(f"/guide/{CODE}").text


def test_the_manual_prints_and_opens(cast: make.Cast, enter: Enter) -> None:
    manager = enter(cast.item_manager)
    assert manager.post(f"{ANSWERS}/manual").status_code == 409
    put(cast)
    manager.post(f"{ANSWERS}/manual")
    page = manager.get(ANSWERS).text
    printed = AnswerManual.objects.get()
    assert printed.document.number in page
    paper = manager.get(f"{ANSWERS}/manual/{printed.pk}.pdf")
    assert paper.headers["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")
    other = f"/office/items/{make.code_of('2')}/answers/manual/{printed.pk}.pdf"
    assert manager.get(other).status_code == 404
    assert "答复口径手册" in manager.get(f"/v/{printed.document.token}").text


def test_a_case_leads_to_what_explains_its_item(cast: make.Cast, enter: Enter) -> None:
    case = make.accepted(cast)
    assert f'href="{ANSWERS}"' in enter(cast.reviewer).get(f"/office/cases/{case.number}").text


def test_a_reviewer_reads_and_does_not_write(cast: make.Cast, enter: Enter) -> None:
    put(cast)
    reviewer = enter(cast.reviewer)
    page = reviewer.get(ANSWERS).text
    assert "可以代办吗？" in page and "写一条" not in page
    for address in ("new", "1", "1/withdraw", "manual"):
        assert reviewer.post(f"{ANSWERS}/{address}", FORM).status_code == 403
    assert Entry.objects.filter(kind=Entry.Kind.REFUSED, subject=CODE).count() == 4


def test_the_provinces_points_stand_beside_the_own_ones_everywhere(
    cast: make.Cast, enter: Enter, client: Client
) -> None:
    code = provincial_item(cast)
    page = enter(cast.item_manager).get(f"/office/items/{code}/points").text
    assert page.index("核对姓名与证件一致") < page.index("省级统一</span>") < page.index("使用全省统一的表格")
    assert "使用全省统一的表格" in client.get(f"/guide/{code}").text
    chosen = enter(cast.clerk).post("/desk/item", {"item": code}, headers={"HX-Request": "true"}).text
    assert "省级统一 · 材料要求：使用全省统一的表格" in chosen
    case = make.actions.receive(application=make.nurse_application("7"), by=cast.clerk, at=make.MORNING)
    assert "使用全省统一的表格" in enter(cast.reviewer).get(f"/office/cases/{case.number}").text
    assert "使用全省统一的表格" not in enter(cast.item_manager).get(POINTS).text


def test_an_attempt_on_a_point_of_the_province_is_refused_and_kept(cast: make.Cast, enter: Enter) -> None:
    code = provincial_item(cast)
    point = ProvincialPoint.objects.get()
    response = enter(cast.item_manager).post(f"/office/items/{code}/points/{point.pk}", {"text": "放宽"})
    assert response.status_code == 403 and "省级统一的审查要点由省里制定" in response.text
    kept = Entry.objects.filter(kind=Entry.Kind.REFUSED).last()
    assert kept and (kept.detail["act"], kept.subject) == ("change_provincial_point", code)
    point.refresh_from_db()
    assert point.text == "使用全省统一的表格"


@pytest.mark.parametrize(("address", "queries"), [(ANSWERS, 4), (f"{ANSWERS}/1", 3), (POINTS, 2)])
def test_the_pages_cost_a_fixed_number_of_queries(
    cast: make.Cast,
    enter: Enter,
    django_assert_num_queries: Callable,  # type: ignore[type-arg]
    address: str,
    queries: int,
) -> None:
    for question in ("甲？", "乙？", "丙？"):
        put(cast, question=question)
    manager = enter(cast.item_manager)
    manager.get(address)
    with django_assert_num_queries(queries):
        manager.get(address)
