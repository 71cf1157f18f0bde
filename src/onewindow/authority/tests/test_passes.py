"""Confirmed face to face, with a sheet for the whole class; and revoked for a reason (M15)."""

from datetime import date
from typing import Any

import pytest
from django.db import Error, transaction

from onewindow.audit.models import Entry
from onewindow.authority.actions import training as actions
from onewindow.authority.errors import (
    BelowPassMark,
    ClerkUnknown,
    ConfirmedAlready,
    NoTrainingRight,
    NotTrained,
    RevokedAlready,
)
from onewindow.authority.models import Course, Scan, TrainingPass
from onewindow.authority.queries import ground_for
from onewindow.authority.rules import Power
from onewindow.authority.tests import make
from onewindow.authority.tests.school import PDF, School, edition, school
from onewindow.lib.refusal import NotFound
from onewindow.lib.typed_text import FieldMissing, FieldWrong
from onewindow.lib.uploads import FileTypeWrong, Upload
from onewindow.organisation.models import Role


@pytest.fixture
def house(db: None, tmp_path, settings) -> School:  # type: ignore[no-untyped-def]
    settings.MEDIA_ROOT = tmp_path
    return school()


def confirmed(house: School, **changes: Any) -> list[TrainingPass]:
    usual: dict[str, Any] = {
        "course_id": house.course.pk,
        "account_ids": [house.clerk.account_id],
        "examined_on": date(2026, 11, 20),
        "score": 90,
        "sheet": PDF,
        "by": house.teacher,
        "at": make.NOON,
    }
    return actions.confirm_training(**(usual | changes))


def accepts(house: School) -> bool:
    return bool(ground_for(actor=house.clerk, item=house.cast.nurse, power=Power.ACCEPT, at=make.NOON))


def test_one_sheet_confirms_a_whole_class(house: School) -> None:
    passes = confirmed(house, account_ids=[house.clerk.account_id, house.cast.person.pk])
    assert {record.account_id for record in passes} == {house.clerk.account_id, house.cast.person.pk}
    scan = Scan.objects.exclude(size=1).get()
    assert {record.sheet_id for record in passes} == {scan.pk} and scan.kept_by["name"] == "何琳"
    assert passes[0].valid_until == date(2027, 11, 20) and passes[0].confirmed_by["name"] == "何琳"
    assert accepts(house)


def test_it_is_for_the_edition_of_the_day_of_the_examination(house: School) -> None:
    edition(house.cast.nurse, 2, date(2026, 11, 21))
    assert confirmed(house)[0].version_number == 1
    assert confirmed(house, examined_on=date(2026, 11, 21))[0].version_number == 2


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"examined_on": date(2026, 11, 25)}, FieldWrong),
        ({"examined_on": date(2025, 11, 23)}, FieldWrong),
        ({"score": 101}, FieldWrong),
        ({"score": 79}, BelowPassMark),
        ({"account_ids": []}, ClerkUnknown),
        ({"account_ids": [10**9]}, ClerkUnknown),
        ({"sheet": Upload("考核表.pdf", b"MZ")}, FileTypeWrong),
        ({"course_id": 10**9}, NotFound),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(house: School, changes, refusal) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(refusal):
        confirmed(house, **changes)
    assert not TrainingPass.objects.filter(account=house.clerk.account_id).exists()


def test_the_last_day_on_which_an_old_examination_still_counts(house: School) -> None:
    assert confirmed(house, examined_on=date(2025, 11, 24))[0].valid_until == date(2026, 11, 24)


def test_the_same_form_sent_twice_is_kept_once(house: School) -> None:
    confirmed(house)
    with pytest.raises(ConfirmedAlready, match="赵明"):
        confirmed(house)
    assert TrainingPass.objects.filter(account=house.clerk.account_id).count() == 1


def test_revoking_ends_every_pass_for_the_item_and_keeps_the_reason(house: School) -> None:
    record = confirmed(house)[0]
    house.handed_in()
    ended = actions.revoke_training(pass_id=record.pk, reason="连续三次错误受理", by=house.admin, at=make.NOON)
    assert ended == 2
    with pytest.raises(NotTrained, match="已于 2026-11-24 被撤销"):
        accepts(house)
    record.refresh_from_db()
    assert (record.revoke_reason, record.revoked_by["name"]) == ("连续三次错误受理", "孙建国")
    entry = Entry.objects.filter(kind="acted").latest("sequence")
    assert (entry.detail["clerk"], entry.detail["item"]) == ("赵明", "护士执业注册")


def test_revoking_asks_for_a_reason_and_happens_once(house: School) -> None:
    record = confirmed(house)[0]
    with pytest.raises(FieldMissing):
        actions.revoke_training(pass_id=record.pk, reason=" ", by=house.admin, at=make.NOON)
    actions.revoke_training(pass_id=record.pk, reason="错", by=house.teacher, at=make.NOON)
    with pytest.raises(RevokedAlready, match="何琳"):
        actions.revoke_training(pass_id=record.pk, reason="错", by=house.admin, at=make.NOON)


def test_after_a_revocation_the_same_day_may_be_confirmed_anew(house: School) -> None:
    record = confirmed(house)[0]
    actions.revoke_training(pass_id=record.pk, reason="登记有误", by=house.teacher, at=make.NOON)
    confirmed(house)
    assert accepts(house)


@pytest.mark.parametrize("role", [Role.CLERK, Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR, Role.LEADER])
def test_who_sees_a_pass_but_may_not_revoke_it_is_refused_on_record(house: School, role: str) -> None:
    record = confirmed(house)[0]
    actor = house.cast.hat(role, department_id=house.cast.health.pk, account_id=house.clerk.account_id)
    with pytest.raises(NoTrainingRight):
        actions.revoke_training(pass_id=record.pk, reason="错", by=actor, at=make.NOON)
    assert Entry.objects.get(kind="refused").detail["act"] == "revoke_training"


def test_a_pass_of_another_department_or_person_is_not_there(house: School) -> None:
    record = confirmed(house)[0]
    for actor in (
        house.cast.hat(Role.ITEM_MANAGER, department_id=house.cast.planning.pk),
        house.cast.clerk(),
        house.cast.hat(Role.OUTSIDER),
        house.cast.hat(Role.CENTRE_ADMIN, centre_id=house.cast.county.pk),
    ):
        with pytest.raises(NotFound):
            actions.revoke_training(pass_id=record.pk, reason="错", by=actor, at=make.NOON)
        with pytest.raises(NotFound):
            actions.view_sheet(pass_id=record.pk, by=actor, at=make.NOON)


def test_a_look_at_the_sheet_is_on_record(house: School) -> None:
    record = confirmed(house)[0]
    seen = actions.view_sheet(pass_id=record.pk, by=house.clerk, at=make.NOON)
    assert (seen.name, seen.content_type, seen.content) == (PDF.name, "application/pdf", PDF.content)
    assert Entry.objects.get(kind="viewed").actor["name"] == "赵明"


@pytest.mark.parametrize("change", [{"valid_until": date(2099, 1, 1)}, {"score": 100}, {"version_number": 9}])
def test_the_database_keeps_a_pass_as_it_was_given(house: School, change: dict[str, object]) -> None:
    record = confirmed(house)[0]
    with pytest.raises(Error), transaction.atomic():
        TrainingPass.objects.filter(pk=record.pk).update(**change)
    with pytest.raises(Error), transaction.atomic():
        record.delete()


def test_the_database_takes_no_revocation_back(house: School) -> None:
    record = confirmed(house)[0]
    actions.revoke_training(pass_id=record.pk, reason="错", by=house.teacher, at=make.NOON)
    with pytest.raises(Error), transaction.atomic():
        TrainingPass.objects.filter(pk=record.pk).update(revoked_at=None, revoke_reason="")


def test_closing_a_course_leaves_its_passes(house: School) -> None:
    confirmed(house)
    actions.close_course(course_id=house.course.pk, by=house.teacher, at=make.NOON)
    assert accepts(house) and Course.objects.get(pk=house.course.pk).closed_at == make.NOON
