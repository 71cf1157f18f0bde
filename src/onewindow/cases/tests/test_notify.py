"""The one-time notice: all that is missing, at once, once, with a date to answer by (M21, 行政许可法 32(4))."""

from datetime import date

import pytest

from onewindow.cases import actions
from onewindow.cases.models import Liability, OneTimeNotice
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import open_steps, papers, refused


def again(cast: make.Cast, number: str, by: str = "supervisor"):  # type: ignore[no-untyped-def]
    return actions.notify_again(number=number, reason="首次告知漏列", by=getattr(cast, by), at=make.MORNING)


def corrected_but_defective(cast: make.Cast) -> str:
    number = make.noticed(cast).number
    still_bad = [make.found("02", "defective", "仍不清晰")]
    return actions.correct(number=number, materials=still_bad, by=cast.clerk, at=make.MORNING).number


def test_it_names_every_defect_and_waits_for_the_applicant(cast: make.Cast) -> None:
    number = make.received(cast, missing=("02",)).number
    actions.check(number=number, materials=[make.found("01", "defective", "未签名")], by=cast.clerk, at=make.MORNING)
    case = actions.notify(number=number, by=cast.clerk, at=make.MORNING)
    notice = case.notices.get()
    assert notice.defects == [["申请表", "未签名"], ["身份证", "未提交"]]
    assert (case.state, open_steps(case)) == ("correcting", [("correction", "N01")])
    assert papers(case) == ["receipt", "one_time_notice"]


def test_it_waits_until_every_material_was_looked_at(cast: make.Cast) -> None:
    number = make.received(cast, verdict="pending").number
    actions.check(number=number, materials=[make.found("01", "defective", "未签名")], by=cast.clerk, at=make.MORNING)
    with refused("materials_unchecked") as caught:
        actions.notify(number=number, by=cast.clerk, at=make.MORNING)
    assert "还有材料没有核验：身份证。" in str(caught.value)
    actions.check(number=number, materials=[make.found("02", "missing")], by=cast.clerk, at=make.MORNING)
    assert actions.notify(number=number, by=cast.clerk, at=make.MORNING).state == "correcting"


def test_without_a_date_there_are_fifteen_working_days(cast: make.Cast) -> None:
    case = make.noticed(cast)
    assert case.notices.get().reply_by == date(2026, 12, 15)
    assert case.steps.get(kind="correction").due_at == make.moment("2026-12-15 17:00")


def test_a_given_date_counts_to_the_close_of_that_day(cast: make.Cast) -> None:
    case = make.noticed(cast, reply_by=date(2026, 11, 25))
    assert case.steps.get(kind="correction").due_at == make.moment("2026-11-25 17:00")


def test_a_given_rest_day_moves_on_to_the_next_working_day(cast: make.Cast) -> None:
    case = make.noticed(cast, reply_by=date(2026, 11, 28))
    assert case.steps.get(kind="correction").due_at == make.moment("2026-11-30 17:00")


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 11, 23)])
def test_a_date_that_is_not_after_today_is_refused(cast: make.Cast, day: date) -> None:
    with refused("field_wrong", field="reply_by"):
        make.noticed(cast, reply_by=day)


def test_where_nothing_is_wrong_there_is_nothing_to_notify(cast: make.Cast) -> None:
    number = make.received(cast).number
    with refused("nothing_defective"):
        actions.notify(number=number, by=cast.clerk, at=make.MORNING)


def test_an_optional_material_is_not_asked_for(cast: make.Cast) -> None:
    make.special_item(cast, "9", optional="03")
    application = make.nurse_application("9", missing=("02",))
    number = actions.receive(application=application, by=cast.clerk, at=make.MORNING).number
    actions.check(number=number, materials=[make.found("03", "missing")], by=cast.clerk, at=make.MORNING)
    case = actions.notify(number=number, by=cast.clerk, at=make.MORNING)
    assert case.notices.get().defects == [["身份证", "未提交"]]


def test_a_second_notice_is_refused(cast: make.Cast) -> None:
    number = corrected_but_defective(cast)
    with refused("already_notified"):
        actions.notify(number=number, by=cast.clerk, at=make.MORNING)
    assert OneTimeNotice.objects.count() == 1


def test_what_could_have_been_asked_for_the_first_time_is_held_against_the_window_that_gave_the_first(
    cast: make.Cast,
) -> None:
    number = corrected_but_defective(cast)
    actions.check(
        number=number, materials=[make.found("01", "defective", "未签名")], by=cast.second_clerk, at=make.MORNING
    )
    case = again(cast, number)
    assert list(case.notices.order_by("sequence").values_list("sequence", flat=True)) == [1, 2]
    row = Liability.objects.get()
    assert (row.occasion, row.whose, row.account_id) == ("second_notice", "window", cast.clerk.account_id)
    assert row.detail["could_have_been_asked"] == ["申请表"]
    assert row.detail["approved_by"]["name"] == cast.supervisor.name
    assert (row.unit, row.event_sequence) == ("N01 自然人综合受理", case.events.last().sequence)
    assert case.events.last().ground["kind"] == "supervision"


def test_what_is_only_asked_for_again_is_the_applicants_own(cast: make.Cast) -> None:
    again(cast, corrected_but_defective(cast))
    row = Liability.objects.get()
    assert (row.occasion, row.whose, row.account_id, row.unit) == ("second_notice", "applicant", None, "申请人")
    assert row.detail["could_have_been_asked"] == []


def test_nobody_else_may(cast: make.Cast) -> None:
    number = corrected_but_defective(cast)
    for name in ("clerk", "reviewer", "decider", "leader"):
        with refused("supervisor_only"):
            again(cast, number, by=name)
    assert OneTimeNotice.objects.count() == 1
    assert not Liability.objects.exclude(occasion="no_power").exists()


def test_without_a_first_there_is_no_second(cast: make.Cast) -> None:
    with refused("not_yet_notified"):
        again(cast, make.received(cast, missing=("02",)).number)


@pytest.mark.parametrize(
    ("at", "code"),
    [("2026-12-01 16:59", None), ("2026-12-01 17:00", None), ("2026-12-01 17:01", "out_of_order")],
)
def test_it_may_go_out_until_the_close_of_the_fifth_working_day(cast: make.Cast, at: str, code: str | None) -> None:
    number = make.received(cast, missing=("02",)).number
    if code is None:
        assert actions.notify(number=number, by=cast.clerk, at=make.moment(at)).state == "correcting"
    else:
        with refused(code):
            actions.notify(number=number, by=cast.clerk, at=make.moment(at))
