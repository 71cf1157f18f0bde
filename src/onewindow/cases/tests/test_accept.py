"""Accepting: everything settled, both clocks start, the notice says their last days (行政许可法 32(5), M26)."""

import pytest

from onewindow.authority.rules import Power
from onewindow.cases import actions
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import open_steps, papers, refused


def accept_special(cast: make.Cast, at: str, **elements: object):  # type: ignore[no-untyped-def]
    """Receive and accept a case of an item with these limits."""
    make.special_item(cast, "9", **elements)  # type: ignore[arg-type]
    moment = make.moment(at)
    number = actions.receive(application=make.nurse_application("9"), by=cast.clerk, at=moment).number
    return actions.accept(number=number, by=cast.clerk, at=moment)


def test_the_clocks_start_and_the_department_owes_the_review(cast: make.Cast) -> None:
    case = make.accepted(cast)
    assert (case.state, case.accepted_at) == ("accepted", make.MORNING)
    assert (case.promised_due_at, case.legal_due_at) == (
        make.moment("2026-12-01 17:00"),
        make.moment("2026-12-22 17:00"),
    )
    assert open_steps(case) == [("review", "市卫健局")]
    assert case.steps.get(kind="review").due_at == case.promised_due_at
    assert papers(case) == ["receipt", "acceptance"]


@pytest.mark.parametrize(
    ("accepted", "limit", "due"),
    [
        ("2021-12-13 10:00", {"legal_number": 20}, "2022-01-11 17:00"),  # worked example E2
        ("2022-01-24 10:00", {"legal_number": 7}, "2022-02-07 17:00"),  # E3: make-up days before the Spring Festival
        ("2021-12-08 10:00", {"legal_number": 60, "legal_unit": "calendar_day"}, "2022-02-07 17:00"),  # E5
        ("2021-11-30 10:00", {"legal_number": 3, "legal_unit": "month"}, "2022-02-28 17:00"),
    ],
)
def test_the_legal_limit_counts_in_the_unit_of_its_law(
    cast: make.Cast, accepted: str, limit: dict[str, object], due: str
) -> None:
    assert accept_special(cast, accepted, **limit).legal_due_at == make.moment(due)


def test_a_promise_in_hours_runs_from_the_moment_of_acceptance(cast: make.Cast) -> None:
    case = accept_special(cast, "2026-11-24 16:30", promised_number=2, promised_unit="hour")
    assert case.promised_due_at == make.moment("2026-11-25 10:30")


@pytest.mark.parametrize(
    ("accepted", "due"), [("2026-11-24 16:59", "2026-11-24 17:00"), ("2026-11-24 17:01", "2026-11-25 17:00")]
)
def test_on_the_spot_after_closing_is_the_next_working_day(cast: make.Cast, accepted: str, due: str) -> None:
    assert make.company_accepted(cast, "3", make.moment(accepted)).promised_due_at == make.moment(due)


def test_a_promise_never_outlasts_the_law(cast: make.Cast) -> None:
    """Seven working days around the National Day are longer than twelve calendar days."""
    case = accept_special(cast, "2021-09-28 10:00", promised_number=7, legal_number=12, legal_unit="calendar_day")
    assert case.promised_due_at == case.legal_due_at == make.moment("2021-10-11 17:00")


@pytest.mark.parametrize("verdict", ["pending", "defective"])
def test_while_a_material_is_open_nothing_is_accepted(cast: make.Cast, verdict: str) -> None:
    number = make.received(cast, verdict=verdict).number
    with refused("materials_open") as caught:
        actions.accept(number=number, by=cast.clerk, at=make.MORNING)
    assert "申请表、身份证" in str(caught.value)


@pytest.mark.parametrize("verdict", ["missing", "defective", "passed"])
def test_an_optional_material_stands_in_nobodys_way(cast: make.Cast, verdict: str) -> None:
    make.special_item(cast, "9", optional="03")
    number = actions.receive(application=make.nurse_application("9"), by=cast.clerk, at=make.MORNING).number
    optional = make.found("03", verdict, "看不清")
    actions.check(number=number, materials=[optional], by=cast.clerk, at=make.MORNING)
    assert actions.accept(number=number, by=cast.clerk, at=make.MORNING).state == "accepted"


def test_without_the_power_it_is_refused_and_the_department_is_named(cast: make.Cast) -> None:
    number = actions.receive(application=make.nurse_application("4"), by=cast.clerk, at=make.MORNING).number
    with refused("no_power") as caught:
        actions.accept(number=number, by=cast.clerk, at=make.MORNING)
    assert "受理" in str(caught.value) and "市卫生健康局" in str(caught.value)
    assert actions.accept(number=number, by=cast.reviewer, at=make.MORNING).events.last().ground["kind"] == "office"


def test_the_same_person_twice_succeeds_quietly(cast: make.Cast) -> None:
    number = make.accepted(cast).number
    case = actions.accept(number=number, by=cast.clerk, at=make.moment("2026-11-24 10:00"))
    assert case.event_count == 2
    assert papers(case) == ["receipt", "acceptance"]


def test_another_is_told_who_did_it_and_when(cast: make.Cast) -> None:
    number = make.accepted(cast).number
    with refused("already_done") as caught:
        actions.accept(number=number, by=cast.second_clerk, at=make.moment("2026-11-24 10:00"))
    assert "王晓梅" in str(caught.value) and "2026-11-24 09:30" in str(caught.value)


def test_an_item_decided_on_the_spot_stays_at_the_window(cast: make.Cast) -> None:
    assert open_steps(make.company_accepted(cast, "3")) == [("review", "F01")]


def test_an_item_on_the_spot_that_only_the_department_decides_goes_to_it(cast: make.Cast) -> None:
    make.special_item(cast, "9", (Power.RECEIVE, Power.ACCEPT), kind="immediate", promised_unit="on_the_spot",
                      promised_number=0)  # fmt: skip
    number = actions.receive(application=make.nurse_application("9"), by=cast.clerk, at=make.MORNING).number
    assert open_steps(actions.accept(number=number, by=cast.clerk, at=make.MORNING)) == [("review", "市卫健局")]


def test_paper_is_owed_to_the_department_the_same_day(cast: make.Cast) -> None:
    case = make.company_accepted(cast, "2")
    assert sorted(open_steps(case)) == [("paper", "F01"), ("review", "市卫健局")]
    assert case.steps.get(kind="paper").due_at == make.moment("2026-11-24 17:00")


def test_a_due_date_in_an_unpublished_year_is_provisional(cast: make.Cast) -> None:
    case = make.accepted(cast, make.moment("2026-12-14 10:00"))
    assert case.legal_due_at > make.moment("2027-01-01 00:00")
    assert case.provisional
    assert not case.steps.get(kind="review").provisional
