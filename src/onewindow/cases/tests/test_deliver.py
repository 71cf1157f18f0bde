"""Delivering at the counter: the identity is checked, the receipt is signed, once (M32)."""

from dataclasses import replace
from datetime import date

import pytest

from onewindow.audit.models import Entry
from onewindow.cases import actions
from onewindow.cases.files import Upload
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import open_steps, papers, refused
from onewindow.lib.encryption import unseal

SIGNATURE = Upload("签名.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64)


def deliver(cast: make.Cast, number: str, name: str = "张伟民", id_number: str = make.PERSON.number, **how: object):  # type: ignore[no-untyped-def]
    facts = {"by": cast.issuer, "at": make.MORNING} | how
    return actions.deliver(number=number, recipient=name, recipient_number=id_number, **facts)  # type: ignore[arg-type]


def company_issuing(cast: make.Cast, until: date | None = None) -> Case:
    agent = replace(make.AGENT, until=until)
    number = make.company_received(cast, agent=agent).number
    actions.accept(number=number, by=cast.legal_clerk, at=make.MORNING)
    actions.review(number=number, opinion="合规", by=cast.reviewer, at=make.MORNING)
    actions.grant(number=number, findings="符合条件", by=cast.decider, at=make.MORNING)
    actions.hand_over(number=number, by=cast.reviewer, at=make.MORNING)
    return actions.make(number=number, by=cast.issuer, at=make.MORNING)


def test_the_case_ends_with_a_receipt_and_the_signature(cast: make.Cast) -> None:
    case = deliver(cast, make.issuing(cast).number, signature=SIGNATURE)
    assert (case.state, open_steps(case), case.closed_at) == ("delivered", [], make.MORNING)
    assert papers(case)[-1] == "delivery"
    assert case.delivery.signature.purpose == "signature"
    assert unseal(case.delivery.recipient_number_sealed) == make.PERSON.number


def test_the_receipt_says_that_the_signature_is_kept_or_leaves_a_line_for_it(cast: make.Cast) -> None:
    signed = deliver(cast, make.issuing(cast).number, signature=SIGNATURE)
    said = str(signed.delivery.document.content)
    assert f"摘要 {signed.delivery.signature.sha256[:16]}" in said
    assert "签收日期" not in said
    said = str(deliver(cast, make.issuing(cast).number).delivery.document.content)
    assert "图像存档" not in said
    assert "签收日期" in said


def test_the_number_is_nowhere_in_clear(cast: make.Cast) -> None:
    case = deliver(cast, make.issuing(cast).number)
    everything = str([event.detail for event in case.events.all()]) + str(case.delivery.document.content)
    assert make.PERSON.number not in everything
    assert "520***********1238" in everything


def test_the_number_may_be_typed_with_spaces(cast: make.Cast) -> None:
    assert deliver(cast, make.issuing(cast).number, id_number="520300 1990 0101 1238").state == "delivered"


@pytest.mark.parametrize(
    ("name", "number"), [("张伟民", "520300198506152410"), ("李四", make.PERSON.number), ("张伟民", "1")]
)
def test_who_is_not_the_applicant_gets_nothing_and_it_is_recorded(cast: make.Cast, name: str, number: str) -> None:
    case = make.issuing(cast)
    with refused("wrong_recipient", field="recipient_number"):
        deliver(cast, case.number, name, number)
    case.refresh_from_db()
    assert case.state == "issuing"
    assert Entry.objects.get().detail["code"] == "wrong_recipient"
    assert number not in str(Entry.objects.get().detail) or number == "1"


def test_the_recorded_agent_may_collect(cast: make.Cast) -> None:
    case = deliver(cast, company_issuing(cast).number, make.AGENT.name, make.AGENT.number)
    assert case.delivery.is_agent
    assert "代领" in str(case.delivery.document.content)


@pytest.mark.parametrize(("at", "code"), [("2026-11-30 23:59", None), ("2026-12-01 00:00", "letter_expired")])
def test_the_agents_letter_must_still_hold(cast: make.Cast, at: str, code: str | None) -> None:
    number = company_issuing(cast, until=date(2026, 11, 30)).number
    who = (make.AGENT.name, make.AGENT.number)
    if code:
        with refused(code):
            deliver(cast, number, *who, at=make.moment(at))
    else:
        assert deliver(cast, number, *who, at=make.moment(at)).state == "delivered"


def test_twice_by_the_same_person_is_once(cast: make.Cast) -> None:
    number = make.issuing(cast).number
    deliver(cast, number)
    assert deliver(cast, number).events.filter(act="deliver").count() == 1


def test_not_without_the_certificate(cast: make.Cast) -> None:
    number = actions.hand_over(number=make.company_granted(cast).number, by=cast.reviewer, at=make.MORNING).number
    with refused("certificate_missing"):
        deliver(cast, number, make.AGENT.name, make.AGENT.number)


def test_not_before_the_hand_over(cast: make.Cast) -> None:
    number = make.granted(cast).number
    with refused("not_found"):
        deliver(cast, number)
    with refused("not_on_the_spot"):
        deliver(cast, number, by=cast.clerk)


def test_it_takes_the_power_to_issue(cast: make.Cast) -> None:
    number = make.issuing(cast).number
    for name in ("reviewer", "decider", "supervisor"):
        with refused("no_power"):
            deliver(cast, number, by=getattr(cast, name))
