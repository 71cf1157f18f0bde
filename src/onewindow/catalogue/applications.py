"""Reading an application: its list as typed, what it changes, and its faults."""

from onewindow.catalogue.life_errors import EntryRefused
from onewindow.catalogue.models import ItemApplication
from onewindow.catalogue.queries import checklist
from onewindow.catalogue.rules import Checklist
from onewindow.catalogue.rules.difference import Change, difference
from onewindow.catalogue.spreadsheet import form as forms
from onewindow.catalogue.words import element_name


def list_of(application: ItemApplication) -> forms.FormRead:
    """Read the list of an application as it was typed, with all that is wrong; an empty form where it has none."""
    item = application.item
    return forms.read(forms.tidy(application.form or {}), code=item.code, department=item.department.name)


def changes(application: ItemApplication, after: Checklist) -> tuple[Change, ...]:
    """What the application changes, against the version that it was drawn up from (M34)."""
    return difference(checklist(application.base) if application.base else None, after)


def faults_of(application: ItemApplication) -> list[EntryRefused]:
    """Return what is wrong with the list as typed; the field of each names its place in the form.

    Places: item-name, materials-0-name, materials-0-review_points-1-text.
    """
    return [_refusal(fault) for fault in list_of(application).faults]


def _refusal(fault: forms.Fault) -> EntryRefused:
    part = forms.POINT if fault.point is not None else fault.part
    point = f"{forms.POINT}-{fault.point}-" if fault.point is not None else ""
    place = f"item-{fault.element}" if fault.part == "item" else f"{fault.part}-{fault.row}-{point}{fault.element}"
    return EntryRefused(field=place, label=element_name(part, fault.element), reason=fault.refusal)
