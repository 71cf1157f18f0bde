"""Asking a token: who calls, in which hat, until when (M19)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from onewindow.api.tests.make import ROOT, Caller, problem, token_of
from onewindow.audit.models import Entry
from onewindow.cases.tests import make
from onewindow.organisation import hats
from onewindow.organisation.models import Account, Post, Role, Window
from onewindow.organisation.sign_in import sign_out_everywhere

PASSWORD = "correct-horse-battery"
Call = Callable[[str], Caller]


@pytest.fixture
def clerk(cast: make.Cast) -> Account:
    """The clerk with a password and, since this year, a second hat."""
    account = Account.objects.get(pk=cast.clerk.account_id)
    account.set_password(PASSWORD)
    account.save()
    window = Window.objects.get(number="F01")
    Post.objects.create(account=account, role=Role.CLERK, centre=cast.centre, window=window, begins_on=date(2026, 1, 1))
    return account


def ask(client: Client, password: str = PASSWORD, name: str = "clerk", **more: Any) -> HttpResponse:
    body = {"sign_in_name": name, "password": password, **more}
    return client.post(f"{ROOT}/token", body, content_type="application/json")


def try_token(client: Client, token: str) -> HttpResponse:
    return client.get(f"{ROOT}/inbox", headers={"Authorization": f"Bearer {token}"})


def test_the_right_password_gives_a_token_for_eight_hours(client: Client, clerk: Account) -> None:
    given = ask(client).json()
    assert given["token_type"] == "Bearer"
    assert given["expires_at"] == "2026-11-24T17:30:00+08:00"
    assert given["actor"]["name"] == "王晓梅"
    assert given["actor"]["place"] == "N01 自然人综合受理"
    assert [post["place"] for post in given["posts"]] == ["N01 自然人综合受理", "F01 法人综合受理"]
    assert try_token(client, given["token"]).status_code == 200
    assert Entry.objects.filter(kind=Entry.Kind.SIGNED_IN).count() == 1


def test_another_post_is_another_token_and_the_change_of_hat_is_recorded(client: Client, clerk: Account) -> None:
    second = ask(client).json()["posts"][1]["post_id"]
    given = ask(client, post_id=second).json()
    assert given["actor"]["place"] == "F01 法人综合受理"
    assert Entry.objects.filter(kind=Entry.Kind.HAT_CHANGED).count() == 1
    own = client.get(f"{ROOT}/me", headers={"Authorization": f"Bearer {given['token']}"}).json()
    assert own["actor"] == given["actor"]
    assert own["posts"] == given["posts"]


def test_nobody_puts_on_the_hat_of_another(client: Client, clerk: Account, cast: make.Cast) -> None:
    found = problem(ask(client, post_id=cast.decider.post_id), 404, "not_your_post")
    assert found["field"] == "post_id"


def test_a_wrong_password_is_refused_and_five_lock_out(client: Client, clerk: Account) -> None:
    for _ in range(4):
        assert problem(ask(client, "wrong"), 401, "sign_in_wrong")["field"] == "sign_in_name"
    problem(ask(client, "wrong"), 429, "sign_in_locked")
    locked = ask(client)
    problem(locked, 429, "sign_in_locked")
    assert locked["Retry-After"] == "600"
    assert ask(client, name="second_clerk", password="wrong").status_code == 401


def test_a_call_without_a_token_is_told_how_to_get_one(client: Client, cast: make.Cast) -> None:
    response = client.get(f"{ROOT}/cases")
    problem(response, 401, "token_missing")
    assert response["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("header", ["Basic Y2xlcms6eA==", "Bearer", "Token x"])
def test_another_scheme_is_no_token(client: Client, cast: make.Cast, header: str) -> None:
    assert client.get(f"{ROOT}/cases", headers={"Authorization": header}).status_code == 401


def test_a_changed_token_is_not_believed(client: Client, cast: make.Cast) -> None:
    token = token_of(cast.clerk)
    for changed in (token[:-1], "x" + token, token.swapcase(), "令牌".encode().decode("latin-1")):
        problem(try_token(client, changed), 401, "token_invalid")


def test_a_token_ends_after_eight_hours_to_the_second(client: Client, cast: make.Cast) -> None:
    lasting = token_of(cast.clerk, age=timedelta(hours=8) - timedelta(seconds=5))
    assert try_token(client, lasting).status_code == 200
    problem(try_token(client, token_of(cast.clerk, age=timedelta(hours=8))), 401, "token_expired")


def test_signing_out_everywhere_ends_every_token(client: Client, cast: make.Cast) -> None:
    token = token_of(cast.clerk)
    assert try_token(client, token).status_code == 200
    sign_out_everywhere(account_id=cast.clerk.account_id)
    problem(try_token(client, token), 401, "token_revoked")


def test_a_stopped_account_and_an_ended_post_end_the_token(client: Client, cast: make.Cast) -> None:
    token = token_of(cast.clerk)
    Post.objects.filter(pk=cast.clerk.post_id).update(ends_on=date(2026, 11, 23))
    problem(try_token(client, token), 401, "token_revoked")
    Post.objects.filter(pk=cast.clerk.post_id).update(ends_on=date(2026, 11, 24))
    hats.forget()
    assert try_token(client, token).status_code == 200
    Account.objects.filter(pk=cast.clerk.account_id).update(is_active=False)
    hats.forget()
    problem(try_token(client, token), 401, "token_revoked")


def test_a_token_costs_no_query(call: Call, django_assert_num_queries: Callable) -> None:
    outsider = call("outsider")
    headers = outsider.headers
    outsider.client.get(f"{ROOT}/inbox", headers=headers)
    with django_assert_num_queries(1):
        outsider.client.get(f"{ROOT}/items", headers=headers)


def test_a_token_needs_no_form_token(cast: make.Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    headers = {"Authorization": f"Bearer {token_of(cast.clerk)}"}
    response = strict.post(f"{ROOT}/cases", {}, content_type="application/json", headers=headers)
    problem(response, 422, "invalid_inputs")


def test_a_page_session_is_no_token(client: Client, clerk: Account) -> None:
    client.post("/sign-in", {"name": "clerk", "password": PASSWORD})
    problem(client.get(f"{ROOT}/cases"), 401, "token_missing")
