"""Papers and files as bytes: who may see the case may see them, and each view is kept (M19)."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from onewindow.audit.actions import record
from onewindow.audit.models import Entry
from onewindow.cases.files import content_of
from onewindow.cases.models import CaseFile, CasePaper
from onewindow.cases.queries.scope import visible_to
from onewindow.documents.queries import pdf_of
from onewindow.lib.refusal import NotFound
from onewindow.web.doors import for_roles
from onewindow.web.session import StaffRequest


@require_safe
@for_roles()
def paper(request: StaffRequest, document_id: UUID) -> HttpResponse:
    """Show a paper as it was issued; `?download` saves it. Refuses with NotFound, PaperAltered and PaperMissing."""
    papers = CasePaper.objects.select_related("case", "document").filter(case__in=visible_to(request.actor))
    found = papers.filter(document=document_id).first()
    if found is None:
        raise NotFound()
    document = found.document
    content = pdf_of(document)
    _keep(request, found.case.number, {"paper": document.number, "kind": document.kind})
    return _shown(request, content, "application/pdf", f"{document.number}.pdf")


@require_safe
@for_roles()
def file(request: StaffRequest, file_id: UUID) -> HttpResponse:
    """Show an uploaded file of a case; `?download` saves it. Refuses with NotFound, FileAltered and FileGone."""
    files = CaseFile.objects.select_related("case").filter(case__in=visible_to(request.actor))
    found = files.filter(pk=file_id).first()
    if found is None:
        raise NotFound()
    content = content_of(found)
    _keep(request, found.case.number, {"file": str(found.pk), "name": found.name, "purpose": found.purpose})
    return _shown(request, content, found.content_type, found.name)


def _keep(request: StaffRequest, number: str, detail: dict[str, Any]) -> None:
    record(
        centre_code=request.hat.centre_code,
        kind=Entry.Kind.VIEWED,
        actor=request.actor.as_record(),
        subject=number,
        at=request.at,
        detail=detail,
    )


def _shown(request: StaffRequest, content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    disposition = content_disposition_header("download" in request.GET, name)
    response.headers["Content-Disposition"] = disposition or "inline"
    response.headers["Cache-Control"] = "private, no-store"
    return response
