"""What the centre's administrator does: confirm the configuration, and publish from a day on, never for the past."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.timezone import localdate

from onewindow.catalogue.actions import _checks as checks
from onewindow.catalogue.actions._application import perform
from onewindow.catalogue.actions.publish import Edition, publish
from onewindow.catalogue.actions.standing import abolish, open_item, suspend_item
from onewindow.catalogue.applications import faults_of, list_of
from onewindow.catalogue.life_errors import BaseMoved, DayEarlier, KindNotFitting, NotReady, TurnPending
from onewindow.catalogue.models import Item, ItemApplication, ItemVersion
from onewindow.catalogue.models.life import KINDS
from onewindow.catalogue.rules import initials
from onewindow.catalogue.rules.life import WITH_LIST, Act, Kind
from onewindow.lib.refusal import InvalidInputs
from onewindow.organisation.actor import Actor

State = Item.State


def configure(*, number: str, by: Actor, at: datetime) -> ItemApplication:
    """Confirm that zones, windows, tickets and evaluation follow from the list (M10, M17). Refuses with InTheWay."""

    def effect(application: ItemApplication, detail: dict[str, Any]) -> None:
        application.configured_at = at

    return perform(Act.CONFIGURE, number=number, by=by, at=at, effect=effect)


def publish_application(
    *, number: str, missing: Sequence[str | Promise], by: Actor, at: datetime, on: date | None = None
) -> ItemApplication:
    """Publish what was applied for, from its planned day on or a later day `on`; on that day it takes effect by itself.

    `missing` names what an addition still lacks, in words: agreement, guide, training (authority knows). Cases under way
    keep their version. Refuses with InTheWay, NotReady, DayPast, DayEarlier, DayBeforeVersion, BaseMoved, TurnPending,
    KindNotFitting (M33, M34, M35).
    """

    def effect(application: ItemApplication, detail: dict[str, Any]) -> None:
        day = _day_of_effect(application, on, localdate(at))
        item = Item.objects.select_for_update().get(pk=application.item_id)
        if application.kind == Kind.ADDITION and missing:
            raise NotReady(missing)
        if application.kind in WITH_LIST:
            application.version = _publish_list(application, item, day, at)
        _turn(application, item, day, at)
        application.planned_on = day
        detail |= {"on": day.isoformat(), "version": application.version.number if application.version else None}

    return perform(Act.PUBLISH, number=number, by=by, at=at, effect=effect)


def _day_of_effect(application: ItemApplication, on: date | None, today: date) -> date:
    planned = application.planned_on
    assert planned is not None
    day = on or planned
    if day < planned:
        raise DayEarlier(field="on", day=day.isoformat(), planned=planned.isoformat())
    if fault := checks.day_wrong(application, day, today, "on"):
        raise fault
    return day


def _publish_list(application: ItemApplication, item: Item, day: date, at: datetime) -> ItemVersion:
    newest = checks.latest(item)
    if newest != application.base:
        raise BaseMoved(item=item.name)
    read = list_of(application)
    if read.checklist is None or read.faults:
        raise InvalidInputs([*faults_of(application)])
    number = newest.number + 1 if newest else 1
    publish([Edition(item, number, day, read.checklist)], at)
    if day <= localdate(at) or application.kind == Kind.ADDITION:
        item.name, item.initials = read.checklist.name, initials(read.checklist.name)
        item.save(update_fields=["name", "initials"])
    return ItemVersion.objects.get(item=item, number=number)


def _turn(application: ItemApplication, item: Item, day: date, at: datetime) -> None:
    """Let the item turn on the day. What was published to turn before then, and has not, must come first."""
    today = localdate(at)
    if application.kind == Kind.CHANGE:
        return
    if item.turns_on and item.turns_on > today:
        raise TurnPending(item=item.name, day=item.turns_on.isoformat(), state=State(item.turns_to).label)
    state = item.state_on(today)
    if state not in FROM[application.kind]:
        raise KindNotFitting(item=item.name, state=State(state).label, kind=dict(KINDS)[application.kind])
    match application.kind:
        case Kind.SUSPENSION:
            assert application.resumes_on is not None
            suspend_item(item=item, reason=application.reason, resumes_on=application.resumes_on, on=day, at=at)
        case Kind.ABOLITION:
            abolish(item_ids=[item.pk], document=application.document_no, on=day, at=at)
        case _:
            open_item(item=item, on=day, at=at)


FROM: dict[str, tuple[str, ...]] = {
    Kind.ADDITION: (State.WAITING,),
    Kind.SUSPENSION: (State.IN_USE,),
    Kind.RESUMPTION: (State.SUSPENDED,),
    Kind.ABOLITION: (State.IN_USE, State.SUSPENDED, State.SPECIAL_WINDOW),
}
