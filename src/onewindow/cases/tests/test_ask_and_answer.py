"""The department asks the window, which answers within a working day; the applicant is not troubled."""

from onewindow.cases import actions
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import open_steps, papers, refused


def asked(cast: make.Cast, number: str | None = None):  # type: ignore[no-untyped-def]
    number = number or make.accepted(cast).number
    return actions.ask(number=number, question="哪一年毕业？", by=cast.reviewer, at=make.MORNING)


def test_the_window_owes_an_answer_within_a_working_day(cast: make.Cast) -> None:
    case = asked(cast)
    assert open_steps(case) == [("review", "市卫健局"), ("answer", "N01")]
    assert case.steps.get(kind="answer").due_at == make.moment("2026-11-25 17:00")


def test_the_clocks_run_on_and_no_paper_goes_out(cast: make.Cast) -> None:
    before = make.accepted(cast)
    after = asked(cast, before.number)
    assert (after.promised_due_at, after.legal_due_at) == (before.promised_due_at, before.legal_due_at)
    assert papers(after) == ["receipt", "acceptance"]


def test_the_answer_closes_the_step(cast: make.Cast) -> None:
    number = asked(cast).number
    case = actions.answer(number=number, answer="2015年", by=cast.second_clerk, at=make.MORNING)
    question = case.questions.get()
    assert (question.answer, question.answered_by["name"]) == ("2015年", cast.second_clerk.name)
    assert open_steps(case) == [("review", "市卫健局")]


def test_one_question_at_a_time(cast: make.Cast) -> None:
    number = asked(cast).number
    with refused("question_open"):
        asked(cast, number)
    actions.answer(number=number, answer="2015年", by=cast.clerk, at=make.MORNING)
    assert asked(cast, number).questions.count() == 2


def test_without_a_question_there_is_no_answer(cast: make.Cast) -> None:
    number = make.accepted(cast).number
    with refused("no_question_open"):
        actions.answer(number=number, answer="2015年", by=cast.clerk, at=make.MORNING)


def test_the_window_may_answer_while_the_case_is_suspended(cast: make.Cast) -> None:
    case = make.company_accepted(cast)
    asked(cast, case.number)
    procedure = case.version.procedures.get().pk
    actions.suspend(
        number=case.number, procedure_id=procedure, days=5, reason="评审", by=cast.reviewer, at=make.MORNING
    )
    case = actions.answer(number=case.number, answer="已核对", by=cast.legal_clerk, at=make.MORNING)
    assert case.state == "suspended"
    assert ("answer", "F01") not in open_steps(case)


def test_the_reviewer_does_not_answer_and_the_clerk_does_not_ask(cast: make.Cast) -> None:
    number = asked(cast).number
    with refused("no_power"):
        actions.answer(number=number, answer="2015年", by=cast.reviewer, at=make.MORNING)
    with refused("no_power"):
        actions.ask(number=number, question="？", by=cast.clerk, at=make.MORNING)
