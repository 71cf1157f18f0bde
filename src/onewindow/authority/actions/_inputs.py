"""What is asked about powers and terms, checked once for pages, API and the demo alike."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from onewindow.authority.errors import ItemOfAnother, NothingGranted, PowerTooMuch, TermWrong
from onewindow.authority.models import POWER_NAMES
from onewindow.authority.rules import Power
from onewindow.authority.rules.kinds import is_simple, too_much
from onewindow.catalogue.models import Item, ItemVersion
from onewindow.lib.refusal import InvalidInputs, Refused
from onewindow.lib.typed_text import FieldWrong
from onewindow.organisation.models import Department

# Codes of items with the powers asked for each.
Powers = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """An item with the powers asked for it, in the order of the work."""

    item: Item
    powers: tuple[Power, ...]


def checked_powers(powers: Powers, *, department: Department, on: date) -> list[Asked]:
    """Return what is asked, by code; an item without a power is left out.

    Refuses with InvalidInputs: FieldWrong for a power that is none, ItemOfAnother for what is not the department's or was
    abolished, PowerTooMuch for review or decision of what is not simple (M16); and with NothingGranted.
    """
    wanted = {code: set(each) for code, each in powers.items() if each}
    items = {item.code: item for item in Item.objects.filter(code__in=wanted, department=department)}
    latest = latest_versions([item.pk for item in items.values()], on)
    asked, faults = list[Asked](), list[Refused]()
    for code, each in sorted(wanted.items()):
        item, where = items.get(code), f"powers.{code}"
        if unknown := each - set(Power):
            faults.append(FieldWrong(field=where, label=_("权限"), value="、".join(sorted(unknown))))
        elif item is None or item.state_on(on) == Item.State.ABOLISHED:
            faults.append(ItemOfAnother(field=where, item=item.name if item else code, department=department.name))
        else:
            held = tuple(power for power in Power if power in each)
            if much := too_much(held, simple=_simple(latest.get(item.pk))):
                names = "、".join(str(POWER_NAMES[power]) for power in much)
                faults.append(PowerTooMuch(field=where, item=item.name, powers=names))
            asked.append(Asked(item, held))
    if faults:
        raise next((fault for fault in faults if fault.on_record), None) or InvalidInputs(faults)
    if not asked:
        raise NothingGranted(field="powers")
    return asked


def require_term(begins_on: date, ends_on: date, today: date) -> None:
    """Refuse with TermWrong a term that ends before it begins or is over already."""
    if ends_on < begins_on or ends_on < today:
        raise TermWrong(field="ends_on", begins_on=begins_on.isoformat(), ends_on=ends_on.isoformat())


def latest_versions(item_ids: Sequence[int], on: date) -> dict[int, ItemVersion]:
    """Return the version in force on the day of each item, or else the newest; one query."""
    versions = ItemVersion.objects.filter(item__in=item_ids).order_by("number")
    found: dict[int, ItemVersion] = {}
    for version in versions:
        before = found.get(version.item_id)
        if before is None or version.effective_from <= on or before.effective_from > on:
            found[version.item_id] = version
    return found


def _simple(version: ItemVersion | None) -> bool:
    return version is not None and is_simple(
        kind=version.kind, promised_number=version.promised_number, promised_unit=version.promised_unit
    )
