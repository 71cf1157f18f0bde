"""A notice that nobody answers: the application counts as withdrawn, and says so in writing."""

import pytest

from onewindow.cases import actions
from onewindow.cases.models import Case, Liability
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import open_steps, papers, refused

DUE = "2026-12-15 17:00"


@pytest.mark.parametrize("at", ["2026-12-15 16:59", DUE])
def test_until_the_close_of_the_last_day_it_may_still_be_answered(cast: make.Cast, at: str) -> None:
    number = make.noticed(cast).number
    assert actions.sweep(at=make.moment(at)) == 0
    case = actions.correct(number=number, materials=[make.found()], by=cast.clerk, at=make.moment(at))
    assert case.state == "received"


def test_a_minute_later_it_is_withdrawn_with_a_paper(cast: make.Cast) -> None:
    case = make.noticed(cast)
    assert actions.sweep(at=make.moment("2026-12-15 17:01")) == 1
    case.refresh_from_db()
    assert (case.state, open_steps(case)) == ("withdrawn", [])
    assert papers(case)[-1] == "withdrawal"
    assert case.events.last().ground["kind"] == "law"
    row = Liability.objects.get()
    assert (row.occasion, row.whose, row.account_id) == ("lapsed", "applicant", None)


def test_a_correction_that_comes_too_late_finds_it_withdrawn_though_no_sweep_ran(cast: make.Cast) -> None:
    number = make.noticed(cast).number
    with refused("out_of_order"):
        actions.correct(number=number, materials=[make.found()], by=cast.clerk, at=make.moment("2026-12-16 09:00"))
    assert Case.objects.get(number=number).state == "withdrawn"
