"""An agreement is proposed by one side and signed by both; only then it grants, and only within its term (M16)."""

from collections.abc import Callable
from datetime import date

import pytest

from onewindow.authority import actions
from onewindow.authority.errors import (
    AgreementUnknown,
    DayAhead,
    ItemOfAnother,
    NothingGranted,
    NotParty,
    NotYourTurn,
    PowerTooMuch,
    ProposalClosed,
    ProposalOpen,
    TermWrong,
)
from onewindow.authority.models import Agreement
from onewindow.authority.queries import ground_for
from onewindow.authority.queries.agreements import agreement_view, check_authorisation, list_agreements
from onewindow.authority.rules import Power
from onewindow.authority.rules.codes import read_code
from onewindow.authority.rules.life import Act, Phase
from onewindow.authority.tests import make
from onewindow.authority.tests.agreed import POWERS, Sides, refusals
from onewindow.lib.refusal import Refused
from onewindow.lib.typed_text import FieldWrong
from onewindow.messaging.models import Notice
from onewindow.organisation.models import Role


def may_receive(sides: Sides, at: str = "2026-11-24 12:01") -> bool:
    try:
        ground_for(actor=sides.cast.clerk(), item=sides.cast.nurse, power=Power.RECEIVE, at=make.moment(at))
    except Refused:
        return False
    return True


def test_it_grants_with_the_second_signature_and_not_before(sides: Sides) -> None:
    agreement = sides.proposed()
    proposal = agreement.proposals.get()
    assert not may_receive(sides)
    actions.sign(code=agreement.code, proposal_id=proposal.pk, by=sides.manager, at=make.NOON)
    assert not may_receive(sides)
    actions.sign(code=agreement.code, proposal_id=proposal.pk, by=sides.admin, at=make.NOON)
    assert may_receive(sides)
    agreement.refresh_from_db()
    assert agreement.signed_on == date(2026, 11, 24)


def test_the_order_of_the_signatures_does_not_matter(sides: Sides) -> None:
    agreement = sides.proposed(by=sides.admin)
    sides.manager, sides.admin = sides.admin, sides.manager
    sides.sign(agreement.proposals.get())
    assert may_receive(sides)


@pytest.mark.parametrize(
    ("at", "lawful"),
    [
        ("2026-11-30 23:59", False),
        ("2026-12-01 00:00", True),
        ("2027-01-31 23:59", True),
        ("2027-02-01 00:00", False),
    ],
)
def test_it_holds_from_midnight_to_midnight_of_its_term(sides: Sides, at: str, lawful: bool) -> None:
    sides.signed(begins_on=date(2026, 12, 1), ends_on=date(2027, 1, 31))
    assert may_receive(sides, at) == lawful


def test_its_code_is_unique_and_checks_itself(sides: Sides) -> None:
    codes = [sides.proposed(ends_on=date(2027, 1, day)).code for day in (1, 2, 3)]
    assert len(set(codes)) == 3
    assert [read_code(code) for code in codes] == codes


def test_a_paper_is_issued_with_both_signatures(sides: Sides) -> None:
    proposal = sides.signed().proposals.get()
    assert proposal.document is not None
    text = str(proposal.document.content)
    assert "护士执业注册" in text and "收件、受理、出件" in text and "何琳" in text and "孙建国" in text
    assert [(each.side, each.signed_by["name"]) for each in proposal.signatures.all()] == [
        ("department", "何琳"),
        ("centre", "孙建国"),
    ]


def test_signed_again_by_the_same_person_it_stays_as_it_is(sides: Sides) -> None:
    proposal = sides.signed().proposals.get()
    actions.sign(code=proposal.agreement.code, proposal_id=proposal.pk, by=sides.admin, at=make.NOON)
    assert proposal.signatures.count() == 2


def test_a_side_signs_once(sides: Sides) -> None:
    agreement = sides.proposed()
    proposal = agreement.proposals.get()
    actions.sign(code=agreement.code, proposal_id=proposal.pk, by=sides.manager, at=make.NOON)
    with pytest.raises(NotYourTurn):
        actions.sign(code=agreement.code, proposal_id=proposal.pk, by=sides.cast.manager("同事"), at=make.NOON)
    assert refusals() == [("同事", Act.SIGN, "not_your_turn")]
    assert not may_receive(sides)


def test_the_other_side_is_told_and_both_when_it_stands(sides: Sides) -> None:
    sides.signed()
    told = Notice.objects.order_by("pk").values_list("occasion", "role")
    assert list(told) == [
        ("agreement_proposed", Role.CENTRE_ADMIN),
        ("proposal_waits", Role.CENTRE_ADMIN),
        ("proposal_agreed", Role.ITEM_MANAGER),
        ("proposal_agreed", Role.CENTRE_ADMIN),
    ]


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.ITEM_MANAGER, Role.CENTRE_ADMIN)])
def test_no_other_hat_is_a_side_and_the_attempt_is_kept(sides: Sides, role: Role) -> None:
    agreement = sides.proposed()
    somebody = sides.cast.somebody(role, "旁人", department=sides.cast.health)
    tries: list[Callable[[], object]] = [
        lambda: sides.proposed(by=somebody),
        lambda: actions.sign(code=agreement.code, proposal_id=agreement.proposals.get().pk, by=somebody, at=make.NOON),
        lambda: actions.end(code=agreement.code, by=somebody, at=make.NOON),
        lambda: actions.amend(code=agreement.code, powers={}, reason="x", by=somebody, at=make.NOON),
    ]
    for attempt in tries:
        with pytest.raises(NotParty):
            attempt()
    assert [code for _who, _act, code in refusals()] == ["not_party"] * len(tries)


def test_another_departments_agreement_is_unknown(sides: Sides) -> None:
    agreement = sides.proposed()
    stranger = sides.cast.manager("别人", sides.cast.planning)
    county = sides.cast.admin("县里", sides.cast.county)
    for by in (stranger, county):
        with pytest.raises(AgreementUnknown):
            actions.sign(code=agreement.code, proposal_id=agreement.proposals.get().pk, by=by, at=make.NOON)
        with pytest.raises(AgreementUnknown):
            sides.proposed(by=by)
        assert list_agreements(actor=by, at=make.NOON).rows == []
    assert len(refusals()) == 4


@pytest.mark.parametrize(
    ("how", "refusal"),
    [
        ({"ends_on": date(2026, 11, 23)}, TermWrong),
        ({"begins_on": date(2027, 1, 2), "ends_on": date(2027, 1, 1)}, TermWrong),
        ({"powers": {}}, NothingGranted),
        ({"powers": {"护士执业注册": ()}}, NothingGranted),
        ({"powers": {"护士执业注册": ("fly",)}}, FieldWrong),
        ({"powers": {"投资项目备案": POWERS}}, ItemOfAnother),
        ({"powers": {"没有的": POWERS}}, ItemOfAnother),
        ({"powers": {"护士执业注册": ("receive", "decide")}}, PowerTooMuch),
        ({"department_id": 0}, AgreementUnknown),
        ({"centre_id": 0}, AgreementUnknown),
    ],
)
def test_what_cannot_be_agreed_is_refused(sides: Sides, how: dict[str, object], refusal: type[Refused]) -> None:
    try:
        sides.proposed(**how)
    except Refused as found:
        assert isinstance(getattr(found, "refusals", [found])[0], refusal)
    else:
        pytest.fail("agreed")
    assert Agreement.objects.count() == 0


def test_an_item_decided_on_the_spot_is_granted_with_everything(sides: Sides) -> None:
    manager = sides.cast.manager("发改", sides.cast.planning)
    powers = {sides.cast.investment.code: list(Power)}
    assert sides.proposed(department_id=sides.cast.planning.pk, powers=powers, by=manager).grants.count() == len(Power)


def test_two_proposals_for_one_term_are_one_too_many(sides: Sides) -> None:
    sides.proposed()
    with pytest.raises(ProposalOpen):
        sides.proposed(by=sides.admin)


def test_what_is_declined_never_stands(sides: Sides) -> None:
    agreement = sides.proposed()
    how = {"code": agreement.code, "proposal_id": agreement.proposals.get().pk, "at": make.NOON}
    with pytest.raises(NotYourTurn):
        actions.decline(**how, answer="不行", by=sides.manager)
    actions.decline(**how, answer="权限过宽", by=sides.admin)
    for by in (sides.manager, sides.admin):
        with pytest.raises(ProposalClosed, match="对方不同意"):
            actions.sign(**how, by=by)
    assert not may_receive(sides)


def test_a_proposal_is_taken_back_by_its_own_side_only(sides: Sides) -> None:
    agreement = sides.proposed()
    how = {"code": agreement.code, "proposal_id": agreement.proposals.get().pk, "answer": "再议", "at": make.NOON}
    with pytest.raises(NotYourTurn):
        actions.withdraw(**how, by=sides.admin)
    actions.withdraw(**how, by=sides.manager)
    actions.withdraw(**how, by=sides.manager)
    agreement.refresh_from_db()
    assert agreement.state == Agreement.State.DROPPED


def test_a_seal_is_not_dated_ahead(sides: Sides) -> None:
    agreement = sides.proposed()
    how = {"code": agreement.code, "proposal_id": agreement.proposals.get().pk, "by": sides.admin, "at": make.NOON}
    with pytest.raises(DayAhead):
        actions.sign(**how, seal_date=date(2026, 11, 25))
    assert actions.sign(**how, seal_date=date(2026, 11, 24)).signatures.get().seal_date == date(2026, 11, 24)


def test_what_ran_out_before_the_second_signature_cannot_be_signed(sides: Sides) -> None:
    agreement = sides.proposed(ends_on=date(2026, 12, 31))
    with pytest.raises(TermWrong):
        sides.sign(agreement.proposals.get(), make.moment("2027-01-01 00:00"))


def test_anybody_may_check_a_code_once_it_is_signed(sides: Sides) -> None:
    agreement = sides.proposed()
    with pytest.raises(AgreementUnknown):
        check_authorisation(agreement.code, at=make.NOON)
    sides.sign(agreement.proposals.get())
    found = check_authorisation(agreement.code.lower().replace("-", " "), at=make.NOON)
    assert (found.department, found.phase, len(found.items)) == ("卫健局", Phase.IN_FORCE, 1)
    assert "何琳" not in repr(found.items) and "孙建国" not in repr(found)
    assert check_authorisation(agreement.code, at=make.moment("2027-11-24 00:00")).phase == Phase.EXPIRED


def test_lists_and_the_view_cost_a_fixed_number_of_queries(sides: Sides, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    code = sides.signed().code
    sides.proposed()
    actions.amend(code=code, powers={sides.cast.nurse.code: ("receive",)}, reason="减", by=sides.manager, at=make.NOON)
    with django_assert_num_queries(1):
        rows = list_agreements(actor=sides.admin, at=make.NOON).rows
    assert [row.waits for row in rows] == [True, True]
    with django_assert_num_queries(7):
        view = agreement_view(code=code, actor=sides.admin, at=make.NOON)
    assert view.allowed == {Act.RENEW, Act.AMEND, Act.END, Act.REQUEST_ENDING, Act.DECIDE_ENDING}
    for phase in Phase:
        list_agreements(actor=sides.admin, at=make.NOON, phase=phase)
