"""Training over the API: the same acts by the same rules, and no right choice told before the test is over (M15)."""

from collections.abc import Callable

import pytest

from onewindow.api.tests.make import NURSE, PDF, Caller, problem, scan
from onewindow.authority.models import Exam, TrainingPass
from onewindow.cases.tests import make

Call = Callable[[str], Caller]
COURSE = {
    "title": "护士注册受理培训",
    "item_codes": [make.code_of("1")],
    "teacher": "何琳",
    "teacher_unit": "市卫生健康局",
    "held_on": "2026-11-20",
    "asked": 2,
}
QUESTIONS = (
    {"text": "一次性告知最多几次？", "right": "一次", "wrong": ["两次", "不限"]},
    {"text": "受理后几日内移交？", "right": "当日", "wrong": ["三日"]},
)


@pytest.fixture
def course(call: Call) -> str:
    """The address of a course that asks two questions."""
    teacher = call("item_manager")
    made = teacher.post("/training/courses", COURSE).json()
    address = f"/training/courses/{made['id']}"
    for question in QUESTIONS:
        assert teacher.post(f"{address}/questions", question).status_code == 200
    return address


def enrolled(caller: Caller, course: str) -> Caller:
    assert caller.post(f"{course}/enrolments", {"clerks": [caller.actor.account_id]}).json()["enrolled"]
    return caller


def test_from_refusal_to_acceptance(call: Call, course: str) -> None:
    clerk = call("untrained")
    number = clerk.post("/cases", NURSE).json()["number"]
    said = problem(clerk.act(number, "accept"), 403, "not_trained")
    assert "护士注册受理培训" in said["detail"]
    assert [line["item_code"] for line in clerk.get("/training", missing=True).json()["results"]] == [make.code_of("1")]
    exam = enrolled(clerk, course).post(f"{course}/exams").json()
    assert {each["right"] for each in exam["questions"]} == {None}
    rights = {place: each["right"] for place, each in enumerate(Exam.objects.get().questions)}
    clerk.post(f"/training/exams/{exam['id']}/answers", {"answers": rights})
    result = clerk.post(f"/training/exams/{exam['id']}/hand-in").json()
    assert (result["score"], result["passed"]) == (100, True)
    assert [each["right"] for each in result["questions"]] == list(rights.values())
    assert clerk.act(number, "accept").json()["state"] == "accepted"
    assert clerk.get("/training", missing=True).json()["results"] == []


def test_an_answer_left_open_is_named(call: Call, course: str) -> None:
    clerk = enrolled(call("untrained"), course)
    exam = clerk.post(f"{course}/exams").json()["id"]
    clerk.post(f"/training/exams/{exam}/answers", {"answers": {"0": 0}})
    assert problem(clerk.post(f"/training/exams/{exam}/hand-in"), 422, "unanswered")["field"] == "answers.1"
    problem(clerk.post(f"/training/exams/{exam}/answers", {"answers": {"0": 9}}), 422, "choice_unknown")
    assert clerk.get(f"/training/exams/{exam}").json()["answers"] == [0, None]


def test_a_class_is_confirmed_and_a_pass_revoked(call: Call, cast: make.Cast, course: str) -> None:
    teacher = call("item_manager")
    form = {"clerks": [cast.untrained.account_id], "examined_on": "2026-11-20", "score": 90, "sheet": scan()}
    answer = teacher.client.post(f"/api/v1{course}/passes", form, headers=teacher.headers)
    assert answer.json() == {"count": 1}
    record = TrainingPass.objects.get(account=cast.untrained.account_id)
    told = call("untrained").get(f"/training/passes/{record.pk}").json()
    assert (told["valid_until"], told["confirmed_by"], told["way"]) == ("2027-11-20", "何琳", "face_to_face")
    assert teacher.get(f"/training/passes/{record.pk}/sheet").content == PDF
    revoked = call("admin").post(f"/training/passes/{record.pk}/revoke", {"reason": "错误受理"}).json()
    assert revoked["revoke_reason"] == "错误受理" and revoked["revoked_at"]


def test_the_matrix_is_for_who_teaches_keeps_or_watches(call: Call, cast: make.Cast, course: str) -> None:
    own = call("item_manager").get("/training/matrix").json()
    assert own == call("admin").get("/training/matrix", department=cast.health.pk).json()
    names = [clerk["name"] for clerk in own["clerks"]]
    nurse = next(row for row in own["results"] if row["item_code"] == make.code_of("1"))
    gaps = {name: cell["gap"] for name, cell in zip(names, nurse["trainings"], strict=True)}
    assert gaps == {"李强": None, "王晓梅": None, "赵明": None, "小赵": "never"}
    for who in ("clerk", "reviewer", "outsider"):
        problem(call(who).get("/training/matrix", department=cast.health.pk), 404, "not_found")
    problem(call("item_manager").get("/training/matrix", department=cast.planning.pk), 404, "not_found")


@pytest.mark.parametrize(
    ("act", "body", "lawful"),
    [
        ("", COURSE | {"title": "另一门"}, {"item_manager"}),
        ("/questions", QUESTIONS[0], {"item_manager"}),
        ("/enrolments", None, {"clerk", "item_manager", "admin"}),
        ("/exams", {}, {"clerk"}),
        ("/close", {}, {"item_manager"}),
    ],
)
def test_every_act_by_every_role(call: Call, cast: make.Cast, course: str, act: str, body, lawful: set[str]) -> None:  # type: ignore[no-untyped-def]
    enrolled(call("clerk"), course)
    for who in ("clerk", "item_manager", "admin", "reviewer", "planning_reviewer", "supervisor", "issuer", "outsider"):
        own = {"clerks": [cast.clerk.account_id]} if body is None else body
        status = call(who).post(f"{course}{act}" if act else "/training/courses", own).status_code
        assert (status == 200) == (who in lawful), (who, status)
        assert status in (200, 403, 404), who


@pytest.mark.parametrize(
    ("change", "field"),
    [({"pass_mark": 0}, "pass_mark"), ({"title": ""}, "title"), ({"item_codes": ["x"]}, "item_codes")],
)
def test_what_is_wrong_with_a_course_is_named_by_the_bodys_own_field(call: Call, change: dict, field: str) -> None:
    answer = call("item_manager").post("/training/courses", COURSE | {"title": "新"} | change)
    assert (answer.status_code, answer.json()["field"]) == (422, field)
