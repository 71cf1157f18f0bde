"""Import: new items, and next versions of those whose list differs; all or nothing, on a named ground (M10, M11, M34)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import TypeGuard

from django.db import connection, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.audit.models import Entry
from onewindow.catalogue.actions._draft import Draft, Drafting
from onewindow.catalogue.actions.publish import Edition, publish
from onewindow.catalogue.errors import ImportGroundMissing, ImportRefused, NoImportPower, RowRefused
from onewindow.catalogue.models import Item, ItemType
from onewindow.catalogue.rules import initials
from onewindow.catalogue.rules.item_types import BY_APPLICATION, ITEM_TYPES, LICENCE
from onewindow.catalogue.spreadsheet import ImportRow
from onewindow.lib.batches import batches
from onewindow.lib.refusal import InvalidInput, Refused
from onewindow.lib.typed_text import optional_text
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import keep, keep_refusal
from onewindow.organisation.models import Centre, Role

FAULTS_TOLD = 1000
LONGEST_GROUND = 200
IMPORTERS = (Role.CENTRE_ADMIN, "system")


@dataclass(slots=True)
class ImportOutcome:
    """How many items were new, got a next version, stayed as they were, or were skipped, and why (the first 1,000)."""

    created: int = 0
    versions: int = 0
    unchanged: int = 0
    skipped: int = 0
    refusals: list[RowRefused] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in ("created", "versions", "unchanged", "skipped")}


def import_items(
    *,
    rows: Iterable[ImportRow],
    by: Actor,
    at: datetime,
    ground: str = "",
    skip_bad: bool = False,
    progress: Callable[[int], object] | None = None,
) -> ImportOutcome:
    """Import the actor's centre's items from rows in one transaction; `progress` hears of each batch.

    Memory holds a batch of 500. An item that is known and differs gets a next version, in force from its date of effect
    or else from today; one that doesn't differ is left as it is. `ground` names the official document; only the first
    load of an empty catalogue needs none. With `skip_bad`, rows that cannot be taken are left out; otherwise one bad row
    means that nothing is imported. Refuses with `NoImportPower`, which stands on record with what the file would have
    touched (M19), `ImportGroundMissing`, `FieldTooLong`, and `ImportRefused` with a `RowRefused` for every fault of every
    row, up to 1,000.
    """
    remaining = iter(rows)
    try:
        with transaction.atomic():
            return _import(remaining, by=by, at=at, ground=ground, skip_bad=skip_bad, progress=progress)
    except Refused as refusal:
        keep_refusal(refusal, act="import_items", subject="catalogue", by=by, at=at)
        raise


def _import(
    rows: Iterator[ImportRow],
    *,
    by: Actor,
    at: datetime,
    ground: str,
    skip_bad: bool,
    progress: Callable[[int], object] | None,
) -> ImportOutcome:
    if by.role not in IMPORTERS:
        raise NoImportPower(items=_touched(rows))
    ground = optional_text("ground", _("依据"), ground, LONGEST_GROUND)
    centre = Centre.objects.get(pk=by.centre_id)
    _lay_item_types()
    with connection.cursor() as cursor:  # two imports of one code must not meet
        cursor.execute(f"LOCK TABLE {Item._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
    grounded = bool(ground) or not Item.objects.filter(department__centre=centre).exists()
    drafting, outcome = Drafting.at(centre, at), ImportOutcome()
    for batch in batches(rows):
        drafts = [checked for checked in drafting.check(batch) if _is_sound(checked, outcome)]
        if not outcome.refusals or skip_bad:
            _write(drafts, outcome, at, grounded)
        if progress:
            progress(len(batch))
        if len(outcome.refusals) >= FAULTS_TOLD and not skip_bad:
            raise ImportRefused(outcome.refusals, cut=True)
    if outcome.refusals and not skip_bad:
        raise ImportRefused(outcome.refusals)
    if outcome.changed and not grounded:
        raise ImportGroundMissing(field="ground", created=outcome.created, versions=outcome.versions)
    _keep(outcome, ground, by, at)
    return outcome


def _touched(rows: Iterator[ImportRow]) -> str:
    """The first items that a file names, for the record; a file that cannot be read names none."""
    try:
        return "、".join(row.code for row in islice(rows, 20) if row.code) or "-"
    except InvalidInput:
        return "-"


def _is_sound(checked: Draft | tuple[RowRefused, ...], outcome: ImportOutcome) -> TypeGuard[Draft]:
    if isinstance(checked, Draft):
        return True
    outcome.refusals += checked[: max(FAULTS_TOLD - len(outcome.refusals), 0)]
    outcome.skipped += 1
    return False


def _keep(outcome: ImportOutcome, ground: str, by: Actor, at: datetime) -> None:
    """Put the import on record with every item it changed, at most 500 of them to an entry."""
    for place, some in enumerate(batches(outcome.changed) if outcome.changed else [[]]):
        counted = outcome.counts if place == 0 else {}
        keep(Entry.Kind.IMPORTED, "catalogue", by, at, counted | {"ground": ground, "items": some})


def _lay_item_types() -> None:
    ItemType.objects.bulk_create(
        (
            ItemType(code=code, name=name, is_licence=code == LICENCE, by_application=code in BY_APPLICATION)
            for code, name in ITEM_TYPES.items()
        ),
        ignore_conflicts=True,
    )


def _write(drafts: list[Draft], outcome: ImportOutcome, at: datetime, grounded: bool) -> None:
    new = [draft for draft in drafts if draft.item is None]
    changed = [(draft, draft.item) for draft in drafts if draft.item is not None and draft.differs]
    outcome.created += len(new)
    outcome.versions += len(changed)
    outcome.unchanged += len(drafts) - len(new) - len(changed)
    outcome.changed += [
        f"{draft.checklist.code} v{draft.number}" for draft in drafts if draft.item is None or draft.differs
    ]
    if not grounded:
        return
    items = Item.objects.bulk_create(_fill(Item(state=Item.State.IN_USE), draft) for draft in new)
    for draft, item in changed:
        _fill(item, draft, renamed=draft.effective_from <= localdate(at))
    Item.objects.bulk_update([item for _draft, item in changed], ["department", "name", "initials"])
    editions = [*zip(new, items, strict=True), *changed]
    publish([Edition(item, draft.number, draft.effective_from, draft.checklist) for draft, item in editions], at)


def _fill(item: Item, draft: Draft, *, renamed: bool = True) -> Item:
    item.code = draft.checklist.code
    item.department = draft.department
    item.type_id = draft.checklist.type
    if renamed:  # a name that begins later is carried from its day on
        item.name = draft.checklist.name
        item.initials = initials(draft.checklist.name)
    return item
