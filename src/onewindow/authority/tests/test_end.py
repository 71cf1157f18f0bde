"""Neither side ends an item's stay alone: it takes both, or the coordination group's decision with its special window (M23)."""

from datetime import date
from typing import Any

import pytest

from onewindow.authority import actions
from onewindow.authority.errors import (
    CentreOnly,
    DayAhead,
    DecisionEntered,
    EndingNeedsBoth,
    NoPower,
    NotInAgreement,
    NotYourTurn,
    OutOfPhase,
    ProposalOpen,
)
from onewindow.authority.models import Agreement, Decision, Ending, Proposal
from onewindow.authority.queries import Ground, ground_for, powers_of, standings
from onewindow.authority.rules import SPECIAL_POWERS, Power
from onewindow.authority.rules.life import Act
from onewindow.authority.tests import make
from onewindow.authority.tests.agreed import POWERS, Sides, refusals
from onewindow.catalogue.models import Item
from onewindow.lib.typed_text import FieldMissing
from onewindow.lib.uploads import FileTypeWrong, Upload
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Department, Window
from onewindow.organisation.windows import ZoneUnknown

AT = make.moment("2026-11-25 10:00")
NEXT = make.moment("2026-11-26 10:00")


@pytest.fixture
def agreement(sides: Sides) -> Agreement:
    return sides.signed()


def decide(sides: Sides, agreement: Agreement, **how: Any) -> Decision:
    facts: dict[str, Any] = {
        "number": "遵政务协调〔2026〕3号",
        "decided_on": date(2026, 11, 25),
        "report": "部门要求退出，中心认为不影响办事。",
        "scan": make.SCAN,
        "by": sides.admin,
        "at": AT,
    }
    return actions.decide_ending(code=agreement.code, **(facts | how))


def special_clerk(sides: Sides, department: Department | None = None) -> Actor:
    department = department or sides.cast.health
    assert Window.objects.filter(department=department, kind=Window.Kind.SPECIAL).exists()
    return sides.cast.clerk("special", department_id=department.pk)


def powers(sides: Sides, actor: Actor, item: Item | None = None) -> set[Power]:
    item = item or sides.cast.nurse
    held = set[Power]()
    for power in Power:
        try:
            ground_for(actor=actor, item=item, power=power, at=NEXT)
            held.add(power)
        except NoPower:
            pass
    assert held == powers_of(actor=actor, item=item, at=NEXT)
    assert held == standings(actor=actor, item_ids=[item.pk], at=NEXT)[item.pk].powers
    return held


@pytest.mark.parametrize("who", ["manager", "admin"])
def test_an_attempt_by_one_side_alone_is_refused_and_on_record(sides: Sides, agreement: Agreement, who: str) -> None:
    with pytest.raises(EndingNeedsBoth, match="不得单方终止"):
        actions.end(code=agreement.code, by=getattr(sides, who), at=AT)
    assert refusals() == [(getattr(sides, who).name, Act.END, "ending_needs_both")]
    assert powers(sides, sides.cast.clerk()) == set(map(Power, POWERS))
    assert not Proposal.objects.filter(kind="end").exists()


def test_a_request_waits_for_the_other_side_and_changes_nothing(sides: Sides, agreement: Agreement) -> None:
    request = actions.request_ending(
        code=agreement.code, reason="改由网上办理", attachment=make.SCAN, by=sides.manager, at=AT
    )
    assert request.attachment is not None
    assert powers(sides, sides.cast.clerk()) == set(map(Power, POWERS))
    with pytest.raises(EndingNeedsBoth):
        actions.end(code=agreement.code, by=sides.manager, at=AT)
    with pytest.raises(NotYourTurn):
        actions.sign(code=agreement.code, proposal_id=request.pk, by=sides.cast.manager("同事"), at=AT)
    with pytest.raises(ProposalOpen):
        actions.request_ending(code=agreement.code, reason="再催", by=sides.admin, at=AT)


def test_the_other_sides_signature_ends_it_and_the_special_window_stands(sides: Sides, agreement: Agreement) -> None:
    request = actions.request_ending(code=agreement.code, reason="改由网上办理", by=sides.manager, at=AT)
    actions.sign(code=agreement.code, proposal_id=request.pk, by=sides.admin, at=AT)
    agreement.refresh_from_db()
    sides.cast.nurse.refresh_from_db()
    assert (agreement.state, sides.cast.nurse.state) == ("ended", "special_window")
    assert powers(sides, sides.cast.clerk()) == set()
    assert powers(sides, special_clerk(sides)) == SPECIAL_POWERS
    ground = ground_for(actor=special_clerk(sides), item=sides.cast.nurse, power=Power.RECEIVE, at=NEXT)
    assert ground == Ground("office", "卫健局")


def test_asking_for_what_the_other_side_asked_ends_it_too(sides: Sides, agreement: Agreement) -> None:
    actions.request_ending(code=agreement.code, reason="改由网上办理", by=sides.manager, at=AT)
    assert actions.end(code=agreement.code, by=sides.admin, at=AT).stage == "agreed"


def test_a_decision_ends_it_and_the_window_stands_in_the_same_act(sides: Sides, agreement: Agreement) -> None:
    waiting = actions.request_ending(code=agreement.code, reason="改由网上办理", by=sides.manager, at=AT)
    decision = decide(sides, agreement)
    window = Window.objects.get(kind=Window.Kind.SPECIAL)
    assert (window.number, window.zone.code, window.department) == ("N03", "N", sides.cast.health)
    assert Ending.objects.get().window == window
    waiting.refresh_from_db()
    assert waiting.stage == Proposal.Stage.DECIDED
    ground = ground_for(actor=special_clerk(sides), item=sides.cast.nurse, power=Power.RECEIVE, at=NEXT)
    assert ground == Ground("decision", decision.number)
    with pytest.raises(NoPower, match="N03"):
        ground_for(actor=sides.cast.clerk(), item=sides.cast.nurse, power=Power.RECEIVE, at=NEXT)


def test_the_window_that_stands_is_used_again(sides: Sides, agreement: Agreement) -> None:
    second = sides.signed(begins_on=date(2027, 1, 1), powers={_other_item(sides).code: POWERS})
    decide(sides, agreement)
    decide(sides, second, number="4号")
    assert Window.objects.filter(kind=Window.Kind.SPECIAL).count() == 1


def test_the_zone_may_be_named_and_must_be_there(sides: Sides, agreement: Agreement) -> None:
    with pytest.raises(ZoneUnknown):
        decide(sides, agreement, zone_code="Q")
    assert not Decision.objects.exists()
    decide(sides, agreement, zone_code="F")
    assert Window.objects.get(kind=Window.Kind.SPECIAL).number == "F03"


def test_no_window_is_set_up_for_what_was_abolished(sides: Sides, agreement: Agreement) -> None:
    Item.objects.filter(pk=sides.cast.nurse.pk).update(state=Item.State.ABOLISHED)
    decide(sides, agreement)
    assert Ending.objects.get().window is None
    assert not Window.objects.filter(kind=Window.Kind.SPECIAL).exists()
    sides.cast.nurse.refresh_from_db()
    assert sides.cast.nurse.state == Item.State.ABOLISHED


def test_one_item_leaves_while_the_rest_stays(sides: Sides) -> None:
    other = _other_item(sides)
    agreement = sides.signed(powers={sides.cast.nurse.code: POWERS, other.code: POWERS})
    decide(sides, agreement, item_codes=[other.code])
    agreement.refresh_from_db()
    assert agreement.state == Agreement.State.SIGNED
    assert powers(sides, sides.cast.clerk()) == set(map(Power, POWERS))
    assert powers(sides, sides.cast.clerk(), other) == set()
    assert powers(sides, special_clerk(sides), other) == SPECIAL_POWERS
    with pytest.raises(NotInAgreement):
        decide(sides, agreement, item_codes=[other.code], number="9号")


def test_another_departments_special_window_has_no_ground(sides: Sides, agreement: Agreement) -> None:
    decide(sides, agreement)
    stranger = sides.cast.clerk("special", department_id=sides.cast.planning.pk)
    assert powers(sides, stranger) == set()


def test_an_overlapping_agreement_keeps_the_item_at_the_windows(sides: Sides, agreement: Agreement) -> None:
    longer = sides.signed(begins_on=date(2026, 11, 25), ends_on=date(2028, 1, 1))
    assert ground_for(actor=sides.cast.clerk(), item=sides.cast.nurse, power=Power.RECEIVE, at=NEXT) == Ground(
        "agreement", longer.code
    )
    decide(sides, longer)
    assert ground_for(actor=sides.cast.clerk(), item=sides.cast.nurse, power=Power.RECEIVE, at=NEXT) == Ground(
        "agreement", agreement.code
    )
    assert not Window.objects.filter(kind=Window.Kind.SPECIAL).exists()


def test_two_centres_share_an_item_and_one_leaves(sides: Sides, agreement: Agreement) -> None:
    county_admin, city_admin = sides.cast.admin("县里", sides.cast.county), sides.admin
    sides.admin = county_admin
    shared = sides.signed(centre_id=sides.cast.county.pk)
    sides.admin = city_admin
    decide(sides, agreement)
    sides.cast.nurse.refresh_from_db()
    assert sides.cast.nurse.state == Item.State.IN_USE
    assert powers(sides, sides.cast.clerk()) == set()
    assert powers(sides, special_clerk(sides)) == SPECIAL_POWERS
    assert powers(sides, sides.cast.clerk(centre_id=sides.cast.county.pk)) == set(map(Power, POWERS))
    decide(sides, shared, by=county_admin, number="红协调1号")
    assert powers(sides, sides.cast.clerk(centre_id=sides.cast.county.pk)) == set()
    assert Window.objects.filter(kind=Window.Kind.SPECIAL).count() == 1


@pytest.mark.parametrize(
    ("how", "refusal"),
    [
        ({"number": " "}, FieldMissing),
        ({"report": ""}, FieldMissing),
        ({"scan": None}, FieldMissing),
        ({"scan": Upload("决定.pdf", "不是文件".encode())}, FileTypeWrong),
        ({"decided_on": date(2026, 11, 26)}, DayAhead),
        ({"item_codes": ["投资项目备案"]}, NotInAgreement),
    ],
)
def test_a_decision_is_entered_whole_or_not_at_all(
    sides: Sides, agreement: Agreement, how: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        decide(sides, agreement, **how)
    assert powers(sides, sides.cast.clerk()) == set(map(Power, POWERS))
    assert not Decision.objects.exists() and not Window.objects.filter(kind=Window.Kind.SPECIAL).exists()


def test_only_the_centre_enters_a_decision(sides: Sides, agreement: Agreement) -> None:
    with pytest.raises(CentreOnly):
        decide(sides, agreement, by=sides.manager)
    assert refusals() == [("何琳", Act.DECIDE_ENDING, "centre_admin_enters_decisions")]


def test_a_decision_is_entered_once(sides: Sides, agreement: Agreement) -> None:
    second = sides.signed(begins_on=date(2027, 1, 1), powers={_other_item(sides).code: POWERS})
    decide(sides, agreement)
    with pytest.raises(OutOfPhase):
        decide(sides, agreement)
    with pytest.raises(DecisionEntered):
        decide(sides, second)


@pytest.mark.parametrize("at", ["2027-11-24 00:00"])
def test_what_has_run_out_is_not_ended(sides: Sides, agreement: Agreement, at: str) -> None:
    for attempt in (actions.end, lambda **how: actions.request_ending(reason="x", **how)):
        with pytest.raises(OutOfPhase, match="已届满"):
            attempt(code=agreement.code, by=sides.manager, at=make.moment(at))


def _other_item(sides: Sides) -> Item:
    nurse = sides.cast.nurse
    return Item.objects.create(
        code="医师执业注册", name="医师执业注册", department=nurse.department, type=nurse.type, state=Item.State.IN_USE
    )
