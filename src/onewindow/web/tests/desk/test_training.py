"""The desk says which training is missing before the clerk presses (M15)."""

from datetime import date

from onewindow.authority.models import Course
from onewindow.authority.tests.training import train
from onewindow.cases import actions
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.web.tests.desk.typing import HTMX, nurse_form
from onewindow.web.tests.house import Enter


def test_the_search_marks_what_the_clerk_may_not_accept(cast: make.Cast, enter: Enter) -> None:
    assert "未培训，不能受理" in enter(cast.untrained).get("/desk/items", {"q": "护士"}).text
    assert "未培训" not in enter(cast.clerk).get("/desk/items", {"q": "护士"}).text


def test_the_next_step_names_the_training_and_who_gives_it(cast: make.Cast, enter: Enter) -> None:
    page = enter(cast.untrained).post("/desk/item", {"item": make.code_of("1")}, headers=HTMX).text
    assert "您还没有通过这项培训。请参加“护士执业注册培训”（授课：市卫生健康局 何琳）" in page
    assert 'value="accept"' not in page and 'value="decline"' not in page
    assert "仅收件" in page and "退件" in page


def test_a_training_that_ran_out_says_when(cast: make.Cast, enter: Enter) -> None:
    number = make.received(cast).number
    course = Course.objects.get(items=cast.nurse)
    train([cast.untrained.account_id], course, valid_until=date(2026, 11, 23))
    page = enter(cast.untrained).get(f"/desk/cases/{number}").text
    assert "您的培训已于 2026-11-23 到期。" in page
    assert 'value="check accept"' not in page


def test_a_correction_is_taken_but_not_accepted(cast: make.Cast, enter: Enter) -> None:
    number = make.noticed(cast).number
    page = enter(cast.untrained).get(f"/desk/cases/{number}").text
    assert "收取补正材料" in page and "收取并受理" not in page and "您还没有通过这项培训" in page


def test_pressing_all_the_same_is_refused_and_the_case_stands_received(cast: make.Cast, enter: Enter) -> None:
    answer = enter(cast.untrained).post("/desk/receive", nurse_form("accept"), headers=HTMX)
    assert answer.status_code == 403
    assert "没有“护士执业注册”的有效培训" in answer.text
    case = Case.objects.get()
    assert case.state == "received"
    assert actions.accept(number=case.number, by=cast.clerk, at=make.MORNING).state == "accepted"
