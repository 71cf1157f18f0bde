"""Import: new items, and next versions of those whose list differs; all or nothing (M10, M11, M34)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import connection, transaction

from onewindow.audit.actions import record
from onewindow.audit.models import Entry
from onewindow.catalogue.actions._draft import Draft, Drafting
from onewindow.catalogue.actions.publish import Edition, publish
from onewindow.catalogue.errors import ImportRefused, RowRefused
from onewindow.catalogue.models import Item, ItemType
from onewindow.catalogue.rules import initials
from onewindow.catalogue.rules.item_types import ITEM_TYPES, LICENCE
from onewindow.catalogue.spreadsheet import ImportRow
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Centre

BATCH = 500


@dataclass(slots=True)
class ImportOutcome:
    """How many items were new, got a next version, stayed as they were, or were skipped, and why."""

    created: int = 0
    versions: int = 0
    unchanged: int = 0
    skipped: int = 0
    refusals: list[RowRefused] = field(default_factory=list)


@transaction.atomic
def import_items(
    *,
    rows: Iterable[ImportRow],
    by: Actor,
    at: datetime,
    skip_bad: bool = False,
    progress: Callable[[int], None] | None = None,
) -> ImportOutcome:
    """Import the actor's centre's items from rows, in batches, so that memory stays bounded; `progress` hears of each batch.

    An item that is known and differs gets a next version, in force from its date of effect or else from today; one that
    doesn't differ is left as it is. With `skip_bad`, rows that cannot be taken are left out; otherwise one bad row means
    that nothing is imported. Raises `ImportRefused` with a `RowRefused` for every fault of every row.
    """
    centre = Centre.objects.get(pk=by.centre_id)
    _lay_item_types()
    with connection.cursor() as cursor:  # two imports of one code must not meet
        cursor.execute(f"LOCK TABLE {Item._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
    drafting = Drafting.at(centre, at)
    outcome = ImportOutcome()
    for batch in _batches(rows):
        drafts = []
        for checked in drafting.check(batch):
            if isinstance(checked, Draft):
                drafts.append(checked)
            else:
                outcome.refusals += checked
                outcome.skipped += 1
        if skip_bad or not outcome.refusals:
            _write(drafts, outcome, at)
        if progress:
            progress(len(batch))
    if outcome.refusals and not skip_bad:
        raise ImportRefused(outcome.refusals)
    counts = {name: getattr(outcome, name) for name in ("created", "versions", "unchanged", "skipped")}
    record(
        centre_code=centre.code,
        kind=Entry.Kind.IMPORTED,
        actor=by.as_record(),
        subject="catalogue",
        at=at,
        detail=counts,
    )
    return outcome


def _batches(rows: Iterable[ImportRow]) -> Iterator[list[ImportRow]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _lay_item_types() -> None:
    ItemType.objects.bulk_create(
        (ItemType(code=code, name=name, is_licence=code == LICENCE) for code, name in ITEM_TYPES.items()),
        ignore_conflicts=True,
    )


def _write(drafts: list[Draft], outcome: ImportOutcome, at: datetime) -> None:
    new = [draft for draft in drafts if draft.item is None]
    changed = [(draft, draft.item) for draft in drafts if draft.item is not None and draft.differs]
    items = Item.objects.bulk_create(_fill(Item(state=Item.State.IN_USE), draft) for draft in new)
    for draft, item in changed:
        _fill(item, draft)
    Item.objects.bulk_update([item for _draft, item in changed], ["department", "name", "initials"])
    editions = [*zip(new, items, strict=True), *changed]
    publish([Edition(item, draft.number, draft.effective_from, draft.checklist) for draft, item in editions], at)
    outcome.created += len(new)
    outcome.versions += len(changed)
    outcome.unchanged += len(drafts) - len(editions)


def _fill(item: Item, draft: Draft) -> Item:
    item.code = draft.checklist.code
    item.department = draft.department
    item.type_id = draft.checklist.type
    item.name = draft.checklist.name
    item.initials = initials(draft.checklist.name)
    return item
