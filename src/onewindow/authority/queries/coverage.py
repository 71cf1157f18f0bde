"""How much of what is asked for by application is in the windows, what is left out with its ground, and what is not (M03).

Every figure is counted from items, versions, agreements and exclusions as they stand on the day; nothing is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.authority.models import Exclusion, Grant
from onewindow.authority.queries.grounds import GRANTED
from onewindow.authority.rules import Power
from onewindow.authority.rules.exclusions import OF_A_DEPARTMENT, OF_THE_CENTRE
from onewindow.catalogue.models import Item, ItemVersion
from onewindow.organisation.actor import Actor

IN_WINDOWS, EXCLUDED, GAP = "in_windows", "excluded", "gap"
STANDINGS: dict[str, str | Promise] = {
    IN_WINDOWS: _("已进驻"),
    EXCLUDED: _("不进驻（有依据）"),
    GAP: _("未进驻（无依据）"),
}
PAGE = 50


@dataclass(frozen=True, slots=True)
class Coverage:
    """The items by application of one department, or of all: how many, in the windows, left out on a ground, and the gap."""

    department_id: int | None
    name: str
    existing: int
    in_windows: int
    excluded: int

    @property
    def gap(self) -> int:
        return self.existing - self.in_windows - self.excluded

    @property
    def due(self) -> int:
        """How many belong into the windows."""
        return self.existing - self.excluded

    @property
    def per_mille(self) -> int | None:
        """The share of those due that are there, cut off: 1000 only without any gap; None when none is due."""
        return self.in_windows * 1000 // self.due if self.due else None

    @property
    def share(self) -> str:
        """The share as it is written: 98.7%, 100% only without any gap, — when none is due."""
        if self.per_mille is None:
            return "—"
        return f"{self.per_mille // 10}%" if self.per_mille % 10 == 0 else f"{self.per_mille / 10:.1f}%"


@dataclass(frozen=True, slots=True)
class CoverageItem:
    """One item by application, where it stands, and for one outside why: its exclusion, or what is missing."""

    item_id: int
    code: str
    name: str
    department: str
    standing: str
    missing: str | Promise = ""
    exclusion: Exclusion | None = None
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class CoveragePage:
    rows: Sequence[CoverageItem]
    next_after: str


def coverage(*, actor: Actor, at: datetime) -> list[Coverage]:
    """The coverage of each department that the actor may see, by name, on the day (Asia/Shanghai); one query.

    Who watches or keeps the centre sees its departments, a department's people their own, others none.
    """
    counted = (
        _items(actor, localdate(at))
        .values(key=F("department_id"), title=F("department__short_name"))
        .annotate(
            existing=Count("pk"),
            in_windows=Count("pk", filter=Q(standing=IN_WINDOWS)),
            excluded=Count("pk", filter=Q(standing=EXCLUDED)),
        )
        .order_by("title")
    )
    return [Coverage(row["key"], row["title"], row["existing"], row["in_windows"], row["excluded"]) for row in counted]


def total(parts: Sequence[Coverage]) -> Coverage:
    """All departments together."""
    return Coverage(
        None,
        "",
        sum(part.existing for part in parts),
        sum(part.in_windows for part in parts),
        sum(part.excluded for part in parts),
    )


def coverage_items(
    *,
    actor: Actor,
    at: datetime,
    department_id: int | None = None,
    standing: str = "",
    after: str = "",
    limit: int | None = PAGE,
) -> CoveragePage:
    """One page of the items that the actor may see, by code; `standing` keeps one of `STANDINGS`; two queries.

    `after` is the last page's `next_after`; without a limit all are returned.
    """
    today = localdate(at)
    items = _items(actor, today).select_related("department").order_by("code")
    if department_id is not None:
        items = items.filter(department=department_id)
    if standing:
        items = items.filter(standing=standing)
    if after:
        items = items.filter(code__gt=after)
    found = list(items[: limit + 1] if limit else items)
    shown = found[:limit]
    open_ones = {each.item_id: each for each in Exclusion.objects.open().filter(item__in=[item.pk for item in shown])}
    rows = [_row(item, open_ones.get(item.pk), today) for item in shown]
    return CoveragePage(rows, shown[-1].code if limit and len(found) > limit else "")


def may_see(actor: Actor) -> bool:
    """Say whether this hat sees any coverage: who watches or keeps the centre, and a department's own people."""
    return actor.role in OF_THE_CENTRE or (actor.role in OF_A_DEPARTMENT and actor.department_id is not None)


def is_in_the_windows(item: Item, on: date) -> bool:
    """Say whether an item is received at its own centre's windows on the day."""
    return _with_standing(Item.objects.filter(pk=item.pk), on).filter(standing=IN_WINDOWS).exists()


def exclusions(*, actor: Actor) -> QuerySet[Exclusion]:
    """The exclusions that the actor may see, what waits for the leader first, then the newest."""
    found = Exclusion.objects.filter(item__in=Item.objects.filter(_scope(actor)))
    waiting = Case(When(approved_on=None, declined_on=None, then=0), default=1)
    return found.select_related("item__department").order_by(waiting, "-pk")


def _scope(actor: Actor) -> Q:
    if actor.role in OF_THE_CENTRE:
        return Q(department__centre=actor.centre_id)
    if actor.role in OF_A_DEPARTMENT:
        return Q(department=actor.department_id)
    return Q(pk__in=[])


def _items(actor: Actor, on: date) -> QuerySet[Any]:
    """The items by application that exist on the day, drafts among them: an item that nobody prepared is a gap too."""
    return (
        _with_standing(Item.objects.filter(_scope(actor)), on)
        .filter(type__by_application=True)
        .exclude(state_now=Item.State.ABOLISHED)
    )


def _with_standing(items: QuerySet[Any], on: date) -> QuerySet[Any]:
    received = Grant.objects.filter(
        GRANTED,
        item=OuterRef("pk"),
        power=Power.RECEIVE,
        agreement__centre=OuterRef("department__centre"),
        agreement__begins_on__lte=on,
        agreement__ends_on__gte=on,
    )
    return items.annotate(
        state_now=Case(When(turns_on__lte=on, then=F("turns_to")), default=F("state"), output_field=CharField()),
        has_version=Exists(ItemVersion.objects.in_force(on).filter(item=OuterRef("pk"))),
        is_received=Exists(received),
        is_excluded=Exists(Exclusion.objects.standing(on).filter(item=OuterRef("pk"))),
        standing=Case(
            When(state_now=Item.State.IN_USE, has_version=True, is_received=True, then=Value(IN_WINDOWS)),
            When(is_excluded=True, then=Value(EXCLUDED)),
            default=Value(GAP),
        ),
    )


def _row(item: Any, exclusion: Exclusion | None, on: date) -> CoverageItem:
    standing: str = item.standing
    return CoverageItem(
        item_id=item.pk,
        code=item.code,
        name=item.name,
        department=item.department.short_name,
        standing=standing,
        missing=_missing(item) if standing == GAP else "",
        exclusion=exclusion if standing == EXCLUDED else None,
        proposed=exclusion is not None and exclusion.approved_on is None,
    )


def _missing(item: Any) -> str | Promise:
    state = item.state_now
    if state != Item.State.IN_USE:
        return Item.State(state).label
    if not item.has_version:
        return _("没有生效的实施清单")
    return _("没有生效的授权委托协议")
