"""Bodies of training: courses, tests, passes, and who may accept what."""

from datetime import date
from typing import Any
from uuid import UUID

from onewindow.api.marks import _
from onewindow.api.schemas.base import Asked, Key, Moment, Told, field
from onewindow.authority.actions.training import CourseInput
from onewindow.authority.models import Course, Exam, TrainingPass
from onewindow.authority.queries.courses import CourseView
from onewindow.authority.queries.overview import Matrix, OwnLine
from onewindow.authority.queries.training import Trained
from onewindow.authority.rules.training import Passed

LONGEST = 300
SMALL = 10_000


class CourseAsked(Asked):
    title: str = field(_("课程名称"))
    item_codes: list[str] = field(_("事项编码"), max_length=LONGEST)
    teacher: str = field(_("授课人"))
    teacher_unit: str = field(_("授课单位"))
    held_on: date = field(_("授课日期"))
    notes: str = field(_("培训内容"), "")
    pass_mark: int = field(_("合格分数（1 至 100）"), 80, ge=0, le=SMALL)
    asked: int = field(_("题数（1 至 50）"), 10, ge=0, le=SMALL)
    validity_months: int = field(_("有效期（1 至 60 个月）"), 12, ge=0, le=SMALL)
    tries_per_day: int = field(_("每日可测验次数（1 至 10）"), 3, ge=0, le=SMALL)
    grace_days: int = field(_("新版启用后的宽限（0 至 90 天）"), 30, ge=0, le=SMALL)

    def as_input(self) -> CourseInput:
        return CourseInput(**dict(self))


class QuestionAsked(Asked):
    text: str = field(_("题目"))
    right: str = field(_("正确选项"))
    wrong: list[str] = field(_("错误选项"), max_length=LONGEST)


class ClerksAsked(Asked):
    clerks: list[Key] = field(_("窗口人员的账号 id；窗口人员只能为自己报名"), max_length=LONGEST)


class AnswersAsked(Asked):
    answers: dict[int, int | None] = field(_("每题所选：题号和选项都从 0 起；没有写到的题保持原样"), max_length=LONGEST)


class RevocationAsked(Asked):
    reason: str = field(_("撤销理由"))


class CourseTold(Told):
    id: int
    title: str
    department: str
    teacher: str
    teacher_unit: str
    held_on: date
    notes: str
    pass_mark: int
    asked: int
    validity_months: int
    tries_per_day: int
    grace_days: int
    closed_at: Moment | None
    url: str


class CourseLines(Told):
    results: list[CourseTold]
    next: str | None = field(_("下一页的地址；没有则为末页"))


class TriedTold(Told):
    id: UUID
    on: date
    number: int = field(_("当日第几次"))
    score: int | None
    passed: bool | None = field(_("空为未交卷"))


class QuestionTold(Told):
    id: int
    text: str
    right: str
    wrong: list[str]


class LearnerTold(Told):
    name: str
    enrolled_at: Moment
    last: TriedTold | None


class CourseDetail(CourseTold):
    item_codes: list[str]
    enrolled: bool = field(_("本人是否已报名"))
    tries_left: int = field(_("本人今天还可以测验的次数"))
    exams: list[TriedTold] = field(_("本人的测验"))
    learners: list[LearnerTold] = field(_("学员；授课部门和中心可见"))
    questions: list[QuestionTold] = field(_("自拟题目；授课部门可见"))
    askable: int = field(_("现在可出的题数；授课部门可见"))


class ExamQuestion(Told):
    text: str
    choices: list[str]
    right: int | None = field(_("正确选项，从 0 起；交卷后才有"))


class ExamTold(Told):
    id: UUID
    course_id: int
    on: date
    number: int
    pass_mark: int
    questions: list[ExamQuestion]
    answers: list[int | None]
    started_at: Moment
    handed_in_at: Moment | None
    score: int | None
    passed: bool | None


class PassTold(Told):
    id: UUID
    clerk: str
    item_code: str
    item: str
    version: int = field(_("培训时的事项版本"))
    course_id: int
    way: str = field(_("exam 为系统测验，face_to_face 为当面考核"))
    score: int
    passed_on: date
    valid_until: date = field(_("有效期至，当日仍有效；新版启用后按宽限提前"))
    confirmed_by: str
    revoked_at: Moment | None
    revoke_reason: str


class Counted(Told):
    count: int


class StandingTold(Told):
    until: date | None = field(_("有效至；没有有效培训的为空"))
    gap: str | None = field(_("没有有效培训的原因：never、ran_out、outdated、revoked"))
    ended_on: date | None
    pass_id: UUID | None


class OwnTold(Told):
    item_code: str
    item: str
    training: StandingTold
    course_id: int | None = field(_("应参加的课程"))


class OwnLines(Told):
    results: list[OwnTold]
    next: str | None = field(_("下一页的地址；没有则为末页"))


class ClerkTold(Told):
    account_id: int
    name: str
    windows: str


class MatrixLine(Told):
    item_code: str
    item: str
    trainings: list[StandingTold] = field(_("与 clerks 的顺序一致"))


class MatrixTold(Told):
    clerks: list[ClerkTold]
    results: list[MatrixLine]
    next: str | None = field(_("下一页的地址；没有则为末页"))


def course_told(course: Course, url: str) -> CourseTold:
    return CourseTold(**_course(course, url))


def course_detail(view: CourseView, url: str) -> CourseDetail:
    return CourseDetail(
        **_course(view.course, url),
        item_codes=[item.code for item in view.items],
        enrolled=view.enrolled,
        tries_left=view.tries_left,
        exams=[tried_told(exam) for exam in view.exams],
        learners=[
            LearnerTold(name=each.name, enrolled_at=each.enrolled_at, last=tried_told(each.last) if each.last else None)
            for each in view.learners
        ],
        questions=[
            QuestionTold(id=each.pk, text=each.text, right=each.right, wrong=each.wrong) for each in view.questions
        ],
        askable=view.askable,
    )


def tried_told(exam: Exam) -> TriedTold:
    return TriedTold(id=exam.pk, on=exam.on, number=exam.number, score=exam.score, passed=exam.passed)


def exam_told(exam: Exam) -> ExamTold:
    """A test as its taker may see it: the right choices only once it is handed in."""
    over = exam.handed_in_at is not None
    return ExamTold(
        id=exam.pk,
        course_id=exam.course_id,
        on=exam.on,
        number=exam.number,
        pass_mark=exam.pass_mark,
        questions=[
            ExamQuestion(text=each["text"], choices=each["choices"], right=each["right"] if over else None)
            for each in exam.questions
        ],
        answers=exam.answers,
        started_at=exam.started_at,
        handed_in_at=exam.handed_in_at,
        score=exam.score,
        passed=exam.passed,
    )


def pass_told(record: TrainingPass, standing: Passed) -> PassTold:
    return PassTold(
        id=record.pk,
        clerk=record.account.full_name,
        item_code=record.item.code,
        item=record.item.name,
        version=record.version_number,
        course_id=record.course_id,
        way=record.way,
        score=record.score,
        passed_on=record.passed_on,
        valid_until=standing.last_day,
        confirmed_by=record.confirmed_by.get("name", ""),
        revoked_at=record.revoked_at,
        revoke_reason=record.revoke_reason,
    )


def standing_told(trained: Trained) -> StandingTold:
    training = trained.training
    return StandingTold(until=training.until, gap=training.gap, ended_on=training.ended_on, pass_id=trained.pass_id)


def own_told(line: OwnLine) -> OwnTold:
    return OwnTold(
        item_code=line.code,
        item=line.name,
        training=standing_told(line.trained),
        course_id=line.course.pk if line.course else None,
    )


def matrix_told(matrix: Matrix, following: str | None) -> MatrixTold:
    return MatrixTold(
        clerks=[ClerkTold(account_id=each.account_id, name=each.name, windows=each.windows) for each in matrix.clerks],
        results=[
            MatrixLine(item_code=row.code, item=row.name, trainings=[standing_told(cell) for cell in row.cells])
            for row in matrix.rows
        ],
        next=following,
    )


def _course(course: Course, url: str) -> dict[str, Any]:
    same = ("title", "teacher", "teacher_unit", "held_on", "notes", "pass_mark", "asked", "validity_months")
    kept = {name: getattr(course, name) for name in (*same, "tries_per_day", "grace_days", "closed_at")}
    return {"id": course.pk, "department": course.department.name, **kept, "url": url}
