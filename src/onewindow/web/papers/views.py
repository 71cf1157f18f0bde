"""Papers and files as bytes, shown in the browser or saved."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from onewindow.cases import actions
from onewindow.lib.handed_out import hand_out
from onewindow.web.doors import for_roles
from onewindow.web.session import StaffRequest


@require_safe
@for_roles()
def paper(request: StaffRequest, document_id: UUID) -> HttpResponse:
    """Show a paper as it was issued; `?download` saves it. Refuses with NotFound, PaperAltered and PaperMissing."""
    viewed = actions.view_paper(document_id=document_id, by=request.actor, at=request.at)
    return hand_out(viewed, download="download" in request.GET)


@require_safe
@for_roles()
def file(request: StaffRequest, file_id: UUID) -> HttpResponse:
    """Show an uploaded file of a case; `?download` saves it. Refuses with NotFound, FileAltered and FileGone."""
    viewed = actions.view_file(file_id=file_id, by=request.actor, at=request.at)
    return hand_out(viewed, download="download" in request.GET)
