"""A case that ends before a decision: withdrawn by the applicant, or terminated by the department."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from onewindow.cases.actions._deed import Deed
from onewindow.cases.actions._perform import perform
from onewindow.cases.actions.materials import rows_of
from onewindow.cases.models import Case
from onewindow.cases.papers import handed_in, paper_facts, remedies
from onewindow.cases.rules import Act
from onewindow.documents.forms import termination, withdrawal
from onewindow.lib.typed_text import require_text
from onewindow.organisation.actor import Actor


def withdraw(*, number: str, reason: str, by: Actor, at: datetime, key: str | None = None) -> Case:
    """Take the application back at the applicant's wish, before the decision; the materials are returned with a list."""

    def effect(deed: Deed) -> None:
        deed.detail["reason"] = require_text("reason", _("撤回理由"), reason)
        returned = handed_in(rows_of(deed.case))
        deed.issue(withdrawal(paper_facts(deed.case, by), reason=reason, withdrawn_at=at, returned=returned))

    return perform(Act.WITHDRAW, number=number, by=by, at=at, effect=effect, inputs=reason, key=key)


def terminate(*, number: str, reason: str, basis: str, by: Actor, at: datetime, key: str | None = None) -> Case:
    """End a case that can't go on (death, item abolished), with reason, legal basis and remedies."""

    def effect(deed: Deed) -> None:
        deed.detail["reason"] = require_text("reason", _("终止理由"), reason)
        deed.detail["basis"] = require_text("basis", _("法律依据"), basis, 500)
        deed.issue(
            termination(
                paper_facts(deed.case, by),
                reason=reason,
                terminated_at=at,
                legal_basis=basis,
                returned=handed_in(rows_of(deed.case)),
                remedies=remedies(deed.case),
            )
        )

    return perform(Act.TERMINATE, number=number, by=by, at=at, effect=effect, inputs=[reason, basis], key=key)
