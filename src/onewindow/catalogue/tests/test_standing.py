"""From which day an item is open to intake, and what is said when it is not (M17, M23, M35)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from onewindow.catalogue.actions import abolish, move_to_special_window, settle_items
from onewindow.catalogue.actions.standing import open_item, suspend_item
from onewindow.catalogue.errors import ItemNotFound, ItemNotInUse
from onewindow.catalogue.models import Item, ItemVersion
from onewindow.catalogue.queries import (
    closed_items,
    find_items,
    item_by_code,
    list_items,
    published_version,
    version_in_force,
    why_closed,
)
from onewindow.catalogue.queries.departments import offering_departments
from onewindow.catalogue.tests import make
from onewindow.catalogue.tests.make import AT, TODAY

pytestmark = pytest.mark.django_db
LATER = date(2026, 12, 1)
RESUMES = date(2026, 12, 15)
MIDNIGHT = datetime(2026, 12, 1, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def item() -> Item:
    make.publish(make.zunyi(), make.listing())
    return Item.objects.get()


def offered(item: Item, on: date) -> set[bool]:
    """Whether each of the ways to find an item finds it: they must agree."""
    item = item_by_code(item.code)
    centre = item.department.centre_id
    return {
        bool(find_items("护士", centre_id=centre, on=on)),
        bool(list_items(centre_id=centre, on=on)[0]),
        bool(offering_departments(centre_id=centre, on=on)),
        _answers(lambda: version_in_force(item, on)),
        _answers(lambda: published_version(item.code, on)),
        ItemVersion.objects.on_offer(on).exists(),
    }


def _answers(ask) -> bool:  # type: ignore[no-untyped-def]
    try:
        return bool(ask())
    except (ItemNotInUse, ItemNotFound):
        return False


def suspend(item: Item, on: date = LATER) -> None:
    suspend_item(item=item, reason="专家库调整", resumes_on=RESUMES, on=on, at=AT)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (MIDNIGHT - timedelta(minutes=1), True),
        (MIDNIGHT, False),
        (MIDNIGHT + timedelta(minutes=1), False),
    ],
)
def test_a_suspension_begins_by_itself_at_midnight_of_its_day(item: Item, moment: datetime, is_open: bool) -> None:
    suspend(item)
    assert offered(item, localdate(moment)) == {is_open}
    settle_items(at=moment)
    assert offered(item, localdate(moment)) == {is_open}


def test_who_asks_is_told_the_reason_and_the_planned_day(item: Item) -> None:
    suspend(item)
    for ask in (
        lambda: version_in_force(item_by_code(item.code), LATER),
        lambda: published_version(item.code, LATER),
    ):
        with pytest.raises(ItemNotInUse, match=r"暂停.*专家库调整.*2026-12-15"):
            ask()
    found = closed_items("hszy", centre_id=item.department.centre_id, on=LATER)
    assert [(each.name, each.state, each.resumes_on) for each in found] == [(item.name, "suspended", RESUMES)]
    assert "专家库调整" in found[0].sentence
    assert "专家库调整" in why_closed(item.code, LATER)
    assert why_closed(item.code, TODAY) == "" == why_closed("52", TODAY)
    assert closed_items("hszy", centre_id=item.department.centre_id, on=TODAY) == []
    assert closed_items("", centre_id=item.department.centre_id, on=LATER) == []


def test_a_resumption_opens_it_again_on_its_day(item: Item) -> None:
    suspend(item, on=TODAY)
    assert offered(item, TODAY) == {False}
    open_item(item=item, on=LATER, at=AT)
    assert offered(item, LATER - timedelta(days=1)) == {False}
    assert offered(item, LATER) == {True}


def test_what_moves_to_a_special_window_leaves_at_once_and_the_visitor_is_led_there(item: Item) -> None:
    moved = move_to_special_window(item_ids=[item.pk], at=AT, reason="协调小组2026年第3次会议")
    assert [each.pk for each in moved] == [item.pk]
    assert Item.objects.get().state == Item.State.SPECIAL_WINDOW
    assert offered(item, TODAY) == {False}
    assert "专窗" in why_closed(item.code, TODAY)
    assert offered(item, TODAY - timedelta(days=1)) == {False}


def test_what_is_abolished_names_its_document_and_never_returns(item: Item) -> None:
    abolish(item_ids=[item.pk], document="国发〔2026〕9号", at=AT, on=LATER)
    assert offered(item, LATER - timedelta(days=1)) == {True}
    assert offered(item, LATER) == {False}
    assert "国发〔2026〕9号" in why_closed(item.code, LATER)
    settle_items(at=MIDNIGHT)
    assert move_to_special_window(item_ids=[item.pk], at=MIDNIGHT) == []
    assert Item.objects.get().state == Item.State.ABOLISHED


def test_a_decision_for_today_puts_aside_what_was_published_for_later(item: Item) -> None:
    suspend(item)
    move_to_special_window(item_ids=[item.pk], at=AT)
    assert why_closed(item.code, LATER) == why_closed(item.code, TODAY)


def test_an_item_that_never_opened_is_not_there_for_the_public(item: Item) -> None:
    Item.objects.update(state=Item.State.WAITING)
    with pytest.raises(ItemNotFound):
        published_version(item.code, TODAY)
    with pytest.raises(ItemNotInUse, match="待授权、培训、配置"):
        version_in_force(item_by_code(item.code), TODAY)
    assert move_to_special_window(item_ids=[item.pk], at=AT) == []


def test_settling_gives_the_item_the_name_of_the_version_in_force(item: Item) -> None:
    version = ItemVersion.objects.create(
        item=item, number=2, name="护士首次注册", effective_from=LATER, kind="promised", service_objects=["natural"],
        promised_number=5, promised_unit="working_day",
    )  # fmt: skip
    ItemVersion.objects.filter(number=1).update(effective_until=LATER - timedelta(days=1))
    ItemVersion.objects.filter(pk=version.pk).update(published_at=AT)
    assert settle_items(at=MIDNIGHT - timedelta(minutes=1)) == 0
    assert find_items("首次", centre_id=item.department.centre_id, on=LATER)[0].name == "护士首次注册"
    assert settle_items(at=MIDNIGHT) == 1
    assert settle_items(at=MIDNIGHT) == 0
    named = Item.objects.get()
    assert (named.name, named.initials) == ("护士首次注册", "hssczc")


def test_a_turn_without_its_day_is_refused_by_the_database(item: Item) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.update(turns_to="suspended")
