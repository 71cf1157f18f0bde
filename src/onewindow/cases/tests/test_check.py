"""Checking each material against its review points: a verdict and, where it fails, a word (M13, M26)."""

import pytest

from onewindow.cases import actions
from onewindow.cases.models import Liability
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import refused
from onewindow.lib.refusal import InvalidInputs


def check(cast: make.Cast, number: str, *materials: object):  # type: ignore[no-untyped-def]
    return actions.check(number=number, materials=list(materials), by=cast.clerk, at=make.MORNING)  # type: ignore[arg-type]


def verdicts(case) -> dict[str, str]:  # type: ignore[no-untyped-def]
    return dict(case.materials.values_list("requirement__code", "verdict"))


def test_verdicts_are_kept_and_stand_in_the_event(cast: make.Cast) -> None:
    number = make.received(cast, verdict="pending").number
    case = check(cast, number, make.found("01"), make.found("02", "defective", "已过期"))
    assert verdicts(case) == {"01": "passed", "02": "defective"}
    assert case.events.last().detail["materials"] == {"01": "passed", "02": "defective"}
    assert case.state == "received"


def test_a_defect_needs_a_word_of_what_is_wrong(cast: make.Cast) -> None:
    case = make.received(cast)
    with pytest.raises(InvalidInputs) as caught:
        check(cast, case.number, make.found("01", "defective"), make.found("02", "splendid"))
    assert [(fault.code, fault.field) for fault in caught.value.refusals] == [
        ("field_missing", "materials.01"),
        ("field_wrong", "materials.02"),
    ]
    assert verdicts(case) == {"01": "passed", "02": "passed"}


def test_nothing_checked_is_no_check(cast: make.Cast) -> None:
    with refused("field_missing", field="materials"):
        check(cast, make.received(cast).number)


def test_the_last_word_on_a_material_counts(cast: make.Cast) -> None:
    make.special_item(cast, "9", optional="03")
    number = actions.receive(application=make.nurse_application("9"), by=cast.clerk, at=make.MORNING).number
    case = check(cast, number, make.found("03", "pending"), make.found("03", "passed"))
    assert verdicts(case)["03"] == "passed"


def test_a_material_beyond_the_list_is_refused_and_held_against_the_person(cast: make.Cast) -> None:
    case = make.received(cast)
    with refused("extra_material"):
        check(cast, case.number, make.found("99"))
    breach = Liability.objects.get()
    assert (breach.occasion, breach.case_id, breach.account_id) == ("extra_material", case.pk, cast.clerk.account_id)


def test_what_was_accepted_is_not_checked_anew(cast: make.Cast) -> None:
    with refused("out_of_order"):
        check(cast, make.accepted(cast).number, make.found("01"))


def test_the_department_does_not_check_at_the_window(cast: make.Cast) -> None:
    number = make.received(cast).number
    with refused("no_power"):
        actions.check(number=number, materials=[make.found("01")], by=cast.reviewer, at=make.MORNING)
