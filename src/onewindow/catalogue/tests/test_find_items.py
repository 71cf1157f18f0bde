"""Finding items as a clerk types: code, name, initials, department (M05)."""

from datetime import date, timedelta

import pytest

from onewindow.catalogue.errors import ItemNotFound, ItemNotInUse, NoVersionInForce
from onewindow.catalogue.models import Item
from onewindow.catalogue.queries import checklist, find_items, item_by_code, version_in_force
from onewindow.catalogue.rules import initials
from onewindow.catalogue.tests.make import DEVELOPMENT, TODAY, days, honghuagang, item_code, listing, publish, zunyi
from onewindow.organisation.actor import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre_id():
    by = zunyi()
    publish(
        by,
        listing(22, name="护士执业注册"),
        listing(23, name="护士执业地点变更"),
        listing(24, name="人民银行贷款备案", service_objects=("natural", "legal")),
        listing(
            68,
            code=item_code(68, "10", DEVELOPMENT),
            name="企业投资项目备案",
            department="市发展改革委",
            service_objects=("legal",),
        ),
    )
    return by.centre_id


def names(text, centre_id, on=TODAY, **options):
    return [item.name for item in find_items(text, centre_id=centre_id, on=on, **options)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("护士", ["护士执业地点变更", "护士执业注册"]),
        ("执业注册", ["护士执业注册"]),
        ("hszyzc", ["护士执业注册"]),
        ("HSZY", ["护士执业地点变更", "护士执业注册"]),
        ("rmyh", ["人民银行贷款备案"]),
        ("rmyx", ["人民银行贷款备案"]),
        ("发展改革", ["企业投资项目备案"]),
        (" 备案 ", ["人民银行贷款备案", "企业投资项目备案"]),
        ("没有的事项", []),
        ("%", []),
    ],
)
def test_an_item_is_found_as_people_type(centre_id, typed, found):
    assert sorted(names(typed, centre_id)) == sorted(found)


def test_an_item_is_found_by_the_beginning_of_its_code(centre_id):
    assert names(item_code(22), centre_id) == ["护士执业注册"]
    assert len(names(item_code(22)[:27].lower(), centre_id)) == 3


def test_an_empty_text_lists_all_up_to_the_limit(centre_id):
    assert len(names("", centre_id)) == 4
    assert len(names("", centre_id, limit=3)) == 3


def test_the_whole_name_comes_first_and_a_name_that_holds_it_last(centre_id):
    publish(Actor.system(centre_id), listing(25, name="护士"), listing(26, name="查护士"))
    assert names("护士", centre_id)[0] == "护士"
    assert names("护士", centre_id)[-1] == "查护士"


def test_a_window_finds_only_what_it_serves(centre_id):
    assert set(names("备案", centre_id, kinds=["legal"])) == {"人民银行贷款备案", "企业投资项目备案"}
    assert names("备案", centre_id, kinds=["natural"]) == ["人民银行贷款备案"]
    assert names("", centre_id, kinds=[]) == []


def test_another_centre_finds_nothing(centre_id):
    assert names("护士", honghuagang().pk) == []


def test_only_items_in_use_and_in_force_are_found(centre_id):
    Item.objects.filter(name="护士执业注册").update(state=Item.State.SUSPENDED)
    assert names("护士", centre_id) == ["护士执业地点变更"]
    assert names("护士", centre_id, on=TODAY - timedelta(days=1)) == []


def test_a_list_of_items_takes_one_query(centre_id, django_assert_num_queries):
    with django_assert_num_queries(1):
        find_items("备案", centre_id=centre_id, on=TODAY)


def test_a_found_item_tells_what_a_list_shows(centre_id):
    found = find_items("企业投资", centre_id=centre_id, on=TODAY)[0]
    assert (found.code, found.department) == (item_code(68, "10", DEVELOPMENT), "遵义市发展和改革委员会")
    assert (found.kind, found.promised, found.service_objects) == ("promised", days(5), ("legal",))


def test_an_item_is_known_by_its_code(centre_id):
    assert item_by_code(item_code(22).lower()).name == "护士执业注册"
    with pytest.raises(ItemNotFound):
        item_by_code(item_code(99))


def test_a_case_falls_under_the_version_in_force_on_its_day(centre_id):
    item = item_by_code(item_code(22))
    publish(Actor.system(centre_id), listing(22, promised=days(2), effective_from=date(2027, 1, 1)))
    assert version_in_force(item, date(2026, 12, 31)).number == 1
    assert version_in_force(item, date(2027, 1, 1)).number == 2
    with pytest.raises(NoVersionInForce, match="2026-11-23"):
        version_in_force(item, date(2026, 11, 23))


@pytest.mark.parametrize("state", ["draft", "suspended", "special_window", "abolished"])
def test_an_item_not_in_use_is_not_received(centre_id, state):
    item = item_by_code(item_code(22))
    item.state = state
    with pytest.raises(ItemNotInUse, match="护士执业注册"):
        version_in_force(item, TODAY)


def test_a_checklist_is_read_once_in_six_queries(centre_id, django_assert_num_queries):
    version_id = find_items("护士执业注册", centre_id=centre_id, on=TODAY)[0].version_id
    with django_assert_num_queries(6):
        first = checklist(version_id)
    with django_assert_num_queries(0):
        assert checklist(version_id) is first
    assert [material.name for material in first.materials][:2] == ["护士执业注册申请审核表", "健康体检证明"]
    assert all(part.id for part in (*first.materials, *first.situations, *first.procedures))


def test_a_version_that_is_not_published_has_no_checklist(centre_id):
    with pytest.raises(ItemNotFound):
        checklist(0)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("护士执业注册", "hszyzc"),
        ("内资公司设立登记", "nzgssldj"),
        ("人民银行", "rmyh rmyx"),
        ("（A级）食品 经营-许可2", "ajspjyxk2"),
        ("", ""),
    ],
)
def test_initials_are_what_a_clerk_would_type(name, expected):
    assert initials(name) == expected
