"""Receiving an application and checking its materials (M20, M25, M26)."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from onewindow.audit.models import Entry
from onewindow.authority.queries import ground_for
from onewindow.authority.rules import Power
from onewindow.cases.actions._deed import Deed
from onewindow.cases.actions._perform import fingerprint_of, perform, record_refusal, remember, replay
from onewindow.cases.actions.elsewhere import collect_centre, refuse_biometrics_away
from onewindow.cases.actions.limits import step_due
from onewindow.cases.actions.materials import require_listed, rows_of, set_verdicts, take_materials
from onewindow.cases.application import Application, MaterialInput, checked
from onewindow.cases.errors import NotServed
from onewindow.cases.models import Case
from onewindow.cases.papers import handed_in, paper_facts
from onewindow.cases.rules import Act, Move, Paper, State, StepKind
from onewindow.cases.rules.lifecycle import Side
from onewindow.catalogue.models import Item, ItemVersion
from onewindow.catalogue.queries import checklist, item_by_code, version_in_force
from onewindow.catalogue.rules import materials_for, require_answers
from onewindow.documents.forms import receipt
from onewindow.lib.encryption import seal
from onewindow.lib.identifiers import make_case_number
from onewindow.lib.numbering import next_number
from onewindow.lib.refusal import Refused
from onewindow.organisation.actor import Actor
from onewindow.organisation.applicants import register_applicant
from onewindow.organisation.deeds import keep
from onewindow.organisation.models import Applicant, Centre, Window

RECEIVE = Move(Act.RECEIVE, (), State.RECEIVED, Power.RECEIVE, Paper.RECEIPT, opens=StepKind.INTAKE, side=Side.WINDOW)


def receive(*, application: Application, by: Actor, at: datetime, key: str | None = None) -> Case:
    """Receive an application at the counter, give it its number and its receipt, and return the case (M26).

    Another centre's item is received by agreement: the case is its home department's, under the home centre's number and
    calendar, while receipt and custody are this window's (M04).

    The case keeps the item version in force that day. Refuses with InvalidInputs, ItemNotInUse, NoVersionInForce,
    NotServed, NoPower, WrongWindow, BiometricsAtHome, NotCollectedHere, UnknownSituation, TwoAnswers, QuestionOpen, and ExtraMaterial, which is kept as a breach of the person's (M20).
    """
    fingerprint = fingerprint_of(Act.RECEIVE, application.item_code, asdict(application))
    spent: list[str] = []
    try:
        with transaction.atomic():
            if known := replay(by, key, Act.RECEIVE, fingerprint):
                return known
            case = _receive(checked(application, localdate(at)), by, at, spent)
            remember(by, key, Act.RECEIVE, fingerprint, case, at)
            return case
    except Exception as failure:
        record_void_numbers(spent, failure, by, at)
        if isinstance(failure, Refused):
            record_refusal(failure, Act.RECEIVE, application.item_code, by, at)
        raise


def check(*, number: str, materials: Sequence[MaterialInput], by: Actor, at: datetime, key: str | None = None) -> Case:
    """Set the verdict of materials against their review points: passed, defective with a remark, or missing.

    Refuses as every act does, with FieldMissing per material, and with ExtraMaterial, kept as a breach (M20).
    """

    def effect(deed: Deed) -> None:
        deed.detail["materials"] = set_verdicts(deed.case, materials)

    return perform(Act.CHECK, number=number, by=by, at=at, effect=effect, inputs=list(materials), key=key)


def _receive(application: Application, by: Actor, at: datetime, spent: list[str]) -> Case:
    item = item_by_code(application.item_code)
    refuse_biometrics_away(item, by=by, at=at)
    kind = application.applicant.kind
    ground = ground_for(actor=by, item=item, power=Power.RECEIVE, at=at, applicant_kind=kind)
    version = version_in_force(item, localdate(at), special_window_of=by.special_window_of)
    if kind not in version.service_objects:
        raise NotServed(item=item.name, kind=Applicant.Kind(kind).label, field="applicant.kind")
    listed = materials_for(checklist(version), application.situations)
    require_answers(checklist(version), application.situations)
    require_listed(application.materials, listed)
    case = _new_case(application, item, version, by, at)
    case.number = make_case_number(case.centre.code, localdate(at), next_number(_scope(case.centre, at)))
    spent.append(case.number)
    case.save(force_insert=True)
    take_materials(case, listed, application.materials)
    deed = Deed(case, RECEIVE, by, at, ground)
    deed.step_due = step_due(case, StepKind.INTAKE, at)
    deed.issue(receipt(paper_facts(case, by), materials=handed_in(rows_of(case)), reply_by=deed.step_due))
    deed.complete()
    return case


def _new_case(application: Application, item: Item, version: ItemVersion, by: Actor, at: datetime) -> Case:
    applicant, agent = application.applicant, application.agent
    assert by.window_id is not None
    window = Window.objects.select_related("centre").get(pk=by.window_id)
    here = window.centre
    case = Case(
        query_code=f"{secrets.randbelow(1_000_000):06d}",
        centre=item.department.centre,
        received_centre=here,
        collect_centre=collect_centre(application.collect_at, item=item, version=version, received_at=here, at=at),
        department=item.department,
        item=item,
        version=version,
        situations=list(application.situations),
        channel=application.channel,
        applicant=register_applicant(**asdict(applicant)),
        applicant_kind=applicant.kind,
        window=window,
        received_at=at,
        materials_at=at,
    )
    if agent:
        case.agent_name, case.agent_scope, case.agent_until = agent.name, agent.scope, agent.until
        case.agent_number_sealed, case.agent_phone_sealed = seal(agent.number), seal(agent.phone)
    return case


def _scope(centre: Centre, at: datetime) -> str:
    return f"case:{centre.code}:{localdate(at):%Y%m%d}"


def record_void_numbers(spent: list[str], failure: Exception, by: Actor, at: datetime) -> None:
    """A number once drawn is spent whatever becomes of the case: the book says why it is missing."""
    for number in spent:
        keep(Entry.Kind.NUMBER_VOID, number, by, at, {"reason": type(failure).__name__})
