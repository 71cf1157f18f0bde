"""The front page, for whoever comes."""

from django.test import Client

from onewindow.cases.tests import make
from onewindow.web.tests.house import Enter


def test_the_public_sees_what_can_be_done_and_where(client: Client, cast: make.Cast) -> None:
    page = client.get("/").text
    assert "遵义市政务服务中心" in page
    assert "护士执业注册" in page
    assert "承诺 5个工作日" in page
    assert "当场办结" in page
    for address in ("/progress", "/v", "/sign-in"):
        assert f'href="{address}"' in page


def test_staff_are_led_to_their_work(cast: make.Cast, enter: Enter) -> None:
    assert enter(cast.reviewer).get("/").headers["Location"] == "/office"


def test_an_empty_house_still_opens(client: Client, db: None) -> None:
    assert client.get("/").status_code == 200


def test_the_front_page_costs_two_queries(client: Client, cast: make.Cast, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(2):
        client.get("/")
