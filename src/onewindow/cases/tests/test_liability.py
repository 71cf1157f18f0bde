"""Whose rule or act it was, each time something was refused, demanded in excess or late (M19, M20, M24)."""

import pytest

from onewindow.cases import actions
from onewindow.cases.models import Case, Liability
from onewindow.cases.queries.liability import liabilities_of, list_breaches
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import refused

DUE = make.moment("2026-12-01 17:00")
"""The promised limit of the nurse's case that was accepted on the morning."""
A_MINUTE_BEFORE, A_MINUTE_LATER = make.moment("2026-12-01 16:59"), make.moment("2026-12-01 17:01")


def on_record() -> tuple[str, str, str, str]:
    row = Liability.objects.get()
    return row.occasion, row.whose, row.unit, row.person.get("name", "")


def test_a_refusal_rests_on_the_departments_standard(cast: make.Cast) -> None:
    number = make.reviewed(cast).number
    basis = "《护士条例》第七条"
    case = actions.refuse(
        number=number, findings="未通过考试", reasons="不符合条件", basis=basis, by=cast.decider, at=make.MORNING
    )
    assert on_record() == ("refused", "department_standard", "市卫生健康局", "黄志远")
    row = Liability.objects.get()
    assert (row.clause, row.detail["version"], row.event_sequence) == (basis, 1, case.event_count)


@pytest.mark.parametrize(("missed", "whose"), [(False, "reviewer"), (True, "department_standard")])
def test_a_refusal_for_want_of_what_the_reviewer_demanded_rests_on_that_demand(
    cast: make.Cast, missed: bool, whose: str
) -> None:
    number = make.reviewed(cast).number
    actions.request_completion(
        number=number,
        defects_found=[make.found("02", "missing")],
        reason="无法核实",
        missed_at_window=missed,
        by=cast.reviewer,
        at=make.MORNING,
    )
    actions.refuse(
        number=number, findings="未补齐", reasons="材料不全", basis="第七条", by=cast.decider, at=make.MORNING
    )
    assert Liability.objects.get(occasion="refused").whose == whose


def test_what_is_declined_at_the_window_is_the_windows_act_with_its_legal_basis(cast: make.Cast) -> None:
    number = make.received(cast).number
    actions.decline(number=number, reason="不需要许可", basis="第三十二条", by=cast.clerk, at=make.MORNING)
    assert on_record() == ("declined", "window", "N01 自然人综合受理", "王晓梅")
    assert Liability.objects.get().clause == "第三十二条"


def test_what_the_department_declines_is_its_own_act(cast: make.Cast) -> None:
    number = actions.receive(application=make.nurse_application("4"), by=cast.clerk, at=make.MORNING).number
    actions.decline(number=number, reason="不需要许可", basis="第三十二条", by=cast.reviewer, at=make.MORNING)
    assert on_record() == ("declined", "reviewer", "市卫生健康局", "刘芳")


def test_what_is_returned_is_the_windows_act(cast: make.Cast) -> None:
    number = make.received(cast).number
    actions.return_out_of_scope(
        number=number, reason="不属于本窗口", where_to_go="省局", by=cast.clerk, at=make.MORNING
    )
    assert on_record() == ("returned", "window", "N01 自然人综合受理", "王晓梅")


def test_an_act_without_the_power_to_it_is_held_against_who_tried_though_it_was_rolled_back(cast: make.Cast) -> None:
    number = make.reviewed(cast).number
    with refused("no_power"):
        actions.grant(number=number, findings="我来定", by=cast.reviewer, at=make.MORNING)
    assert on_record() == ("no_power", "reviewer", "市卫生健康局", "刘芳")
    row = Liability.objects.get()
    assert (row.case.number, row.event_sequence, row.detail["power"]) == (number, None, "决定")
    assert "委托范围" in row.clause


def test_before_there_is_a_case_the_item_is_named(cast: make.Cast) -> None:
    with refused("no_power"):
        actions.receive(application=make.nurse_application(), by=cast.issuer, at=make.MORNING)
    row = Liability.objects.get()
    assert (row.case, row.whose, row.detail["subject"]) == (None, "window", make.code_of("1"))


def test_what_went_well_leaves_nothing(cast: make.Cast) -> None:
    make.issuing(cast)
    assert not Liability.objects.exists()


@pytest.mark.parametrize(("at", "noted"), [(A_MINUTE_BEFORE, 0), (DUE, 0), (A_MINUTE_LATER, 1)])
def test_the_sweep_notes_an_open_step_from_the_first_minute_past_due(cast: make.Cast, at, noted: int) -> None:  # type: ignore[no-untyped-def]
    make.accepted(cast)
    assert actions.note_late(at=at) == noted
    assert Liability.objects.count() == noted


@pytest.mark.parametrize(("at", "noted"), [(A_MINUTE_BEFORE, 0), (DUE, 0), (A_MINUTE_LATER, 1)])
def test_a_step_that_closes_late_is_noted_by_the_act_that_closes_it(cast: make.Cast, at, noted: int) -> None:  # type: ignore[no-untyped-def]
    number = make.reviewed(cast).number
    case = actions.grant(number=number, findings="符合条件", by=cast.decider, at=at)
    assert Liability.objects.count() == noted
    if noted:
        assert on_record() == ("late", "reviewer", "市卫生健康局", "刘芳")
        row = Liability.objects.get()
        assert (row.due_at, row.event_sequence, row.step.kind) == (DUE, case.event_count, "review")


def test_a_late_step_stands_on_record_once(cast: make.Cast) -> None:
    number = make.reviewed(cast).number
    assert [actions.note_late(at=A_MINUTE_LATER), actions.note_late(at=make.moment("2026-12-02 09:00"))] == [1, 0]
    actions.grant(number=number, findings="符合条件", by=cast.decider, at=make.moment("2026-12-03 09:00"))
    assert Liability.objects.count() == 1


def test_how_late_it_was_is_counted_in_working_days_to_the_steps_end(cast: make.Cast) -> None:
    case = make.reviewed(cast)
    actions.note_late(at=A_MINUTE_LATER)

    def days_late(at: str) -> int | None:
        return liabilities_of(case=case, actor=cast.supervisor, at=make.moment(at))[0].days_late

    assert [days_late("2026-12-01 18:00"), days_late("2026-12-04 09:00"), days_late("2026-12-07 09:00")] == [0, 3, 4]
    actions.grant(number=case.number, findings="符合条件", by=cast.decider, at=make.moment("2026-12-03 09:00"))
    assert days_late("2026-12-31 09:00") == 2


def test_paper_that_goes_to_the_department_after_its_day_is_held_against_the_window(cast: make.Cast) -> None:
    number = make.company_accepted(cast).number
    actions.transfer(number=number, by=cast.legal_clerk, at=make.moment("2026-11-25 09:00"))
    assert on_record() == ("late", "window", "F01 法人综合受理", "李强")


def test_a_completion_that_does_not_come_is_the_applicants_own(cast: make.Cast) -> None:
    case = make.accepted(cast)
    actions.request_completion(
        number=case.number,
        defects_found=[make.found("02", "missing")],
        reason="无法核实",
        missed_at_window=False,
        by=cast.reviewer,
        at=make.MORNING,
    )
    actions.note_late(at=make.moment("2026-12-15 17:01"))
    assert set(Liability.objects.values_list("occasion", "whose", "unit")) == {
        ("completion_demanded", "reviewer", "市卫生健康局"),
        ("late", "reviewer", "市卫生健康局"),
        ("late", "applicant", "申请人"),
    }
    breaches = list_breaches(actor=cast.supervisor, at=make.moment("2026-12-15 17:01")).rows
    assert {(row.occasion, row.whose) for row in breaches} == {
        ("completion_demanded", "reviewer"),
        ("late", "reviewer"),
    }


def test_an_answer_that_was_not_given_is_not_late_besides(cast: make.Cast) -> None:
    make.received(cast)
    actions.sweep(at=A_MINUTE_LATER)
    actions.note_late(at=A_MINUTE_LATER)
    rows = set(Liability.objects.values_list("occasion", "whose"))
    assert rows == {("unanswered", "window"), ("late", "reviewer")}


def test_the_record_of_a_case_is_read_by_who_watches_and_by_its_department(cast: make.Cast) -> None:
    case = make.reviewed(cast)
    actions.note_late(at=A_MINUTE_LATER)
    for name, rows in {"supervisor": 1, "leader": 1, "reviewer": 1, "item_manager": 1, "clerk": 0, "issuer": 0}.items():
        assert len(liabilities_of(case=case, actor=getattr(cast, name), at=A_MINUTE_LATER)) == rows, name


def test_a_step_without_a_limit_is_never_late(cast: make.Cast) -> None:
    case = make.accepted(cast)
    Case.objects.get(pk=case.pk).steps.update(due_at=None)
    assert actions.note_late(at=make.moment("2030-01-02 09:00")) == 0
