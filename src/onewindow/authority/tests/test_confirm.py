"""A department confirms its items at once; the list is sealed, received, and stale when a later version is in force (M10)."""

import hashlib
from datetime import date, datetime
from typing import Any

import pytest

from onewindow.authority import actions
from onewindow.authority.errors import ItemOfAnother, ListStage, NotConfirmer, NothingGranted, NotReceiver, NoVersion
from onewindow.authority.models import ConfirmationList
from onewindow.authority.queries.confirmations import confirmation_lists, items_to_confirm, list_view
from onewindow.authority.tests import make
from onewindow.authority.tests.agreed import POWERS, Sides, refusals
from onewindow.catalogue.models import Item, ItemVersion
from onewindow.lib.refusal import NotFound
from onewindow.lib.typed_text import FieldMissing
from onewindow.lib.uploads import FileTypeWrong, Upload
from onewindow.messaging.models import Notice
from onewindow.organisation.models import Role

TODAY = date(2026, 11, 24)


def confirm(sides: Sides, at: datetime = make.NOON, **how: Any) -> ConfirmationList:
    facts: dict[str, Any] = {"powers": {sides.cast.nurse.code: POWERS}, "by": sides.manager}
    return actions.confirm_items(**(facts | how), at=at)


def sealed(sides: Sides) -> ConfirmationList:
    return actions.seal_list(list_id=confirm(sides).pk, upload=make.SCAN, by=sides.manager, at=make.NOON)


def test_a_list_is_printed_with_versions_and_powers(sides: Sides) -> None:
    made = confirm(sides)
    text = str(made.document.content)
    assert made.document.kind == "confirmation_list"
    assert "护士执业注册" in text and "收件、受理、出件" in text and "承诺件" in text and "自然人" in text
    line = made.lines.get()
    assert (line.version.number, line.powers) == (1, list(POWERS))


def test_it_is_sealed_then_received_and_each_side_is_told(sides: Sides) -> None:
    made = sealed(sides)
    assert made.sealed is not None and made.sealed.sha256 == hashlib.sha256(make.SCAN.content).hexdigest()
    made = actions.receive_list(list_id=made.pk, by=sides.admin, at=make.NOON)
    assert made.stage == ConfirmationList.Stage.RECEIVED
    told = Notice.objects.order_by("pk").values_list("occasion", "role")
    assert list(told) == [
        ("confirmation_sealed", Role.CENTRE_ADMIN),
        ("confirmation_received", Role.ITEM_MANAGER),
    ]


def test_what_is_sent_back_is_confirmed_again(sides: Sides) -> None:
    made = sealed(sides)
    with pytest.raises(FieldMissing):
        actions.return_list(list_id=made.pk, answer=" ", by=sides.admin, at=make.NOON)
    actions.return_list(list_id=made.pk, answer="盖章不清", by=sides.admin, at=make.NOON)
    assert [each.due for each in _to_confirm(sides, TODAY)] == [True]
    with pytest.raises(ListStage, match="已退回"):
        actions.receive_list(list_id=made.pk, by=sides.admin, at=make.NOON)


def test_a_later_version_is_to_be_confirmed_again_from_its_day(sides: Sides) -> None:
    made = confirm(sides)
    first = sides.cast.nurse.versions.get()
    ItemVersion.objects.filter(pk=first.pk).update(effective_until=date(2026, 11, 30))
    second = ItemVersion.objects.get(pk=first.pk)
    second.pk, second.number, second.effective_from, second.effective_until = None, 2, date(2026, 12, 1), None
    second.save(force_insert=True)
    for on, due in ((date(2026, 11, 30), False), (date(2026, 12, 1), True)):
        assert [each.due for each in _to_confirm(sides, on)] == [due]
        stale = list_view(list_id=made.pk, actor=sides.admin, on=on).stale
        assert stale == ({sides.cast.nurse.pk} if due else set())
    confirm(sides, make.moment("2026-12-01 09:00"))
    assert [(each.confirmed, each.due) for each in _to_confirm(sides, date(2026, 12, 1))] == [(2, False)]


def test_only_the_department_confirms_and_only_its_own(sides: Sides) -> None:
    for by in (sides.admin, sides.cast.official(Role.REVIEWER), sides.cast.clerk()):
        with pytest.raises(NotConfirmer):
            confirm(sides, by=by)
    with pytest.raises(ItemOfAnother):
        confirm(sides, powers={sides.cast.investment.code: POWERS})
    assert len(refusals()) == 4
    assert not ConfirmationList.objects.exists()


def test_only_the_centre_receives(sides: Sides) -> None:
    made = sealed(sides)
    for by in (sides.manager, sides.cast.official(Role.ITEM_CHECKER)):
        with pytest.raises(NotReceiver):
            actions.receive_list(list_id=made.pk, by=by, at=make.NOON)
    with pytest.raises(NotFound):
        actions.receive_list(list_id=made.pk, by=sides.cast.admin("县里", sides.cast.county), at=make.NOON)


def test_nothing_is_received_before_it_is_sealed_and_nothing_sealed_twice(sides: Sides) -> None:
    made = confirm(sides)
    with pytest.raises(ListStage):
        actions.receive_list(list_id=made.pk, by=sides.admin, at=make.NOON)
    with pytest.raises(FileTypeWrong):
        actions.seal_list(list_id=made.pk, upload=Upload("x.pdf", b"text"), by=sides.manager, at=make.NOON)
    actions.seal_list(list_id=made.pk, upload=make.SCAN, by=sides.manager, at=make.NOON)
    with pytest.raises(ListStage):
        actions.seal_list(list_id=made.pk, upload=make.SCAN, by=sides.manager, at=make.NOON)


def test_nothing_chosen_and_nothing_in_force_cannot_be_confirmed(sides: Sides) -> None:
    with pytest.raises(NothingGranted):
        confirm(sides, powers={sides.cast.nurse.code: ()})
    draft = Item.objects.create(code="新事项", name="新事项", department=sides.cast.health, type=sides.cast.nurse.type)
    with pytest.raises(NoVersion):
        confirm(sides, powers={draft.code: POWERS})


def test_list_and_scan_are_read_by_both_sides_and_nobody_else(sides: Sides) -> None:
    made = sealed(sides)
    for by in (sides.manager, sides.admin):
        for is_sealed in (False, True):
            assert actions.view_confirmation(list_id=made.pk, sealed=is_sealed, by=by, at=make.NOON).content
    for by in (sides.cast.manager("别人", sides.cast.planning), sides.cast.clerk()):
        with pytest.raises(NotFound):
            actions.view_confirmation(list_id=made.pk, sealed=True, by=by, at=make.NOON)
        assert confirmation_lists(actor=by) == ([], "")


def test_pages_of_lists_cost_a_fixed_number_of_queries(sides: Sides, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    made, *_others = (confirm(sides) for _ in range(3))
    with django_assert_num_queries(1):
        assert len(confirmation_lists(actor=sides.admin)[0]) == 3
    with django_assert_num_queries(3):
        list_view(list_id=made.pk, actor=sides.admin, on=TODAY)
    with django_assert_num_queries(4):
        _to_confirm(sides, TODAY)


def _to_confirm(sides: Sides, on: date):  # type: ignore[no-untyped-def]
    health = sides.cast.health
    return items_to_confirm(department_id=health.pk, centre_id=health.centre_id, on=on)
