"""The outbox, its words and its hours, as the administrator sees them."""

import pytest
from playwright.sync_api import Page, expect

from onewindow.cases.tests import make
from onewindow.messaging.actions import deliver
from onewindow.messaging.driver import Letter, Rejected
from onewindow.messaging.models import Message, Template
from onewindow.messaging.rules import Channel
from onewindow.web.tests.house import Enter, Visit


class Closed:
    def send(self, letter: Letter) -> str:
        raise Rejected("HTTP 400")


@pytest.fixture
def dead(cast: make.Cast) -> Message:
    make.received(cast)
    deliver(drivers={Channel.SMS: Closed()}, at=make.MORNING)
    return Message.objects.get()


def test_what_failed_is_seen_and_sent_again(cast: make.Cast, dead: Message, enter: Enter) -> None:
    client = enter(cast.admin)
    page = client.get("/centre/messages?state=dead").text
    assert "138****0001" in page and "HTTP 400" in page and "13800000001" not in page
    client.post(f"/centre/messages/{dead.pk}/resend")
    dead.refresh_from_db()
    assert dead.state == "waiting"
    assert "只有发送失败的消息可以重发" in client.post(f"/centre/messages/{dead.pk}/resend", follow=True).text


def test_the_list_takes_one_query(cast: make.Cast, dead: Message, enter: Enter, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    client = enter(cast.admin)
    client.get("/centre/messages")
    with django_assert_num_queries(1):
        client.get("/centre/messages")


@pytest.mark.parametrize("name", ["clerk", "item_checker", "supervisor", "outsider"])
def test_the_outbox_is_the_administrator_s(cast: make.Cast, enter: Enter, name: str) -> None:
    for address in ("/centre/messages", "/centre/messages/words"):
        assert enter(cast.people[name]).get(address).status_code == 403


def test_words_that_cannot_be_filled_come_back_as_typed(cast: make.Cast, enter: Enter) -> None:
    answer = enter(cast.admin).post("/centre/messages/words/case_received", {"text": "您好{nobody}"})
    assert answer.status_code == 422
    assert "“nobody”不能用在这条消息里" in answer.text and "您好{nobody}" in answer.text
    assert not Template.objects.exists()


def test_hours_that_are_none_are_refused(cast: make.Cast, enter: Enter) -> None:
    answer = enter(cast.admin).post("/centre/messages/hours", {"quiet_from": "25:99", "quiet_until": "08:00"})
    assert answer.status_code == 422 and "免打扰的开始和结束时间" in answer.text


def test_the_administrator_puts_an_occasion_into_own_words(page: Page, cast: make.Cast, visit: Visit, axe) -> None:  # type: ignore[no-untyped-def]
    # Given the words of the house
    visit(cast.admin).goto("/centre/messages/words")
    axe(page)
    # when the administrator changes one and looks at it first
    page.get_by_role("link", name="修改 已受理").click()
    form = page.get_by_role("form", name="修改短信内容")
    form.get_by_label("内容").fill("{name}，{item}受理了，{due}前办结。")
    form.get_by_role("button", name="预览").click()
    expect(page.get_by_text("张**，护士执业注册受理了，2026年12月1日前办结。")).to_be_visible()
    axe(page)
    page.get_by_role("form", name="修改短信内容").get_by_role("button", name="保存").click()
    # then it is what goes out
    expect(page.get_by_text("本中心的写法")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
