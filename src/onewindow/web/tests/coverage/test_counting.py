"""What is in the windows, what is left out on a ground, what is not: counted on the day, never kept (M03)."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from onewindow.audit.models import Entry
from onewindow.authority.actions.coverage import print_coverage, view_coverage
from onewindow.authority.actions.exclusions import (
    approve_exclusion,
    decline_exclusion,
    end_exclusion,
    propose_exclusion,
)
from onewindow.authority.errors import (
    AlreadyExcluded,
    CoverageNotYours,
    ExclusionNotOpen,
    InTheWindows,
    NoExclusionPower,
)
from onewindow.authority.models import Agreement, Exclusion, Grant
from onewindow.authority.queries.coverage import Coverage, coverage, coverage_items, total
from onewindow.authority.rules import Power
from onewindow.cases.tests import make
from onewindow.catalogue.models import Item, ItemType, ItemVersion
from onewindow.documents.tests.make import text_of
from onewindow.lib.refusal import NotFound
from onewindow.lib.typed_text import FieldMissing, FieldWrong
from onewindow.messaging.models import Notice
from onewindow.organisation.models import Centre

AT = make.MORNING
SECRET = {"ground": "secret", "reason": "定密〔2026〕3号（演示）"}


def lone(cast: make.Cast, ending: str = "9", **changes: object) -> Item:
    """One more item of the health department in use and in force, that no agreement grants."""
    return make.special_item(cast, ending, powers=(), **changes)


def counts(cast: make.Cast, at: str = "2026-11-24 09:30", who: str = "supervisor") -> tuple[int, int, int, int]:
    """existing, in the windows, excluded, gap of the health department at a moment."""
    parts = coverage(actor=cast.people[who], at=make.moment(at))
    part = next(part for part in parts if part.department_id == cast.health.pk)
    return part.existing, part.in_windows, part.excluded, part.gap


def standing(cast: make.Cast, item: Item, at: str = "2026-11-24 09:30") -> tuple[str, str]:
    rows = coverage_items(actor=cast.supervisor, at=make.moment(at)).rows
    row = next(row for row in rows if row.item_id == item.pk)
    return row.standing, str(row.missing)


def excluded(cast: make.Cast, item: Item, **facts: str) -> Exclusion:
    made = propose_exclusion(item_code=item.code, by=cast.item_manager, at=AT, **(SECRET | facts))
    return approve_exclusion(exclusion_id=made.pk, by=cast.leader, at=AT)


def test_what_is_received_at_the_windows_counts_and_what_nobody_granted_is_the_gap(cast: make.Cast) -> None:
    assert counts(cast) == (3, 3, 0, 0)
    item = lone(cast)
    assert counts(cast) == (4, 3, 0, 1)
    assert standing(cast, item) == ("gap", "没有生效的授权委托协议")


def test_the_term_of_an_agreement_counts_from_its_first_to_its_last_day(cast: make.Cast) -> None:
    make.agree(cast.health, lone(cast), (Power.RECEIVE,), date(2026, 12, 1), date(2026, 12, 31))
    assert counts(cast, "2026-11-30 23:59") == (4, 3, 0, 1)
    assert counts(cast, "2026-12-01 00:00") == (4, 4, 0, 0)
    assert counts(cast, "2026-12-31 23:59") == (4, 4, 0, 0)
    assert counts(cast, "2027-01-01 00:00") == (4, 3, 0, 1)


def test_an_agreement_that_is_not_signed_by_both_does_not_count(cast: make.Cast) -> None:
    item = lone(cast)
    agreement = Agreement.objects.create(
        code="SQ-X", department=cast.health, centre=cast.centre, begins_on=date(2020, 1, 1), ends_on=date(2030, 1, 1)
    )
    Grant.objects.create(agreement=agreement, item=item, power=Power.RECEIVE)
    assert counts(cast) == (4, 3, 0, 1)


def test_a_power_other_than_receiving_does_not_bring_an_item_into_the_windows(cast: make.Cast) -> None:
    make.agree(cast.health, lone(cast), (Power.ACCEPT, Power.ISSUE))
    assert counts(cast) == (4, 3, 0, 1)


def test_a_version_counts_from_its_day_to_its_last(cast: make.Cast) -> None:
    item = make.special_item(cast, "9", effective_from=date(2026, 12, 1))
    assert counts(cast, "2026-11-30 23:59") == (4, 3, 0, 1)
    assert standing(cast, item) == ("gap", "没有生效的实施清单")
    assert counts(cast, "2026-12-01 00:00") == (4, 4, 0, 0)
    ItemVersion.objects.filter(item=item).update(effective_until=date(2026, 12, 31))
    assert counts(cast, "2026-12-31 23:59") == (4, 4, 0, 0)
    assert counts(cast, "2027-01-01 00:00") == (4, 3, 0, 1)


def test_another_centre_s_agreement_does_not_count(cast: make.Cast) -> None:
    item = lone(cast)
    agreement = make.agree(cast.health, item, (Power.RECEIVE,))
    assert counts(cast) == (4, 4, 0, 0)
    county = Centre.objects.create(
        code="520302",
        name="红花岗区政务服务中心",
        short_name="红花岗",
        paper_prefix="红",
        calendar=cast.centre.calendar,
    )
    Agreement.objects.filter(pk=agreement.pk).update(centre=county)
    assert counts(cast) == (4, 3, 0, 1)


def test_a_department_s_agreement_on_another_s_item_does_not_count(cast: make.Cast) -> None:
    make.agree(cast.planning, lone(cast), (Power.RECEIVE,))
    assert counts(cast) == (4, 3, 0, 1)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("draft", (3, 2, 0, 1)),
        ("suspended", (3, 2, 0, 1)),
        ("special_window", (3, 2, 0, 1)),
        ("abolished", (2, 2, 0, 0)),
    ],
)
def test_an_item_that_is_not_in_use_is_never_counted_as_covered(cast: make.Cast, state: str, expected: tuple) -> None:
    Item.objects.filter(pk=cast.nurse.pk).update(state=state)
    assert counts(cast) == expected
    if expected[3]:
        assert standing(cast, cast.nurse) == ("gap", Item.State(state).label)


def test_a_state_that_turns_on_a_day_counts_from_that_day(cast: make.Cast) -> None:
    Item.objects.filter(pk=cast.nurse.pk).update(turns_to="abolished", turns_on=date(2026, 12, 1))
    assert counts(cast, "2026-11-30 23:59") == (3, 3, 0, 0)
    assert counts(cast, "2026-12-01 00:00") == (2, 2, 0, 0)


def test_what_the_authority_begins_itself_is_not_counted(cast: make.Cast) -> None:
    Item.objects.filter(pk=lone(cast).pk).update(
        type=ItemType.objects.get_or_create(code="02", defaults={"name": "行政处罚", "by_application": False})[0]
    )
    assert counts(cast) == (3, 3, 0, 0)


def test_an_exclusion_counts_only_once_it_is_approved_and_until_it_is_ended(cast: make.Cast) -> None:
    item = lone(cast)
    made = propose_exclusion(item_code=item.code, by=cast.item_manager, at=AT, **SECRET)
    assert counts(cast) == (4, 3, 0, 1)
    approve_exclusion(exclusion_id=made.pk, by=cast.leader, at=make.moment("2026-11-25 10:00"))
    assert counts(cast, "2026-11-24 23:59") == (4, 3, 0, 1)
    assert counts(cast, "2026-11-25 00:00") == (4, 3, 1, 0)
    end_exclusion(exclusion_id=made.pk, answer="已解密", by=cast.leader, at=make.moment("2026-12-02 09:00"))
    assert counts(cast, "2026-12-01 23:59") == (4, 3, 1, 0)
    assert counts(cast, "2026-12-02 00:00") == (4, 3, 0, 1)


def test_the_share_is_of_what_belongs_into_the_windows_and_cut_off() -> None:
    assert Coverage(1, "", 4, 3, 1).share == "100%"
    assert Coverage(1, "", 1001, 1000, 0).share == "99.9%"
    assert Coverage(1, "", 3, 2, 0).share == "66.6%"
    assert Coverage(1, "", 2, 0, 2).share == "—"
    assert total([Coverage(1, "", 4, 3, 1), Coverage(2, "", 2, 1, 0)]) == Coverage(None, "", 6, 4, 1)


def test_each_sees_what_is_theirs(cast: make.Cast) -> None:
    seen = {
        who: [part.name for part in coverage(actor=cast.people[who], at=AT)]
        for who in (
            "supervisor",
            "leader",
            "admin",
            "item_checker",
            "item_manager",
            "planning_reviewer",
            "clerk",
            "outsider",
        )
    }
    both = ["市卫健局", "市发改委"]
    assert {who: sorted(names) for who, names in seen.items()} == {
        **dict.fromkeys(("supervisor", "leader", "admin", "item_checker"), sorted(both)),
        "item_manager": ["市卫健局"],
        "planning_reviewer": ["市发改委"],
        "clerk": [],
        "outsider": [],
    }


def test_the_figures_take_one_query_and_the_items_two(cast: make.Cast, django_assert_num_queries: Callable) -> None:
    excluded(cast, lone(cast))
    with django_assert_num_queries(1):
        assert coverage(actor=cast.supervisor, at=AT)
    with django_assert_num_queries(2):
        assert len(coverage_items(actor=cast.supervisor, at=AT).rows) == 5


def test_the_items_follow_one_another_by_code(cast: make.Cast) -> None:
    lone(cast)
    first = coverage_items(actor=cast.supervisor, at=AT, limit=3)
    second = coverage_items(actor=cast.supervisor, at=AT, limit=3, after=first.next_after)
    assert [len(first.rows), len(second.rows), second.next_after] == [3, 2, ""]
    gap = coverage_items(actor=cast.supervisor, at=AT, standing="gap", department_id=cast.health.pk).rows
    assert [row.code for row in gap] == [make.code_of("9")]


def test_a_proposal_tells_the_leader_and_a_decision_the_department(cast: make.Cast) -> None:
    made = excluded(cast, lone(cast))
    assert (made.approver["name"], made.approver["role"], made.approved_on) == ("罗文华", "leader", date(2026, 11, 24))
    told = Notice.objects.values_list("occasion", "role")
    assert set(told) == {
        ("propose_exclusion", "leader"),
        ("approve_exclusion", "item_manager"),
        ("approve_exclusion", "centre_admin"),
    }
    acts = [entry.detail["act"] for entry in Entry.objects.filter(kind=Entry.Kind.ACTED).order_by("sequence")]
    assert acts == ["propose_exclusion", "approve_exclusion"]


def test_the_administrator_proposes_for_any_department_of_the_centre(cast: make.Cast) -> None:
    assert propose_exclusion(item_code=lone(cast).code, by=cast.admin, at=AT, **SECRET).stage == "proposed"


@pytest.mark.parametrize("who", ["clerk", "reviewer", "leader", "supervisor", "item_checker", "outsider"])
def test_nobody_else_proposes_and_the_attempt_stands_on_record(cast: make.Cast, who: str) -> None:
    item = lone(cast)
    with pytest.raises(NoExclusionPower):
        propose_exclusion(item_code=item.code, by=cast.people[who], at=AT, **SECRET)
    entry = Entry.objects.get(kind=Entry.Kind.REFUSED)
    assert (entry.subject, entry.actor["name"], entry.detail["facts"]["power"], entry.at) == (
        item.code,
        cast.people[who].name,
        "提出不进驻",
        AT,
    )


def test_a_department_does_not_propose_for_another_s_item(cast: make.Cast) -> None:
    ItemVersion.objects.filter(item=cast.investment).update(effective_until=date(2026, 1, 1))
    with pytest.raises(NoExclusionPower):
        propose_exclusion(item_code=cast.investment.code, by=cast.item_manager, at=AT, **SECRET)


@pytest.mark.parametrize("who", ["item_manager", "admin", "supervisor", "item_reviewer", "clerk"])
@pytest.mark.parametrize("act", [approve_exclusion, decline_exclusion, end_exclusion])
def test_only_the_leader_decides(cast: make.Cast, who: str, act: Callable) -> None:
    made = propose_exclusion(item_code=lone(cast).code, by=cast.item_manager, at=AT, **SECRET)
    answer = {} if act is approve_exclusion else {"answer": "不符"}
    with pytest.raises(NoExclusionPower):
        act(exclusion_id=made.pk, by=cast.people[who], at=AT, **answer)
    assert Entry.objects.filter(kind=Entry.Kind.REFUSED).count() == 1


def test_what_is_in_the_windows_does_not_leave_this_way(cast: make.Cast) -> None:
    with pytest.raises(InTheWindows):
        propose_exclusion(item_code=cast.nurse.code, by=cast.item_manager, at=AT, **SECRET)
    item = lone(cast)
    made = propose_exclusion(item_code=item.code, by=cast.item_manager, at=AT, **SECRET)
    make.agree(cast.health, item, (Power.RECEIVE,))
    with pytest.raises(InTheWindows):
        approve_exclusion(exclusion_id=made.pk, by=cast.leader, at=AT)


def test_an_excluded_item_that_comes_into_the_windows_counts_as_there(cast: make.Cast) -> None:
    item = lone(cast)
    excluded(cast, item)
    make.agree(cast.health, item, (Power.RECEIVE,))
    assert counts(cast) == (4, 4, 0, 0)


def test_an_item_is_excluded_once_at_a_time(cast: make.Cast) -> None:
    item = lone(cast)
    made = propose_exclusion(item_code=item.code, by=cast.item_manager, at=AT, **SECRET)
    with pytest.raises(AlreadyExcluded):
        propose_exclusion(item_code=item.code, by=cast.admin, at=AT, **SECRET)
    decline_exclusion(exclusion_id=made.pk, answer="可以在窗口办理", by=cast.leader, at=AT)
    assert propose_exclusion(item_code=item.code, by=cast.admin, at=AT, **SECRET).stage == "proposed"


def test_pressing_twice_changes_nothing_and_out_of_order_is_refused(cast: make.Cast) -> None:
    made = excluded(cast, lone(cast))
    assert approve_exclusion(exclusion_id=made.pk, by=cast.leader, at=AT).stage == "approved"
    assert Entry.objects.filter(detail__act="approve_exclusion").count() == 1
    with pytest.raises(ExclusionNotOpen):
        decline_exclusion(exclusion_id=made.pk, answer="不符", by=cast.leader, at=AT)
    with pytest.raises(ExclusionNotOpen):
        approve_exclusion(exclusion_id=made.pk, by=make.colleague(cast.leader, "另一负责人"), at=AT)


@pytest.mark.parametrize(
    ("facts", "error"), [({"ground": "lazy"}, FieldWrong), ({"reason": " "}, FieldMissing)], ids=["ground", "reason"]
)
def test_what_cannot_be_is_refused(cast: make.Cast, facts: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        propose_exclusion(item_code=lone(cast).code, by=cast.item_manager, at=AT, **(SECRET | facts))
    with pytest.raises(NotFound):
        approve_exclusion(exclusion_id=99, by=cast.leader, at=AT)


def test_what_was_decided_is_never_changed(cast: make.Cast) -> None:
    made = excluded(cast, lone(cast))
    for change in ({"ground": "complex"}, {"approved_on": date(2020, 1, 1)}, {"approver": {"name": "别人"}}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Exclusion.objects.filter(pk=made.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Exclusion.objects.filter(pk=made.pk)._raw_delete("default")


def test_the_printed_list_says_every_figure_ground_and_gap(cast: make.Cast) -> None:
    excluded(cast, lone(cast, "8"))
    lone(cast, "9")
    paper = print_coverage(by=cast.supervisor, at=AT)
    said = text_of(view_coverage(document_id=paper.pk, by=cast.leader, at=AT).content)
    for words in (
        "事项进驻情况表", "遵义市政务服务中心", "2026年11月24日", "市卫健局", "市发改委", "80%", "涉密", "定密〔2026〕3号",
        "罗文华", make.code_of("8"), make.code_of("9"), "没有生效的授权委托协议",
    ):  # fmt: skip
        assert words in said, words
    assert Entry.objects.filter(kind=Entry.Kind.VIEWED).count() == 1


def test_a_department_prints_and_sees_its_own_list_only(cast: make.Cast) -> None:
    own, whole = print_coverage(by=cast.item_manager, at=AT), print_coverage(by=cast.leader, at=AT)
    assert "市发改委" not in text_of(view_coverage(document_id=own.pk, by=cast.reviewer, at=AT).content)
    for paper, who in ((whole, cast.item_manager), (own, cast.planning_reviewer), (whole, cast.clerk)):
        with pytest.raises(NotFound):
            view_coverage(document_id=paper.pk, by=who, at=AT)


def test_who_sees_no_coverage_prints_none_and_the_attempt_stands_on_record(cast: make.Cast) -> None:
    with pytest.raises(CoverageNotYours):
        print_coverage(by=cast.clerk, at=AT)
    assert Entry.objects.get(kind=Entry.Kind.REFUSED).detail["act"] == "print_coverage"
