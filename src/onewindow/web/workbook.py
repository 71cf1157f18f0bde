"""Items as a workbook to download, the same for every audience: what the hat may take out."""

from django.http import FileResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from onewindow.catalogue.queries import versions_to_export
from onewindow.catalogue.spreadsheet import WORKBOOK, exported
from onewindow.web.session import StaffRequest


def workbook(request: StaffRequest) -> FileResponse:
    """Stream the items on offer today; refuses with SheetFull and RowRefused when a sheet or cell cannot hold them."""
    today = localdate(request.at)
    file = exported(versions_to_export(request.actor, today))
    response = FileResponse(
        file, as_attachment=True, filename=f"{_('事项清单')}-{today:%Y%m%d}.xlsx", content_type=WORKBOOK
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response
