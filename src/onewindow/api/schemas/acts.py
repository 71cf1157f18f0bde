"""What each act is told: one body per act, its fields those of the action."""

import base64
import binascii
from datetime import date
from typing import Any

from onewindow.api.errors import NotBase64
from onewindow.api.marks import _
from onewindow.api.schemas.application import LONGEST_LIST, MaterialBody
from onewindow.api.schemas.base import Asked, Key, field
from onewindow.cases.files import Upload


class ActBody(Asked):
    """The body of an act; an act that needs nothing takes `{}` or no body at all."""

    def as_arguments(self) -> dict[str, Any]:
        """The keyword arguments of the action."""
        return dict(self)


class MaterialsBody(ActBody):
    materials: list[MaterialBody] = field(_("材料及核验结论"), min_length=1, max_length=LONGEST_LIST)

    def as_arguments(self) -> dict[str, Any]:
        return {**dict(self), "materials": [each.as_input() for each in self.materials]}


class NotifyBody(ActBody):
    reply_by: date | None = field(_("补正期限；不填为 15 个工作日"), None)


class NotifyAgainBody(NotifyBody):
    reason: str = field(_("批准再次告知的理由"))


class ReasonBody(ActBody):
    reason: str = field(_("理由"))


class ReturnBody(ReasonBody):
    where_to_go: str = field(_("应向何处申请"))


class GroundsBody(ReasonBody):
    basis: str = field(_("法律依据"))


class DeclineBody(GroundsBody):
    right_authority: str = field(_("有权受理的机关"), "")


class ReviewBody(ActBody):
    opinion: str = field(_("审查意见"))


class AskBody(ActBody):
    question: str = field(_("询问内容"))


class AnswerBody(ActBody):
    answer: str = field(_("答复内容"))


class RequestCompletionBody(MaterialsBody):
    reason: str = field(_("理由"))
    missed_at_window: bool = field(_("属窗口核验遗漏"), False)

    def as_arguments(self) -> dict[str, Any]:
        arguments = super().as_arguments()
        arguments["defects_found"] = arguments.pop("materials")
        return arguments


class SuspendBody(ReasonBody):
    procedure_id: Key = field(_("特别程序的 id，见办件的 procedures"))
    days: int = field(_("工作日数，不超过该程序的最长工作日"))


class ResumeBody(ActBody):
    evidence: str = field(_("特别程序结束的依据"))


class GrantBody(ActBody):
    findings: str = field(_("审查认定的事实"))


class RefuseBody(GrantBody):
    reasons: str = field(_("不予的理由，每行一条"))
    basis: str = field(_("法律依据"))


class DeliverBody(ActBody):
    recipient: str = field(_("签收人"))
    recipient_number: str = field(_("签收人证件号码"))
    signature: str = field(_("签名图片（PNG，Base64 编码），可不填"), "")

    def as_arguments(self) -> dict[str, Any]:
        return {**dict(self), "signature": _image(self.signature)}


def _image(text: str) -> Upload | None:
    if not text:
        return None
    try:
        return Upload("signature.png", base64.b64decode(text.removeprefix("data:image/png;base64,"), validate=True))
    except (binascii.Error, ValueError):
        raise NotBase64(field="signature", name="signature") from None
