"""What an application must say before it may be handed in, with everything that is wrong said at once."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from onewindow.catalogue.applications import changes, faults_of, list_of
from onewindow.catalogue.life_errors import (
    DayBeforeVersion,
    DayPast,
    NotEditorial,
    NothingChanged,
    ResumesTooEarly,
)
from onewindow.catalogue.models import Item, ItemApplication, ItemType, ItemVersion
from onewindow.catalogue.rules import Checklist
from onewindow.catalogue.rules.difference import substantive
from onewindow.catalogue.rules.item_types import ITEM_TYPES, LICENCE
from onewindow.catalogue.rules.life import WITH_LIST, Kind
from onewindow.catalogue.words import element_name
from onewindow.lib.joined import joined
from onewindow.lib.refusal import InvalidInputs, Refused
from onewindow.lib.typed_text import FieldMissing, optional_text

LABELS = {
    "ground": (_("法律依据"), 500),
    "document_no": (_("文件文号"), 100),
    "reason": (_("申请理由"), 2000),
}
PLANNED, RESUMES = _("计划实施日期"), _("计划恢复日期")


def keep_particulars(application: ItemApplication, given: Mapping[str, Any]) -> None:
    """Put the facts that were given on the application. Refuses with InvalidInputs texts that are too long."""
    faults: list[Refused] = []
    for name, (label, limit) in LABELS.items():
        if given[name] is not None:
            try:
                setattr(application, name, optional_text(name, label, given[name], limit))
            except Refused as fault:
                faults.append(fault)
    if faults:
        raise InvalidInputs(faults)
    for name in ("planned_on", "resumes_on"):
        if given[name] is not None:
            setattr(application, name, given[name])
    if given["editorial"] is not None and application.kind == Kind.CHANGE:
        application.editorial = given["editorial"]


def require_complete(application: ItemApplication, today: date) -> None:
    """Refuse with InvalidInputs whatever keeps the application from being checked; the list's faults with their places."""
    faults = [*_particulars_missing(application), *_days_wrong(application, today)]
    if application.kind in WITH_LIST:
        read = list_of(application)
        faults += faults_of(application)
        if not read.faults and read.checklist:
            faults += _changes_wrong(application, read.checklist)
    if faults:
        raise InvalidInputs(faults)


def latest(item: Item) -> ItemVersion | None:
    """The newest published version of an item, in force or yet to come."""
    return ItemVersion.objects.published().filter(item=item).order_by("-number").first()


def item_type(code: str) -> str:
    """Lay down the item type of a code where the table lacks it, and return its key."""
    known, _made = ItemType.objects.get_or_create(
        code=code, defaults={"name": ITEM_TYPES.get(code, code), "is_licence": code == LICENCE}
    )
    return known.pk


def day_wrong(application: ItemApplication, day: date, today: date, field: str) -> Refused | None:
    """Why an application can't take effect on a day: it is past, or a newer version begins later (M34)."""
    if day < today:
        return DayPast(field=field, day=day.isoformat())
    base = application.base
    if base and application.kind == Kind.CHANGE and day < base.effective_from:
        return DayBeforeVersion(field=field, version=base.number, day=base.effective_from.isoformat())
    return None


def _particulars_missing(application: ItemApplication) -> Iterator[Refused]:
    wanted = ["ground", "reason"]
    if application.kind == Kind.ABOLITION:
        wanted.append("document_no")
    for name in wanted:
        if not getattr(application, name):
            yield FieldMissing(field=name, label=LABELS[name][0])


def _days_wrong(application: ItemApplication, today: date) -> Iterator[Refused]:
    if application.planned_on is None:
        yield FieldMissing(field="planned_on", label=PLANNED)
    elif fault := day_wrong(application, application.planned_on, today, "planned_on"):
        yield fault
    if application.kind == Kind.SUSPENSION:
        if application.resumes_on is None:
            yield FieldMissing(field="resumes_on", label=RESUMES)
        elif application.planned_on and application.resumes_on <= application.planned_on:
            yield ResumesTooEarly(field="resumes_on")


def _changes_wrong(application: ItemApplication, after: Checklist) -> Iterator[Refused]:
    found = changes(application, after)
    if not found:
        yield NothingChanged(field="form")
    elif application.editorial and (grave := substantive(found)):
        names = {(each.part, each.element): element_name(each.part, each.element) for each in grave}
        yield NotEditorial(field="editorial", elements=joined(names.values()))
