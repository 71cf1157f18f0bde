"""The department's own items as a workbook."""

from django.http import FileResponse
from django.views.decorators.http import require_safe

from onewindow.cases.queries.inbox import OFFICE
from onewindow.web.doors import for_roles
from onewindow.web.session import StaffRequest
from onewindow.web.workbook import workbook


@require_safe
@for_roles(*OFFICE)
def export(request: StaffRequest) -> FileResponse:
    """The department's items on offer today, with all their elements."""
    return workbook(request)
