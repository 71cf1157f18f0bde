"""How every act on an application is done: find and lock it, ask whose act it is, do, keep the record, tell who is next."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from onewindow.catalogue.life_errors import ActDone, InTheWay, NotYourAct, StageWrong
from onewindow.catalogue.models import ItemApplication, ItemApplicationEvent
from onewindow.catalogue.models.life import ACTS, STAGES
from onewindow.catalogue.queries.applications import facts_for, visible_to
from onewindow.catalogue.rules.life import (
    FINAL,
    MANAGER,
    WAITS_FOR,
    Act,
    Move,
    Stage,
    find_move,
    limit_of,
    obstacle,
    roles_of,
)
from onewindow.lib.joined import joined
from onewindow.lib.refusal import NotFound
from onewindow.lib.typed_text import optional_text, require_text
from onewindow.messaging.actions import Addressee, News, tell
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed
from onewindow.organisation.models import Role
from onewindow.worktime.queries import work_calendar
from onewindow.worktime.rules import due

ACT_NAMES, STAGE_NAMES = dict(ACTS), dict(STAGES)
_NOTE = _("理由")
Effect = Callable[[ItemApplication, dict[str, Any]], None]


def perform(
    act: Act, *, number: str, by: Actor, at: datetime, effect: Effect | None = None, note: str = ""
) -> ItemApplication:
    """Do one act on the application `number` in one transaction and return it as it then stands.

    Refuses with NotFound, NotYourAct, StageWrong, ActDone, InTheWay, FieldMissing where the table asks for a reason,
    and what the effect refuses; what oversteps is kept in the book (M19).
    """
    with deed(f"item_{act}", number, by=by, at=at) as detail:
        require_role(by, act, roles_of(act))
        application = lock(number, by)
        move = _move_for(application, act, by)
        if move is None:
            return application
        if found := obstacle(move, facts_for(application, by)):
            raise InTheWay(found)
        said = (require_text if move.reasoned else optional_text)("note", _NOTE, note, 2000)
        if effect:
            effect(application, detail)
        advance(application, act, move.to, by=by, at=at, note=said)
        detail |= {"item": application.item.code, "kind": application.kind, "note": said}
        return application


def require_role(by: Actor, act: Act, roles: Collection[str]) -> None:
    """Refuse with NotYourAct, naming who does it, anyone in another hat (M19)."""
    if by.role not in roles:
        raise NotYourAct(act=ACT_NAMES[act], holder=joined(Role(role).label for role in roles))


def lock(number: str, by: Actor) -> ItemApplication:
    """Lock and return the application, if this person may see it. Refuses with NotFound."""
    found = visible_to(by).select_related("item__department", "centre", "base").select_for_update(of=("self",))
    application = found.filter(number=number).first()
    if application is None:
        raise NotFound(field="number")
    return application


def advance(
    application: ItemApplication, act: Act, to: Stage | None, *, by: Actor, at: datetime, note: str = ""
) -> None:
    """Write the new stage with its due date, the event, and the news for whoever is next."""
    before = application.stage
    if to is not None:
        application.stage, application.stage_at = to.value, at
        set_due(application, at)
    application.save()
    sequence = application.events.count() + 1
    ItemApplicationEvent.objects.create(
        application=application,
        sequence=sequence,
        act=act,
        from_stage=before if sequence > 1 else "",
        to_stage=application.stage,
        at=at,
        account_id=by.account_id,
        actor=by.as_record(),
        note=note,
    )
    if to is not None or act is Act.RECLASSIFY:
        _tell(application, sequence, at)


def set_due(application: ItemApplication, since: datetime) -> None:
    """Count the step's limit by the calendar of the centre; what waits to be published is due on its planned day."""
    centre = application.centre
    limit = limit_of(application.stage, editorial=application.editorial)
    if limit is None:
        application.due_at, application.due_provisional = None, False
        return
    counted = due(since, limit, work_calendar(centre.calendar_id), close_of_business=centre.close_of_business)
    application.due_at, application.due_provisional = counted.at, counted.provisional


def _move_for(application: ItemApplication, act: Act, by: Actor) -> Move | None:
    """The row of the table, or None when this very person has just done this very act."""
    move = find_move(application.stage, act, editorial=application.editorial, role=by.role)
    if move is not None:
        require_role(by, act, (move.role,))
        return move
    last = application.events.last()
    if last is not None and last.act == act:
        if last.account_id == by.account_id:
            return None
        raise ActDone(
            number=application.number,
            who=f"{last.actor['name']}（{last.actor['place']}）",
            when=f"{localtime(last.at):%Y-%m-%d %H:%M}",
            act=ACT_NAMES[act],
        )
    raise StageWrong(number=application.number, stage=STAGE_NAMES[application.stage], act=ACT_NAMES[act])


def _tell(application: ItemApplication, sequence: int, at: datetime) -> None:
    stage, centre = Stage(application.stage), application.centre_id
    told = {WAITS_FOR[stage]} if stage in WAITS_FOR else set()
    if stage in FINAL - {Stage.WITHDRAWN} or stage is Stage.APPROVED:
        told.add(MANAGER)
    for role in told:
        address = f"/office/items/applications/{application.number}"
        if role != MANAGER:
            address = f"/centre/items/applications/{application.number}"
        tell(
            news=News(
                f"item_{stage}",
                f"item-application:{application.number}:{sequence}",
                {"number": application.number, "item": application.item.name},
                address,
            ),
            to=[Addressee(centre, role, application.department_id if role == MANAGER else None)],
            at=at,
        )
