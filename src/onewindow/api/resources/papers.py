"""`GET /documents/{id}` and `GET /files/{id}`: papers and files as bytes, each look on record."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from ninja import Router

from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.cases.actions import Viewed, view_file, view_paper
from onewindow.cases.files import TYPES

router = Router(tags=["papers"])


def bytes_of(*types: str) -> dict[str, Any]:
    """The description of an answer that is a file of one of these media types."""
    content = {each: {"schema": {"type": "string", "format": "binary"}} for each in types}
    return {"responses": {200: {"description": "OK", "content": content}}}


@router.get(
    "/documents/{id}",
    summary=_("文书的 PDF"),
    description=_("可以查看办件的人可以查看其文书；每次查看都留痕。"),
    openapi_extra=bytes_of("application/pdf"),
)
def document(request: Visit, id: UUID, download: bool = False) -> HttpResponse:
    return shown(view_paper(document_id=id, by=request.auth.actor, at=request.auth.at), download)


@router.get(
    "/files/{id}",
    summary=_("办件文件"),
    description=_("上传的材料、授权委托书和签名；每次查看都留痕。"),
    openapi_extra=bytes_of(*TYPES),
)
def file(request: Visit, id: UUID, download: bool = False) -> HttpResponse:
    return shown(view_file(file_id=id, by=request.auth.actor, at=request.auth.at), download)


def shown(viewed: Viewed, download: bool) -> HttpResponse:
    """Answer with a file, to look at or to save."""
    response = HttpResponse(viewed.content, content_type=viewed.content_type)
    response.headers["Content-Disposition"] = content_disposition_header(download, viewed.name) or "inline"
    return response
