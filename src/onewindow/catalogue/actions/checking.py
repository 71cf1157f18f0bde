"""What the centre's checker and the joint reviewer do with an application: two people, one after the other (M33, M34)."""

from datetime import datetime
from typing import Any

from onewindow.catalogue.actions._application import perform, set_due
from onewindow.catalogue.actions.standing import set_state
from onewindow.catalogue.models import Item, ItemApplication
from onewindow.catalogue.rules.life import Act
from onewindow.organisation.actor import Actor

State = Item.State


def pass_check(*, number: str, note: str = "", by: Actor, at: datetime) -> ItemApplication:
    """Find the application complete: it goes to the joint review (5 working days), an editorial change to publication.

    Refuses as every act does, and with InTheWay whoever submitted it.
    """

    def effect(application: ItemApplication, detail: dict[str, Any]) -> None:
        application.checker_id = by.account_id
        if application.editorial:
            set_state(item=application.item, state=State.WAITING)

    return perform(Act.PASS, number=number, by=by, at=at, effect=effect, note=note)


def send_back(*, number: str, note: str, by: Actor, at: datetime) -> ItemApplication:
    """Give the application back to its department with reasons: by the checker, or by the administrator once approved."""

    def effect(application: ItemApplication, detail: dict[str, Any]) -> None:
        set_state(item=application.item, state=State.DRAFT)

    return perform(Act.SEND_BACK, number=number, by=by, at=at, effect=effect, note=note)


def reclassify(*, number: str, note: str, by: Actor, at: datetime) -> ItemApplication:
    """Treat a change that was handed in as editorial as a substantive one, with reasons: it takes the full way.

    The check then has 3 working days from the submission, not from now.
    """

    def effect(application: ItemApplication, detail: dict[str, Any]) -> None:
        application.editorial = False
        set_due(application, application.stage_at)

    return perform(Act.RECLASSIFY, number=number, by=by, at=at, effect=effect, note=note)


def agree(*, number: str, note: str = "", by: Actor, at: datetime) -> ItemApplication:
    """Agree in the joint review: what was applied for waits to be published, an addition for its four conditions too.

    Refuses with InTheWay whoever checked or submitted it.
    """

    def effect(application: ItemApplication, detail: dict[str, Any]) -> None:
        set_state(item=application.item, state=State.WAITING)

    return perform(Act.AGREE, number=number, by=by, at=at, effect=effect, note=note)


def reject(*, number: str, note: str, by: Actor, at: datetime) -> ItemApplication:
    """Disagree in the joint review with reasons; the application is at its end. Refuses as `agree` does."""

    def effect(application: ItemApplication, detail: dict[str, Any]) -> None:
        set_state(item=application.item, state=State.DRAFT)

    return perform(Act.REJECT, number=number, by=by, at=at, effect=effect, note=note)
