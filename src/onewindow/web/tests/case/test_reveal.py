"""Seeing masked numbers whole on a page: with a reason, on record, and never kept by the browser."""

import pytest

from onewindow.audit.models import Entry
from onewindow.cases.tests import make
from onewindow.web.tests.signed_in import client_of

HTMX = {"HX-Request": "true"}


def test_a_reason_shows_the_numbers_and_is_kept(cast: make.Cast):
    number = make.received(cast).number
    response = client_of(cast.clerk).post(f"/cases/{number}/reveal", {"reason": "电话通知补正"}, headers=HTMX)
    assert "520300199001011238" in response.text
    assert "13800000001" in response.text
    assert "<html" not in response.text
    assert response.headers["Cache-Control"] == "private, no-store"
    entry = Entry.objects.get(kind=Entry.Kind.REVEALED)
    assert (entry.subject, entry.detail["reason"]) == (number, "电话通知补正")


def test_without_a_reason_the_form_stays_and_nothing_is_shown(cast: make.Cast):
    number = make.received(cast).number
    response = client_of(cast.clerk).post(f"/cases/{number}/reveal", {"reason": " "}, headers=HTMX)
    assert response.status_code == 422
    assert "请填写“查看理由”" in response.text
    assert "520300199001011238" not in response.text
    assert not Entry.objects.filter(kind=Entry.Kind.REVEALED).exists()


def test_it_works_without_script_on_a_page_of_its_own(cast: make.Cast):
    number = make.received(cast).number
    response = client_of(cast.clerk).post(f"/cases/{number}/reveal", {"reason": "核对证件"})
    assert "<html" in response.text
    assert "520300199001011238" in response.text


@pytest.mark.parametrize(("who", "status"), [("legal_clerk", 404), ("supervisor", 403), ("outsider", 404)])
def test_who_does_not_work_on_the_case_sees_nothing(cast: make.Cast, who: str, status: int):
    number = make.received(cast).number
    response = client_of(cast.people[who]).post(f"/cases/{number}/reveal", {"reason": "想看看"}, headers=HTMX)
    assert response.status_code == status
    assert "520300199001011238" not in response.text
