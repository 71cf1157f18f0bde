"""Signing in at the door (M19: who acts is always known)."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from onewindow.audit.models import Entry
from onewindow.organisation.models import Account, Role
from onewindow.organisation.sign_in import HOUSE
from onewindow.web.tests import make

pytestmark = pytest.mark.django_db


def attempt(client: Client, name: str = "clerk", password: str = make.PASSWORD, **fields: str):
    return client.post("/sign-in", {"name": name, "password": password, **fields})


def test_the_right_password_opens_the_door_and_is_recorded(client: Client):
    make.clerk()
    response = attempt(client)
    assert response.status_code == 302
    page = client.get("/hat")
    assert "陈丽" in page.text
    assert "N03 自然人综合受理窗口" in page.text
    entry = Entry.objects.get(kind=Entry.Kind.SIGNED_IN)
    assert entry.actor["name"] == "陈丽"
    assert entry.chain_id == "520300"
    assert Account.objects.get().last_login is not None


def test_a_wrong_password_keeps_the_name_and_says_so(client: Client):
    make.clerk()
    response = attempt(client, password="wrong")
    assert response.status_code == 401
    assert "登录名或密码不对" in response.text
    assert 'value="clerk"' in response.text
    assert client.get("/hat").status_code == 302
    assert Entry.objects.get(kind=Entry.Kind.SIGN_IN_FAILED).detail["code"] == "sign_in_wrong"


def test_an_unknown_name_is_told_the_same_and_kept_in_the_house_book(client: Client):
    response = attempt(client, name="nobody")
    assert response.status_code == 401
    assert "登录名或密码不对" in response.text
    assert Entry.objects.get().chain_id == HOUSE


@pytest.mark.parametrize("name", ["", "  ", "a\0b", "长" * 5000])
def test_a_name_that_cannot_be_one_is_refused_not_a_failure(client: Client, name: str):
    assert attempt(client, name=name).status_code in (401, 422)


def test_five_wrong_passwords_lock_the_right_one_out_too(client: Client):
    make.clerk()
    for _ in range(4):
        assert attempt(client, password="wrong").status_code == 401
    assert attempt(client, password="wrong").status_code == 429
    locked = attempt(client)
    assert locked.status_code == 429
    assert "请过 10 分钟再试" in locked.text


def test_signing_in_clears_the_count_of_wrong_passwords(client: Client):
    make.clerk()
    for _ in range(2):
        for _ in range(4):
            assert attempt(client, password="wrong").status_code == 401
        assert attempt(client).status_code == 302


def test_a_stopped_account_is_told_so_only_with_the_right_password(client: Client):
    make.clerk()
    Account.objects.update(is_active=False)
    assert "此账号已停用" in attempt(client).text
    assert "登录名或密码不对" in attempt(client, password="wrong").text


def test_nobody_signs_in_without_a_post_in_office(client: Client):
    person = make.account()
    make.post(person, Role.CLERK, begins_on=date(2020, 1, 1), ends_on=date(2020, 12, 31))
    make.post(person, Role.CLERK, begins_on=timezone.localdate() + timedelta(days=1))
    response = attempt(client)
    assert response.status_code == 403
    assert "没有在任的岗位" in response.text


def test_the_last_day_of_a_post_is_still_in_office(client: Client):
    make.post(make.account(), Role.CLERK, ends_on=timezone.localdate())
    assert attempt(client).status_code == 302


def test_after_signing_in_the_person_is_where_they_wanted_to_be(client: Client):
    make.clerk()
    assert attempt(client, next="/hat").headers["Location"] == "/hat"


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com/", "javascript:alert(1)"])
def test_the_way_on_never_leads_out_of_the_house(client: Client, elsewhere: str):
    make.clerk()
    assert attempt(client, next=elsewhere).headers["Location"].startswith("/")
    assert not attempt(client, next=elsewhere).headers["Location"].startswith("//")


def test_signing_out_ends_the_session(client: Client):
    make.clerk()
    attempt(client)
    client.post("/sign-out")
    assert client.get("/hat").headers["Location"].startswith("/sign-in")
