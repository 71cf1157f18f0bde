"""`GET /documents/{id}` and `GET /files/{id}`: papers and files as bytes, each look on record."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.cases.actions import view_file, view_paper
from onewindow.cases.files import TYPES
from onewindow.lib.handed_out import hand_out

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
    return hand_out(view_paper(document_id=id, by=request.auth.actor, at=request.auth.at), download=download)


@router.get(
    "/files/{id}",
    summary=_("办件文件"),
    description=_("上传的材料、授权委托书和签名；每次查看都留痕。"),
    openapi_extra=bytes_of(*TYPES),
)
def file(request: Visit, id: UUID, download: bool = False) -> HttpResponse:
    return hand_out(view_file(file_id=id, by=request.auth.actor, at=request.auth.at), download=download)
