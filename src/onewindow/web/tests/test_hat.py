"""One person, several hats, changed in the open and on the record (M19)."""

import pytest
from django.test import Client

from onewindow.audit.models import Entry
from onewindow.organisation.models import Post, Role
from onewindow.web.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_hats(client: Client) -> tuple[Client, Post, Post]:
    first = make.clerk()
    second = make.post(first.account, Role.REVIEWER)
    client.post("/sign-in", {"name": "clerk", "password": make.PASSWORD})
    return client, first, second


def test_the_page_lists_every_hat_and_marks_the_one_worn(two_hats):
    client, _first, _second = two_hats
    page = client.get("/hat").text
    assert page.count("hat-row-current") == 1
    assert "部门审查人员" in page
    assert "遵义市卫生健康局" in page


def test_changing_hats_is_recorded_from_which_to_which(two_hats):
    client, first, second = two_hats
    client.post("/hat", {"post": second.pk})
    entry = Entry.objects.get(kind=Entry.Kind.HAT_CHANGED)
    assert (entry.actor["post_id"], entry.detail["to"]["post_id"]) == (first.pk, second.pk)
    assert "部门审查人员" in client.get("/home").text


def test_putting_on_the_same_hat_records_nothing(two_hats):
    client, first, _second = two_hats
    client.post("/hat", {"post": first.pk})
    assert not Entry.objects.filter(kind=Entry.Kind.HAT_CHANGED).exists()


@pytest.mark.parametrize("chosen", ["", "0", "abc", "99999999999999999999", "-1"])
def test_what_is_no_hat_is_refused(two_hats, chosen: str):
    client, _first, _second = two_hats
    response = client.post("/hat", {"post": chosen})
    assert response.status_code == 404
    assert "这不是您在任的岗位" in response.text


def test_nobody_puts_on_the_hat_of_another(two_hats):
    client, _first, _second = two_hats
    other = make.post(make.account("other", "赵强"), Role.SUPERVISOR)
    assert client.post("/hat", {"post": other.pk}).status_code == 404
    assert not Entry.objects.filter(kind=Entry.Kind.HAT_CHANGED).exists()
