"""The catalogue changes only on a named ground and by its administrator; whoever tries without stands on record (M19, M33, M34)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onewindow.audit.models import Entry
from onewindow.catalogue.actions import import_items
from onewindow.catalogue.actions.import_items import FAULTS_TOLD
from onewindow.catalogue.errors import ImportGroundMissing, ImportRefused, NoImportPower
from onewindow.catalogue.models import Item, ItemVersion
from onewindow.catalogue.spreadsheet import uploaded_rows
from onewindow.catalogue.tests.make import AT, GROUND, TODAY, days, item_code, listing, publish, row, zunyi
from onewindow.lib.typed_text import FieldTooLong
from onewindow.organisation.models import Role

pytestmark = pytest.mark.django_db


def test_the_first_load_of_an_empty_catalogue_needs_no_ground():
    assert publish(zunyi(), listing(), ground="").created == 1


@pytest.mark.parametrize("second", [listing(promised=days(3)), listing(2)], ids=["a change", "a new item"])
def test_a_filled_catalogue_changes_only_on_a_ground(second):
    by = zunyi()
    publish(by, listing())
    with pytest.raises(ImportGroundMissing) as refused:
        publish(by, second, ground="  ")
    assert refused.value.field == "ground"
    assert ItemVersion.objects.count() == Item.objects.count() == 1
    publish(by, second)
    assert ItemVersion.objects.count() == 2


def test_what_changes_nothing_needs_no_ground():
    by = zunyi()
    publish(by, listing())
    assert publish(by, listing(), ground="").unchanged == 1


def test_a_ground_that_is_too_long_is_refused():
    with pytest.raises(FieldTooLong):
        publish(zunyi(), listing(), ground="文" * 201)


def test_the_record_holds_the_ground_and_every_item_that_changed():
    by = zunyi()
    publish(by, listing(1), listing(2))
    publish(by, listing(1), listing(2, promised=days(3)), listing(3))
    entry = Entry.objects.get(kind=Entry.Kind.IMPORTED, sequence=2)
    assert entry.detail["ground"] == GROUND
    assert entry.detail["items"] == [f"{item_code(2)} v2", f"{item_code(3)} v1"]
    assert (entry.actor["role"], entry.at) == ("system", AT)


def test_a_long_list_of_changes_is_kept_in_several_entries():
    publish(zunyi(), *(listing(serial) for serial in range(1, 602)))
    entries = Entry.objects.filter(kind=Entry.Kind.IMPORTED).order_by("sequence")
    assert [len(entry.detail["items"]) for entry in entries] == [500, 101]
    assert [entry.detail.get("created") for entry in entries] == [601, None]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CENTRE_ADMIN}))
def test_nobody_but_the_administrator_imports_and_the_attempt_stands_on_record(role):
    by = replace(zunyi(), role=role, name="何琳", account_id=7)
    with pytest.raises(NoImportPower):
        publish(by, listing(1), listing(2))
    assert not Item.objects.exists()
    entry = Entry.objects.get()
    assert (entry.kind, entry.subject, entry.at) == (Entry.Kind.REFUSED, "catalogue", AT)
    assert (entry.actor["name"], entry.actor["role"]) == ("何琳", role)
    assert (entry.detail["act"], entry.detail["code"]) == ("import_items", "no_import_power")
    assert entry.detail["facts"]["items"] == f"{item_code(1)}、{item_code(2)}"


def test_the_administrator_imports():
    assert publish(replace(zunyi(), role=Role.CENTRE_ADMIN), listing()).created == 1


@pytest.mark.parametrize("state", sorted(set(Item.State) - {Item.State.IN_USE}))
def test_an_item_that_is_not_in_use_is_changed_by_its_procedure_only(state):
    by = zunyi()
    publish(by, listing())
    Item.objects.update(state=state)
    assert publish(by, listing()).unchanged == 1
    with pytest.raises(ImportRefused) as refused:
        publish(by, listing(promised=days(3)))
    assert refused.value.refusals[0].facts["reason"].code == "item_not_open_to_import"
    assert ItemVersion.objects.count() == 1


def test_a_list_exported_before_the_next_version_s_day_is_still_the_same_list():
    by = zunyi()
    now, then = listing(effective_from=date(2026, 1, 1)), listing(promised=days(3), effective_from=date(2027, 1, 1))
    publish(by, now)
    publish(by, then)
    assert publish(by, now, ground="").unchanged == 1
    assert publish(by, then, ground="").unchanged == 1
    assert publish(by, replace(now, effective_from=None), ground="").unchanged == 1
    assert ItemVersion.objects.in_force(date(2027, 1, 1)).get().number == 2


def test_an_exported_row_that_was_changed_holds_from_today():
    by = zunyi()
    publish(by, listing(effective_from=date(2026, 1, 1)))
    publish(by, listing(promised=days(4), effective_from=date(2026, 1, 1)))
    assert ItemVersion.objects.get(number=2).effective_from == TODAY


def test_a_planned_version_that_was_changed_still_begins_on_its_day():
    by, day = zunyi(), date(2027, 1, 1)
    publish(by, listing(effective_from=date(2026, 1, 1)))
    publish(by, listing(promised=days(3), effective_from=day))
    publish(by, listing(promised=days(2), effective_from=day))
    assert ItemVersion.objects.in_force(day - timedelta(days=1)).get().number == 1
    assert ItemVersion.objects.in_force(day).get().number == 3


def test_a_draft_keeps_its_number():
    by = zunyi()
    publish(by, listing())
    first = ItemVersion.objects.get()
    draft = ItemVersion.objects.create(
        item=first.item, number=2, name="草稿", kind="promised", service_objects=["natural"],
        promised_number=5, promised_unit="working_day", effective_from=TODAY,
    )  # fmt: skip
    publish(by, listing(promised=days(3)))
    assert ItemVersion.objects.published().order_by("number").last().number == draft.number + 1


def test_reading_stops_at_a_thousand_faults():
    heard: list[int] = []
    rows = [row(listing(serial, promised=days(99)), serial) for serial in range(1, 3001)]
    with pytest.raises(ImportRefused) as refused:
        import_items(rows=rows, by=zunyi(), at=AT, progress=heard.append)
    assert (len(refused.value.refusals), refused.value.cut, sum(heard)) == (FAULTS_TOLD, True, FAULTS_TOLD)


def test_an_attempt_with_a_file_that_cannot_be_read_stands_on_record_too(tmp_path):
    by = replace(zunyi(), role=Role.CLERK)
    with pytest.raises(NoImportPower):
        import_items(rows=uploaded_rows("a.xlsx", [b"PK\x03\x04 broken"]), by=by, at=AT)
    assert Entry.objects.get().detail["facts"]["items"] == "-"
