"""Telling the applicant, or the agent in the applicant's place, what an act did: one message in the act's own transaction (M22)."""

from datetime import date, datetime

from django.utils.timezone import localtime

from onewindow.cases.models import Case
from onewindow.cases.papers import issuing_place
from onewindow.cases.rules import Act, State, StepKind
from onewindow.lib.encryption import unseal
from onewindow.lib.masking import mask_name
from onewindow.messaging.actions import Envelope, post
from onewindow.organisation.models import Applicant

OCCASIONS = {
    Act.RECEIVE: "case_received",
    Act.NOTIFY: "case_correction",
    Act.NOTIFY_AGAIN: "case_correction",
    Act.ACCEPT: "case_accepted",
    Act.DEEM_ACCEPTED: "case_accepted",
    Act.REQUEST_COMPLETION: "case_completion",
    Act.SUSPEND: "case_suspended",
    Act.RESUME: "case_resumed",
    Act.EXTEND: "case_extended",
    Act.GRANT: "case_decided",
    Act.REFUSE: "case_decided",
    Act.HAND_OVER: "case_ready",
    Act.MAKE: "case_ready",
    Act.RECALCULATE: "case_promise_moved",
    Act.RETURN: "case_closed",
    Act.DECLINE: "case_closed",
    Act.LAPSE: "case_closed",
    Act.TERMINATE: "case_closed",
}
LAPSED = "逾期未补正"
ANSWERED_BY = (Act.NOTIFY, Act.NOTIFY_AGAIN, Act.REQUEST_COMPLETION)


def announce(
    case: Case,
    act: Act,
    *,
    sequence: int,
    at: datetime,
    opens: StepKind | None,
    due: date | None,
    detail: dict[str, object],
) -> None:
    """Put the message of this act into the outbox, when it has one and a telephone is known.

    `due` is the last day of the step that the act opened, `opens` its kind, `detail` what the act put on record.
    """
    occasion = OCCASIONS.get(act)
    phone = unseal(case.agent_phone_sealed) or unseal(case.applicant.phone_sealed)
    if occasion is None or not phone or _not_ready(case, act, opens) or _promise_stands(act, detail):
        return
    facts = {
        "centre": case.centre.name,
        "name": addressed(case),
        "item": case.version.name,
        "number": case.number,
        **_particulars(case, act, due, detail),
    }
    key = f"case:{case.pk}:{sequence}"
    post([Envelope(case.centre_id, occasion, case.number, key, phone, facts)], at=at)


def addressed(case: Case) -> str:
    """How a message addresses the person: a person's name is masked, since anybody may hold the telephone."""
    if case.agent_name:
        return mask_name(case.agent_name)
    natural = case.applicant_kind == Applicant.Kind.NATURAL
    return mask_name(case.applicant.name) if natural else case.applicant.name


def _not_ready(case: Case, act: Act, opens: StepKind | None) -> bool:
    """A result can be collected once it lies at the issuing window and is made."""
    return act in (Act.MAKE, Act.HAND_OVER) and (case.state != State.ISSUING or opens is StepKind.MAKING)


def _promise_stands(act: Act, detail: dict[str, object]) -> bool:
    """A new count is told when the promised day itself is another one."""
    limits = detail.get("limits")
    if act is not Act.RECALCULATE or not isinstance(limits, list):
        return act is Act.RECALCULATE
    return not any(limit == "promised" and before != after for limit, before, after in limits)


def _particulars(case: Case, act: Act, due: date | None, detail: dict[str, object]) -> dict[str, str]:
    if act is Act.RECEIVE:
        return {"code": case.query_code}
    if act is Act.SUSPEND:
        return {"procedure": str(detail.get("procedure", "")), "days": str(detail.get("days", ""))}
    if act in (Act.HAND_OVER, Act.MAKE):
        return {"place": issuing_place(case)}
    if OCCASIONS[act] == "case_closed":
        return {"reason": str(detail.get("reason", LAPSED))[:60]}
    last_day = due if act in ANSWERED_BY else case.promised_due_at and localtime(case.promised_due_at).date()
    return {"due": f"{last_day.year}年{last_day.month}月{last_day.day}日"} if last_day else {"due": ""}
