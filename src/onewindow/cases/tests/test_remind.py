"""Before a step runs out its unit is reminded, once; when it has run out those above it know (M22)."""

from datetime import timedelta

import pytest

from onewindow.cases import actions
from onewindow.cases.models import Step
from onewindow.cases.tests import make
from onewindow.lib.encryption import seal
from onewindow.messaging.models import Message, Notice
from onewindow.organisation.models import Account
from onewindow.worktime.actions import set_day

# Accepted on Tuesday 24 November for 5 working days: due on 1 December at 17:00, yellow from 30 November on.
WARN = make.moment("2026-11-30 00:00")
DUE = make.moment("2026-12-01 17:00")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def cast(db: None, settings, tmp_path) -> make.Cast:  # type: ignore[no-untyped-def]
    settings.MEDIA_ROOT = tmp_path
    return make.cast()


def told(occasion: str) -> set[str]:
    return set(Notice.objects.filter(occasion=occasion).values_list("role", flat=True))


def review_step(cast: make.Cast) -> Step:
    return make.accepted(cast).steps.get(kind="review")


def test_the_department_is_reminded_from_the_yellow_day_on_and_once(cast: make.Cast) -> None:
    step = review_step(cast)
    assert step.warn_at == WARN
    assert actions.remind_due_soon(at=WARN - MINUTE) == 0
    assert actions.remind_due_soon(at=WARN) == 1
    assert actions.remind_due_soon(at=WARN + MINUTE) == 0
    assert told("step_due_soon") == {"reviewer", "decider"}
    notice = Notice.objects.filter(role="reviewer").get()
    assert (notice.department, notice.facts["due"]) == (cast.health, "2026年12月1日")


def test_due_at_this_moment_is_not_late_and_a_minute_after_is(cast: make.Cast) -> None:
    review_step(cast)
    assert actions.tell_overdue(at=DUE) == 0
    assert actions.tell_overdue(at=DUE + MINUTE) == 1
    assert actions.tell_overdue(at=DUE + MINUTE) == 0
    assert told("step_overdue") == {"reviewer", "decider", "supervisor", "leader"}


def test_somebody_is_asked_to_call_the_department_that_is_late(cast: make.Cast) -> None:
    review_step(cast)
    actions.tell_overdue(at=DUE + MINUTE)
    call = Message.objects.get(channel="call")
    assert (call.occasion, call.facts["unit"], call.state) == ("step_overdue", "市卫生健康局", "waiting")


def test_the_person_who_holds_the_step_gets_a_message(cast: make.Cast) -> None:
    step = review_step(cast)
    reviewer = Account.objects.get(pk=cast.reviewer.account_id)
    reviewer.phone_sealed = seal("13900000009")
    reviewer.save()
    Step.objects.filter(pk=step.pk).update(person=reviewer)
    actions.remind_due_soon(at=WARN)
    assert Message.objects.get(occasion="step_due_soon").to_shown == "139****0009"


def test_after_a_sleep_a_step_that_is_late_already_is_told_as_late_only(cast: make.Cast) -> None:
    review_step(cast)
    assert actions.remind_due_soon(at=DUE + MINUTE) == 1
    actions.tell_overdue(at=DUE + MINUTE)
    assert told("step_due_soon") == set() and told("step_overdue") != set()


def test_a_closed_step_troubles_nobody(cast: make.Cast) -> None:
    number = make.reviewed(cast).number
    actions.grant(number=number, findings="符合", by=cast.decider, at=make.MORNING)
    Step.objects.filter(kind="handover").update(warned_at=make.MORNING, overdue_told_at=make.MORNING)
    assert actions.remind_due_soon(at=DUE + MINUTE) == actions.tell_overdue(at=DUE + MINUTE) == 0


def test_a_suspended_case_troubles_nobody(cast: make.Cast) -> None:
    case = make.suspended(cast, days=5)
    case.steps.exclude(kind="review").update(warned_at=make.MORNING, overdue_told_at=make.MORNING)
    far = case.steps.get(kind="review").due_at + MINUTE
    assert actions.remind_due_soon(at=far) == actions.tell_overdue(at=far) == 0


def test_the_applicant_is_reminded_to_correct(cast: make.Cast) -> None:
    case = make.noticed(cast)
    step = case.steps.get(kind="correction")
    assert actions.remind_due_soon(at=step.warn_at) == 1
    message = Message.objects.get(occasion="case_reply_soon")
    assert (message.to_shown, message.facts["due"]) == ("138****0001", "2026年12月15日")
    assert not Notice.objects.exists()


def test_a_result_that_nobody_collects_is_called_to_mind(cast: make.Cast) -> None:
    step = make.issuing(cast).steps.get(kind="delivery")
    actions.remind_due_soon(at=step.warn_at)
    assert Message.objects.filter(occasion="case_uncollected").count() == 1
    assert told("step_due_soon") == {"issuing_clerk"}


def test_a_date_that_moved_is_warned_of_again(cast: make.Cast) -> None:
    step = review_step(cast)
    actions.remind_due_soon(at=WARN)
    change = set_day(
        calendar=cast.centre.calendar, day=DUE.date(), is_working=False, name="停办", by="测试", at=WARN + MINUTE
    )
    actions.recompute(change=change, by=cast.admin, at=WARN + MINUTE)
    step.refresh_from_db()
    assert (step.due_at, step.warn_at, step.warned_at) == (make.moment("2026-12-02 17:00"), WARN, None)
    assert actions.remind_due_soon(at=WARN + MINUTE) == 1
    assert Notice.objects.filter(role="reviewer").count() == 2


def test_a_centre_s_own_bands_move_the_warning(cast: make.Cast) -> None:
    cast.centre.light_bands = [[5, 3], [15, 4], [0, 5]]
    cast.centre.save()
    assert review_step(cast).warn_at == make.moment("2026-11-26 00:00")


def test_a_sweep_takes_no_more_than_it_is_asked_to(cast: make.Cast) -> None:
    for _n in range(3):
        make.accepted(cast)
    assert [actions.remind_due_soon(at=WARN, limit=2) for _n in range(3)] == [2, 1, 0]
