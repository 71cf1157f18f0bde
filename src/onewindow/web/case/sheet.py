"""Saying one case in plain values, for the pages of every audience."""

from datetime import datetime
from functools import cache

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from onewindow.cases.actions.reveal import WORKS_ON_CASES
from onewindow.cases.models import Case, CaseFile, Step
from onewindow.cases.queries.page import CaseView, MaterialView
from onewindow.cases.queries.running import running
from onewindow.cases.rules import Light, State, StepKind
from onewindow.cases.words import CHANNEL_NAMES, STATE_NAMES, STEP_NAMES
from onewindow.catalogue.models import ItemVersion
from onewindow.catalogue.queries import checklist
from onewindow.documents.models import Document
from onewindow.lib.encryption import unseal
from onewindow.lib.masking import mask_number, mask_phone
from onewindow.organisation.actor import Actor
from onewindow.web.answers import provincial_words
from onewindow.web.case.lines import AgentLines, CaseSheet, Duty, FileLine, MaterialLine, PaperLine, Who
from onewindow.web.case.needs import aspect_name, necessity_name, needs_of
from onewindow.web.case.timeline import event_lines
from onewindow.worktime.queries import work_calendar
from onewindow.worktime.texts import limit_text

ENDED_EARLY = {State.RETURNED, State.DECLINED, State.WITHDRAWN, State.TERMINATED}
LATE = {Light.RED, Light.PURPLE}


def case_sheet(view: CaseView, *, actor: Actor, at: datetime) -> CaseSheet:
    """Say a whole case in plain values; costs one query, for the calendar, beyond those of `case_view`."""
    case, version = view.case, view.case.version
    listed = checklist(version)
    province = provincial_words(listed, localdate(case.received_at))
    names = {situation.id: situation.name for situation in listed.situations}
    return CaseSheet(
        number=case.number,
        query_code=case.query_code,
        state=case.state,
        state_name=str(STATE_NAMES[case.state]),
        item=version.name,
        item_code=case.item.code,
        department=case.department.name,
        kind=str(version.get_kind_display()),
        on_the_spot=version.kind == ItemVersion.Kind.IMMEDIATE,
        channel=str(CHANNEL_NAMES[case.channel]),
        window=str(case.window or ""),
        away=_away(case),
        situations=[names[chosen] for chosen in case.situations if chosen in names],
        received_at=case.received_at,
        accepted_at=case.accepted_at,
        decided_at=case.decided_at,
        closed_at=case.closed_at,
        promised=limit_text(version.promised),
        promised_due_at=case.promised_due_at,
        legal=limit_text(version.legal) if version.legal else "",
        legal_due_at=case.legal_due_at,
        provisional=case.provisional,
        running=view.running,
        progress=_progress(view),
        duties=_duties(view, at),
        who=_who(view),
        materials=[_material(material, province.get(material.listed.code, [])) for material in view.materials],
        letters=[_file(letter) for letter in view.letters],
        events=event_lines(view),
        papers=[paper_line(paper) for paper in view.papers],
        allowed=view.allowed,
        may_reveal=actor.has_role(*WORKS_ON_CASES),
    )


def paper_line(paper: Document) -> PaperLine:
    """A paper as a list shows it."""
    return PaperLine(
        kind=paper.kind,
        title=str(paper.get_kind_display()),
        number=paper.number,
        href=reverse("papers:paper", args=[paper.pk]),
        at=paper.issued_at,
    )


def _away(case: Case) -> str:
    """Who received the case away from home and where it is collected, in a sentence; nothing at home."""
    if not case.received_away:
        return ""
    said = _("异地收件：%(received)s%(window)s收件，%(home)s办理，在%(collected)s领取。")
    places = {"received": case.received_centre.name, "home": case.centre.name, "collected": case.collect_centre.name}
    return said % {**places, "window": case.window or ""}


def _who(view: CaseView) -> Who:
    case, applicant = view.case, view.case.applicant
    agent = None
    if case.agent_name:
        agent = AgentLines(
            name=case.agent_name,
            number=mask_number(unseal(bytes(case.agent_number_sealed))),
            phone=mask_phone(unseal(bytes(case.agent_phone_sealed))),
            scope=case.agent_scope,
            until=case.agent_until,
        )
    return Who(
        kind=str(applicant.get_kind_display()),
        name=applicant.name,
        number_kind=str(applicant.get_number_kind_display()),
        number=applicant.masked_number,
        phone=applicant.masked_phone,
        representative=applicant.representative,
        address=applicant.address,
        agent=agent,
    )


def _material(material: MaterialView, province: list[tuple[str, str]]) -> MaterialLine:
    row, listed = material.row, material.listed
    return MaterialLine(
        code=listed.code,
        name=listed.name,
        needs=needs_of(listed),
        necessity=necessity_name(listed),
        source=listed.source,
        standard=listed.standard,
        sample=listed.sample,
        points=[
            *((aspect_name(point), point.text) for point in listed.review_points),
            *((_("省级统一 · %(aspect)s") % {"aspect": aspect}, text) for aspect, text in province),
        ],
        verdict=row.verdict,
        verdict_name=str(row.get_verdict_display()),
        remark=row.remark,
        original_seen=row.original_seen,
        copies_kept=row.copies_kept,
        files=[_file(file) for file in material.files],
    )


def _file(file: CaseFile) -> FileLine:
    return FileLine(
        name=file.name,
        href=reverse("papers:file", args=[file.pk]),
        size=filesizeformat(file.size),
        is_image=file.content_type.startswith("image/"),
        at=file.uploaded_at,
    )


def _duties(view: CaseView, at: datetime) -> list[Duty]:
    case, calendar_of = view.case, cache(work_calendar)
    return [
        Duty(
            kind=step.kind,
            name=str(STEP_NAMES[step.kind]),
            whose=_owes(step, view),
            running=running(
                case,
                at,
                due_at=step.due_at,
                opened_at=step.opened_at,
                provisional=step.provisional,
                stopped=case.state == State.SUSPENDED,
                calendar_of=calendar_of,
            ),
        )
        for step in view.steps
    ]


def _owes(step: Step, view: CaseView) -> str:
    if step.kind in (StepKind.CORRECTION, StepKind.COMPLETION):
        return _("申请人")
    return str(step.person or step.department or step.window or view.case.centre)


def _progress(view: CaseView) -> list[dict[str, object]]:
    """The course of a case as a line of steps; an early end closes the line where it fell."""
    case, state = view.case, State(view.case.state)
    if state in ENDED_EARLY:
        done = [(_("收件"), case.received_at)] + ([(_("受理"), case.accepted_at)] if case.accepted_at else [])
        line: list[dict[str, object]] = [{"name": name, "state": "done", "at": at} for name, at in done]
        return [*line, {"name": str(STATE_NAMES[state]), "state": "stopped", "at": case.closed_at}]
    course = [
        (_("收件"), case.received_at),
        (_("受理"), case.accepted_at),
        (_("审查决定"), case.decided_at),
        (_("出件送达"), case.closed_at),
    ]
    current = next((place for place, (_name, at) in enumerate(course) if at is None), len(course))
    now = "stopped" if state in (State.SUSPENDED, State.CORRECTING) else "now"
    now = "late" if view.running.light in LATE else now
    return [
        {"name": name, "at": at, "state": "done" if at else now if place == current else "todo"}
        for place, (name, at) in enumerate(course)
    ]
