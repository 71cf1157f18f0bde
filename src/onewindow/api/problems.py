"""Every error as one form: RFC 9457 problem+json with a stable code and a sentence that says what to do."""

from http import HTTPStatus

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, Field

from onewindow.api.addresses import ROOT
from onewindow.lib.refusal import InvalidInputs, Refused
from onewindow.organisation.sign_in import SignInLocked

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: _("请求无法识别"),
    401: _("需要有效的令牌"),
    403: _("没有权限"),
    404: _("没有找到"),
    405: _("不支持的请求方法"),
    409: _("当前不能这样办理"),
    413: _("内容过大"),
    415: _("不接受的内容类型"),
    422: _("填写的内容有误"),
    429: _("请稍后再试"),
    500: _("系统出了问题"),
}


class Fault(BaseModel):
    """One input at fault."""

    field: str | None = None
    code: str
    detail: str


class Problem(BaseModel):
    """Why a call was refused. `code` is stable; `detail` is for people, in the language that was asked for."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    field: str | None = None
    errors: list[Fault] = Field(default_factory=list)


def title_of(status: int) -> str:
    return str(TITLES[status]) if status in TITLES else HTTPStatus(status).phrase


def problem_of(refusal: Refused) -> Problem:
    """Tell a refusal in the language that is on; `errors` names each input at fault, and a single one stands for all."""
    several = refusal.refusals if isinstance(refusal, InvalidInputs) else [refusal]
    if len(several) == 1:
        refusal = several[0]
    parts = several if refusal.field else []
    return Problem(
        type=f"{ROOT}/problems/{refusal.code}",
        title=title_of(refusal.status),
        status=refusal.status,
        detail=str(refusal),
        code=refusal.code,
        field=refusal.field,
        errors=[Fault(field=part.field, code=part.code, detail=str(part)) for part in parts],
    )


def refused(refusal: Refused) -> HttpResponse:
    """Answer a refusal as a problem, with the headers that its status asks for."""
    problem = problem_of(refusal)
    response = HttpResponse(problem.model_dump_json(), status=problem.status, content_type=MEDIA_TYPE)
    if problem.status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Bearer"
    if isinstance(refusal, SignInLocked):
        response["Retry-After"] = str(int(refusal.facts["minutes"]) * 60)
    return response
