"""The printed liability sheet: what its PDF says, who may have it, and that nothing is printed twice (M24)."""

import pytest

from onewindow.audit.models import Entry
from onewindow.cases import actions
from onewindow.cases.models import Case
from onewindow.cases.queries.page import case_view
from onewindow.cases.tests import make
from onewindow.cases.tests.county import county, received_away
from onewindow.cases.tests.expect import refused
from onewindow.documents.models import Document
from onewindow.documents.queries import pdf_of
from onewindow.documents.tests.make import text_of

LATE = make.moment("2026-12-03 09:30")


@pytest.fixture
def unprinted() -> None:
    """Here the papers are really printed."""


def refused_late(cast: make.Cast) -> Case:
    """Completed for what the window missed, then refused two working days past the promise."""
    number = make.reviewed(cast).number
    actions.request_completion(
        number=number,
        defects_found=[make.found("02", "defective", "照片不清晰")],
        reason="身份证照片不清晰",
        missed_at_window=True,
        by=cast.reviewer,
        at=make.MORNING,
    )
    actions.complete(number=number, materials=[make.found()], by=cast.clerk, at=make.MORNING)
    return actions.refuse(
        number=number,
        findings="未通过考试",
        reasons="不符合注册条件",
        basis="《护士条例》第七条",
        by=cast.decider,
        at=LATE,
    )


def test_the_sheet_says_whose_it_was_with_clause_person_and_how_late(cast: make.Cast) -> None:
    case = refused_late(cast)
    sheet = actions.print_liability(number=case.number, by=cast.supervisor, at=LATE)
    assert sheet.number == "遵政务责字〔2026〕000001号"
    said = text_of(pdf_of(sheet))
    for words in (
        "办件责任清单",
        case.number,
        "共3项",
        "窗口核验遗漏",
        "窗口的行为",
        "遵义市政务服务中心N01自然人综合受理王晓梅",
        "身份证照片不清晰",
        "第三十二条第一款第四项",
        "不予决定",
        "部门的标准",
        "市卫生健康局黄志远",
        "《护士条例》第七条",
        "环节超期：审查决定",
        "超期2个工作日：期限2026年12月1日17时00分，2026年12月3日9时30分完成",
        "第四十二条",
    ):
        assert words in said, words


def test_a_case_that_went_well_says_that_nothing_stands_on_record(cast: make.Cast) -> None:
    sheet = actions.print_liability(number=make.accepted(cast).number, by=cast.leader, at=make.MORNING)
    assert "没有不予、退回、超出清单要求、重复告知或者超期的记录" in text_of(pdf_of(sheet))


def test_printed_twice_it_is_the_same_sheet_until_something_new_stands_on_record(cast: make.Cast) -> None:
    number = make.reviewed(cast).number
    first, again = (actions.print_liability(number=number, by=cast.supervisor, at=make.MORNING) for _ in range(2))
    assert first == again
    actions.note_late(at=LATE)
    assert actions.print_liability(number=number, by=cast.supervisor, at=LATE) != first
    assert Document.objects.filter(kind="liability").count() == 2


@pytest.mark.parametrize("name", ["supervisor", "leader", "reviewer", "decider", "item_manager"])
def test_it_is_for_who_watches_and_for_the_home_department(cast: make.Cast, name: str) -> None:
    number, actor = make.accepted(cast).number, getattr(cast, name)
    sheet = actions.print_liability(number=number, by=actor, at=make.MORNING)
    assert sheet in case_view(number=number, actor=actor, at=make.MORNING).papers
    assert actions.view_paper(document_id=sheet.pk, by=actor, at=make.MORNING).content.startswith(b"%PDF")


def test_others_who_see_the_case_neither_print_nor_see_it_and_the_attempt_is_kept(cast: make.Cast) -> None:
    number = make.accepted(cast).number
    sheet = actions.print_liability(number=number, by=cast.supervisor, at=make.MORNING)
    with refused("liability_not_for_you"):
        actions.print_liability(number=number, by=cast.clerk, at=make.MORNING)
    assert Entry.objects.get(kind="refused").detail["act"] == "print_liability"
    assert sheet not in case_view(number=number, actor=cast.clerk, at=make.MORNING).papers
    with refused("not_found"):
        actions.view_paper(document_id=sheet.pk, by=cast.clerk, at=make.MORNING)
    for name in ("planning_reviewer", "outsider"):
        with refused("not_found"):
            actions.print_liability(number=number, by=getattr(cast, name), at=make.MORNING)


def test_both_centres_supervisors_print_one_that_names_each_unit_with_its_centre(cast: make.Cast) -> None:
    home = county(cast)
    number = received_away(cast).number
    actions.return_out_of_scope(
        number=number, reason="不属于本窗口", where_to_go="省局", by=cast.clerk, at=make.MORNING
    )
    for actor in (home.supervisor, cast.supervisor):
        sheet = actions.print_liability(number=number, by=actor, at=make.MORNING)
        assert sheet.number.startswith("仁政务责字")
        assert "遵义市政务服务中心N01自然人综合受理王晓梅" in text_of(pdf_of(sheet))
