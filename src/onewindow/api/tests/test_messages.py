"""The outbox by the API: the administrator reads it, the gateway brings its receipts."""

import pytest
from django.test import Client

from onewindow.api.tests.make import Caller, problem
from onewindow.cases.tests import make
from onewindow.messaging.models import Message

ADDRESS = "/api/v1/messages/receipts"


@pytest.mark.parametrize("name", ["clerk", "item_checker", "supervisor", "outsider"])
def test_the_outbox_is_the_administrator_s(cast: make.Cast, name: str) -> None:
    problem(Caller(cast.people[name]).get("/messages"), 403, "administrator_only")


def test_a_message_that_went_out_is_not_sent_again(cast: make.Cast) -> None:
    make.received(cast)
    Message.objects.update(state="sent")
    problem(Caller(cast.admin).post(f"/messages/{Message.objects.get().pk}/resend", {}), 409, "not_to_be_resent")


def test_the_gateway_brings_its_receipts(cast: make.Cast, settings, client: Client) -> None:  # type: ignore[no-untyped-def]
    number = make.received(cast).number
    Message.objects.update(state="sent", gateway_id="gw-1")
    body, bearer = {"id": "gw-1", "delivered": True}, {"Authorization": f"Bearer {settings.SMS_TOKEN}"}
    problem(client.post(ADDRESS, body, "application/json"), 401, "token_invalid")
    assert client.post(ADDRESS, body, "application/json", headers=bearer).json() == {"noted": True}
    problem(client.post(ADDRESS, body | {"id": "gw-2"}, "application/json", headers=bearer), 404, "not_found")
    listed = Caller(cast.admin).get("/messages?state=delivered").json()["results"]
    assert [line["subject"] for line in listed] == [number]
