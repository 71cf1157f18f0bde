"""Deciding not to accept: the legal reason, the right authority, the remedies (行政许可法 32(1), 32(2))."""

import pytest

from onewindow.cases import actions
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import open_steps, papers, refused
from onewindow.documents.models import Document

WORDS = {"reason": "依法不需要取得行政许可", "basis": "行政许可法第三十二条第一款第一项"}


@pytest.mark.parametrize("begin", [make.received, make.noticed])
def test_it_ends_the_case_before_acceptance(cast: make.Cast, begin) -> None:  # type: ignore[no-untyped-def]
    case = actions.decline(number=begin(cast).number, by=cast.clerk, at=make.MORNING, **WORDS)
    assert (case.state, open_steps(case)) == ("declined", [])
    assert papers(case)[-1] == "decline"


def test_the_paper_names_the_right_authority_and_the_remedies(cast: make.Cast) -> None:
    number = make.received(cast).number
    actions.decline(number=number, right_authority="省卫生健康委", by=cast.clerk, at=make.MORNING, **WORDS)
    text = str(Document.objects.get(kind="decline").content)
    for said in ("依法不需要取得行政许可", "省卫生健康委", "行政复议", "行政诉讼"):
        assert said in text


@pytest.mark.parametrize("field", ["reason", "basis"])
def test_reason_and_basis_must_be_said(cast: make.Cast, field: str) -> None:
    number = make.received(cast).number
    with refused("field_missing", field=field):
        actions.decline(number=number, by=cast.clerk, at=make.MORNING, **(WORDS | {field: ""}))


def test_it_takes_the_power_to_accept(cast: make.Cast) -> None:
    number = actions.receive(application=make.nurse_application("4"), by=cast.clerk, at=make.MORNING).number
    with refused("no_power"):
        actions.decline(number=number, by=cast.clerk, at=make.MORNING, **WORDS)
    assert actions.decline(number=number, by=cast.reviewer, at=make.MORNING, **WORDS).state == "declined"


def test_what_was_accepted_is_not_declined(cast: make.Cast) -> None:
    number = make.accepted(cast).number
    with refused("out_of_order"):
        actions.decline(number=number, by=cast.clerk, at=make.MORNING, **WORDS)
