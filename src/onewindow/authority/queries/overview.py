"""Who may accept what in a centre: by department, clerk by clerk, and one clerk's own (M15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Value
from django.db.models.fields import CharField
from django.db.models.functions import Cast, Concat
from django.utils.timezone import localdate

from onewindow.authority.models import Course, Grant
from onewindow.authority.queries.courses import Clerk, clerks
from onewindow.authority.queries.grounds import GRANTED
from onewindow.authority.queries.training import Trained, open_courses, trained, valid_passes
from onewindow.authority.rules import SERVED_KINDS, Power
from onewindow.catalogue.models import Item, ItemVersion
from onewindow.catalogue.queries.departments import offering_departments
from onewindow.lib.refusal import NotFound
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Department, Role

PAGE = 50


@dataclass(frozen=True, slots=True)
class DepartmentGaps:
    """How many of a department's items and of the centre's clerks there are, and how many pairs of them lack training."""

    department_id: int
    name: str
    items: int
    trained: int
    gaps: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    item_id: int
    code: str
    name: str
    cells: Sequence[Trained]

    @property
    def gaps(self) -> int:
        return sum(not cell.training.is_valid for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Items by code down, clerks by window across; `next_after` is the code after which the next page begins."""

    department: Department
    clerks: Sequence[Clerk]
    rows: Sequence[MatrixRow]
    next_after: str


@dataclass(frozen=True, slots=True)
class OwnLine:
    """An item that a clerk's window may accept: how the clerk stands to it, and the course that mends it."""

    code: str
    name: str
    department: str
    trained: Trained
    course: Course | None


def gaps_by_department(*, centre_id: int, at: datetime) -> tuple[list[DepartmentGaps], int]:
    """Count, for each department on offer, who lacks which training; and how many clerks there are. 3 queries."""
    today = localdate(at)
    people = clerks(centre_id=centre_id, on=today)
    pair = Concat(Cast("account_id", CharField()), Value(" "), Cast("item_id", CharField()))
    on_offer = ItemVersion.objects.on_offer(today).filter(item__department__centre=centre_id)
    counted = (
        valid_passes(today)
        .filter(account__in=[each.account_id for each in people], item__in=on_offer.values("item"))
        .order_by()
        .values(department=F("item__department"))
        .annotate(pairs=Count(pair, distinct=True))
    )
    pairs = {row["department"]: row["pairs"] for row in counted}
    found = []
    for each in offering_departments(centre_id=centre_id, on=today):
        done = pairs.get(each.department_id, 0)
        missing = each.items * len(people) - done
        found.append(DepartmentGaps(each.department_id, each.name, each.items, done, missing))
    return found, len(people)


def training_matrix(*, department: Department, at: datetime, after: str = "", limit: int = PAGE) -> Matrix:
    """One page of a department's items on offer with how each clerk of its centre stands to them; 3 queries."""
    today = localdate(at)
    people = clerks(centre_id=department.centre_id, on=today)
    items = Item.objects.filter(department=department, pk__in=ItemVersion.objects.on_offer(today).values("item"))
    if after:
        items = items.filter(code__gt=after)
    page = list(items.order_by("code")[: limit + 1])
    shown = page[:limit]
    stand = trained(account_ids=[each.account_id for each in people], item_ids=[item.pk for item in shown], on=today)
    rows = [
        MatrixRow(item.pk, item.code, item.name, [stand.get((each.account_id, item.pk), Trained()) for each in people])
        for item in shown
    ]
    return Matrix(department, people, rows, shown[-1].code if len(page) > limit else "")


def matrix_seen_by(*, actor: Actor, department_id: int | None, at: datetime, after: str = "") -> Matrix:
    """A department's matrix: of the own one for its item manager, of any of the centre for who keeps or watches it.

    Refuses with NotFound.
    """
    mine = Department.objects.none()
    if actor.has_role(Role.ITEM_MANAGER):
        mine = Department.objects.filter(pk=actor.department_id or 0)
    elif actor.has_role(Role.CENTRE_ADMIN, Role.SUPERVISOR, Role.LEADER):
        mine = Department.objects.filter(centre=actor.centre_id)
    if department_id is not None or not actor.has_role(Role.ITEM_MANAGER):
        mine = mine.filter(pk=department_id or 0)
    found = mine.first()
    if found is None:
        raise NotFound(field="department")
    return training_matrix(department=found, at=at, after=after)


def own_training(
    *, actor: Actor, at: datetime, missing: bool = False, after: str = "", limit: int = PAGE
) -> tuple[list[OwnLine], str]:
    """One page of the items that a clerk's window may accept, with the clerk's training; 3 queries.

    `missing` keeps those that the clerk may not accept for want of it; the second value is where the next page begins.
    """
    today = localdate(at)
    items = _acceptable(actor, today)
    if missing:
        items = items.filter(~_is_trained(actor, today))
    if after:
        items = items.filter(code__gt=after)
    page = list(items.select_related("department").order_by("code")[: limit + 1])
    shown = page[:limit]
    keys = [item.pk for item in shown]
    stand = trained(account_ids=[actor.account_id], item_ids=keys, on=today)
    courses = open_courses(keys)
    lines = [
        OwnLine(
            item.code,
            item.name,
            item.department.short_name,
            stand.get((actor.account_id, item.pk), Trained()),
            courses.get(item.pk),
        )
        for item in shown
    ]
    return lines, shown[-1].code if len(page) > limit else ""


def missing_count(*, actor: Actor, at: datetime) -> int:
    """How many items the clerk's window may accept and the clerk may not, for want of training."""
    today = localdate(at)
    return _acceptable(actor, today).filter(~_is_trained(actor, today)).count()


def _acceptable(actor: Actor, today: date) -> Any:
    granted = Grant.objects.filter(
        GRANTED,
        item=OuterRef("pk"),
        power=Power.ACCEPT,
        agreement__centre=actor.centre_id,
        agreement__begins_on__lte=today,
        agreement__ends_on__gte=today,
    )
    served = list(SERVED_KINDS.get(actor.window_kind, ()))
    on_offer = ItemVersion.objects.on_offer(today).filter(item=OuterRef("pk"), service_objects__overlap=served)
    return Item.objects.filter(Exists(granted), Exists(on_offer))


def _is_trained(actor: Actor, today: date) -> Exists:
    return Exists(valid_passes(today).filter(account=actor.account_id, item=OuterRef("pk")))
