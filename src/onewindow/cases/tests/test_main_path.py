"""From the counter to delivery, once each way (M25 to M32)."""

from onewindow.cases import actions
from onewindow.cases.models import Liability
from onewindow.cases.tests import make


def test_a_nurse_gets_her_certificate(cast: make.Cast) -> None:
    case = make.issuing(cast)
    case = actions.deliver(
        number=case.number,
        recipient="张伟民",
        recipient_number="520300199001011238",
        by=cast.issuer,
        at=make.MORNING,
    )
    assert case.state == "delivered"
    kinds = [paper.document.kind for paper in case.papers.order_by("pk")]
    assert kinds == ["receipt", "acceptance", "grant", "certificate", "handover", "delivery"]
    assert case.events.count() == case.event_count == 7
    assert not case.steps.filter(closed_at=None).exists()
    assert not Liability.objects.exists()


def test_a_project_is_put_on_file_in_one_sitting(cast: make.Cast) -> None:
    number = actions.receive(application=make.company_application(), by=cast.legal_clerk, at=make.MORNING).number
    actions.accept(number=number, by=cast.legal_clerk, at=make.MORNING)
    actions.review(number=number, opinion="信息齐全", by=cast.legal_clerk, at=make.MORNING)
    actions.grant(number=number, findings="予以备案", by=cast.legal_clerk, at=make.MORNING)
    case = actions.deliver(
        number=number, recipient="杨帆", recipient_number="520300198506152410", by=cast.legal_clerk, at=make.MORNING
    )
    assert case.state == "delivered"
    assert case.delivery.is_agent
