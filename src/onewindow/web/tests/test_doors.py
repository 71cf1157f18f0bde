"""Doors that ask for a hat."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from onewindow.audit.models import Entry
from onewindow.lib.refusal import InvalidInput, Refused
from onewindow.organisation.models import Role
from onewindow.web.doors import for_roles
from onewindow.web.tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@for_roles(Role.REVIEWER, Role.DECIDER)
def review(request: HttpRequest) -> HttpResponse:
    return HttpResponse("审查")


def refuse(request: HttpRequest) -> HttpResponse:
    raise InvalidInput(field="number")


def refuse_by_state(request: HttpRequest) -> HttpResponse:
    raise Refused()


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the disk is full")


urlpatterns = [
    path("", include("onewindow.urls")),
    path("review", review),
    path("refuse", refuse),
    path("refuse-by-state", refuse_by_state),
    path("fail", fail),
]
handler404 = "onewindow.web.errors.not_found"
handler500 = "onewindow.web.errors.failure"


def sign_in(client: Client, *roles: Role) -> None:
    person = make.account()
    for role in roles:
        make.post(person, role)
    client.post("/sign-in", {"name": "clerk", "password": make.PASSWORD})


def test_signed_out_leads_to_sign_in_and_back(client: Client):
    assert client.get("/review?page=2").headers["Location"] == "/sign-in?next=%2Freview%3Fpage%3D2"


def test_signed_out_in_the_middle_of_work_leads_there_too(client: Client):
    response = client.post("/review", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/review"})
    assert response.headers["HX-Redirect"].startswith("/sign-in?next=")


def test_the_right_hat_passes(client: Client):
    sign_in(client, Role.DECIDER)
    assert client.get("/review").text == "审查"


def test_a_wrong_hat_is_told_which_one_is_needed_and_recorded(client: Client):
    sign_in(client, Role.CLERK)
    response = client.get("/review")
    assert response.status_code == 403
    assert "这里由部门审查人员、部门审批负责人办理" in response.text
    assert "您也担任" not in response.text
    entry = Entry.objects.get(kind=Entry.Kind.REFUSED)
    assert entry.detail == {"code": "wrong_hat", "needs": ["reviewer", "decider"]}
    assert entry.subject == "/review"


def test_a_wrong_hat_offers_the_right_one_to_whom_it_belongs(client: Client):
    sign_in(client, Role.CLERK, Role.REVIEWER)
    response = client.get("/review")
    assert response.status_code == 403
    assert "您也担任下面的岗位" in response.text
    assert 'name="next" value="/review"' in response.text


def test_a_wrong_hat_in_the_middle_of_work_is_told_beside_it(client: Client):
    sign_in(client, Role.CLERK)
    response = client.post("/review", headers={"HX-Request": "true"})
    assert response.status_code == 403
    assert response.headers["HX-Retarget"] == "#messages"
    assert "<html" not in response.text


def test_a_refusal_is_a_page_with_its_sentence_and_the_way_back(client: Client):
    response = client.get("/refuse", headers={"Referer": "http://testserver/sign-in"})
    assert response.status_code == 422
    assert "填写的内容有误。" in response.text
    assert 'data-field="number"' in response.text
    assert 'href="http://testserver/sign-in"' in response.text


def test_a_refusal_in_the_middle_of_work_goes_to_the_message_area(client: Client):
    response = client.get("/refuse-by-state", headers={"HX-Request": "true"})
    assert response.status_code == 409
    assert response.headers["HX-Retarget"] == "#messages"
    assert "不能这样办理。" in response.text
    assert "<html" not in response.text


def test_the_way_back_never_leads_out_of_the_house(client: Client):
    response = client.get("/refuse", headers={"Referer": "https://example.com/"})
    assert "example.com" not in response.text


def test_our_own_failure_is_a_page_with_a_number_to_tell(client: Client):
    client.raise_request_exception = False
    response = client.get("/fail")
    assert response.status_code == 500
    assert "系统出了问题" in response.text
    assert "the disk is full" not in response.text


def test_nothing_there_is_a_page_of_the_house(client: Client):
    response = client.get("/nowhere")
    assert response.status_code == 404
    assert "没有这个页面" in response.text


@pytest.mark.parametrize("address", ["/nowhere%00", "/sign-in?next=%00", "/sign-in?%00=1"])
def test_characters_that_no_database_holds_are_refused(client: Client, address: str):
    assert client.get(address).status_code == 422


def test_a_form_without_its_token_says_that_the_page_is_stale():
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/sign-in", {"name": "clerk", "password": make.PASSWORD})
    assert response.status_code == 403
    assert "页面已过期" in response.text
