"""Opening courses, writing questions, enrolling: who may, and what is refused (M15)."""

from collections.abc import Callable
from datetime import date

import pytest

from onewindow.audit.models import Entry
from onewindow.authority.actions import training as actions
from onewindow.authority.errors import (
    ChoicesAlike,
    ChoicesCount,
    ClerkUnknown,
    CourseClosed,
    CourseExists,
    ItemNotTaught,
    NoTrainingRight,
)
from onewindow.authority.models import CourseQuestion
from onewindow.authority.tests import make
from onewindow.authority.tests.school import PDF, School, course_input, school
from onewindow.lib.refusal import InvalidInputs, NotFound, Refused
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role

QUESTION = {"text": "一次性告知最多几次？", "right": "一次", "wrong": ["两次", "三次"]}


@pytest.fixture
def house(db: None, tmp_path, settings) -> School:  # type: ignore[no-untyped-def]
    settings.MEDIA_ROOT = tmp_path
    return school()


def test_a_course_keeps_what_was_typed_and_who_opened_it(house: School) -> None:
    assert list(house.course.items.all()) == [house.cast.nurse]
    assert (house.course.department, house.course.opened_by["name"]) == (house.cast.health, "何琳")
    entry = Entry.objects.get(kind="acted")
    assert (entry.detail["act"], entry.detail["items"]) == ("open_course", ["护士执业注册"])


def test_the_same_course_on_the_same_day_is_there_once(house: School) -> None:
    with pytest.raises(CourseExists):
        actions.open_course(course=course_input(house.cast.nurse), by=house.teacher, at=make.NOON)


def test_all_that_is_wrong_is_said_at_once(house: School) -> None:
    typed = course_input(title=" ", teacher="", pass_mark=101, asked=0, grace_days=-1, held_on=date(2031, 1, 1))
    with pytest.raises(InvalidInputs) as caught:
        actions.open_course(course=typed, by=house.teacher, at=make.NOON)
    fields = {refusal.field for refusal in caught.value.refusals}
    assert fields == {"title", "teacher", "pass_mark", "asked", "grace_days", "held_on", "items"}


def test_another_departments_item_is_not_taught_and_the_attempt_is_on_record(house: School) -> None:
    with pytest.raises(ItemNotTaught, match="投资项目备案"):
        actions.open_course(course=course_input(house.cast.investment, title="别人的"), by=house.teacher, at=make.NOON)
    assert Entry.objects.get(kind="refused").detail["code"] == "item_not_taught"


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ([], ChoicesCount),
        (["a", "b", "c", "d", "e", "f"], ChoicesCount),
        (["两次", "两 次。"], ChoicesAlike),
        (["一次"], ChoicesAlike),
    ],
)
def test_choices_are_one_right_and_some_wrong_all_different(house: School, wrong, refusal) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(refusal):
        actions.write_question(course_id=house.course.pk, **QUESTION | {"wrong": wrong}, by=house.teacher, at=make.NOON)


def test_a_question_removed_is_asked_no_more_and_twice_is_the_same(house: School) -> None:
    question = actions.write_question(course_id=house.course.pk, **QUESTION, by=house.teacher, at=make.NOON)
    for _ in range(2):
        actions.remove_question(question_id=question.pk, by=house.teacher, at=make.NOON)
    assert CourseQuestion.objects.get().removed_at == make.NOON


def test_enrolling_twice_is_the_same_as_once(house: School) -> None:
    how = {"course_id": house.course.pk, "account_ids": [house.clerk.account_id], "at": make.NOON}
    assert actions.enrol(by=house.teacher, **how) == 1
    assert actions.enrol(by=house.admin, **how) == 0
    assert house.course.enrolments.get().enrolled_by["name"] == "何琳"


def test_a_clerk_enrols_nobody_else(house: School) -> None:
    with pytest.raises(NoTrainingRight):
        actions.enrol(course_id=house.course.pk, account_ids=[house.cast.person.pk], by=house.clerk, at=make.NOON)


def test_who_is_no_clerk_of_the_centre_is_not_enrolled(house: School) -> None:
    for accounts in ([], [0], [house.clerk.account_id, 10**9]):
        with pytest.raises(ClerkUnknown):
            actions.enrol(course_id=house.course.pk, account_ids=accounts, by=house.admin, at=make.NOON)


def test_a_closed_course_takes_nobody(house: School) -> None:
    actions.close_course(course_id=house.course.pk, by=house.teacher, at=make.NOON)
    for act in (
        lambda: house.enrolled(),
        lambda: actions.write_question(course_id=house.course.pk, **QUESTION, by=house.teacher, at=make.NOON),
    ):
        with pytest.raises(CourseClosed):
            act()


ACTS: dict[str, Callable[[School, Actor], object]] = {
    "open_course": lambda h, by: actions.open_course(
        course=course_input(h.cast.nurse, title="另一门"), by=by, at=make.NOON
    ),
    "write_question": lambda h, by: actions.write_question(course_id=h.course.pk, **QUESTION, by=by, at=make.NOON),
    "enrol": lambda h, by: actions.enrol(course_id=h.course.pk, account_ids=[h.cast.person.pk], by=by, at=make.NOON),
    "start_exam": lambda h, by: actions.start_exam(course_id=h.course.pk, by=by, at=make.NOON),
    "confirm_training": lambda h, by: actions.confirm_training(
        course_id=h.course.pk,
        account_ids=[h.clerk.account_id],
        examined_on=date(2026, 11, 20),
        score=90,
        sheet=PDF,
        by=by,
        at=make.NOON,
    ),
    "close_course": lambda h, by: actions.close_course(course_id=h.course.pk, by=by, at=make.NOON),
}
LAWFUL = {
    Role.ITEM_MANAGER: {"open_course", "close_course", "write_question", "enrol", "confirm_training"},
    Role.CENTRE_ADMIN: {"enrol"},
    Role.CLERK: {"enrol", "start_exam"},
}


@pytest.mark.parametrize("role", Role.values)
def test_each_role_does_its_own(house: School, role: str) -> None:
    house.enrolled()
    actor = house.cast.hat(role, department_id=house.cast.health.pk, window_id=1, window_kind="natural")
    actions.enrol(course_id=house.course.pk, account_ids=[actor.account_id], by=house.admin, at=make.NOON)
    done = {name for name, act in ACTS.items() if allowed(act, house, actor)}
    assert done == LAWFUL.get(role, set())  # type: ignore[call-overload]
    refused = set(Entry.objects.filter(kind="refused").values_list("detail__act", flat=True))
    assert refused == ACTS.keys() - done


def test_another_departments_teacher_does_not_see_the_course(house: School) -> None:
    other = house.cast.hat(Role.ITEM_MANAGER, department_id=house.cast.planning.pk)
    for name, act in ACTS.items():
        with pytest.raises((NotFound, NoTrainingRight, ItemNotTaught)):
            act(house, other)
        assert Entry.objects.filter(kind="refused", detail__act=name).count() == 1


def allowed(act: Callable[[School, Actor], object], house: School, actor: Actor) -> bool:
    try:
        act(house, actor)
    except (NoTrainingRight, NotFound):
        return False
    except Refused as refusal:
        raise AssertionError(refusal.code) from refusal
    return True
