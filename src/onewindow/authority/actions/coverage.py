"""Printing the coverage as it stands, numbered and kept (M03)."""

from datetime import datetime
from uuid import UUID

from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from onewindow.audit.models import Entry
from onewindow.authority.errors import CoverageNotYours
from onewindow.authority.models import CoverageSheet, Exclusion
from onewindow.authority.queries.coverage import (
    EXCLUDED,
    GAP,
    Coverage,
    CoverageItem,
    coverage,
    coverage_items,
    may_see,
    total,
)
from onewindow.authority.rules.exclusions import OF_A_DEPARTMENT
from onewindow.documents.actions import issue
from onewindow.documents.forms.coverage import CoveredDepartment, ExcludedItem, MissingItem, coverage_list
from onewindow.documents.models import Document
from onewindow.documents.queries import pdf_of
from onewindow.lib.handed_out import Viewed
from onewindow.lib.refusal import NotFound
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed, keep
from onewindow.organisation.models import Centre, Department


def print_coverage(*, by: Actor, at: datetime) -> Document:
    """Print the 事项进驻情况表 of what the actor sees, and keep it. Refuses with CoverageNotYours."""
    with deed("print_coverage", "coverage", by=by, at=at) as detail, translation.override(None):
        if not may_see(by):
            raise CoverageNotYours()
        centre = Centre.objects.get(pk=by.centre_id)
        department = (
            Department.objects.get(pk=by.department_id) if by.department_id and by.role in OF_A_DEPARTMENT else None
        )
        parts = coverage(actor=by, at=at)
        items = coverage_items(actor=by, at=at, limit=None).rows
        paper = coverage_list(
            centre=centre.name,
            supervision_phone=centre.supervision_phone,
            on=localdate(at),
            total=_line(total(parts), department.name if department else centre.name),
            departments=[_line(part, part.name) for part in parts],
            excluded=[
                _excluded(item, item.exclusion) for item in items if item.exclusion and item.standing == EXCLUDED
            ],
            missing=[
                MissingItem(name=item.name, code=item.code, department=item.department, missing=str(item.missing))
                for item in items
                if item.standing == GAP
            ],
        )
        document = issue(paper=paper, centre=centre, at=at)
        CoverageSheet.objects.create(document=document, department=department)
        detail["paper"] = document.number
        return document


def view_coverage(*, document_id: UUID, by: Actor, at: datetime) -> Viewed:
    """Return a printed coverage that the actor may see; the look is kept.

    Refuses with NotFound, PaperAltered and PaperMissing.
    """
    sheets = CoverageSheet.objects.select_related("document").filter(document__centre=by.centre_id)
    if by.role in OF_A_DEPARTMENT:
        sheets = sheets.filter(department=by.department_id)
    sheet = sheets.filter(pk=document_id).first() if may_see(by) else None
    if sheet is None:
        raise NotFound()
    content = pdf_of(sheet.document)
    keep(Entry.Kind.VIEWED, "coverage", by, at, {"paper": sheet.document.number, "kind": sheet.document.kind})
    return Viewed(f"{sheet.document.number}.pdf", "application/pdf", content)


def _line(part: Coverage, name: str) -> CoveredDepartment:
    return CoveredDepartment(
        name=name,
        existing=part.existing,
        in_windows=part.in_windows,
        excluded=part.excluded,
        gap=part.gap,
        share=part.share,
    )


def _excluded(item: CoverageItem, exclusion: Exclusion) -> ExcludedItem:
    assert exclusion.approver and exclusion.approved_on
    return ExcludedItem(
        name=item.name,
        code=item.code,
        department=item.department,
        ground=exclusion.get_ground_display(),
        reason=exclusion.reason,
        approver=_("%(name)s（%(place)s）")
        % {"name": exclusion.approver["name"], "place": exclusion.approver["place"]},
        approved_on=exclusion.approved_on,
    )
