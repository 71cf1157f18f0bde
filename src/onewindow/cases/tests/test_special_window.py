"""What left the general windows is received at its department's special window, and there only (M05, M23)."""

from datetime import date

import pytest

from onewindow.authority import actions as authority
from onewindow.authority.errors import NoPower
from onewindow.authority.models import Agreement
from onewindow.cases import actions
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.lib.refusal import Refused
from onewindow.lib.uploads import Upload
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Account, Post, Role, Window

SCAN = Upload("决定.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")


def decided(cast: make.Cast) -> Actor:
    """The nurse's item leaves by the group's decision; somebody sits at the special window since."""
    agreement = Agreement.objects.get(grants__item=cast.nurse, grants__power="receive")
    authority.decide_ending(
        code=agreement.code,
        number="协调〔2026〕3号",
        decided_on=date(2026, 11, 24),
        report="部门要求退出。",
        scan=SCAN,
        by=cast.admin,
        at=make.MORNING,
    )
    account = Account.objects.create(sign_in_name="special", full_name="专窗人员", password="!")
    window = Window.objects.get(kind=Window.Kind.SPECIAL)
    post = Post.objects.create(
        account=account, role=Role.CLERK, centre=cast.centre, window=window, begins_on=date(2026, 11, 24)
    )
    return Actor.of(post)


@pytest.mark.django_db
def test_the_special_window_receives_and_the_general_window_cannot(cast: make.Cast) -> None:
    clerk = decided(cast)
    with pytest.raises(NoPower, match="专窗"):
        make.received(cast)
    case = actions.receive(application=make.nurse_application(), by=clerk, at=make.MORNING)
    assert case.events.get().ground == {"kind": "decision", "reference": "协调〔2026〕3号"}


@pytest.mark.django_db
def test_what_was_under_way_goes_on_at_the_special_window(cast: make.Cast) -> None:
    case = make.received(cast)
    clerk = decided(cast)
    with pytest.raises(NoPower):
        actions.accept(number=case.number, by=cast.clerk, at=make.MORNING)
    actions.accept(number=case.number, by=clerk, at=make.MORNING)
    actions.review(number=case.number, opinion="合规", by=cast.reviewer, at=make.MORNING)
    actions.grant(number=case.number, findings="符合条件", by=cast.decider, at=make.MORNING)
    actions.make(number=case.number, by=cast.reviewer, at=make.MORNING)
    actions.hand_over(number=case.number, by=cast.reviewer, at=make.MORNING)
    with pytest.raises(Refused):
        _deliver(case, cast.issuer)
    assert _deliver(case, clerk).state == "delivered"


def _deliver(case: Case, by: Actor) -> Case:
    return actions.deliver(
        number=case.number, recipient="张伟民", recipient_number=make.PERSON.number, by=by, at=make.MORNING
    )
