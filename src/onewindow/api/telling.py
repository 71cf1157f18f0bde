"""From a case as the queries give it to the case as the API tells it."""

from datetime import datetime

from onewindow.api import addresses
from onewindow.api.acts import DOORS
from onewindow.api.schemas.case import (
    AgentTold,
    AllowedAct,
    ApplicantTold,
    CaseItemTold,
    CaseMaterialTold,
    CaseTold,
    ClocksTold,
    EventTold,
    FileTold,
    PaperTold,
    QuestionTold,
    StepTold,
    SuspensionTold,
)
from onewindow.api.schemas.items import DepartmentTold, ProcedureTold, material_told
from onewindow.api.schemas.lists import running_told
from onewindow.cases.models import Case, CaseEvent, CaseFile, Step
from onewindow.cases.queries.page import CaseView
from onewindow.cases.rules import Act
from onewindow.cases.words import ACT_NAMES, STATE_NAMES, STEP_NAMES
from onewindow.documents.models import Document
from onewindow.lib.encryption import unseal
from onewindow.lib.masking import mask_number, mask_phone
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role

AMONG_OFFICIALS = {Act.ASK, Act.ANSWER}
JSON, MULTIPART = "application/json", "multipart/form-data"


def case_told(view: CaseView, actor: Actor) -> CaseTold:
    """Tell the case; an applicant is not told what officials ask each other and note in the record."""
    case = view.case
    inside = not actor.has_role(Role.APPLICANT)
    return CaseTold(
        number=case.number,
        query_code=case.query_code,
        state=case.state,
        state_name=str(STATE_NAMES[case.state]),
        item=CaseItemTold(code=case.item.code, name=case.version.name, version=case.version.number),
        department=DepartmentTold(id=case.department_id, name=case.department.name),
        centre=case.centre.name,
        received_centre=case.received_centre.name,
        collect_centre=case.collect_centre.name,
        window=str(case.window or ""),
        channel=case.channel,
        situations=case.situations,
        applicant=_applicant(case),
        agent=_agent(case),
        received_at=case.received_at,
        decided_at=case.decided_at,
        closed_at=case.closed_at,
        clocks=ClocksTold(
            accepted_at=case.accepted_at,
            promised_due_at=case.promised_due_at,
            legal_due_at=case.legal_due_at,
            running=running_told(view.running),
        ),
        materials=_materials(view),
        letters=[_file(each) for each in view.letters],
        steps=[_step(each) for each in view.steps],
        questions=_questions(view) if inside else [],
        suspensions=_suspensions(view),
        procedures=[
            ProcedureTold(id=each.id or 0, kind=each.kind, name=each.name, basis=each.basis, days=each.days)
            for each in view.procedures
        ],
        events=[_event(each, inside) for each in view.events if inside or each.act not in AMONG_OFFICIALS],
        papers=[paper_told(each) for each in view.papers],
        allowed_acts=[_allowed(case.number, act) for act in view.allowed],
    )


def is_replay(view: CaseView, at: datetime) -> bool:
    """Say whether the call at `at` did nothing new: the same had been done before."""
    return view.events[-1].at != at


def _applicant(case: Case) -> ApplicantTold:
    applicant = case.applicant
    return ApplicantTold(
        kind=case.applicant_kind,
        name=applicant.name,
        number_kind=applicant.number_kind,
        number=applicant.masked_number,
        phone=applicant.masked_phone,
        representative=applicant.representative,
        address=applicant.address,
    )


def _agent(case: Case) -> AgentTold | None:
    if not case.agent_name:
        return None
    return AgentTold(
        name=case.agent_name,
        number=mask_number(unseal(case.agent_number_sealed)),
        phone=mask_phone(unseal(case.agent_phone_sealed)),
        scope=case.agent_scope,
        until=case.agent_until,
    )


def _materials(view: CaseView) -> list[CaseMaterialTold]:
    return [
        CaseMaterialTold(
            code=each.listed.code,
            name=each.listed.name,
            verdict=each.row.verdict,
            remark=each.row.remark,
            original_seen=each.row.original_seen,
            copies_kept=each.row.copies_kept,
            files=[_file(file) for file in each.files],
            listed=material_told(each.listed),
        )
        for each in view.materials
    ]


def _file(file: CaseFile) -> FileTold:
    return FileTold(
        id=str(file.pk),
        name=file.name,
        content_type=file.content_type,
        size=file.size,
        sha256=file.sha256,
        uploaded_at=file.uploaded_at,
        url=addresses.of_file(file.pk),
    )


def _step(step: Step) -> StepTold:
    return StepTold(
        kind=step.kind,
        kind_name=str(STEP_NAMES[step.kind]),
        department=step.department.name if step.department else "",
        window=str(step.window or ""),
        person=step.person.full_name if step.person else "",
        opened_at=step.opened_at,
        due_at=step.due_at,
        provisional=step.provisional,
    )


def _questions(view: CaseView) -> list[QuestionTold]:
    return [
        QuestionTold(text=each.text, asked_at=each.asked_at, answer=each.answer, answered_at=each.answered_at)
        for each in view.questions
    ]


def _suspensions(view: CaseView) -> list[SuspensionTold]:
    return [
        SuspensionTold(
            reason=each.reason,
            started_on=each.started_on,
            ends_on=each.ends_on,
            planned_days=each.planned_days,
            resumed_at=each.resumed_at,
        )
        for each in view.suspensions
    ]


def _event(event: CaseEvent, inside: bool) -> EventTold:
    return EventTold(
        sequence=event.sequence,
        act=event.act,
        act_name=str(ACT_NAMES[Act(event.act)]),
        at=event.at,
        by=event.actor["name"],
        place=event.actor.get("place", ""),
        from_state=event.from_state,
        to_state=event.to_state,
        ground=event.ground,
        detail=event.detail if inside else {},
        hash=event.hash,
    )


def paper_told(paper: Document) -> PaperTold:
    return PaperTold(
        id=str(paper.pk),
        kind=paper.kind,
        kind_name=paper.get_kind_display(),
        number=paper.number,
        issued_at=paper.issued_at,
        sha256=paper.sha256,
        url=addresses.of_document(paper.pk),
    )


def _allowed(number: str, act: Act) -> AllowedAct:
    door = DOORS.get(act)
    return AllowedAct(
        act=act,
        act_name=str(ACT_NAMES[act]),
        body=door.body.__name__ if door and not door.takes_nothing else None,
        content_type=JSON if door else MULTIPART,
        url=addresses.of_act(number, act),
    )
