"""Confirmation lists, and which items are to be confirmed (again) because a later version is in force (M10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from onewindow.authority.models import ConfirmationLine, ConfirmationList
from onewindow.authority.queries.offered import OfferedItem, offered_items
from onewindow.catalogue.models import ItemVersion
from onewindow.lib.refusal import NotFound
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role

KEEPERS = (Role.CENTRE_ADMIN, Role.ITEM_CHECKER, Role.ITEM_REVIEWER)
PAGE = 50


def lists_seen_by(actor: Actor) -> QuerySet[ConfirmationList]:
    """The lists that a hat may read: its department's, or those that departments of its centre hand in."""
    found = ConfirmationList.objects.select_related("department__centre", "document", "sealed")
    if actor.has_role(Role.ITEM_MANAGER) and actor.department_id:
        return found.filter(department=actor.department_id)
    if actor.has_role(*KEEPERS):
        return found.filter(department__centre=actor.centre_id)
    return found.none()


def confirmation_lists(
    *, actor: Actor, stage: str = "", after: int | None = None
) -> tuple[Sequence[ConfirmationList], str]:
    """Return one page of lists, the latest first, each with how many `items` it has, and where the next begins; one query."""
    found = lists_seen_by(actor).annotate(items=Count("lines"))
    if stage:
        found = found.filter(stage=stage)
    if after is not None:
        found = found.filter(pk__lt=after)
    rows = list(found.order_by("-pk")[: PAGE + 1])
    return rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else ""


@dataclass(frozen=True, slots=True)
class ListView:
    """A list with its lines; `stale` are the items of which a later version is in force."""

    list: ConfirmationList
    lines: Sequence[ConfirmationLine]
    stale: frozenset[int]


def list_view(*, list_id: int, actor: Actor, on: date) -> ListView:
    """Return one list that this hat may read; 3 queries. Refuses with NotFound."""
    found = lists_seen_by(actor).filter(pk=list_id).first()
    if found is None:
        raise NotFound()
    lines = list(found.lines.select_related("item", "version").order_by("item__code"))
    in_force = _in_force([line.item_id for line in lines], on)
    stale = {line.item_id for line in lines if in_force.get(line.item_id, line.version_id) != line.version_id}
    return ListView(found, lines, frozenset(stale))


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """An item of a department with the version last confirmed, if any; `due` says that it is to be confirmed (again)."""

    offered: OfferedItem
    confirmed: int | None
    due: bool


def items_to_confirm(*, department_id: int, centre_id: int, on: date) -> Sequence[ToConfirm]:
    """Return a department's items with how they stand confirmed: by a list that wasn't sent back; 4 queries."""
    offered = offered_items(department_id=department_id, centre_id=centre_id, on=on)
    lines = ConfirmationLine.objects.filter(list__department=department_id).exclude(
        list__stage=ConfirmationList.Stage.RETURNED
    )
    latest = dict(lines.order_by("pk").values_list("item_id", "version__number"))
    return [
        ToConfirm(each, latest.get(each.item.pk), latest.get(each.item.pk) != each.version.number) for each in offered
    ]


def _in_force(item_ids: Sequence[int], on: date) -> dict[int, int]:
    return dict(ItemVersion.objects.in_force(on).filter(item__in=item_ids).values_list("item_id", "pk"))
