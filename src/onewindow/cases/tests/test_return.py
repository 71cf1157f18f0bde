"""Out of the window's scope: given back with written reasons and where to go (M25, M26)."""

import pytest

from onewindow.cases import actions
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import open_steps, papers, refused
from onewindow.documents.models import Document


def give_back(cast: make.Cast, number: str, by: str = "clerk", **how: str):  # type: ignore[no-untyped-def]
    words = {"reason": "本事项由县级受理", "where_to_go": "播州区政务服务中心"} | how
    return actions.return_out_of_scope(number=number, by=getattr(cast, by), at=make.MORNING, **words)


def test_the_case_ends_with_a_paper_that_says_why_and_where(cast: make.Cast) -> None:
    case = give_back(cast, make.received(cast).number)
    assert (case.state, open_steps(case), case.closed_at) == ("returned", [], make.MORNING)
    assert papers(case) == ["receipt", "return"]
    text = str(Document.objects.get(kind="return").content)
    assert "本事项由县级受理" in text and "播州区政务服务中心" in text


@pytest.mark.parametrize("field", ["reason", "where_to_go"])
def test_both_must_be_said(cast: make.Cast, field: str) -> None:
    with refused("field_missing", field=field):
        give_back(cast, make.received(cast).number, **{field: "  "})


def test_what_was_accepted_is_not_given_back(cast: make.Cast) -> None:
    with refused("out_of_order"):
        give_back(cast, make.accepted(cast).number)


def test_the_department_does_not_give_back(cast: make.Cast) -> None:
    with refused("no_power"):
        give_back(cast, make.received(cast).number, by="decider")
