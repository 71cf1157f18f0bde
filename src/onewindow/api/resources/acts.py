"""`POST /cases/{number}/acts/{act}`: one address per act, made from the table of `api.acts`."""

from typing import Any, cast

from django.http import HttpResponse
from ninja import Body, File, Form, Router, UploadedFile

from onewindow.api.acts import DOORS, ActDoor
from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.api.resources.cases import REPLAYED
from onewindow.api.resources.params import IDEMPOTENCY_KEY, Text
from onewindow.api.schemas.case import CaseTold
from onewindow.api.telling import case_told, is_replay
from onewindow.cases import actions
from onewindow.cases.queries.page import case_view
from onewindow.cases.rules import Act
from onewindow.cases.words import ACT_NAMES
from onewindow.lib.uploads import read_in

router = Router(tags=["acts"])


def _told(request: Visit, response: HttpResponse, number: str) -> CaseTold:
    by, at = request.auth.actor, request.auth.at
    view = case_view(number=number, actor=by, at=at)
    if is_replay(view, at):
        response[REPLAYED] = "true"
    return case_told(view, by)


def _add(act: Act, door: ActDoor) -> None:
    default: Any = door.body() if door.may_be_empty else ...

    def do(
        request: Visit,
        number: Text,
        response: HttpResponse,
        body: door.body = Body(default),  # type: ignore[name-defined]  # noqa: B008
        key: str | None = IDEMPOTENCY_KEY,
    ) -> CaseTold:
        by, at = request.auth.actor, request.auth.at
        case = door.do(number=number, by=by, at=at, key=key, **body.as_arguments())
        return _told(request, response, case.number)

    router.post(
        f"/cases/{{number}}/acts/{act}",
        response=CaseTold,
        operation_id=f"act_{act}",
        url_name=f"act_{act}",
        summary=cast(str, ACT_NAMES[act]),
    )(do)


for _act, _door in DOORS.items():
    _add(_act, _door)


@router.post(
    f"/cases/{{number}}/acts/{Act.ATTACH}",
    response=CaseTold,
    operation_id=f"act_{Act.ATTACH}",
    summary=cast(str, ACT_NAMES[Act.ATTACH]),
    description=_("上传一个 PDF、JPEG 或 PNG 文件。material_code 为材料代码；不填则作为授权委托书。"),
)
def attach(
    request: Visit,
    number: Text,
    response: HttpResponse,
    file: File[UploadedFile],
    material_code: Form[str] = "",
    key: str | None = IDEMPOTENCY_KEY,
) -> CaseTold:
    case = actions.attach(
        number=number,
        upload=read_in(file, "file"),
        material_code=material_code or None,
        by=request.auth.actor,
        at=request.auth.at,
        key=key,
    )
    return _told(request, response, case.number)
