"""Each act that concerns the applicant puts one message into the outbox, in its own transaction (M22)."""

from datetime import date

import pytest

from onewindow.cases import actions
from onewindow.cases.errors import OutOfOrder
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.messaging.models import Message


@pytest.fixture
def cast(db: None, settings, tmp_path) -> make.Cast:  # type: ignore[no-untyped-def]
    settings.MEDIA_ROOT = tmp_path
    return make.cast()


def occasions(case: Case) -> list[str]:
    return list(Message.objects.filter(subject=case.number).order_by("id").values_list("occasion", flat=True))


def test_from_the_counter_to_the_issuing_window(cast: make.Cast) -> None:
    case = make.issuing(cast)
    assert occasions(case) == ["case_received", "case_accepted", "case_decided", "case_ready"]
    received, accepted = Message.objects.filter(subject=case.number).order_by("id")[:2]
    assert received.facts == {
        "centre": "遵义市政务服务中心",
        "name": "张**",
        "item": "护士执业注册",
        "number": case.number,
        "code": case.query_code,
    }
    assert received.to_shown == "138****0001"
    assert accepted.facts["due"] == "2026年12月1日"


def test_nothing_is_ready_before_it_is_made(cast: make.Cast) -> None:
    case = make.company_granted(cast)
    actions.hand_over(number=case.number, by=cast.reviewer, at=make.MORNING)
    assert "case_ready" not in occasions(case)
    actions.make(number=case.number, by=cast.issuer, at=make.MORNING)
    assert occasions(case)[-1] == "case_ready"


def test_the_one_time_notice_says_until_when_and_to_whom(cast: make.Cast) -> None:
    case = make.noticed(cast)
    message = Message.objects.get(subject=case.number, occasion="case_correction")
    assert message.facts["due"] == "2026年12月15日"


def test_the_agent_is_told_in_the_company_s_place(cast: make.Cast) -> None:
    case = make.company_received(cast)
    message = Message.objects.get(subject=case.number)
    assert (message.to_shown, message.facts["name"]) == ("138****0002", "杨*")


def test_a_suspension_names_its_procedure(cast: make.Cast) -> None:
    facts = Message.objects.get(subject=make.suspended(cast).number, occasion="case_suspended").facts
    assert (facts["procedure"], facts["days"]) == ("专家评审", "8")


def test_a_withdrawal_at_the_counter_needs_no_message(cast: make.Cast) -> None:
    case = make.received(cast)
    actions.withdraw(number=case.number, reason="不办了", by=cast.clerk, at=make.MORNING)
    assert occasions(case) == ["case_received"]


def test_an_act_that_is_refused_tells_nobody(cast: make.Cast) -> None:
    case = make.received(cast)
    with pytest.raises(OutOfOrder):
        actions.grant(number=case.number, findings="x", by=cast.decider, at=make.MORNING)
    assert occasions(case) == ["case_received"]


def test_a_reason_is_told_when_nothing_more_comes(cast: make.Cast) -> None:
    case = make.received(cast)
    told = {"reason": "不属本窗口", "where_to_go": "市人社局"}
    actions.return_out_of_scope(number=case.number, **told, by=cast.clerk, at=make.MORNING)
    assert Message.objects.get(subject=case.number, occasion="case_closed").facts["reason"] == "不属本窗口"


def test_a_promise_that_moves_with_the_calendar_is_told(cast: make.Cast) -> None:
    case = make.accepted(cast)
    day_off = {"day": date(2026, 11, 26), "is_working": False, "name": "停电"}
    actions.set_day(**day_off, by=cast.admin, at=make.MORNING, only_look=True)
    assert "case_promise_moved" not in occasions(case)
    actions.set_day(**day_off, by=cast.admin, at=make.MORNING)
    assert Message.objects.get(occasion="case_promise_moved").facts["due"] == "2026年12月2日"
