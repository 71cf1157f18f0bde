"""The table of acts is whole: no state out of reach, no act without its power, its paper and its words."""

from collections import Counter

import pytest

from onewindow.cases.actions.limits import STEP_LIMITS
from onewindow.cases.errors import OBSTACLES
from onewindow.cases.rules import TABLE, Act, Facts, Light, Move, Obstacle, Paper, State, StepKind, obstacle
from onewindow.cases.rules.lifecycle import ALL_STEPS, FINAL
from onewindow.cases.words import ACT_NAMES, LIGHT_NAMES, STATE_NAMES, STEP_NAMES
from onewindow.documents.models import Document

LAWS_OWN = {Act.DEEM_ACCEPTED, Act.LAPSE, Act.RECALCULATE, Act.NOTIFY_AGAIN}


def test_every_state_is_reached_from_receipt() -> None:
    reached = {State.RECEIVED}
    while new := {move.to for move in TABLE if move.to and move.to not in reached and reached & set(move.states)}:
        reached |= new
    assert reached == set(State)


def test_final_states_have_no_acts_and_all_others_have() -> None:
    acting = {state for move in TABLE for state in move.states}
    assert acting == set(State) - FINAL


def test_every_open_state_leads_to_an_end() -> None:
    ending = set(FINAL)
    while new := {state for move in TABLE if move.to in ending for state in move.states} - ending:
        ending |= new
    assert ending == set(State)


def test_each_act_stands_once_for_each_state() -> None:
    rows = Counter((state, move.act) for move in TABLE for state in move.states)
    assert [row for row, count in rows.items() if count > 1] == []


def test_every_act_but_the_first_stands_in_the_table() -> None:
    assert {move.act for move in TABLE} == set(Act) - {Act.RECEIVE}


@pytest.mark.parametrize("act", [act for act in Act if act is not Act.RECEIVE], ids=str)
def test_an_act_takes_the_same_power_and_gives_the_same_paper_in_every_state(act: Act) -> None:
    rows = [move for move in TABLE if move.act is act]
    assert len({(move.power, move.paper) for move in rows}) == 1
    assert (rows[0].power is None) == (act in LAWS_OWN)


# Papers between a department and a centre, and the sheets that are printed of what stands on record.
OF_NO_ACT = {
    kind.value
    for kind in (
        Document.Kind.AGREEMENT,
        Document.Kind.CONFIRMATION_LIST,
        Document.Kind.ASSESSMENT,
        Document.Kind.LIABILITY,
        Document.Kind.ANSWER_MANUAL,
        Document.Kind.COVERAGE,
    )
}


def test_every_paper_is_a_kind_of_document() -> None:
    assert {paper.value for paper in Paper} == set(Document.Kind.values) - OF_NO_ACT
    assert {move.paper for move in TABLE if move.paper} | {Paper.RECEIPT} == set(Paper)


@pytest.mark.parametrize("move", TABLE, ids=lambda move: f"{move.act}-{move.states[0]}")
def test_a_row_that_opens_a_step_says_whose_and_a_final_one_closes_all(move: Move) -> None:
    assert (move.opens is None) == (move.side is None)
    if move.to in FINAL:
        assert move.opens is None
        assert move.closes == ALL_STEPS


def test_an_undecided_case_always_has_someone_who_owes_something() -> None:
    """A row that moves a case on closes its step only where it opens the next one or the case ends."""
    for move in TABLE:
        if move.to and move.to not in FINAL and move.closes:
            assert move.opens, move.act


def test_every_kind_of_step_is_closed_by_some_act_before_the_end() -> None:
    closed = {kind for move in TABLE if move.to not in FINAL for kind in move.closes}
    assert closed == set(StepKind)


def test_the_kinds_without_a_limit_of_their_own_have_one_from_elsewhere() -> None:
    """The promise of the item, and the day that the applicant was told in writing."""
    assert set(StepKind) - STEP_LIMITS.keys() == {StepKind.REVIEW, StepKind.CORRECTION, StepKind.COMPLETION}


def test_every_obstacle_stands_in_some_way_and_has_its_sentence() -> None:
    flags = Facts.__dataclass_fields__
    met = {
        obstacle(Move(Act.CHECK, (), guards=(guard,)), facts)
        for move in TABLE
        for guard in move.guards
        for facts in (Facts(), Facts(**dict.fromkeys(flags, True)), *(Facts(**{flag: True}) for flag in flags))
    }
    assert met - {None} == set(Obstacle) == OBSTACLES.keys()


def test_people_have_a_word_for_everything() -> None:
    assert ACT_NAMES.keys() == set(Act)
    assert STATE_NAMES.keys() == set(State)
    assert STEP_NAMES.keys() == set(StepKind)
    assert LIGHT_NAMES.keys() == set(Light)
