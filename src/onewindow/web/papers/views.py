"""Papers and files as bytes, shown in the browser or saved."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from onewindow.cases import actions
from onewindow.cases.actions import Viewed
from onewindow.web.doors import for_roles
from onewindow.web.session import StaffRequest


@require_safe
@for_roles()
def paper(request: StaffRequest, document_id: UUID) -> HttpResponse:
    """Show a paper as it was issued; `?download` saves it. Refuses with NotFound, PaperAltered and PaperMissing."""
    return _shown(request, actions.view_paper(document_id=document_id, by=request.actor, at=request.at))


@require_safe
@for_roles()
def file(request: StaffRequest, file_id: UUID) -> HttpResponse:
    """Show an uploaded file of a case; `?download` saves it. Refuses with NotFound, FileAltered and FileGone."""
    return _shown(request, actions.view_file(file_id=file_id, by=request.actor, at=request.at))


def _shown(request: StaffRequest, viewed: Viewed) -> HttpResponse:
    response = HttpResponse(viewed.content, content_type=viewed.content_type)
    disposition = content_disposition_header("download" in request.GET, viewed.name)
    response.headers["Content-Disposition"] = disposition or "inline"
    response.headers["Cache-Control"] = "private, no-store"
    return response
