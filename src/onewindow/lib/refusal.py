"""The one kind of error that people see: a named sentence that says what to do."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onewindow.lib.storable import storable


class Refused(Exception):
    """An act was refused. `code` is stable; `sentence` is a translatable template filled with `facts`.

    `field` names the input at fault, `status` the HTTP status a door answers with, and `on_record` says whether
    the attempt itself is kept in the audit book: overstepping is, a slip of the pen is not.
    """

    code = "refused"
    sentence: str | Promise = _("不能这样办理。")
    status = 409
    on_record = True

    def __init__(self, *, field: str | None = None, **facts: Any) -> None:
        self.field = storable(field)
        self.facts = {name: storable(fact) for name, fact in facts.items()}
        super().__init__(self.code, facts)

    def __str__(self) -> str:
        return str(self.sentence) % self.facts if self.facts else str(self.sentence)


class InvalidInput(Refused):
    """What was typed or uploaded cannot be right."""

    code = "invalid_input"
    sentence = _("填写的内容有误。")
    status = 422
    on_record = False


class InvalidInputs(InvalidInput):
    """Several inputs at fault at once, so that a person mends them in one go. Of one kind of status, it is theirs."""

    code = "invalid_inputs"

    def __init__(self, refusals: list[Refused]) -> None:
        super().__init__(field=refusals[0].field)
        self.refusals = refusals
        statuses = {refusal.status for refusal in refusals}
        self.status = statuses.pop() if len(statuses) == 1 else InvalidInput.status

    def __str__(self) -> str:
        return "".join(str(refusal) for refusal in self.refusals)


class NotFound(Refused):
    """There is no such thing, or not for this person: the answer is the same, so that nothing leaks."""

    code = "not_found"
    sentence = _("没有找到。请核对编号，或确认您有权查看。")
    status = 404
