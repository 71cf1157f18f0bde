"""One case as its page and the API show it: everything in a fixed number of queries, scoped by the actor."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from onewindow.authority.queries import powers_of
from onewindow.authority.rules import Power
from onewindow.cases.models import Case, CaseEvent, CaseFile, CaseMaterial, Question, Step, Suspension
from onewindow.cases.queries.facts import facts_of
from onewindow.cases.queries.liability import papers_for
from onewindow.cases.queries.lists import case_running
from onewindow.cases.queries.running import Running
from onewindow.cases.queries.scope import numbered
from onewindow.cases.rules import TABLE, Act, Facts, obstacle
from onewindow.cases.rules.places import is_elsewhere
from onewindow.catalogue.queries import checklist
from onewindow.catalogue.rules import ListedMaterial, ListedProcedure
from onewindow.documents.models import Document
from onewindow.lib.refusal import NotFound
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role

SYSTEM_ACTS = {Act.DEEM_ACCEPTED, Act.LAPSE, Act.RECALCULATE}


@dataclass(frozen=True, slots=True)
class MaterialView:
    """A material of the case beside its line of the list with the review points."""

    row: CaseMaterial
    listed: ListedMaterial
    files: Sequence[CaseFile]


@dataclass(frozen=True, slots=True)
class CaseView:
    case: Case
    running: Running
    facts: Facts
    allowed: Sequence[Act]
    materials: Sequence[MaterialView]
    letters: Sequence[CaseFile]
    events: Sequence[CaseEvent]
    papers: Sequence[Document]
    steps: Sequence[Step]
    questions: Sequence[Question]
    suspensions: Sequence[Suspension]
    procedures: Sequence[ListedProcedure]


def case_by_number(number: str, actor: Actor) -> Case:
    """Return the case if `actor` may see it. Refuses with NotFound."""
    case = numbered(number, actor).first()
    if case is None:
        raise NotFound(field="number")
    return case


def case_view(*, number: str, actor: Actor, at: datetime) -> CaseView:
    """Return the whole case with the acts that `actor` may do now. Refuses with NotFound."""
    case = case_by_number(number, actor)
    facts = facts_of(case, at)
    listed = checklist(case.version)
    files = list(case.files.order_by("uploaded_at"))
    by_code = {material.code: material for material in listed.materials}
    rows = case.materials.select_related("requirement").order_by("requirement__order")
    return CaseView(
        case=case,
        running=case_running(case, at),
        facts=facts,
        allowed=acts_for(case, facts, actor, at),
        materials=[
            MaterialView(row, by_code[row.requirement.code], [file for file in files if file.material_id == row.pk])
            for row in rows
        ],
        letters=[file for file in files if file.purpose == CaseFile.Purpose.LETTER],
        events=list(case.events.all()),
        papers=list(Document.objects.filter(papers_for(actor), case_paper__case=case).order_by("issued_at", "id")),
        steps=list(case.steps.filter(closed_at=None).select_related("department", "window", "person")),
        questions=list(case.questions.order_by("asked_at")),
        suspensions=list(case.suspensions.order_by("started_on")),
        procedures=listed.procedures,
    )


def acts_for(case: Case, facts: Facts, actor: Actor, at: datetime) -> list[Act]:
    """Return the acts that table, facts and the actor's powers allow; what pages offer, never what acts rely on."""
    powers = powers_of(actor=actor, item=case.item, at=at)
    return [
        move.act
        for move in TABLE
        if case.state in move.states and _has_power(move.act, move.power, powers, actor) and not obstacle(move, facts)
        if not is_elsewhere(
            act=move.act,
            state=case.state,
            at_window=actor.window_id is not None,
            here=actor.centre_id,
            collected_at=case.collect_centre_id,
        )
    ]


def _has_power(act: Act, power: Power | None, powers: frozenset[Power], actor: Actor) -> bool:
    if power is None:
        return act not in SYSTEM_ACTS and actor.has_role(Role.SUPERVISOR)
    return power in powers
