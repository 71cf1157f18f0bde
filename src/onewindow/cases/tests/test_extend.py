"""Extending once, before the legal limit, by who may decide, with the reason told (行政许可法 42)."""

import pytest

from onewindow.cases import actions
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import papers, refused
from onewindow.documents.models import Document

ACCEPTED = make.moment("2021-12-13 10:00")


def extend(cast: make.Cast, number: str, at: str = "2021-12-15 10:00", by: str = "decider", reason: str = "案情复杂"):  # type: ignore[no-untyped-def]
    return actions.extend(number=number, reason=reason, by=getattr(cast, by), at=make.moment(at))


def test_ten_days_are_added_to_twenty(cast: make.Cast) -> None:
    """Worked example E8."""
    case = extend(cast, make.accepted(cast, ACCEPTED).number)
    assert case.legal_due_at == make.moment("2022-01-25 17:00")
    assert case.promised_due_at == make.moment("2022-01-04 17:00")  # five and ten
    assert case.steps.get(kind="review").due_at == case.promised_due_at


def test_the_applicant_is_told_reason_approver_and_the_new_day(cast: make.Cast) -> None:
    case = extend(cast, make.accepted(cast, ACCEPTED).number)
    assert papers(case)[-1] == "extension"
    text = str(Document.objects.get(kind="extension").content)
    for said in ("案情复杂", "黄志远", "2021年12月20日", "2022年1月4日"):
        assert said in text


def test_once_only(cast: make.Cast) -> None:
    number = make.accepted(cast, ACCEPTED).number
    extend(cast, number)
    with refused("already_extended"):
        extend(cast, number)


@pytest.mark.parametrize(
    ("at", "code"), [("2022-01-11 16:59", None), ("2022-01-11 17:00", None), ("2022-01-11 17:01", "past_due")]
)
def test_only_before_the_legal_limit_has_passed(cast: make.Cast, at: str, code: str | None) -> None:
    number = make.accepted(cast, ACCEPTED).number
    if code:
        with refused(code):
            extend(cast, number, at)
    else:
        assert extend(cast, number, at).legal_due_at == make.moment("2022-01-25 17:00")


@pytest.mark.parametrize(("at", "healed"), [("2021-12-20 17:00", True), ("2021-12-20 17:01", False)])
def test_a_broken_promise_stays_broken(cast: make.Cast, at: str, healed: bool) -> None:
    case = extend(cast, make.accepted(cast, ACCEPTED).number, at)
    assert case.promised_due_at == make.moment("2022-01-04 17:00" if healed else "2021-12-20 17:00")
    assert case.legal_due_at == make.moment("2022-01-25 17:00")
    text = str(Document.objects.get(kind="extension").content)
    assert ("2022年1月25日" in text) is not healed


def test_a_suspended_case_may_be_extended_and_keeps_its_pause(cast: make.Cast) -> None:
    case = make.suspended(cast, ACCEPTED, days=8)
    legal = case.legal_due_at
    case = extend(cast, case.number)
    assert case.state == "suspended"
    case = actions.resume(number=case.number, evidence="评审完毕", by=cast.reviewer, at=make.moment("2021-12-23 10:00"))
    assert legal == make.moment("2022-01-21 17:00")
    assert case.legal_due_at == make.moment("2022-02-09 17:00")


@pytest.mark.parametrize("by", ["reviewer", "clerk", "supervisor"])
def test_only_who_may_decide(cast: make.Cast, by: str) -> None:
    with refused("no_power"):
        extend(cast, make.accepted(cast, ACCEPTED).number, by=by)


def test_the_reason_must_be_said(cast: make.Cast) -> None:
    with refused("field_missing", field="reason"):
        extend(cast, make.accepted(cast, ACCEPTED).number, reason="")


def test_an_item_without_a_legal_extension_has_none(cast: make.Cast) -> None:
    number = make.company_accepted(cast, "3", ACCEPTED).number
    with refused("not_extendable"):
        extend(cast, number, by="planning_decider", at="2021-12-13 10:00")
