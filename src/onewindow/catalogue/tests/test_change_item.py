"""An item is changed: a new version from its day on; what is merely editorial takes the short way (M34)."""

from datetime import date, timedelta

import pytest

from onewindow.catalogue import actions
from onewindow.catalogue.life_errors import (
    BaseMoved,
    DayBeforeVersion,
    InTheWay,
    NotEditorial,
    NothingChanged,
)
from onewindow.catalogue.models import Item, ItemApplication
from onewindow.catalogue.queries import checklist, find_items, version_in_force
from onewindow.catalogue.rules.life import Kind, Stage
from onewindow.catalogue.spreadsheet import form as forms
from onewindow.catalogue.tests import life, make
from onewindow.lib.refusal import InvalidInputs

AT, PLANNED = life.AT, life.PLANNED
EDITORIAL = {"fee": "", "limit_note": "自受理之日起算"}


def nurse() -> Item:
    return Item.objects.get(code=make.item_code(22001))


def test_the_next_version_takes_over_on_its_day_by_itself(folk: life.People) -> None:
    done = life.published(folk, Kind.CHANGE, name="护士首次注册")
    before, after = version_in_force(nurse(), PLANNED - timedelta(days=1)), version_in_force(nurse(), PLANNED)
    assert (before.number, after.number, after) == (1, 2, done.version)
    assert (checklist(before).fee, checklist(after).fee) == ("", "免费")
    assert nurse().name == "护士执业注册"
    centre = folk.admin.centre_id
    assert [each.name for each in find_items("护士", centre_id=centre, on=PLANNED - timedelta(1))] == ["护士执业注册"]
    assert [each.name for each in find_items("护士", centre_id=centre, on=PLANNED)] == ["护士首次注册"]


def test_the_present_version_runs_while_the_next_is_prepared(folk: life.People) -> None:
    for stage in (life.drafted, life.submitted, life.checked, life.approved):
        application = stage(folk, Kind.CHANGE)
        assert version_in_force(nurse(), date(2027, 1, 1)).number == 1
        assert nurse().state == Item.State.IN_USE
        actions.withdraw(number=application.number, note="重来", by=folk.manager, at=AT)


@pytest.mark.parametrize(
    ("at", "due"), [("2026-11-24 10:00", "2026-11-25 17:00"), ("2026-11-27 10:00", "2026-11-30 17:00")]
)
def test_an_editorial_change_is_checked_within_one_working_day_and_then_published(
    folk: life.People, at: str, due: str
) -> None:
    application = life.submitted(folk, Kind.CHANGE, at=life.moment(at), editorial=True, **EDITORIAL)
    assert application.due_at == life.moment(due)
    passed = actions.pass_check(number=application.number, by=folk.checker, at=AT)
    assert passed.stage == Stage.APPROVED
    done = actions.publish_application(number=application.number, missing=(), by=folk.admin, at=AT)
    assert done.version.number == 2


def test_an_editorial_change_needs_no_file(folk: life.People) -> None:
    application = life.drafted(folk, Kind.CHANGE, editorial=True, **EDITORIAL)
    file = application.files.get()
    actions.detach(number=application.number, file_id=file.pk, by=folk.manager, at=AT)
    assert actions.submit(number=application.number, by=folk.manager, at=AT).stage == Stage.SUBMITTED


def test_a_substantive_change_is_not_taken_for_an_editorial_one(folk: life.People) -> None:
    application = life.drafted(folk, Kind.CHANGE, editorial=True, fee="100元", limit_note="说明")
    with pytest.raises(InvalidInputs, match="收费的改动属于实质变更") as refused:
        actions.submit(number=application.number, by=folk.manager, at=AT)
    assert [type(each) for each in refused.value.refusals] == [NotEditorial]


def test_the_checker_takes_it_for_substantive_and_it_goes_the_full_way(folk: life.People) -> None:
    application = life.submitted(folk, Kind.CHANGE, editorial=True, **EDITORIAL)
    later = life.moment("2026-11-25 09:00")
    turned = actions.reclassify(number=application.number, note="牵涉期限", by=folk.checker, at=later)
    assert (turned.editorial, turned.due_at) == (False, life.moment("2026-11-27 17:00"))
    with pytest.raises(InTheWay):
        actions.reclassify(number=application.number, note="再", by=folk.checker, at=later)
    assert actions.pass_check(number=application.number, by=folk.checker, at=later).stage == Stage.CHECKED


def test_a_change_that_changes_nothing_is_refused(folk: life.People) -> None:
    application = life.drafted(folk, Kind.CHANGE, fee="")
    with pytest.raises(InvalidInputs) as refused:
        actions.submit(number=application.number, by=folk.manager, at=AT)
    assert [type(each) for each in refused.value.refusals] == [NothingChanged]


def test_a_version_published_meanwhile_sends_the_change_back_for_another_look(folk: life.People) -> None:
    application = life.approved(folk, Kind.CHANGE)
    make.publish(folk.admin, make.listing(visits=0))
    with pytest.raises(BaseMoved):
        actions.publish_application(number=application.number, missing=(), by=folk.admin, at=AT)
    actions.send_back(number=application.number, note="清单已有新版", by=folk.admin, at=AT)
    again = actions.submit(number=application.number, by=folk.manager, at=AT)
    assert again.base.number == 2


def test_a_change_begins_no_earlier_than_the_version_that_it_follows(folk: life.People) -> None:
    life.published(folk, Kind.CHANGE)
    application = life.drafted(folk, Kind.CHANGE, fee="50元")
    early = actions.Particulars(planned_on=PLANNED - timedelta(days=1))
    actions.edit(number=application.number, particulars=early, by=folk.manager, at=AT)
    with pytest.raises(InvalidInputs) as refused:
        actions.submit(number=application.number, by=folk.manager, at=AT)
    assert [type(each) for each in refused.value.refusals] == [DayBeforeVersion]


def test_a_change_for_the_same_day_replaces_what_was_to_come(folk: life.People) -> None:
    life.published(folk, Kind.CHANGE)
    last = life.published(folk, Kind.CHANGE, fee="50元")
    assert version_in_force(nurse(), PLANNED) == last.version
    assert version_in_force(nurse(), PLANNED - timedelta(days=1)).number == 1


def test_the_form_of_a_published_list_reads_as_the_list(folk: life.People) -> None:
    for listed in (
        make.listing(),
        life.whole(),
        make.listing(visits=0, flow=("一；二", '"引号"', "三→四"), joint=True),
    ):
        read = forms.read(forms.tidy(forms.written(listed)), code=listed.code, department=listed.department)
        assert (read.checklist, read.faults) == (forms.replace(listed, type="01"), ())


def test_a_form_too_large_is_refused_and_a_strange_one_is_tidied(folk: life.People) -> None:
    number = life.drafted(folk, Kind.CHANGE).number
    for form in ({"materials": [{"name": "x"}] * 401}, {"item": {"fee": "长" * 5001}}):
        with pytest.raises(Exception, match="400"):
            actions.edit(number=number, form=form, by=folk.manager, at=AT)
    strange = {"item": [1], "materials": [None, {"name": 7, "review_points": "x"}], "situations": {}, "more": 1}
    kept = actions.edit(number=number, form=strange, by=folk.manager, at=AT)
    assert [row["name"] for row in kept.form["materials"]] == ["7"]
    assert kept.form["materials"][0]["code"] == "01"
    assert ItemApplication.objects.get(number=number).form.keys() == {"item", "situations", "materials", "procedures"}
