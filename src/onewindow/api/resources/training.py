"""Training: `/training` of a clerk, `/training/courses`, tests, passes, and `/training/matrix`."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import localdate
from ninja import File, Form, Query, Router, UploadedFile

from onewindow.api import addresses
from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.api.own_names import own_names
from onewindow.api.resources.papers import bytes_of
from onewindow.api.resources.params import AFTER, DEPARTMENT
from onewindow.api.schemas import training as told
from onewindow.api.schemas.base import Key
from onewindow.authority.actions import training as actions
from onewindow.authority.queries.courses import course_lines, course_view, exam_seen_by
from onewindow.authority.queries.overview import matrix_seen_by, own_training
from onewindow.authority.queries.passes import pass_view
from onewindow.lib.handed_out import hand_out
from onewindow.lib.uploads import TYPES, read_in

router = Router(tags=["training"])


@router.get(
    "/training",
    response=told.OwnLines,
    summary=_("本人的培训"),
    description=_("本窗口获授权受理的事项，以及本人是否培训合格。"),
)
def own(
    request: Visit, missing: bool = Query(False, description=_("只看缺少培训的")), after: str = AFTER
) -> told.OwnLines:
    lines, next_after = own_training(actor=request.auth.actor, at=request.auth.at, missing=missing, after=after)
    return told.OwnLines(
        results=[told.own_told(line) for line in lines], next=addresses.of_next_page(request, next_after)
    )


@router.get("/training/matrix", response=told.MatrixTold, summary=_("谁可以受理"))
def matrix(request: Visit, department: int | None = DEPARTMENT, after: str = AFTER) -> told.MatrixTold:
    found = matrix_seen_by(actor=request.auth.actor, department_id=department, at=request.auth.at, after=after)
    return told.matrix_told(found, addresses.of_next_page(request, found.next_after))


@router.get("/training/courses", response=told.CourseLines, summary=_("培训课程"))
def courses(request: Visit, after: Key | None = None) -> told.CourseLines:
    lines, next_after = course_lines(actor=request.auth.actor, after=after)
    return told.CourseLines(
        results=[told.course_told(line.course, addresses.of_course(line.course.pk)) for line in lines],
        next=addresses.of_next_page(request, next_after),
    )


@router.post("/training/courses", response=told.CourseDetail, summary=_("开设课程"))
def open_course(request: Visit, body: told.CourseAsked) -> told.CourseDetail:
    with own_names(items="item_codes"):
        course = actions.open_course(course=body.as_input(), by=request.auth.actor, at=request.auth.at)
    return _course(request, course.pk)


@router.get("/training/courses/{id}", response=told.CourseDetail, summary=_("一门课程"))
def course(request: Visit, id: Key) -> told.CourseDetail:
    return _course(request, id)


@router.post("/training/courses/{id}/close", response=told.CourseDetail, summary=_("停开课程"))
def close_course(request: Visit, id: Key) -> told.CourseDetail:
    actions.close_course(course_id=id, by=request.auth.actor, at=request.auth.at)
    return _course(request, id)


@router.post("/training/courses/{id}/questions", response=told.CourseDetail, summary=_("添加题目"))
def write_question(request: Visit, id: Key, body: told.QuestionAsked) -> told.CourseDetail:
    actions.write_question(course_id=id, **dict(body), by=request.auth.actor, at=request.auth.at)
    return _course(request, id)


@router.post("/training/questions/{id}/remove", response=told.CourseDetail, summary=_("停用题目"))
def remove_question(request: Visit, id: Key) -> told.CourseDetail:
    question = actions.remove_question(question_id=id, by=request.auth.actor, at=request.auth.at)
    return _course(request, question.course_id)


@router.post("/training/courses/{id}/enrolments", response=told.CourseDetail, summary=_("课程报名"))
def enrol(request: Visit, id: Key, body: told.ClerksAsked) -> told.CourseDetail:
    actions.enrol(course_id=id, account_ids=body.clerks, by=request.auth.actor, at=request.auth.at)
    return _course(request, id)


@router.post(
    "/training/courses/{id}/exams",
    response=told.ExamTold,
    summary=_("开始测验"),
    description=_("还有没交卷的，接着作答。"),
)
def start_exam(request: Visit, id: Key) -> told.ExamTold:
    return told.exam_told(actions.start_exam(course_id=id, by=request.auth.actor, at=request.auth.at))


@router.get("/training/exams/{id}", response=told.ExamTold, summary=_("本人的一份测验"))
def exam(request: Visit, id: UUID) -> told.ExamTold:
    return told.exam_told(exam_seen_by(id, request.auth.actor))


@router.post("/training/exams/{id}/answers", response=told.ExamTold, summary=_("测验作答"))
def answer_exam(request: Visit, id: UUID, body: told.AnswersAsked) -> told.ExamTold:
    return told.exam_told(
        actions.answer_exam(exam_id=id, answers=body.answers, by=request.auth.actor, at=request.auth.at)
    )


@router.post("/training/exams/{id}/hand-in", response=told.ExamTold, summary=_("交卷"))
def hand_in_exam(request: Visit, id: UUID) -> told.ExamTold:
    return told.exam_told(actions.hand_in_exam(exam_id=id, by=request.auth.actor, at=request.auth.at))


@router.post(
    "/training/courses/{id}/passes",
    response=told.Counted,
    summary=_("登记当面考核"),
    description=_("上传考核表，一次登记一人或多人；返回登记的合格记录数。"),
)
def confirm_training(
    request: Visit,
    id: Key,
    sheet: File[UploadedFile],
    clerks: Form[list[Key]],
    examined_on: Form[date],
    score: Form[int],
) -> told.Counted:
    passes = actions.confirm_training(
        course_id=id,
        account_ids=clerks,
        examined_on=examined_on,
        score=score,
        sheet=read_in(sheet, "sheet"),
        by=request.auth.actor,
        at=request.auth.at,
    )
    return told.Counted(count=len(passes))


@router.get("/training/passes/{id}", response=told.PassTold, summary=_("一项培训合格记录"))
def training_pass(request: Visit, id: UUID) -> told.PassTold:
    return _pass(request, id)


@router.get(
    "/training/passes/{id}/sheet",
    summary=_("考核表"),
    description=_("当面考核的考核表；每次查看都留痕。"),
    openapi_extra=bytes_of(*TYPES),
)
def sheet(request: Visit, id: UUID) -> HttpResponse:
    seen = actions.view_sheet(pass_id=id, by=request.auth.actor, at=request.auth.at)
    return hand_out(seen, download=False)


@router.post(
    "/training/passes/{id}/revoke",
    response=told.PassTold,
    summary=_("撤销培训合格"),
    description=_("此人这个事项的全部合格记录一并撤销。"),
)
def revoke_training(request: Visit, id: UUID, body: told.RevocationAsked) -> told.PassTold:
    actions.revoke_training(pass_id=id, reason=body.reason, by=request.auth.actor, at=request.auth.at)
    return _pass(request, id)


def _course(request: Visit, course_id: int) -> told.CourseDetail:
    view = course_view(course_id=course_id, actor=request.auth.actor, at=request.auth.at)
    return told.course_detail(view, addresses.of_course(course_id))


def _pass(request: Visit, pass_id: UUID) -> told.PassTold:
    record, standing = pass_view(pass_id=pass_id, actor=request.auth.actor, on=localdate(request.auth.at))
    return told.pass_told(record, standing)
