"""`/confirmations` and `/delegated-accounts`: what a department confirms, and whom it hands its accounts (M10, M16)."""

from django.http import HttpResponse
from django.utils.timezone import localdate
from ninja import File, Router, Status, UploadedFile

from onewindow.api import addresses
from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.api.resources.agreements import MULTIPART, read_upload
from onewindow.api.resources.params import AFTER, Text
from onewindow.api.schemas.agreements import (
    AccountBody,
    AccountLines,
    AccountTold,
    AnswerBody,
    GrantsBody,
    ListLine,
    ListLines,
    ListTold,
    ReturnedBody,
)
from onewindow.api.schemas.base import Key
from onewindow.api.telling_agreements import account_told, list_told
from onewindow.authority import actions
from onewindow.authority.models import ConfirmationList
from onewindow.authority.queries.accounts import account_row, list_accounts
from onewindow.authority.queries.confirmations import confirmation_lists, list_view
from onewindow.lib.handed_out import hand_out

router = Router(tags=["agreements"])


def _list(request: Visit, list_id: int) -> ListTold:
    visit = request.auth
    return list_told(list_view(list_id=list_id, actor=visit.actor, on=localdate(visit.at)))


@router.get("/confirmations", response=ListLines, summary=_("事项确认清单"))
def lists(request: Visit, after: int | None = None) -> ListLines:
    rows, following = confirmation_lists(actor=request.auth.actor, after=after)
    return ListLines(results=[_line(row) for row in rows], next=addresses.of_next_page(request, following))


@router.post("/confirmations", response={201: ListTold}, summary=_("确认事项并生成清单"))
def confirm(request: Visit, body: GrantsBody) -> Status[ListTold]:
    made = actions.confirm_items(powers=body.as_powers(), by=request.auth.actor, at=request.auth.at)
    return Status(201, _list(request, made.pk))


@router.get("/confirmations/{list_id}", response=ListTold, summary=_("一份清单"))
def one(request: Visit, list_id: Key) -> ListTold:
    return _list(request, list_id)


@router.post("/confirmations/{list_id}/seal", response=ListTold, summary=_("存入盖章扫描件"), description=MULTIPART)
def seal(request: Visit, list_id: Key, file: File[UploadedFile]) -> ListTold:
    upload = read_upload(file, "file")
    assert upload is not None
    actions.seal_list(list_id=list_id, upload=upload, by=request.auth.actor, at=request.auth.at)
    return _list(request, list_id)


@router.post("/confirmations/{list_id}/receive", response=ListTold, summary=_("接收清单"))
def receive(request: Visit, list_id: Key) -> ListTold:
    actions.receive_list(list_id=list_id, by=request.auth.actor, at=request.auth.at)
    return _list(request, list_id)


@router.post("/confirmations/{list_id}/return", response=ListTold, summary=_("退回清单"))
def send_back(request: Visit, list_id: Key, body: AnswerBody) -> ListTold:
    actions.return_list(list_id=list_id, answer=body.answer, by=request.auth.actor, at=request.auth.at)
    return _list(request, list_id)


@router.get("/confirmations/{list_id}/file", summary=_("清单的 PDF，或盖章扫描件"), description=_("每次查看都留痕。"))
def file(request: Visit, list_id: Key, sealed: bool = False, download: bool = False) -> HttpResponse:
    visit = request.auth
    return hand_out(
        actions.view_confirmation(list_id=list_id, sealed=sealed, by=visit.actor, at=visit.at), download=download
    )


@router.get("/delegated-accounts", response=AccountLines, summary=_("委托账号"), description=_("只登记，不保存密码。"))
def accounts(request: Visit, returned: bool = False, after: str = AFTER) -> AccountLines:
    visit = request.auth
    rows, following = list_accounts(actor=visit.actor, at=visit.at, returned=returned, after=after)
    return AccountLines(results=[account_told(row) for row in rows], next=addresses.of_next_page(request, following))


@router.post("/agreements/{code}/accounts", response={201: AccountTold}, summary=_("登记委托账号"))
def register(request: Visit, code: Text, body: AccountBody) -> Status[AccountTold]:
    by, at = request.auth.actor, request.auth.at
    made = actions.register_account(code=code, account=body.as_input(), by=by, at=at)
    return Status(201, account_told(account_row(made, at)))


@router.post("/delegated-accounts/{account_id}/return", response=AccountTold, summary=_("登记交回"))
def give_back(request: Visit, account_id: Key, body: ReturnedBody) -> AccountTold:
    by, at = request.auth.actor, request.auth.at
    found = actions.return_account(account_id=account_id, returned_on=body.returned_on, by=by, at=at)
    return account_told(account_row(found, at))


def _line(row: ConfirmationList) -> ListLine:
    return ListLine(
        id=row.pk,
        number=row.document.number,
        department=row.department.name,
        stage=row.stage,
        confirmed_at=row.confirmed_at,
        url=f"{addresses.ROOT}/confirmations/{row.pk}",
    )
