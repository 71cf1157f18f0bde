"""The acts that a desk offers: for each, the word when it is done, and the action with the fields that it reads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onewindow.cases import actions
from onewindow.cases.application import MaterialInput
from onewindow.cases.files import Upload
from onewindow.cases.models import Case
from onewindow.cases.rules import Act
from onewindow.organisation.actor import Actor
from onewindow.web.desk.typed import Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One act as asked for: on which case, with what was typed, by whom, when, under which key."""

    number: str
    typed: Typed
    by: Actor
    at: datetime
    key: str
    materials: Sequence[MaterialInput] = ()
    signature: Upload | None = None

    def __getitem__(self, field: str) -> str:
        return self.typed[field]

    @property
    def base(self) -> dict[str, Any]:
        return {"number": self.number, "by": self.by, "at": self.at, "key": self.key}


@dataclass(frozen=True, slots=True)
class Way:
    """`done` is said when the act is done; fields of an act are named `act.field` in the form."""

    done: str | Promise
    do: Callable[[Order], Case]


WAYS: dict[Act, Way] = {
    Act.CHECK: Way(
        _("核验结果已保存。"),
        lambda order: actions.check(**order.base, materials=order.materials),
    ),
    Act.CORRECT: Way(
        _("补正材料已收取，收件凭证可以打印。"),
        lambda order: actions.correct(**order.base, materials=order.materials),
    ),
    Act.COMPLETE: Way(
        _("补齐材料已收取，收件凭证可以打印。"),
        lambda order: actions.complete(**order.base, materials=order.materials),
    ),
    Act.ACCEPT: Way(
        _("已受理，受理通知书可以打印。"),
        lambda order: actions.accept(**order.base),
    ),
    Act.NOTIFY: Way(
        _("一次性告知书已出具，可以打印。"),
        lambda order: actions.notify(**order.base, reply_by=order.typed.day("notify.reply_by", _("补正期限"))),
    ),
    Act.RETURN: Way(
        _("已退件，退件告知书可以打印。"),
        lambda order: actions.return_out_of_scope(
            **order.base, reason=order["return.reason"], where_to_go=order["return.where_to_go"]
        ),
    ),
    Act.DECLINE: Way(
        _("已决定不予受理，通知书可以打印。"),
        lambda order: actions.decline(
            **order.base,
            reason=order["decline.reason"],
            basis=order["decline.basis"],
            right_authority=order["decline.right_authority"],
        ),
    ),
    Act.TRANSFER: Way(
        _("已移交部门，移交清单可以打印。"),
        lambda order: actions.transfer(**order.base),
    ),
    Act.ANSWER: Way(
        _("已答复部门。"),
        lambda order: actions.answer(**order.base, answer=order["answer.answer"]),
    ),
    Act.WITHDRAW: Way(
        _("已撤回，请把材料退还申请人。"),
        lambda order: actions.withdraw(**order.base, reason=order["withdraw.reason"]),
    ),
    Act.REVIEW: Way(
        _("审查意见已记录。"),
        lambda order: actions.review(**order.base, opinion=order["review.opinion"]),
    ),
    Act.GRANT: Way(
        _("已准予，决定书可以打印。"),
        lambda order: actions.grant(**order.base, findings=order["review.opinion"]),
    ),
    Act.REFUSE: Way(
        _("已作出不予决定，决定书可以打印。"),
        lambda order: actions.refuse(
            **order.base,
            findings=order["review.opinion"],
            reasons=order["refuse.reasons"],
            basis=order["refuse.basis"],
        ),
    ),
    Act.MAKE: Way(
        _("证照已制作，可以打印。"),
        lambda order: actions.make(**order.base),
    ),
    Act.HAND_OVER: Way(
        _("已移交统一出证窗口。"),
        lambda order: actions.hand_over(**order.base),
    ),
    Act.DELIVER: Way(
        _("已送达，办件办结。"),
        lambda order: actions.deliver(
            **order.base,
            recipient=order["deliver.recipient"],
            recipient_number=order["deliver.recipient_number"],
            signature=order.signature,
        ),
    ),
}


def asked_acts(typed: Typed) -> list[Act]:
    """The acts that the pressed button asks for, in order; a word that names none is dropped."""
    return [Act(word) for word in typed["next"].split() if word in WAYS]
