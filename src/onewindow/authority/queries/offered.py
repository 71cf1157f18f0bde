"""A department's items as forms about powers show them: what may be granted, what is usual, what is granted now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onewindow.authority.models import Grant
from onewindow.authority.rules import Power
from onewindow.authority.rules.kinds import is_simple, usual_powers
from onewindow.catalogue.models import Item, ItemVersion

NOT_OFFERED = (Item.State.ABOLISHED, Item.State.SPECIAL_WINDOW)


@dataclass(frozen=True, slots=True)
class OfferedItem:
    """`granted` is what a signed agreement with that centre grants on the day, or from a later one."""

    item: Item
    version: ItemVersion
    simple: bool
    usual: tuple[Power, ...]
    granted: tuple[Power, ...]

    @property
    def forbidden(self) -> frozenset[Power]:
        return frozenset() if self.simple else frozenset({Power.REVIEW, Power.DECIDE})


def offered_items(*, department_id: int, centre_id: int, on: date) -> Sequence[OfferedItem]:
    """Return what the department could grant to the centre, by code; items without a version are left out; 3 queries."""
    items = Item.objects.filter(department=department_id).order_by("code")
    found = [item for item in items if item.state_on(on) not in NOT_OFFERED]
    versions = latest_versions([item.pk for item in found], on)
    held: dict[int, set[str]] = {}
    grants = Grant.objects.filter(
        item__in=[item.pk for item in found],
        ended_at=None,
        agreement__state="signed",
        agreement__centre=centre_id,
        agreement__ends_on__gte=on,
    )
    for item_id, power in grants.values_list("item_id", "power"):
        held.setdefault(item_id, set()).add(power)
    return [
        _offered(item, versions[item.pk], tuple(power for power in Power if power in held.get(item.pk, ())))
        for item in found
        if item.pk in versions
    ]


def latest_versions(item_ids: Sequence[int], on: date) -> dict[int, ItemVersion]:
    """Return the version in force on the day of each item, or else the newest; one query."""
    found: dict[int, ItemVersion] = {}
    for version in ItemVersion.objects.filter(item__in=item_ids).order_by("number"):
        before = found.get(version.item_id)
        if before is None or version.effective_from <= on or before.effective_from > on:
            found[version.item_id] = version
    return found


def simple(version: ItemVersion | None) -> bool:
    """Say whether a version is of an item that may be granted with review and decision (M16)."""
    return version is not None and is_simple(
        kind=version.kind, promised_number=version.promised_number, promised_unit=version.promised_unit
    )


def _offered(item: Item, version: ItemVersion, granted: tuple[Power, ...]) -> OfferedItem:
    easy = simple(version)
    made_at_window = version.maker == ItemVersion.Maker.ISSUING_WINDOW
    return OfferedItem(item, version, easy, usual_powers(simple=easy, made_at_window=made_at_window), granted)
