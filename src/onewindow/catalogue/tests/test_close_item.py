"""An item is suspended, resumed, abolished by application: from its day on, never for the past (M35)."""

from datetime import date, timedelta

import pytest

from onewindow.catalogue import actions
from onewindow.catalogue.actions import Particulars
from onewindow.catalogue.errors import ItemNotInUse
from onewindow.catalogue.life_errors import AppliedAlready, InTheWay, KindNotFitting, ResumesTooEarly, TurnPending
from onewindow.catalogue.models import Item
from onewindow.catalogue.queries import version_in_force
from onewindow.catalogue.rules.life import Kind, Stage
from onewindow.catalogue.tests import life, make
from onewindow.lib.refusal import InvalidInputs
from onewindow.lib.typed_text import FieldMissing

AT, PLANNED = life.AT, life.PLANNED
ON_THE_DAY = life.moment("2026-12-07 09:00")
DAY_BEFORE = PLANNED - timedelta(days=1)


def nurse() -> Item:
    return Item.objects.get(code=make.item_code(22001))


def test_a_suspension_refuses_intake_from_its_day_with_reason_and_planned_resumption(folk: life.People) -> None:
    life.published(folk, Kind.SUSPENSION)
    assert version_in_force(nurse(), DAY_BEFORE)
    with pytest.raises(ItemNotInUse, match=r"上级下放.*2026-12-21"):
        version_in_force(nurse(), PLANNED)


def test_a_resumption_opens_again_from_its_day(folk: life.People) -> None:
    life.published(folk, Kind.SUSPENSION)
    begun = life.drafted(folk, Kind.RESUMPTION, at=ON_THE_DAY)
    on = Particulars(planned_on=date(2026, 12, 14))
    actions.edit(number=begun.number, particulars=on, by=folk.manager, at=ON_THE_DAY)
    actions.submit(number=begun.number, by=folk.manager, at=ON_THE_DAY)
    actions.pass_check(number=begun.number, by=folk.checker, at=ON_THE_DAY)
    actions.agree(number=begun.number, by=folk.reviewer, at=ON_THE_DAY)
    actions.publish_application(number=begun.number, missing=(), by=folk.admin, at=ON_THE_DAY)
    with pytest.raises(ItemNotInUse, match="上级下放"):
        version_in_force(nurse(), date(2026, 12, 13))
    assert version_in_force(nurse(), date(2026, 12, 14))


def test_an_abolition_ends_intake_from_its_day_and_names_the_document(folk: life.People) -> None:
    life.published(folk, Kind.ABOLITION)
    assert version_in_force(nurse(), DAY_BEFORE)
    with pytest.raises(ItemNotInUse, match=r"取消.*遵卫发〔2026〕18号"):
        version_in_force(nurse(), PLANNED)


def test_an_abolition_without_its_document_and_a_suspension_without_an_end_are_refused(folk: life.People) -> None:
    begun = life.drafted(folk, Kind.ABOLITION)
    actions.edit(number=begun.number, particulars=Particulars(document_no=""), by=folk.manager, at=AT)
    with pytest.raises(InvalidInputs) as refused:
        actions.submit(number=begun.number, by=folk.manager, at=AT)
    assert [(type(each), each.field) for each in refused.value.refusals] == [(FieldMissing, "document_no")]
    actions.withdraw(number=begun.number, note="改为暂停", by=folk.manager, at=AT)

    begun = life.drafted(folk, Kind.SUSPENSION)
    actions.edit(number=begun.number, particulars=Particulars(resumes_on=PLANNED), by=folk.manager, at=AT)
    with pytest.raises(InvalidInputs) as refused:
        actions.submit(number=begun.number, by=folk.manager, at=AT)
    assert [type(each) for each in refused.value.refusals] == [ResumesTooEarly]


def test_only_what_fits_the_item_may_be_applied_for(folk: life.People) -> None:
    with pytest.raises(KindNotFitting):
        life.drafted(folk, Kind.RESUMPTION)
    life.drafted(folk, Kind.SUSPENSION)
    with pytest.raises(AppliedAlready):
        life.drafted(folk, Kind.ABOLITION)
    assert life.drafted(folk, Kind.CHANGE).stage == Stage.DRAFT


def test_a_second_turn_waits_for_the_first(folk: life.People) -> None:
    life.published(folk, Kind.SUSPENSION)
    waiting = life.approved(folk, Kind.ABOLITION)
    with pytest.raises(TurnPending, match="2026-12-07"):
        actions.publish_application(number=waiting.number, missing=(), by=folk.admin, at=AT)
    done = actions.publish_application(number=waiting.number, missing=(), by=folk.admin, at=ON_THE_DAY)
    assert (done.stage, nurse().state) == (Stage.PUBLISHED, Item.State.ABOLISHED)


def test_what_has_no_list_needs_no_configuration(folk: life.People) -> None:
    with pytest.raises(InTheWay, match="不涉及实施清单"):
        actions.configure(number=life.approved(folk, Kind.SUSPENSION).number, by=folk.admin, at=AT)


def test_a_change_may_be_published_while_suspended(folk: life.People) -> None:
    life.published(folk, Kind.SUSPENSION)
    life.published(folk, Kind.CHANGE)
    assert nurse().versions.count() == 2
    with pytest.raises(ItemNotInUse):
        version_in_force(nurse(), PLANNED)
