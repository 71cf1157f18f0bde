"""The acts that a person can do: each with its body and its action, so that every door of the API is one line here."""

from collections.abc import Callable
from dataclasses import dataclass

from onewindow.api.schemas.acts import (
    ActBody,
    AnswerBody,
    AskBody,
    DeclineBody,
    DeliverBody,
    GrantBody,
    GroundsBody,
    MaterialsBody,
    NotifyAgainBody,
    NotifyBody,
    ReasonBody,
    RefuseBody,
    RequestCompletionBody,
    ResumeBody,
    ReturnBody,
    ReviewBody,
    SuspendBody,
)
from onewindow.cases import actions
from onewindow.cases.models import Case
from onewindow.cases.rules import Act


@dataclass(frozen=True, slots=True)
class ActDoor:
    """What an act is told, and the action that does it with the body's fields as its arguments."""

    body: type[ActBody]
    do: Callable[..., Case]

    @property
    def takes_nothing(self) -> bool:
        return not self.body.model_fields

    @property
    def may_be_empty(self) -> bool:
        return not any(field.is_required() for field in self.body.model_fields.values())


DOORS: dict[Act, ActDoor] = {
    Act.CHECK: ActDoor(MaterialsBody, actions.check),
    Act.NOTIFY: ActDoor(NotifyBody, actions.notify),
    Act.NOTIFY_AGAIN: ActDoor(NotifyAgainBody, actions.notify_again),
    Act.CORRECT: ActDoor(MaterialsBody, actions.correct),
    Act.ACCEPT: ActDoor(ActBody, actions.accept),
    Act.RETURN: ActDoor(ReturnBody, actions.return_out_of_scope),
    Act.DECLINE: ActDoor(DeclineBody, actions.decline),
    Act.TRANSFER: ActDoor(ActBody, actions.transfer),
    Act.REVIEW: ActDoor(ReviewBody, actions.review),
    Act.ASK: ActDoor(AskBody, actions.ask),
    Act.ANSWER: ActDoor(AnswerBody, actions.answer),
    Act.REQUEST_COMPLETION: ActDoor(RequestCompletionBody, actions.request_completion),
    Act.COMPLETE: ActDoor(MaterialsBody, actions.complete),
    Act.SUSPEND: ActDoor(SuspendBody, actions.suspend),
    Act.RESUME: ActDoor(ResumeBody, actions.resume),
    Act.EXTEND: ActDoor(ReasonBody, actions.extend),
    Act.GRANT: ActDoor(GrantBody, actions.grant),
    Act.REFUSE: ActDoor(RefuseBody, actions.refuse),
    Act.MAKE: ActDoor(ActBody, actions.make),
    Act.HAND_OVER: ActDoor(ActBody, actions.hand_over),
    Act.DELIVER: ActDoor(DeliverBody, actions.deliver),
    Act.WITHDRAW: ActDoor(ReasonBody, actions.withdraw),
    Act.TERMINATE: ActDoor(GroundsBody, actions.terminate),
}
