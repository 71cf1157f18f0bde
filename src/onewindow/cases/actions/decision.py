"""Deciding: grant or refuse (行政许可法 38), with the department's or, where granted, the window's power."""

from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.cases.actions._deed import Deed
from onewindow.cases.actions._perform import perform
from onewindow.cases.actions.limits import years_later
from onewindow.cases.models import Case, CompletionRequest, Decision
from onewindow.cases.papers import paper_facts, remedies
from onewindow.cases.rules import Act, Occasion, StepKind, Whose
from onewindow.cases.rules.lifecycle import Side
from onewindow.catalogue.models import ItemVersion
from onewindow.documents.forms import grant as grant_form
from onewindow.documents.forms import refusal
from onewindow.documents.models import Document
from onewindow.lib.typed_text import require_text
from onewindow.organisation.actor import Actor


def grant(*, number: str, findings: str, by: Actor, at: datetime, key: str | None = None) -> Case:
    """Grant the application in writing; the result is to be handed over within 1 working day (M27, M28)."""

    def effect(deed: Deed) -> None:
        case, version = deed.case, deed.case.version
        text = require_text("findings", _("审查认定的事实"), findings)
        basis = version.legal_basis or version.legal_source or "《中华人民共和国行政许可法》"
        paper = grant_form(
            paper_facts(case, by),
            findings=text,
            legal_basis=basis,
            content=f"准予{case.applicant.name}“{version.name}”",
            result_name=version.result_name,
            **_validity(version, localdate(at)),
        )
        _decide(deed, Decision.Outcome.GRANTED, text, basis, deed.issue(paper))

    return perform(Act.GRANT, number=number, by=by, at=at, effect=effect, inputs=findings, key=key)


def refuse(
    *, number: str, findings: str, reasons: str, basis: str, by: Actor, at: datetime, key: str | None = None
) -> Case:
    """Refuse in writing with reasons, legal basis and the remedies (行政许可法 38)."""

    def effect(deed: Deed) -> None:
        facts = require_text("findings", _("审查认定的事实"), findings)
        why = require_text("reasons", _("不予的理由"), reasons)
        law = require_text("basis", _("法律依据"), basis, 500)
        paper = refusal(
            paper_facts(deed.case, by),
            findings=facts,
            reasons=[line.strip() for line in why.splitlines() if line.strip()],
            legal_basis=law,
            remedies=remedies(deed.case),
        )
        _decide(deed, Decision.Outcome.REFUSED, why, law, deed.issue(paper))
        _hold_refusal(deed, why, law)

    inputs = [findings, reasons, basis]
    return perform(Act.REFUSE, number=number, by=by, at=at, effect=effect, inputs=inputs, key=key)


def _hold_refusal(deed: Deed, reasons: str, basis: str) -> None:
    """A refusal rests on the department's standard, or on what its reviewer asked for and didn't get (M24)."""
    case = deed.case
    asked = CompletionRequest.objects.filter(case=case, completed_at=None).first()
    demanded = asked is not None and not asked.missed_at_window
    deed.hold(
        Occasion.REFUSED,
        whose=Whose.REVIEWER if demanded else Whose.DEPARTMENT_STANDARD,
        unit=case.department.name,
        clause=basis,
        reason=reasons,
        version=case.version.number,
        conditions=case.version.conditions,
        demanded=asked.defects if asked and demanded else [],
    )


def _validity(version: ItemVersion, today: date) -> dict[str, Any]:
    """How long what is granted is valid: years from today, or from the day on which a certificate will be made."""
    years = version.result_validity_years
    if not years:
        return {}
    if version.result_is_certificate:
        return {"valid_as": f"{years}年，起止日期以证照为准"}
    return {"valid_from": today, "valid_until": years_later(today, years)}


def _decide(deed: Deed, outcome: Decision.Outcome, reasons: str, basis: str, document: Document) -> None:
    Decision.objects.create(
        case=deed.case,
        outcome=outcome,
        reasons=reasons,
        basis=basis,
        decided_at=deed.at,
        decided_by=deed.by.as_record(),
        document=document,
    )
    deed.case.decided_at = deed.at
    deed.detail.update(reasons=reasons, basis=basis, on=f"{localdate(deed.at)}")
    if deed.by.window_id:
        deed.side = Side.WINDOW
        if deed.case.version.kind == ItemVersion.Kind.IMMEDIATE:
            # Decided in one sitting: the result goes to the applicant, not to the issuing window.
            deed.opens = StepKind.DELIVERY
