"""A department's own items with their states on the day, and what is open about each of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, QuerySet, When
from django.utils.timezone import localdate

from onewindow.catalogue.errors import ItemNotFound
from onewindow.catalogue.models import Item, ItemApplication, ItemVersion
from onewindow.catalogue.models.life import OPEN
from onewindow.catalogue.queries.applications import CENTRES_OWN
from onewindow.catalogue.rules.life import MANAGER
from onewindow.lib.identifiers.number import normal_form
from onewindow.organisation.actor import Actor

PAGE = 50


@dataclass(frozen=True, slots=True)
class DepartmentItem:
    item: Item
    state: str
    applications: Sequence[ItemApplication]


def department_items(
    *, actor: Actor, at: datetime, state: str = "", text: str = "", after: str = "", limit: int = PAGE
) -> tuple[list[DepartmentItem], str]:
    """One page of the items of the actor's department by code, and after which code the next begins; two queries.

    `state` is a state on the day of `at`, `text` a beginning of the code or a part of the name or its initials.
    """
    today = localdate(at)
    found = _of_department(actor, today).order_by("code")
    if state:
        found = found.filter(now=state)
    if text:
        key = normal_form(text)
        found = found.filter(Q(code__startswith=key) | Q(name__icontains=text) | Q(initials__contains=key.lower()))
    if after:
        found = found.filter(code__gt=after)
    items = list(found[: limit + 1])
    open_of: defaultdict[int, list[ItemApplication]] = defaultdict(list)
    shown = items[:limit]
    for each in ItemApplication.objects.filter(item__in=shown, stage__in=OPEN).select_related("centre"):
        open_of[each.item_id].append(each)
    rows = [DepartmentItem(item, item.state_on(today), open_of[item.pk]) for item in shown]
    return rows, shown[-1].code if len(items) > limit else ""


def state_counts(*, actor: Actor, at: datetime) -> dict[str, int]:
    """How many items of the department are in each state on the day; one query."""
    counted = _of_department(actor, localdate(at)).order_by().values_list("now").annotate(n=Count("pk"))
    return dict(counted)


def item_for(code: str, *, actor: Actor) -> Item:
    """Return an item of the manager's department, or of the keeper's centre. Raises `ItemNotFound`."""
    found = Item.objects.select_related("department", "type").filter(code=normal_form(code))
    if actor.role == MANAGER:
        found = found.filter(department=actor.department_id)
    elif actor.role in CENTRES_OWN:
        found = found.filter(department__centre=actor.centre_id)
    else:
        found = found.none()
    item = found.first()
    if item is None:
        raise ItemNotFound(field="item", item=code)
    return item


def versions_of(item: Item) -> list[ItemVersion]:
    """All published versions of an item, the newest first; `source` is the number of the application, if any; one query."""
    return list(item.versions.published().annotate(source=F("application__number")).order_by("-number"))


def applications_of(item: Item, *, actor: Actor) -> list[ItemApplication]:
    """All applications about an item that this person may see, the newest first; one query."""
    found = ItemApplication.objects.filter(item=item).select_related("centre", "department", "version")
    if actor.role != MANAGER:
        found = found.filter(submitter_id__isnull=False)
    return list(found.order_by("-id"))


def _of_department(actor: Actor, today: date) -> QuerySet[Any]:
    now = Case(When(turns_on__lte=today, then=F("turns_to")), default=F("state"), output_field=CharField())
    return Item.objects.filter(department=actor.department_id).annotate(now=now)
