"""On which ground an act stands, and what is said when there is none (M05, M16, M18, M19)."""

from datetime import date

import pytest

from onewindow.authority.errors import AgreementExpired, NoPower, WrongWindow
from onewindow.authority.queries import Ground, ground_for
from onewindow.authority.rules import Power
from onewindow.authority.tests import make
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role


@pytest.fixture
def cast(db: None) -> make.Cast:
    return make.cast()


def ground(cast: make.Cast, actor: Actor, power: Power = Power.RECEIVE, at: str = "2026-11-24 12:00", **how: str):  # type: ignore[no-untyped-def]
    return ground_for(actor=actor, item=cast.nurse, power=power, at=make.moment(at), **how)


def test_a_window_acts_under_its_agreement(cast: make.Cast) -> None:
    agreement = make.agree(cast.nurse, Power.RECEIVE)
    assert ground(cast, cast.clerk()) == Ground("agreement", agreement.code)


def test_what_is_not_signed_by_both_grants_nothing(cast: make.Cast) -> None:
    make.agree(cast.nurse, *Power, signed=False)
    with pytest.raises(NoPower, match="该权限在卫健局"):
        ground(cast, cast.clerk())


def test_a_power_taken_back_is_gone_and_the_others_stay(cast: make.Cast) -> None:
    make.agree(cast.nurse, Power.RECEIVE, Power.ACCEPT).grants.filter(power=Power.ACCEPT).update(ended_at=make.NOON)
    assert ground(cast, cast.clerk(), Power.RECEIVE)
    with pytest.raises(NoPower):
        ground(cast, cast.clerk(), Power.ACCEPT)


def test_two_centres_share_an_item_each_by_its_own_agreement(cast: make.Cast) -> None:
    here = make.agree(cast.nurse, Power.RECEIVE)
    there = make.agree(cast.nurse, Power.RECEIVE, centre=cast.county, ends_on=date(2027, 12, 31))
    assert ground(cast, cast.clerk()).reference == here.code
    assert ground(cast, cast.clerk(centre_id=cast.county.pk)).reference == there.code


def test_the_ground_is_found_in_one_query(cast: make.Cast, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    make.agree(cast.nurse, Power.RECEIVE)
    make.agree(cast.nurse, Power.RECEIVE, ends_on=date(2027, 12, 31))
    with django_assert_num_queries(1):
        ground(cast, cast.clerk())


def test_a_department_acts_by_its_office_without_one(cast: make.Cast) -> None:
    assert ground(cast, cast.official(), Power.REVIEW) == Ground("office", "卫健局")


@pytest.mark.parametrize(
    ("at", "lawful"),
    [
        ("2026-02-28 23:59", False),
        ("2026-03-01 00:00", True),
        ("2026-06-30 23:59", True),
    ],
)
def test_an_agreement_holds_from_the_first_minute_to_the_last_of_its_term(
    cast: make.Cast, at: str, lawful: bool
) -> None:
    make.agree(cast.nurse, Power.RECEIVE, begins_on=date(2026, 3, 1), ends_on=date(2026, 6, 30))
    if lawful:
        assert ground(cast, cast.clerk(), at=at)
    else:
        with pytest.raises(NoPower):
            ground(cast, cast.clerk(), at=at)


def test_the_minute_after_it_has_expired_and_says_which_and_when(cast: make.Cast) -> None:
    agreement = make.agree(cast.nurse, Power.RECEIVE, begins_on=date(2026, 3, 1), ends_on=date(2026, 6, 30))
    with pytest.raises(AgreementExpired, match="2026-06-30") as caught:
        ground(cast, cast.clerk(), at="2026-07-01 00:00")
    assert agreement.code in str(caught.value) and "收件" in str(caught.value)


def test_of_agreements_that_overlap_the_one_that_lasts_longest_is_named(cast: make.Cast) -> None:
    make.agree(cast.nurse, Power.RECEIVE, ends_on=date(2026, 11, 30))
    longer = make.agree(cast.nurse, Power.RECEIVE, begins_on=date(2026, 11, 1), ends_on=date(2027, 10, 31))
    assert ground(cast, cast.clerk()).reference == longer.code


def test_an_agreement_renewed_leaves_no_gap_and_a_later_one_does_not_hold_yet(cast: make.Cast) -> None:
    old = make.agree(cast.nurse, Power.RECEIVE, ends_on=date(2026, 11, 24))
    new = make.agree(cast.nurse, Power.RECEIVE, begins_on=date(2026, 11, 25), ends_on=date(2027, 11, 24))
    assert ground(cast, cast.clerk(), at="2026-11-24 23:59").reference == old.code
    assert ground(cast, cast.clerk(), at="2026-11-25 00:00").reference == new.code


def test_a_power_not_granted_is_refused_and_the_department_is_named(cast: make.Cast) -> None:
    make.agree(cast.nurse, Power.RECEIVE)
    with pytest.raises(NoPower) as caught:
        ground(cast, cast.clerk(), Power.DECIDE)
    assert "“决定”" in str(caught.value) and "该权限在卫健局" in str(caught.value)


def test_a_department_asking_for_the_windows_power_is_sent_to_the_window(cast: make.Cast) -> None:
    make.agree(cast.nurse, Power.RECEIVE, Power.ISSUE)
    with pytest.raises(NoPower, match="综合受理窗口"):
        ground(cast, cast.official(), Power.RECEIVE)
    with pytest.raises(NoPower, match="统一出证窗口"):
        ground(cast, cast.official(), Power.ISSUE)


def test_another_departments_office_is_no_ground(cast: make.Cast) -> None:
    with pytest.raises(NoPower):
        ground(cast, cast.official(department=cast.planning), Power.REVIEW)


@pytest.mark.parametrize(
    ("role", "lawful"),
    [
        (Role.REVIEWER, {Power.ACCEPT, Power.REVIEW, Power.MAKE}),
        (Role.DECIDER, {Power.ACCEPT, Power.REVIEW, Power.DECIDE, Power.MAKE}),
        (Role.ITEM_MANAGER, set()),
        (Role.SUPERVISOR, set()),
        (Role.LEADER, set()),
        (Role.CENTRE_ADMIN, set()),
        (Role.OUTSIDER, set()),
    ],
)
def test_the_office_gives_each_hat_its_own_powers(cast: make.Cast, role: str, lawful: set[Power]) -> None:
    make.agree(cast.nurse, *Power)
    for power in Power:
        if power in lawful:
            assert ground(cast, cast.official(role), power).kind == "office"
        else:
            with pytest.raises(NoPower):
                ground(cast, cast.official(role), power)


@pytest.mark.parametrize(
    ("window", "applicant", "serves"),
    [
        ("natural", "natural", True),
        ("natural", "legal", False),
        ("natural", "unincorporated", False),
        ("legal", "natural", False),
        ("legal", "legal", True),
        ("legal", "unincorporated", True),
        ("consultation", "natural", False),
        ("complaint", "legal", False),
    ],
)
def test_a_window_serves_its_own_kind_of_applicant(cast: make.Cast, window: str, applicant: str, serves: bool) -> None:
    make.agree(cast.nurse, Power.RECEIVE)
    if serves:
        assert ground(cast, cast.clerk(window), applicant_kind=applicant)
    else:
        with pytest.raises(WrongWindow, match="自然人" if applicant == "natural" else "法人"):
            ground(cast, cast.clerk(window), applicant_kind=applicant)


def test_a_special_window_serves_its_own_department_whoever_applies(cast: make.Cast) -> None:
    make.agree(cast.nurse, Power.RECEIVE)
    for applicant in ("natural", "legal", "unincorporated"):
        assert ground(cast, cast.clerk("special", department_id=cast.health.pk), applicant_kind=applicant)
        with pytest.raises(NoPower):
            ground(cast, cast.clerk("special", department_id=cast.planning.pk), applicant_kind=applicant)


def test_the_issuing_window_makes_and_issues_and_does_nothing_else(cast: make.Cast) -> None:
    make.agree(cast.nurse, *Power)
    for power in Power:
        if power in (Power.MAKE, Power.ISSUE):
            assert ground(cast, cast.issuer(), power, applicant_kind="natural")
        else:
            with pytest.raises(NoPower):
                ground(cast, cast.issuer(), power)


def test_a_clerk_without_a_window_has_no_power(cast: make.Cast) -> None:
    make.agree(cast.nurse, *Power)
    with pytest.raises(NoPower):
        ground(cast, cast.hat(Role.CLERK))


def test_an_agreement_with_another_centre_is_no_ground_here(cast: make.Cast) -> None:
    make.agree(cast.nurse, Power.RECEIVE, centre=cast.county)
    with pytest.raises(NoPower):
        ground(cast, cast.clerk())


def test_a_department_cannot_grant_what_is_anothers(cast: make.Cast) -> None:
    make.agree(cast.nurse, Power.RECEIVE, department=cast.planning)
    with pytest.raises(NoPower):
        ground(cast, cast.clerk())
