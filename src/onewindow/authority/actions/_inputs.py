"""What is asked about powers and terms, checked once for pages, API and the demo alike."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from onewindow.authority.errors import ItemOfAnother, NothingGranted, PowerTooMuch, TermWrong
from onewindow.authority.models import POWER_NAMES
from onewindow.authority.queries.offered import latest_versions, simple
from onewindow.authority.rules import Power
from onewindow.authority.rules.kinds import too_much
from onewindow.catalogue.models import Item
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
            if much := too_much(held, simple=simple(latest.get(item.pk))):
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
