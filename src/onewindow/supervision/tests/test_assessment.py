"""Assessment: every figure equals a recount by plain SQL, every point its derivation, and the sheet prints (M36)."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from onewindow.cases import actions as cases
from onewindow.cases.application import MaterialInput
from onewindow.cases.errors import ExtraMaterial
from onewindow.cases.tests import make as house
from onewindow.cases.tests.expect import refused
from onewindow.cases.tests.make import Cast, moment
from onewindow.documents.models import Document
from onewindow.supervision import actions
from onewindow.supervision.actions import Answered
from onewindow.supervision.queries.assessment import assessment, assessments, weights_of
from onewindow.supervision.queries.figures import SOURCES, counts_by_unit, rows_behind
from onewindow.supervision.rules import Answer, Figure, Question, Side, parse_period
from onewindow.supervision.tests import make

DECEMBER = moment("2026-12-20 10:00")
NOVEMBER = parse_period("2026-11")
QUARTER = parse_period("2026-Q4")
UNIT_COLUMNS = {Side.DEPARTMENT: "department_id", Side.WINDOW: "window_id", Side.PERSON: "account_id"}


@pytest.fixture
def busy(cast: Cast) -> Cast:
    """October and November with some of everything."""
    sample = make.drawn(cast, 6)
    number = sample.cases.order_by("pk")[0].case.number
    faulty = {**make.CONFORMS, Question.LATE_STEP: Answered(Answer.FAULTY, "审查超期")}
    actions.check_case(month="2026-10", number=number, answers=faulty, by=cast.supervisor, at=make.NOVEMBER)
    case = house.noticed(cast)
    still = house.found("02", "defective", "过期")
    unasked = [house.found("01", "defective", "未签名"), still]
    cases.correct(number=case.number, materials=unasked, by=cast.clerk, at=house.MORNING)
    cases.notify_again(number=case.number, reason="确有必要", reply_by=None, by=cast.supervisor, at=house.MORNING)
    with pytest.raises(ExtraMaterial):
        extra = [MaterialInput(code="99", verdict="passed")]
        cases.correct(number=case.number, materials=extra, by=cast.clerk, at=house.MORNING)
    house.received(cast)
    cases.sweep(at=moment("2026-12-02 09:00"))
    told = {"defects_found": [still], "reason": "不清晰"}
    cases.request_completion(
        number=house.accepted(cast).number, **told, missed_at_window=True, by=cast.reviewer, at=house.MORNING
    )
    cases.request_completion(
        number=house.accepted(cast).number, **told, missed_at_window=False, by=cast.reviewer, at=house.MORNING
    )
    late = house.reviewed(cast, moment("2026-11-02 10:00"))
    cases.grant(number=late.number, findings="符合条件", by=cast.decider, at=moment("2026-11-30 10:00"))
    house.on_the_spot(cast)
    make.upheld(cast)
    make.upheld(cast, severity="serious", kind="split_notice")
    person = f"person:{cast.reviewer.account_id}:reviewer"
    make.upheld(cast, severity="minor", against=person)
    actions.report(number=make.upheld(cast).number, text="已改", by=cast.decider, at=make.FOUND)
    return cast


LIABLE = """SELECT {unit}, count(*) FROM cases_liability WHERE centre_id = %(centre)s AND occasion = '{occasion}'
    AND whose <> 'applicant' AND at >= %(begin)s AND at < %(end)s GROUP BY 1"""
FOUND = """SELECT {unit}, count(*) FROM supervision_finding WHERE centre_id = %(centre)s AND severity = '{severity}'
    AND upheld_at >= %(begin)s AND upheld_at < %(end)s GROUP BY 1"""
DRAWN = """SELECT {unit}, count(DISTINCT s.id) FROM supervision_sampledcase s JOIN supervision_sample m ON m.id = s.sample_id
    JOIN cases_case c ON c.id = s.case_id JOIN cases_caseevent e ON e.case_id = c.id
    LEFT JOIN supervision_check k ON k.sampled_id = s.id WHERE m.centre_id = %(centre)s
    AND m.month >= %(begin)s::timestamptz AT TIME ZONE 'Asia/Shanghai'
    AND m.month < %(end)s::timestamptz AT TIME ZONE 'Asia/Shanghai' {faulty} GROUP BY 1"""
RECOUNT: dict[Figure, tuple[str, tuple[str, str, str]]] = {
    Figure.HANDLED: (
        """SELECT {unit}, count(DISTINCT c.id) FROM cases_case c JOIN cases_caseevent e ON e.case_id = c.id
        WHERE c.centre_id = %(centre)s AND ((decided_at >= %(begin)s AND decided_at < %(end)s)
        OR (closed_at >= %(begin)s AND closed_at < %(end)s)) GROUP BY 1""",
        ("c.department_id", "c.window_id", "e.account_id"),
    ),
    Figure.LATE_STEPS: (
        """SELECT {unit}, count(*) FROM cases_step WHERE centre_id = %(centre)s AND kind NOT IN ('correction', 'completion')
        AND due_at >= %(begin)s AND due_at < %(end)s AND due_at < %(now)s AND (closed_at IS NULL OR closed_at > due_at)
        GROUP BY 1""",
        ("department_id", "window_id", "person_id"),
    ),
    Figure.OVERDUE_RECTIFICATIONS: (
        """SELECT {unit}, count(*) FROM supervision_finding WHERE centre_id = %(centre)s AND upheld_at IS NOT NULL
        AND rectify_due_at >= %(begin)s AND rectify_due_at < %(end)s AND rectify_due_at < %(now)s
        AND (reported_at IS NULL OR reported_at > rectify_due_at) GROUP BY 1""",
        ("department_id", "window_id", "account_id"),
    ),
    Figure.SAMPLED: (DRAWN.format(unit="{unit}", faulty=""), ("s.department_id", "c.window_id", "e.account_id")),
    Figure.SAMPLED_FAULTY: (
        DRAWN.format(unit="{unit}", faulty="AND k.faults > 0"),
        ("s.department_id", "c.window_id", "e.account_id"),
    ),
}
for _figure, _occasion in (
    (Figure.UNANSWERED, "unanswered"),
    (Figure.SPLIT_NOTICES, "second_notice"),
    (Figure.EXTRA_MATERIALS, "extra_material"),
    (Figure.MISSED_AT_WINDOW, "missed_at_window"),
    (Figure.COMPLETIONS, "completion_demanded"),
):
    RECOUNT[_figure] = (
        LIABLE.format(unit="{unit}", occasion=_occasion),
        ("(person->>'department_id')::bigint", "(person->>'window_id')::bigint", "account_id"),
    )
for _figure, _severity in (
    (Figure.FINDINGS_MINOR, "minor"),
    (Figure.FINDINGS_ORDINARY, "ordinary"),
    (Figure.FINDINGS_SERIOUS, "serious"),
):
    RECOUNT[_figure] = (
        FOUND.format(unit="{unit}", severity=_severity),
        ("department_id", "window_id", "account_id"),
    )


def recount(cast: Cast, figure: Figure, side: Side, period: Any) -> dict[int, int]:
    sql, units = RECOUNT[figure]
    facts = {"centre": cast.centre.pk, "begin": period.begins_at, "end": period.ends_at, "now": DECEMBER}
    with connection.cursor() as cursor:
        cursor.execute(sql.format(unit=units[list(Side).index(side)]), facts)
        return {unit: count for unit, count in cursor.fetchall() if unit}


def test_there_is_a_recount_of_every_figure() -> None:
    assert RECOUNT.keys() == SOURCES.keys() == set(Figure)


def test_every_figure_is_counted_as_a_stranger_counts_it(busy: Cast) -> None:
    wrong, seen = [], set()
    for period in (parse_period("2026-10"), NOVEMBER, parse_period("2026-12"), QUARTER):
        for side in Side:
            counts = counts_by_unit(centre_id=busy.centre.pk, side=side, period=period, at=DECEMBER)
            for figure in Figure:
                told = {unit: each[figure] for unit, each in counts.items() if each[figure]}
                if told != recount(busy, figure, side, period):
                    wrong.append((period.code, side, figure, told, recount(busy, figure, side, period)))
                seen |= {figure} if told else set()
    assert wrong == []
    assert seen == set(Figure), "every figure is shown by something"


def test_each_count_opens_into_as_many_rows(busy: Cast) -> None:
    for side in Side:
        counts = counts_by_unit(centre_id=busy.centre.pk, side=side, period=QUARTER, at=DECEMBER)
        for unit, figures in counts.items():
            for figure, count in figures.items():
                asked = {"side": side, "unit_id": unit, "period": QUARTER, "at": DECEMBER}
                rows = rows_behind(figure=figure, centre_id=busy.centre.pk, **asked)
                assert len(rows) == count, (side, unit, figure)


def test_points_are_given_with_their_derivation_and_without_a_rank_below_ten_cases(busy: Cast) -> None:
    asked = {"period": QUARTER, "actor": busy.supervisor, "at": DECEMBER}
    health = assessment(side=Side.DEPARTMENT, unit_id=busy.health.pk, **asked)
    assert health.counts[Figure.HANDLED] == 7 and health.rank is None
    off = sum((line.points for line in health.score.deductions), Decimal(0))
    assert health.score.points == max(Decimal(0), 100 - off)
    more = make.ended(busy, moment("2026-11-20 10:00"), 3)
    assert len(more) == 3
    assert assessment(side=Side.DEPARTMENT, unit_id=busy.health.pk, **asked).rank == 1


def test_points_may_be_set_and_are_drawn_from_what_is_set(busy: Cast) -> None:
    actions.set_points(weights={"late_steps": ("0", "0"), "nothing": ("1", "1")}, by=busy.admin, at=DECEMBER)
    assert weights_of(busy.centre.pk)[Figure.LATE_STEPS].points == 0
    assert weights_of(busy.centre.pk)[Figure.UNANSWERED].points == 2
    with refused("invalid_inputs", field="late_steps.cap"):
        actions.set_points(weights={"late_steps": ("1", "101")}, by=busy.admin, at=DECEMBER)


def test_who_does_not_watch_sees_no_assessment(busy: Cast) -> None:
    for who, actor in busy.people.items():
        rows = assessments(side=Side.PERSON, period=QUARTER, actor=actor, at=DECEMBER)
        assert bool(rows) == (who in ("supervisor", "leader")), who


def test_the_sheet_is_issued_once_for_the_same_figures(busy: Cast) -> None:
    asked = {"side": Side.DEPARTMENT, "unit_id": busy.health.pk, "period": "2026-Q4", "by": busy.supervisor}
    first = actions.issue_sheet(**asked, at=DECEMBER)
    assert actions.issue_sheet(**asked, at=DECEMBER) == first
    assert first.document.number.startswith("遵政务考字〔2026〕")
    text = str(first.document.content)
    assert "不排名" in text and "市卫生健康局（部门）" in text
    make.ended(busy, moment("2026-11-20 10:00"))
    assert actions.issue_sheet(**asked, at=DECEMBER) != first
    assert actions.view_sheet(sheet_id=first.pk, by=busy.leader, at=DECEMBER).content
    with refused("not_found"):
        actions.view_sheet(sheet_id=first.pk, by=busy.decider, at=DECEMBER)


def test_only_the_supervisor_issues_and_only_for_units_of_the_centre(busy: Cast) -> None:
    for who, actor in busy.people.items():
        if who != "supervisor":
            with refused("not_the_supervisor"):
                actions.issue_sheet(
                    side=Side.DEPARTMENT, unit_id=busy.health.pk, period="2026-11", by=actor, at=DECEMBER
                )
    for unit, period, code in ((10**6, "2026-11", "not_found"), (busy.health.pk, "November", "period_unreadable")):
        with refused(code):
            actions.issue_sheet(side=Side.DEPARTMENT, unit_id=unit, period=period, by=busy.supervisor, at=DECEMBER)
    assert not Document.objects.filter(kind="assessment").exists()
