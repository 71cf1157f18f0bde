"""The catalogue as a workbook: `GET /items/export.xlsx`, `POST /items/import`."""

from django.http import FileResponse
from django.utils.timezone import localdate
from ninja import File, Form, Router
from ninja.files import UploadedFile

from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.api.resources.papers import bytes_of
from onewindow.api.schemas.workbook import ImportTold
from onewindow.catalogue.actions import import_items
from onewindow.catalogue.queries import versions_to_export
from onewindow.catalogue.spreadsheet import WORKBOOK, exported, uploaded_rows
from onewindow.lib.uploads import require_size

router = Router(tags=["items"])


@router.get(
    "/items/export.xlsx",
    summary=_("导出事项表格"),
    description=_("本中心（部门人员为本部门）今天在用并已生效的事项，含全部要素的五张表；原样导入不会有变化。"),
    openapi_extra=bytes_of(WORKBOOK),
)
def export(request: Visit) -> FileResponse:
    today = localdate(request.auth.at)
    file = exported(versions_to_export(request.auth.actor, today))
    return FileResponse(file, as_attachment=True, filename=f"items-{today:%Y%m%d}.xlsx", content_type=WORKBOOK)


@router.post(
    "/items/import",
    response=ImportTold,
    summary=_("导入事项表格"),
    description=_(
        "限中心管理员。有一处错误就一条也不导入，errors 逐处写明表、行、列和原因。新增事项或者变更在用事项须写明依据的文件名称和文号。"
    ),
)
def take(request: Visit, file: File[UploadedFile], ground: Form[str] = "") -> ImportTold:
    require_size(file.name or "", file.size or 0, "file")
    rows = uploaded_rows(file.name or "", file.chunks())
    outcome = import_items(rows=rows, by=request.auth.actor, at=request.auth.at, ground=ground)
    return ImportTold(created=outcome.created, versions=outcome.versions, unchanged=outcome.unchanged)
