"""What is told, to whom, once; and who read it."""

import pytest
from django.utils.translation import gettext_lazy as _

from onewindow.messaging.actions import Addressee, News, mark_read, tell
from onewindow.messaging.occasions import OCCASIONS, sentence
from onewindow.messaging.queries import notices_for, unread_count
from onewindow.messaging.tests import make
from onewindow.messaging.tests.make import AT
from onewindow.organisation.actor import Actor


@pytest.fixture
def people(db: None, monkeypatch: pytest.MonkeyPatch) -> dict[str, Actor]:
    monkeypatch.setitem(OCCASIONS, "test_sent", _("没有消息"))
    return make.people()


def news(key: str = "first") -> News:
    return News("test_sent", key, {}, "/centre")


def addressee(actor: Actor) -> Addressee:
    return Addressee(actor.centre_id, actor.role, actor.department_id)


def test_a_notice_reaches_its_hat_and_no_other(people: dict[str, Actor]) -> None:
    assert tell(news=news(), to=[addressee(people["manager"]), addressee(people["admin"])], at=AT) == 2
    assert {name: unread_count(actor) for name, actor in people.items()} == {
        "manager": 1,
        "other_manager": 0,
        "reviewer": 0,
        "clerk": 0,
        "admin": 1,
        "elsewhere": 0,
    }


def test_the_same_news_is_told_once(people: dict[str, Actor]) -> None:
    to = [addressee(people["manager"])]
    assert (tell(news=news(), to=to, at=AT), tell(news=news(), to=to, at=AT)) == (1, 0)
    assert unread_count(people["manager"]) == 1


def test_who_read_it_first_stays_on_it(people: dict[str, Actor]) -> None:
    manager = people["manager"]
    tell(news=news(), to=[addressee(manager)], at=AT)
    told = notices_for(manager).rows[0]
    assert mark_read(notice_id=told.id, by=people["other_manager"], at=AT) == 0
    assert mark_read(notice_id=told.id, by=manager, at=AT) == 1
    assert mark_read(by=manager, at=AT) == 0
    assert notices_for(manager).rows[0].read_by == "manager"


def test_pages_hang_together(people: dict[str, Actor]) -> None:
    manager = people["manager"]
    for key in ("a", "b", "c"):
        tell(news=news(key), to=[addressee(manager)], at=AT)
    first = notices_for(manager, limit=2)
    rest = notices_for(manager, after=first.rows[-1].id, limit=2)
    assert (len(first.rows), len(rest.rows), rest.next_after) == (2, 1, "")
    assert len({row.id for row in (*first.rows, *rest.rows)}) == 3


def test_an_occasion_without_a_sentence_is_never_told(people: dict[str, Actor]) -> None:
    with pytest.raises(AssertionError):
        tell(news=News("unknown", "x"), to=[addressee(people["admin"])], at=AT)
    assert sentence("unknown", {}) == "unknown"
