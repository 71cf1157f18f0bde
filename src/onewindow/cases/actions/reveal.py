"""Showing whole what is kept masked: for the work on the case, with a reason, and recorded before it is shown."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from onewindow.audit.actions import record
from onewindow.audit.models import Entry
from onewindow.cases.actions._perform import record_refusal
from onewindow.cases.errors import NotForYourEyes
from onewindow.cases.queries.page import case_by_number
from onewindow.lib.encryption import unseal
from onewindow.lib.refusal import Refused
from onewindow.lib.typed_text import require_text
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role

WORKS_ON_CASES = (Role.CLERK, Role.ISSUING_CLERK, Role.REVIEWER, Role.DECIDER)
REVEAL = "reveal"


@dataclass(frozen=True, slots=True)
class Revealed:
    """The numbers of the applicant and, where there is one, the agent; empty where none is known."""

    number: str
    phone: str
    agent_number: str
    agent_phone: str


def reveal(*, number: str, reason: str, by: Actor, at: datetime) -> Revealed:
    """Return the whole identity and telephone numbers of case `number`; the look and its reason are kept in the book.

    Refuses with NotFound, NotForYourEyes (only clerks, issuing clerks, reviewers and deciders work on a case) and
    FieldMissing or FieldTooLong for the reason (个人信息保护法 6, 51).
    """
    try:
        case = case_by_number(number, by)
        if not by.has_role(*WORKS_ON_CASES):
            raise NotForYourEyes()
        why = require_text("reason", _("查看理由"), reason, 200)
    except Refused as refusal:
        record_refusal(refusal, REVEAL, number, by, at)
        raise
    record(
        centre_code=case.centre.code,
        kind=Entry.Kind.REVEALED,
        actor=by.as_record(),
        subject=case.number,
        at=at,
        detail={"reason": why},
    )
    return Revealed(
        number=unseal(case.applicant.number_sealed),
        phone=unseal(case.applicant.phone_sealed),
        agent_number=unseal(case.agent_number_sealed),
        agent_phone=unseal(case.agent_phone_sealed),
    )
