"""A centre's items page by page, by code, as the API lists them (M05)."""

import pytest

from onewindow.catalogue.models import Item
from onewindow.catalogue.queries import list_items
from onewindow.catalogue.tests.make import DEVELOPMENT, TODAY, item_code, listing, publish, zunyi
from onewindow.organisation.models import Department

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre_id():
    by = zunyi()
    project = listing(68, code=item_code(68, "10", DEVELOPMENT), name="企业投资项目备案", department="市发展改革委")
    publish(by, *(listing(serial, name=f"护士执业注册{serial}") for serial in range(21, 26)), project)
    return by.centre_id


def walk(centre_id, **wanted):
    pages, after = [], ""
    while not pages or after:
        rows, after = list_items(centre_id=centre_id, on=TODAY, after=after, limit=2, **wanted)
        pages.append([row.code for row in rows])
    return pages


def test_the_pages_hold_each_item_once_by_code(centre_id):
    pages = walk(centre_id)
    assert [len(page) for page in pages] == [2, 2, 2]
    codes = [code for page in pages for code in page]
    assert codes == sorted(Item.objects.values_list("code", flat=True))


def test_text_code_and_department_narrow_the_list(centre_id):
    development = Department.objects.get(name="遵义市发展和改革委员会").pk
    assert (
        walk(centre_id, text="投资")
        == walk(centre_id, department_id=development)
        == [[item_code(68, "10", DEVELOPMENT)]]
    )
    assert walk(centre_id, code=item_code(22)) == [[item_code(22)]]
    assert walk(centre_id, text="护士", department_id=development) == [[]]


def test_a_page_is_one_query(centre_id, django_assert_num_queries):
    with django_assert_num_queries(1):
        list_items(centre_id=centre_id, on=TODAY, text="护士")
