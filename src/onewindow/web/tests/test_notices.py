"""The notices of a hat: on its front page and in a list, read with one press."""

import pytest
from django.utils.translation import gettext_lazy as _

from onewindow.cases.tests import make
from onewindow.messaging.actions import Addressee, News, tell
from onewindow.messaging.occasions import OCCASIONS
from onewindow.organisation.models import Role
from onewindow.web.tests.house import Enter, cast, enter

__all__ = ["cast", "enter"]


@pytest.fixture
def told(cast: make.Cast, monkeypatch: pytest.MonkeyPatch) -> make.Cast:
    monkeypatch.setitem(OCCASIONS, "test_sent", _("没有消息"))
    to = [Addressee(cast.centre.pk, Role.CENTRE_ADMIN)]
    for key in ("one", "two"):
        tell(news=News("test_sent", key, {}, "/watch/calendar"), to=to, at=make.MORNING)
    return cast


def test_the_front_page_shows_what_is_new_and_leads_to_it(told: make.Cast, enter: Enter) -> None:
    page = enter(told.admin).get("/centre").text
    assert "2 条未读" in page
    assert 'href="/watch/calendar"' in page


def test_all_are_read_with_one_press(told: make.Cast, enter: Enter) -> None:
    client = enter(told.admin)
    assert client.post("/notices").headers["Location"] == "/notices"
    assert "孙建国" in client.get("/notices").text
    assert "未读" not in client.get("/centre").text


def test_a_mangled_form_reads_nothing(told: make.Cast, enter: Enter) -> None:
    client = enter(told.admin)
    client.post("/notices", {"notice": "x"})
    assert "2 条未读" in client.get("/centre").text


def test_a_page_of_notices_takes_one_query(told: make.Cast, enter: Enter, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    client = enter(told.admin)
    client.get("/notices")
    with django_assert_num_queries(1):
        client.get("/notices")


@pytest.mark.parametrize("name", ["clerk", "reviewer", "supervisor", "outsider"])
def test_the_centre_is_shut_to_other_hats(cast: make.Cast, enter: Enter, name: str) -> None:
    assert enter(cast.people[name]).get("/centre").status_code == 403
