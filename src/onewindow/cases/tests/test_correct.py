"""What the applicant hands in after the notice: a receipt, and five working days anew (行政许可法 32(4))."""

from onewindow.cases import actions
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import open_steps, papers, refused
from onewindow.documents.models import Document

LATER = make.moment("2026-11-30 10:00")


def test_the_window_owes_an_answer_anew_from_that_day(cast: make.Cast) -> None:
    number = make.noticed(cast).number
    case = actions.correct(number=number, materials=[make.found()], by=cast.clerk, at=LATER)
    assert (case.state, case.materials_at) == ("received", LATER)
    assert open_steps(case) == [("intake", "N01")]
    assert case.steps.get(kind="intake", closed_at=None).due_at == make.moment("2026-12-07 17:00")
    assert actions.accept(number=number, by=cast.clerk, at=LATER).state == "accepted"


def test_the_receipt_lists_what_came_and_when_it_came(cast: make.Cast) -> None:
    case = actions.correct(number=make.noticed(cast).number, materials=[make.found()], by=cast.clerk, at=LATER)
    assert papers(case) == ["receipt", "one_time_notice", "receipt"]
    text = str(Document.objects.filter(kind="receipt").latest("issued_at").content)
    assert "2026年11月30日" in text and "身份证" in text and "申请表" not in text


def test_the_second_clerk_may_take_it_at_another_window(cast: make.Cast) -> None:
    number = make.noticed(cast).number
    case = actions.correct(number=number, materials=[make.found()], by=cast.second_clerk, at=LATER)
    assert case.events.last().actor["window_number"] == "N02"


def test_nothing_handed_in_is_no_correction(cast: make.Cast) -> None:
    number = make.noticed(cast).number
    with refused("field_missing", field="materials"):
        actions.correct(number=number, materials=[], by=cast.clerk, at=LATER)


def test_a_material_beyond_the_list_is_refused(cast: make.Cast) -> None:
    number = make.noticed(cast).number
    with refused("extra_material"):
        actions.correct(number=number, materials=[make.found("99")], by=cast.clerk, at=LATER)


def test_without_a_notice_there_is_nothing_to_correct(cast: make.Cast) -> None:
    number = make.received(cast).number
    with refused("out_of_order"):
        actions.correct(number=number, materials=[make.found()], by=cast.clerk, at=LATER)
