"""What the lifecycle's guards need to know of a case, in one query."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from onewindow.cases.models import (
    Case,
    CaseMaterial,
    Certificate,
    CompletionRequest,
    Extension,
    Handover,
    OneTimeNotice,
    Question,
)
from onewindow.cases.rules import Facts, State, Verdict
from onewindow.catalogue.models import ItemVersion, MaterialRequirement, SpecialProcedure

# What the list leaves to the applicant is asked of nobody: it is looked at, and stands in nobody's way (M20).
DEFECTIVE = Q(verdict__in=[Verdict.DEFECTIVE.value, Verdict.MISSING.value]) & ~Q(
    requirement__necessity=MaterialRequirement.Necessity.OPTIONAL.value
)
UNCHECKED = Q(verdict=Verdict.PENDING.value)
UNSETTLED = UNCHECKED | DEFECTIVE


def facts_of(case: Case, at: datetime) -> Facts:
    """Return the plain facts of `case` at `at`."""
    own = OuterRef("pk")
    found: dict[str, Any] = dict(
        Case.objects.filter(pk=case.pk)
        .values(
            has_open=Exists(CaseMaterial.objects.filter(UNSETTLED, case=own)),
            has_defects=Exists(CaseMaterial.objects.filter(DEFECTIVE, case=own)),
            has_unchecked=Exists(CaseMaterial.objects.filter(UNCHECKED, case=own)),
            noticed=Exists(OneTimeNotice.objects.filter(case=own)),
            completion_asked=Exists(CompletionRequest.objects.filter(case=own)),
            completion_open=Exists(CompletionRequest.objects.filter(case=own, completed_at=None)),
            question_open=Exists(Question.objects.filter(case=own, answered_at=None)),
            has_procedures=Exists(SpecialProcedure.objects.filter(version=OuterRef("version"))),
            extended=Exists(Extension.objects.filter(case=own)),
            certificate_made=Exists(Certificate.objects.filter(case=own)),
            paper_handed=Exists(
                Handover.objects.filter(case=own, kind=Handover.Kind.MATERIALS, at__gte=OuterRef("materials_at"))
            ),
        )
        .get()
    )
    version = case.version
    granted = case.state == State.GRANTED or (case.state == State.ISSUING and not _refused(case))
    last_day = case.legal_due_at or case.promised_due_at
    return Facts(
        on_the_spot=version.kind == ItemVersion.Kind.IMMEDIATE,
        materials_settled=not found.pop("has_open"),
        extendable=version.extension is not None,
        past_due=last_day is not None and at > last_day,
        needs_certificate=granted and version.result_is_certificate,
        made_by_issuing_window=version.maker == ItemVersion.Maker.ISSUING_WINDOW,
        paper_needed=version.paper_mode == ItemVersion.PaperMode.PAPER,
        **found,
    )


def open_materials(case: Case, which: Q = UNSETTLED) -> list[str]:
    """Name the materials that are not settled, or those of `which`, in the order of the list."""
    found = case.materials.filter(which).order_by("requirement__order")
    return list(found.values_list("requirement__name", flat=True))


def _refused(case: Case) -> bool:
    return case.decision.outcome == "refused"
