"""Importing items: first editions, next editions, all or nothing (M10, M11, M34)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onewindow.audit.models import Entry
from onewindow.catalogue.actions import import_items
from onewindow.catalogue.errors import ImportRefused
from onewindow.catalogue.models import Item, ItemType, ItemVersion
from onewindow.catalogue.queries import checklist
from onewindow.catalogue.rules import ListedMaterial
from onewindow.catalogue.tests.make import (
    AT,
    DEVELOPMENT,
    GROUND,
    TODAY,
    days,
    honghuagang,
    item_code,
    listing,
    publish,
    row,
    zunyi,
)
from onewindow.organisation.models import Department
from onewindow.worktime.rules import Limit, Unit

pytestmark = pytest.mark.django_db


def refusals(refused: pytest.ExceptionInfo[ImportRefused]) -> list[tuple[str, int, str, str]]:
    return [
        (r.facts["sheet"], r.facts["row"], r.facts["column"], r.facts["reason"].code) for r in refused.value.refusals
    ]


def test_a_list_is_published_as_it_was_given():
    outcome = publish(zunyi(), listing())
    assert (outcome.created, outcome.versions, outcome.unchanged, outcome.skipped) == (1, 0, 0, 0)
    item = Item.objects.get()
    assert (item.code, item.state, item.initials, item.type_id) == (item_code(22001), "in_use", "hszyzc", "01")
    version = ItemVersion.objects.get()
    assert (version.number, version.published_at, version.effective_from) == (1, AT, TODAY)
    assert checklist(version) == replace(listing(), type="01")


def test_a_department_is_known_by_its_short_name_and_credit_code_too():
    by = zunyi()
    publish(by, listing(1, department="市卫生健康局"), listing(2, department=DEVELOPMENT))
    assert [item.department.short_name for item in Item.objects.order_by("code")] == ["市卫生健康局", "市发展改革委"]


def test_the_usual_types_are_laid_down_and_a_renamed_one_is_kept():
    ItemType.objects.create(code="20", name="公共服务事项")
    publish(zunyi(), listing(1, code=item_code(1, "20"), type="公共服务事项"))
    assert Item.objects.get().type.name == "公共服务事项"
    assert ItemType.objects.filter(is_licence=True).get().name == "行政许可"


def test_the_same_list_again_changes_nothing():
    by = zunyi()
    publish(by, listing())
    outcome = publish(by, listing(), at=AT + timedelta(days=9))
    assert (outcome.created, outcome.versions, outcome.unchanged) == (0, 0, 1)
    assert ItemVersion.objects.count() == 1


def test_situations_written_twice_or_in_another_order_are_the_same_list():
    by = zunyi()
    both = ListedMaterial(
        "01", "培训证明", necessity="conditional", situations=("逾期重新注册", "首次注册", "首次注册")
    )
    publish(by, listing(materials=(both,)))
    assert checklist(ItemVersion.objects.get()).materials[0].situations == ("首次注册", "逾期重新注册")
    assert publish(by, listing(materials=(both,))).unchanged == 1


def test_a_changed_list_becomes_the_next_version_from_today_and_ends_the_one_before():
    by = zunyi()
    publish(by, listing())
    outcome = publish(by, listing(promised=days(3), name="护士执业首次注册"), at=AT + timedelta(days=9))
    assert (outcome.created, outcome.versions) == (0, 1)
    first, second = ItemVersion.objects.order_by("number")
    assert (first.effective_until, second.effective_from) == (date(2026, 12, 2), date(2026, 12, 3))
    assert (checklist(first).promised, checklist(second).promised) == (days(5), days(3))
    assert Item.objects.get().name == "护士执业首次注册"


def test_a_moved_item_goes_to_its_new_department():
    by = zunyi()
    publish(by, listing())
    assert publish(by, listing(department="市发展改革委")).versions == 1
    assert Item.objects.get().department.short_name == "市发展改革委"


def test_a_next_version_may_begin_later_but_not_in_the_past():
    by = zunyi()
    publish(by, listing(effective_from=date(2026, 1, 1)))
    with pytest.raises(ImportRefused) as refused:
        publish(by, listing(promised=days(3), effective_from=date(2026, 11, 23)))
    assert refusals(refused) == [("事项", 2, "生效日期", "effective_in_the_past")]
    publish(by, listing(promised=days(3), effective_from=date(2027, 1, 1)))
    assert ItemVersion.objects.in_force(date(2026, 12, 31)).get().number == 1
    assert ItemVersion.objects.in_force(date(2027, 1, 1)).get().number == 2


def test_a_version_that_overtakes_a_later_one_leaves_one_in_force_each_day():
    by = zunyi()
    publish(by, listing(effective_from=date(2026, 1, 1)))
    publish(by, listing(promised=days(3), effective_from=date(2027, 1, 1)))
    publish(by, listing(promised=days(2)))
    for day, number in [(date(2026, 11, 23), 1), (TODAY, 3), (date(2027, 6, 1), 3)]:
        assert [version.number for version in ItemVersion.objects.in_force(day)] == [number]


@pytest.mark.parametrize(
    ("elements", "place"),
    [
        ({"department": "市教育局"}, ("事项", 2, "实施主体", "unknown_department")),
        ({"promised": days(21)}, ("事项", 2, "承诺时限", "promised_longer_than_legal")),
        ({"kind": "immediate"}, ("事项", 2, "承诺时限", "immediate_not_on_the_spot")),
        ({"type": "07"}, ("事项", 2, "事项类型", "type_not_of_code")),
        ({"type": "行政确认"}, ("事项", 2, "事项类型", "type_not_of_code")),
        ({"code": "5203"}, ("事项", 2, "实施编码", "item_code_length")),
        ({"code": item_code(1, "77")}, ("事项", 2, "事项类型", "unknown_item_type")),
        (
            {"materials": (ListedMaterial("01", "甲"), ListedMaterial("01", "乙"))},
            ("材料", 3, "材料代码", "material_twice"),
        ),
        (
            {"materials": (ListedMaterial("01", "甲", necessity="conditional", situations=("没有的",)),)},
            ("材料", 2, "适用情形", "situation_not_listed"),
        ),
    ],
)
def test_one_bad_row_means_that_nothing_is_imported(elements, place):
    with pytest.raises(ImportRefused) as refused:
        publish(zunyi(), listing(**elements), listing(2))
    assert refusals(refused) == [place]
    assert not Item.objects.exists()
    assert not Entry.objects.exists()


def test_every_fault_of_every_row_is_told_at_once():
    with pytest.raises(ImportRefused) as refused:
        publish(zunyi(), listing(1, department="市教育局", promised=days(99)), listing(2), listing(3, code="1"))
    assert {row for _sheet, row, _column, _code in refusals(refused)} == {2, 4}
    assert len(refused.value.refusals) == 3
    assert "“事项”第2行，“实施主体”：本中心没有名为“市教育局”的部门。" in str(refused.value)


def test_skipping_bad_rows_imports_the_others_and_says_which_were_left_out():
    by = zunyi()
    outcome = publish(by, listing(1, promised=days(99)), listing(2), skip_bad=True)
    assert (outcome.created, outcome.skipped, len(outcome.refusals)) == (1, 1, 1)
    assert Item.objects.get().code == item_code(2)
    counted = {"created": 1, "versions": 0, "unchanged": 0, "skipped": 1}
    assert Entry.objects.get().detail == counted | {"ground": GROUND, "items": [f"{item_code(2)} v1"]}


def test_a_code_written_twice_is_refused_with_the_first_row():
    by = zunyi()
    with pytest.raises(ImportRefused, match="与第2行重复"):
        publish(by, listing(), listing())
    assert publish(by, listing(), listing(), skip_bad=True).created == 1


def test_an_item_of_another_centre_is_not_overwritten():
    by = zunyi()
    publish(by, listing())
    Department.objects.update(centre=honghuagang())
    Department.objects.create(centre_id=by.centre_id, credit_code=DEVELOPMENT, name="另一局", short_name="局")
    with pytest.raises(ImportRefused) as refused:
        publish(by, listing(promised=days(1), department="另一局"))
    assert refusals(refused) == [("事项", 2, "实施编码", "item_of_other_centre")]


def test_limits_in_other_units_and_none_at_all_are_kept():
    by = zunyi()
    sixty = Limit(60, Unit.CALENDAR_DAY)
    given = listing(legal=sixty, promised=Limit(20, Unit.CALENDAR_DAY), extension=Limit(30, Unit.CALENDAR_DAY))
    open_ended = listing(2, legal=None, kind="immediate", promised=Limit(0, Unit.ON_THE_SPOT))
    publish(by, given, open_ended)
    first, second = (checklist(version) for version in ItemVersion.objects.order_by("pk"))
    assert (first.legal, first.promised, first.extension) == (sixty, given.promised, given.extension)
    assert (second.legal, second.promised, second.extension) == (None, Limit(0, Unit.ON_THE_SPOT), None)


def test_progress_hears_of_every_row():
    heard: list[int] = []
    rows = (row(listing(serial), serial) for serial in range(1, 1202))
    import_items(rows=rows, by=zunyi(), at=AT, progress=heard.append)
    assert heard == [500, 500, 201]
    assert Item.objects.count() == 1201


def test_a_batch_takes_a_fixed_number_of_statements(django_assert_num_queries):
    by = zunyi()
    publish(by, listing(9999))
    rows = [row(listing(serial), serial) for serial in range(1, 301)]
    with django_assert_num_queries(23):
        import_items(rows=rows, by=by, at=AT, ground=GROUND)
