"""A finding from its raising to its close: the unit answers within three working days before anything is upheld (M36)."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.cases.queries.page import case_by_number
from onewindow.lib.numbering import next_number
from onewindow.lib.typed_text import FieldWrong, require_text
from onewindow.lib.uploads import Upload, put_away
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed
from onewindow.supervision.actions._doors import require_supervisor
from onewindow.supervision.actions._finding import perform, tell_of, write_event
from onewindow.supervision.deadlines import rectify_due, reply_due
from onewindow.supervision.errors import AlreadyFound, DayTooEarly, NotConcerned
from onewindow.supervision.models import Finding, FindingFile
from onewindow.supervision.queries.concerned import Concerned, concerned_in
from onewindow.supervision.rules import FindingAct, FindingState, Question, Severity, Stance

REASONS = _("理由")
DEMAND = _("整改要求")
CLAUSE = _("违反的规定")
RECTIFY_BY = _("整改期限")


def raise_finding(
    *,
    case_number: str,
    kind: str,
    against: str,
    clause: str,
    severity: str,
    evidence: str,
    demand: str,
    rectify_by: date,
    by: Actor,
    at: datetime,
) -> Finding:
    """Hold a fault in a case against somebody who had a hand in it, and give three working days to answer.

    `against` is a code of `concerned_in`; `rectify_by` is a day not before the last one to answer. The same person may
    press twice. Refuses with NotTheSupervisor, NotFound, FieldMissing, FieldTooLong, FieldWrong, NotConcerned,
    DayTooEarly, AlreadyFound and CalendarGap (M36).
    """
    with deed(FindingAct.RAISE, case_number, by=by, at=at) as kept:
        require_supervisor(by)
        case = case_by_number(case_number, by)
        _choice("kind", _("问题种类"), kind, Question)
        _choice("severity", _("程度"), severity, Severity)
        who = next((each for each in concerned_in(case) if each.code == against), None)
        if who is None:
            raise NotConcerned(field="against")
        texts = {
            "clause": require_text("clause", CLAUSE, clause, 200),
            "evidence": require_text("evidence", _("事实和证据"), evidence),
            "demand": require_text("demand", DEMAND, demand),
        }
        reply = reply_due(case.centre, at)
        _not_before(rectify_by, reply.on)
        # One after the other per case, so that two who press together raise one finding.
        type(case).objects.select_for_update().get(pk=case.pk)
        same = Finding.objects.filter(
            case=case, kind=kind, department=who.department_id, window=who.window_id, account=who.account_id
        )
        known = same.exclude(state=FindingState.WITHDRAWN).first()
        if known:
            if known.events.get(sequence=1).account_id == by.account_id and known.state == FindingState.RAISED:
                return known
            raise AlreadyFound(number=known.number)
        finding = Finding(
            number=_number(case.centre.code, at),
            centre=case.centre,
            case=case,
            kind=kind,
            severity=severity,
            **_target(who),
            **texts,
            rectify_by=rectify_by,
            rectify_due_at=rectify_due(case.centre, rectify_by).at,
            state=FindingState.RAISED,
            found_at=at,
            reply_due_at=reply.at,
            due_at=reply.at,
        )
        finding.save(force_insert=True)
        detail = {"severity": severity, **texts, "rectify_by": str(rectify_by), "against": who.code}
        write_event(finding, FindingAct.RAISE, "", detail, by, at)
        finding.save(update_fields=["event_count"])
        tell_of(finding, FindingAct.RAISE, at)
        kept |= {"finding": finding.number, **detail}
    return finding


def reply(*, number: str, stance: str, text: str, by: Actor, at: datetime) -> Finding:
    """Answer a finding for the unit or oneself: `stance` accepts or contests it; within three working days.

    Refuses with FieldWrong, FieldMissing, FieldTooLong, ReplyTooLate and what every act of a finding refuses.
    """

    def effect(finding: Finding) -> dict[str, str]:
        _choice("stance", _("意见"), stance, Stance)
        return {"stance": stance, "text": require_text("text", _("答复内容"), text)}

    return perform(FindingAct.REPLY, number=number, by=by, at=at, effect=effect)


def uphold(*, number: str, reasons: str, by: Actor, at: datetime) -> Finding:
    """Uphold a finding as it was raised, after the reply or the end of its three days; its day must not have passed.

    Refuses with FieldMissing, FieldTooLong, DayTooEarly, ReplyStillOpen and what every act of a finding refuses.
    """

    def effect(finding: Finding) -> dict[str, str]:
        told = require_text("reasons", REASONS, reasons)
        _not_before(finding.rectify_by, localdate(at))
        finding.upheld_at = at
        return {"reasons": told}

    return perform(FindingAct.UPHOLD, number=number, by=by, at=at, effect=effect)


def change(
    *, number: str, reasons: str, severity: str, clause: str, demand: str, rectify_by: date, by: Actor, at: datetime
) -> Finding:
    """Uphold a finding with another severity, clause, demand or day, with reasons; what was found stays as written.

    Refuses with FieldMissing, FieldTooLong, FieldWrong, DayTooEarly, ReplyStillOpen and what every act refuses.
    """

    def effect(finding: Finding) -> dict[str, str]:
        told = require_text("reasons", REASONS, reasons)
        _choice("severity", _("程度"), severity, Severity)
        _not_before(rectify_by, localdate(at))
        finding.severity = severity
        finding.clause = require_text("clause", CLAUSE, clause, 200)
        finding.demand = require_text("demand", DEMAND, demand)
        _demand_by(finding, rectify_by)
        finding.upheld_at = at
        changed = {"severity": severity, "clause": finding.clause, "demand": finding.demand}
        return {"reasons": told, **changed, "rectify_by": str(rectify_by)}

    return perform(FindingAct.CHANGE, number=number, by=by, at=at, effect=effect)


def withdraw(*, number: str, reasons: str, by: Actor, at: datetime) -> Finding:
    """Take a finding back, with reasons; it counts against nobody. Refuses as every act of a finding does."""
    return perform(
        FindingAct.WITHDRAW,
        number=number,
        by=by,
        at=at,
        effect=lambda finding: {"reasons": require_text("reasons", REASONS, reasons)},
    )


def report(*, number: str, text: str, uploads: Sequence[Upload] = (), by: Actor, at: datetime) -> Finding:
    """Report for the unit what was put right, with proofs; late is taken too, and stays on record as late.

    Refuses with FieldMissing, FieldTooLong, FileEmpty, FileTooLarge, FileTypeWrong and as every act does.
    """

    def effect(finding: Finding) -> dict[str, object]:
        told = require_text("text", _("整改情况"), text)
        files = [_proof(finding, each, by, at) for each in uploads]
        finding.reported_at = at
        late = finding.due_at is not None and at > finding.due_at
        return {"text": told, "files": [each.name for each in files], "late": late}

    return perform(FindingAct.REPORT, number=number, by=by, at=at, effect=effect)


def send_back(*, number: str, reasons: str, rectify_by: date, by: Actor, at: datetime) -> Finding:
    """Send back what was reported as not enough, with reasons and a new day. Refuses with DayTooEarly and as above."""

    def effect(finding: Finding) -> dict[str, str]:
        told = require_text("reasons", REASONS, reasons)
        _not_before(rectify_by, localdate(at))
        _demand_by(finding, rectify_by)
        finding.reported_at = None
        return {"reasons": told, "rectify_by": str(rectify_by)}

    return perform(FindingAct.SEND_BACK, number=number, by=by, at=at, effect=effect)


def close(*, number: str, reasons: str, by: Actor, at: datetime) -> Finding:
    """Close a finding whose rectification was looked at and found to do. Refuses as every act of a finding does."""
    return perform(
        FindingAct.CLOSE,
        number=number,
        by=by,
        at=at,
        effect=lambda finding: {"reasons": require_text("reasons", _("复核意见"), reasons)},
    )


def _proof(finding: Finding, upload: Upload, by: Actor, at: datetime) -> FindingFile:
    kept = put_away(upload, folder="findings", at=at)
    return FindingFile.objects.create(**asdict(kept), finding=finding, uploaded_by=by.as_record(), uploaded_at=at)


@translation.override(settings.LANGUAGE_CODE)
def _target(who: Concerned) -> dict[str, object]:
    return {
        "side": who.side,
        "department_id": who.department_id,
        "window_id": who.window_id,
        "account_id": who.account_id,
        "role": who.role,
        "against": who.title[:150],
    }


def _number(centre_code: str, at: datetime) -> str:
    year = localdate(at).year
    return f"JC{centre_code}-{year}-{next_number(f'finding {centre_code} {year}'):05}"


def _demand_by(finding: Finding, day: date) -> None:
    finding.rectify_by, finding.rectify_due_at = day, rectify_due(finding.centre, day).at


def _not_before(day: date, earliest: date) -> None:
    if day < earliest:
        raise DayTooEarly(field="rectify_by", label=RECTIFY_BY, earliest=earliest)


def _choice(field: str, label: str | Promise, value: str, choices: type[Question | Severity | Stance]) -> None:
    if value not in set(choices):
        raise FieldWrong(field=field, label=label, value=value or "-")
