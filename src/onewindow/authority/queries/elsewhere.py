"""Items of one centre that another may serve by agreement (无差别异地收件受理, M04)."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate

from onewindow.authority.models import Grant
from onewindow.authority.queries.grounds import GRANTED
from onewindow.authority.rules import Power
from onewindow.catalogue.models import Item


def items_from_elsewhere(*, centre_id: int, at: datetime) -> QuerySet[Grant, int]:
    """Return the ids of other centres' items on which this centre's windows hold any power at `at`, as a subquery."""
    today = localdate(at)
    grants = Grant.objects.filter(
        GRANTED,
        agreement__centre=centre_id,
        agreement__begins_on__lte=today,
        agreement__ends_on__gte=today,
    )
    return grants.exclude(item__department__centre=centre_id).values_list("item_id", flat=True)


def centre_holds(*, centre_id: int, item: Item, powers: Collection[Power], at: datetime) -> bool:
    """Say whether the centre's windows hold all of these powers on the item at `at` (Asia/Shanghai day); one query."""
    today = localdate(at)
    held = Grant.objects.filter(
        GRANTED,
        item=item,
        power__in=[power.value for power in powers],
        agreement__centre=centre_id,
        agreement__begins_on__lte=today,
        agreement__ends_on__gte=today,
    )
    return held.values("power").distinct().count() == len(powers)
