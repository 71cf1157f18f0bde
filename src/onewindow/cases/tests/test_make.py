"""Making the certificate: once, by the department or, where granted, by the issuing window (M32)."""

from datetime import date

import pytest

from onewindow.authority.models import Grant
from onewindow.cases import actions
from onewindow.cases.actions.limits import years_later
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import open_steps, papers, refused


def handed_over(cast: make.Cast):  # type: ignore[no-untyped-def]
    return actions.hand_over(number=make.company_granted(cast).number, by=cast.reviewer, at=make.MORNING)


def test_the_department_makes_it_before_the_hand_over(cast: make.Cast) -> None:
    case = actions.make(number=make.granted(cast).number, by=cast.reviewer, at=make.MORNING)
    certificate = case.certificate
    assert (certificate.valid_from, certificate.valid_until) == (date(2026, 11, 24), date(2031, 11, 23))
    assert papers(case)[-1] == "certificate"
    assert case.state == "granted"


def test_not_twice(cast: make.Cast) -> None:
    number = make.granted(cast).number
    actions.make(number=number, by=cast.reviewer, at=make.MORNING)
    with refused("certificate_made"):
        actions.make(number=number, by=cast.decider, at=make.MORNING)


def test_where_granted_the_issuing_window_makes_it_from_the_decision(cast: make.Cast) -> None:
    case = actions.make(number=handed_over(cast).number, by=cast.issuer, at=make.MORNING)
    assert case.certificate.made_by["name"] == cast.issuer.name
    assert case.decision.document.number in str(case.certificate.document.content)
    assert open_steps(case) == [("delivery", "C01")]
    assert case.steps.get(kind="delivery").due_at == make.moment("2026-12-08 17:00")


def test_without_the_grant_it_does_not(cast: make.Cast) -> None:
    Grant.objects.filter(item=cast.radiology, power="make").update(ended_at=make.MORNING)
    number = handed_over(cast).number
    with refused("no_power"):
        actions.make(number=number, by=cast.issuer, at=make.MORNING)


def test_what_the_issuing_window_makes_the_department_does_not(cast: make.Cast) -> None:
    with refused("made_by_other"):
        actions.make(number=make.company_granted(cast).number, by=cast.reviewer, at=make.MORNING)


def test_an_item_whose_result_is_no_certificate_has_none(cast: make.Cast) -> None:
    with refused("no_certificate"):
        actions.make(number=make.on_the_spot(cast).number, by=cast.legal_clerk, at=make.MORNING)


@pytest.mark.parametrize(
    ("start", "until"),
    [
        (date(2026, 11, 24), date(2031, 11, 23)),
        (date(2024, 3, 1), date(2029, 2, 28)),
        (date(2026, 1, 1), date(2030, 12, 31)),
    ],
)
def test_whole_years_end_on_the_day_before_the_anniversary(start: date, until: date) -> None:
    assert years_later(start, 5) == until
