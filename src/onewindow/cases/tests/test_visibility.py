"""Who sees which case: the scope is one, for lists, pages, inboxes and acts (M18, M19)."""

import pytest

from onewindow.cases import actions
from onewindow.cases.queries.inbox import inbox
from onewindow.cases.queries.lists import CaseFilter, list_cases
from onewindow.cases.queries.page import case_view
from onewindow.cases.rules import Act
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import refused
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role

EVERYONE = {
    "clerk",
    "second_clerk",
    "legal_clerk",
    "issuer",
    "reviewer",
    "decider",
    "item_manager",
    "planning_reviewer",
    "planning_decider",
    "supervisor",
    "leader",
    "admin",
    "consultant",
    "outsider",
}
CENTRE = {"supervisor", "leader"}
HEALTH = {"reviewer", "decider", "item_manager"}
PLANNING = {"planning_reviewer", "planning_decider"}
NATURAL, LEGAL = {"clerk", "second_clerk"}, {"legal_clerk"}


@pytest.mark.parametrize(
    ("begin", "seen_by"),
    [
        (make.received, NATURAL | HEALTH | CENTRE),
        (make.reviewed, NATURAL | HEALTH | CENTRE),
        (make.issuing, NATURAL | HEALTH | CENTRE | {"issuer"}),
        (make.company_accepted, LEGAL | HEALTH | CENTRE),
        (make.on_the_spot, LEGAL | PLANNING | CENTRE),
    ],
)
def test_each_hat_sees_its_own_cases_and_no_other(cast: make.Cast, begin, seen_by: set[str]) -> None:  # type: ignore[no-untyped-def]
    number = begin(cast).number
    for name in EVERYONE:
        actor = getattr(cast, name)
        rows = [row.number for row in list_cases(actor=actor, at=make.MORNING).rows]
        if name in seen_by:
            assert rows == [number], name
            assert case_view(number=number, actor=actor, at=make.MORNING).case.number == number
        else:
            assert rows == [], name
            assert not inbox(actor=actor, at=make.MORNING).rows, name
            with refused("not_found"):
                case_view(number=number, actor=actor, at=make.MORNING)


def test_an_applicant_sees_the_own_case_only(cast: make.Cast) -> None:
    mine, other = make.received(cast), make.company_received(cast)
    actor = Actor(0, "张伟民", 0, Role.APPLICANT, cast.centre.pk, applicant_id=str(mine.applicant_id))
    assert [row.number for row in list_cases(actor=actor, at=make.MORNING).rows] == [mine.number]
    with refused("not_found"):
        case_view(number=other.number, actor=actor, at=make.MORNING)


def test_an_applicant_without_a_record_sees_none(cast: make.Cast) -> None:
    make.received(cast)
    actor = Actor(0, "无名", 0, Role.APPLICANT, cast.centre.pk)
    assert not list_cases(actor=actor, at=make.MORNING).rows


@pytest.mark.parametrize("text", [make.PERSON.number, "520300 19900101 1238", "张伟", "whole number"])
def test_a_case_is_found_by_number_name_and_identity(cast: make.Cast, text: str) -> None:
    case = make.received(cast)
    make.company_received(cast)
    wanted = CaseFilter(text=case.number if text == "whole number" else text)
    assert [row.number for row in list_cases(actor=cast.supervisor, at=make.MORNING, wanted=wanted).rows] == [
        case.number
    ]


def test_what_is_offered_is_what_may_be_done(cast: make.Cast) -> None:
    number = make.reviewed(cast).number

    def offered(actor: Actor) -> set[Act]:
        return set(case_view(number=number, actor=actor, at=make.MORNING).allowed)

    assert offered(cast.clerk) == {Act.WITHDRAW}
    assert offered(cast.reviewer) == {Act.REVIEW, Act.ASK, Act.REQUEST_COMPLETION}
    assert offered(cast.decider) == offered(cast.reviewer) | {Act.EXTEND, Act.GRANT, Act.REFUSE, Act.TERMINATE}
    assert offered(cast.item_manager) == offered(cast.supervisor) == offered(cast.leader) == set()


def test_the_laws_own_acts_are_offered_to_nobody(cast: make.Cast) -> None:
    number = make.received(cast).number
    for name in ("clerk", "reviewer", "decider", "supervisor"):
        offered = case_view(number=number, actor=getattr(cast, name), at=make.MORNING).allowed
        assert not {Act.DEEM_ACCEPTED, Act.LAPSE, Act.RECALCULATE} & set(offered)


def test_the_inbox_is_sorted_by_what_runs_out_first(cast: make.Cast) -> None:
    later, sooner = make.accepted(cast, make.moment("2026-11-25 10:00")), make.accepted(cast)
    rows = inbox(actor=cast.reviewer, at=make.MORNING).rows
    assert [row.number for row in rows] == [sooner.number, later.number]


def test_pages_of_the_inbox_hold_each_step_once(cast: make.Cast) -> None:
    numbers = [make.accepted(cast).number for _ in range(5)]
    seen: list[str] = []
    after = ""
    while True:
        page = inbox(actor=cast.reviewer, at=make.MORNING, after=after, limit=2)
        seen += [row.number for row in page.rows]
        after = page.next_after
        if not after:
            break
    assert seen == numbers


def test_a_case_handed_to_the_issuing_window_leaves_the_departments_inbox(cast: make.Cast) -> None:
    number = make.issuing(cast).number
    assert not inbox(actor=cast.reviewer, at=make.MORNING).rows
    assert [row.number for row in inbox(actor=cast.issuer, at=make.MORNING).rows] == [number]


def test_a_special_window_sees_its_own_departments_cases(cast: make.Cast) -> None:
    number = make.received(cast).number
    window = {"window_id": 0, "window_kind": "special"}
    own = Actor(0, "专窗", 0, Role.CLERK, cast.centre.pk, department_id=cast.health.pk, **window)  # type: ignore[arg-type]
    other = Actor(0, "专窗", 0, Role.CLERK, cast.centre.pk, department_id=cast.planning.pk, **window)  # type: ignore[arg-type]
    assert [row.number for row in list_cases(actor=own, at=make.MORNING).rows] == [number]
    assert not list_cases(actor=other, at=make.MORNING).rows


def test_an_act_shows_no_more_than_a_page(cast: make.Cast) -> None:
    number = make.received(cast).number
    for name in EVERYONE - NATURAL - HEALTH - CENTRE:
        with refused("not_found"):
            actions.accept(number=number, by=getattr(cast, name), at=make.MORNING)
