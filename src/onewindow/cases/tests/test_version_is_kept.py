"""A case keeps the version of the list that it was received under (M34)."""

from dataclasses import replace
from datetime import date

from onewindow.cases import actions
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import refused
from onewindow.catalogue.actions.publish import Edition, publish
from onewindow.catalogue.queries import checklist
from onewindow.catalogue.rules import ListedMaterial
from onewindow.worktime.rules import Limit, Unit


def change_the_list(cast: make.Cast, day: date) -> None:
    """From that day on: one material more, and a promise of two working days instead of five."""
    old = checklist(cast.nurse.versions.get())
    new = replace(
        old,
        promised=Limit(2, Unit.WORKING_DAY),
        materials=(*old.materials, ListedMaterial(code="03", name="体检证明")),
    )
    publish([Edition(cast.nurse, 2, day, new)], at=make.MORNING)


def test_its_materials_and_limits_are_those_of_its_day(cast: make.Cast) -> None:
    before = make.received(cast)
    change_the_list(cast, date(2026, 11, 25))
    after = make.received(cast, make.moment("2026-11-25 09:30"))
    assert (before.version.number, after.version.number) == (1, 2)
    later = make.moment("2026-11-25 10:00")
    accepted = actions.accept(number=before.number, by=cast.clerk, at=later)
    assert accepted.promised_due_at == make.moment("2026-12-02 17:00")
    assert after.materials.get(requirement__code="03").verdict == "missing"


def test_what_the_new_list_asks_is_beyond_the_old_one(cast: make.Cast) -> None:
    number = make.received(cast).number
    change_the_list(cast, date(2026, 11, 25))
    with refused("extra_material"):
        actions.check(number=number, materials=[make.found("03")], by=cast.clerk, at=make.moment("2026-11-25 10:00"))


def test_the_change_holds_from_midnight(cast: make.Cast) -> None:
    change_the_list(cast, date(2026, 11, 25))
    numbers = [make.received(cast, make.moment(at)).version.number for at in ("2026-11-24 23:59", "2026-11-25 00:00")]
    assert numbers == [1, 2]


def test_a_suspended_item_takes_nothing_new_and_finishes_what_it_has(cast: make.Cast) -> None:
    number = make.received(cast).number
    type(cast.nurse).objects.filter(pk=cast.nurse.pk).update(state="suspended")
    assert actions.accept(number=number, by=cast.clerk, at=make.MORNING).state == "accepted"
    with refused("item_not_in_use"):
        make.received(cast)
