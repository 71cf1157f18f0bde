"""Items decided on the spot end at the window in one sitting (M16, M26, 行政许可法 34)."""

from onewindow.authority.rules import Power
from onewindow.cases import actions
from onewindow.cases.models import Case, Liability
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import acts, open_steps, papers, refused


def deliver(cast: make.Cast, number: str) -> Case:
    return actions.deliver(
        number=number,
        recipient=make.AGENT.name,
        recipient_number=make.AGENT.number,
        by=cast.legal_clerk,
        at=make.MORNING,
    )


def test_one_person_at_one_window_from_receipt_to_delivery(cast: make.Cast) -> None:
    case = deliver(cast, make.on_the_spot(cast).number)
    assert acts(case) == ["receive", "accept", "review", "grant", "deliver"]
    assert papers(case) == ["receipt", "acceptance", "grant", "delivery"]
    assert {event.account_id for event in case.events.all()} == {cast.legal_clerk.account_id}
    assert (case.state, open_steps(case)) == ("delivered", [])
    assert not Liability.objects.exists()


def test_every_act_stands_on_the_agreement(cast: make.Cast) -> None:
    case = deliver(cast, make.on_the_spot(cast).number)
    assert {event.ground["kind"] for event in case.events.all()} == {"agreement"}


def test_the_result_waits_at_the_window(cast: make.Cast) -> None:
    assert open_steps(make.on_the_spot(cast)) == [("delivery", "F01")]


def test_a_certificate_is_made_at_the_window_before_it_is_delivered(cast: make.Cast) -> None:
    make.special_item(cast, "9", kind="immediate", promised_number=0, promised_unit="on_the_spot")
    number = actions.receive(application=make.nurse_application("9"), by=cast.clerk, at=make.MORNING).number
    actions.accept(number=number, by=cast.clerk, at=make.MORNING)
    actions.review(number=number, opinion="齐全", by=cast.clerk, at=make.MORNING)
    actions.grant(number=number, findings="符合条件", by=cast.clerk, at=make.MORNING)
    collect = {"recipient": "张伟民", "recipient_number": make.PERSON.number, "by": cast.clerk, "at": make.MORNING}
    with refused("certificate_missing"):
        actions.deliver(number=number, **collect)  # type: ignore[arg-type]
    actions.make(number=number, by=cast.clerk, at=make.MORNING)
    assert actions.deliver(number=number, **collect).state == "delivered"  # type: ignore[arg-type]


def test_without_the_power_to_decide_the_department_decides(cast: make.Cast) -> None:
    powers = (Power.RECEIVE, Power.ACCEPT)
    make.special_item(cast, "9", powers, kind="immediate", promised_number=0, promised_unit="on_the_spot")
    number = actions.receive(application=make.nurse_application("9"), by=cast.clerk, at=make.MORNING).number
    actions.accept(number=number, by=cast.clerk, at=make.MORNING)
    with refused("no_power"):
        actions.review(number=number, opinion="齐全", by=cast.clerk, at=make.MORNING)
    actions.review(number=number, opinion="齐全", by=cast.reviewer, at=make.MORNING)
    case = actions.grant(number=number, findings="符合条件", by=cast.decider, at=make.MORNING)
    assert open_steps(case) == [("handover", "市卫健局")]
