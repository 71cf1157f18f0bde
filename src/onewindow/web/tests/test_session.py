"""The signed session: free of queries, and at an end when the account or the post is."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from onewindow.organisation.hats import BELIEVED_FOR
from onewindow.organisation.models import Account, Post, Role
from onewindow.organisation.sign_in import sign_out_everywhere
from onewindow.web.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def inside(client: Client) -> Client:
    make.clerk()
    client.post("/sign-in", {"name": "clerk", "password": make.PASSWORD})
    return client


def signed_in(client: Client) -> bool:
    return client.get("/home").status_code == 200


def test_knowing_the_actor_costs_no_query(inside: Client, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert signed_in(inside)
    with django_assert_num_queries(0):
        assert signed_in(inside)


def test_the_account_is_asked_about_again_after_half_a_minute(inside: Client, django_assert_num_queries):
    assert signed_in(inside)
    with time_machine.travel(timezone.now() + BELIEVED_FOR, tick=False), django_assert_num_queries(1):
        assert signed_in(inside)


def test_signing_out_everywhere_ends_every_session_at_once(inside: Client):
    other = Client()
    other.post("/sign-in", {"name": "clerk", "password": make.PASSWORD})
    assert signed_in(other)
    inside.post("/sign-out", {"everywhere": "yes"})
    assert not signed_in(other)


def test_a_raised_epoch_is_noticed_in_another_process_within_half_a_minute(inside: Client):
    assert signed_in(inside)
    Account.objects.update(epoch=2)
    with time_machine.travel(timezone.now() + BELIEVED_FOR, tick=False):
        assert not signed_in(inside)


def test_a_stopped_account_is_out_within_half_a_minute(inside: Client):
    assert signed_in(inside)
    Account.objects.update(is_active=False)
    with time_machine.travel(timezone.now() + BELIEVED_FOR, tick=False):
        assert not signed_in(inside)


def test_a_post_ends_with_its_last_day_without_asking_again(inside: Client):
    Post.objects.update(ends_on=timezone.localdate())
    assert signed_in(inside)
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    with time_machine.travel(midnight - timedelta(seconds=5), tick=False):
        again = Client()
        again.post("/sign-in", {"name": "clerk", "password": make.PASSWORD})
        assert signed_in(again)
    with time_machine.travel(midnight, tick=False):
        assert not signed_in(again)


def test_a_forged_cookie_is_nobody(client: Client):
    make.clerk()
    client.cookies["sessionid"] = "eyJwb3N0IjoxLCJlcG9jaCI6MX0:forged:signature"
    assert not signed_in(client)


def test_epochs_are_counted_in_the_database():
    post = make.post(make.account(), Role.CLERK)
    sign_out_everywhere(account_id=post.account_id)
    sign_out_everywhere(account_id=post.account_id)
    assert Account.objects.get().epoch == 3
