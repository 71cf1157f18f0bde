"""The department opens courses and examines; the centre enrols and oversees; nobody else gets in (M15)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from onewindow.audit.models import Entry
from onewindow.authority.models import Course, TrainingPass
from onewindow.cases.tests import make
from onewindow.web.tests.house import Enter
from onewindow.web.tests.training.make import FORM, QUESTIONS, course

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def taught(cast: make.Cast) -> Course:
    return course(cast)


def sheet(content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile("考核表.pdf", content, "application/pdf")


def confirmation(cast: make.Cast, **changes: object) -> dict[str, object]:
    usual = {"clerks": cast.untrained.account_id, "examined_on": "2026-11-20", "score": "90", "sheet": sheet()}
    return usual | changes


def test_a_course_is_opened_from_the_departments_page(cast: make.Cast, enter: Enter) -> None:
    client = enter(cast.item_manager)
    assert make.code_of("1") in client.get("/office/training").text
    answer = client.post("/office/training", FORM)
    made = Course.objects.get(title=FORM["title"])
    assert answer.headers["Location"] == f"/training/courses/{made.pk}"
    page = client.get(answer.headers["Location"]).text
    assert "已开设" in page and "逐项讲解审查要点" in page and "题目不足" in page
    assert "护士注册受理培训" in client.get("/office/training").text


def test_what_was_typed_wrong_stays_beside_its_error(cast: make.Cast, enter: Enter) -> None:
    answer = enter(cast.item_manager).post("/office/training", FORM | {"asked": "很多", "held_on": "2026-02-30"})
    assert answer.status_code == 422
    assert '<a href="#asked">' in answer.text and '<a href="#held_on">' in answer.text
    assert 'value="护士注册受理培训"' in answer.text and 'value="很多"' in answer.text
    assert f'value="{make.code_of("1")}" checked' in answer.text
    assert not Course.objects.filter(title=FORM["title"]).exists()


def test_questions_are_written_and_removed(cast: make.Cast, taught: Course, enter: Enter) -> None:
    client, address = enter(cast.item_manager), f"/training/courses/{taught.pk}"
    page = client.get(address).text
    assert QUESTIONS[0][0] in page and "现在可出 2 题" in page
    question = taught.questions.first()
    client.post(f"{address}/acts/remove", {"question": question.pk})
    assert QUESTIONS[0][0] not in client.get(address).text
    answer = client.post(f"{address}/acts/write", {"text": "新题", "right": "甲", "wrong": "甲\n乙"})
    assert answer.status_code == 422 and "选项“甲”重复" in answer.text
    assert "新题</textarea>" in answer.text and 'href="#write-wrong"' in answer.text


def test_a_class_is_confirmed_with_its_sheet(cast: make.Cast, taught: Course, enter: Enter) -> None:
    client, address = enter(cast.item_manager), f"/training/courses/{taught.pk}"
    assert client.post(f"{address}/acts/confirm", confirmation(cast)).headers["Location"] == address
    record = TrainingPass.objects.get(account=cast.untrained.account_id)
    page = client.get(f"/training/passes/{record.pk}").text
    assert "小赵" in page and "何琳" in page and "2027年11月20日" in page and "当面考核" in page
    seen = client.get(f"/training/passes/{record.pk}/sheet")
    assert (seen.content, seen["Content-Type"]) == (PDF, "application/pdf")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"sheet": ""}, "是空的"),
        ({"sheet": sheet(b"MZ")}, "不是可用的 PDF"),
        ({"score": "79"}, "低于合格分数 80"),
        ({"score": "-"}, "得分"),
        ({"examined_on": "2026-11-25"}, "考核日期"),
        ({"clerks": "x"}, "不是本中心在任的窗口人员"),
    ],
)
def test_what_cannot_be_confirmed_is_said_at_its_field(
    cast: make.Cast, taught: Course, enter: Enter, changes: dict, said: str
) -> None:
    form = confirmation(cast, **changes)
    answer = enter(cast.item_manager).post(f"/training/courses/{taught.pk}/acts/confirm", form)
    assert answer.status_code == 422 and said in answer.text
    assert not TrainingPass.objects.filter(account=cast.untrained.account_id).exists()


def test_the_centre_enrols_and_revokes(cast: make.Cast, taught: Course, enter: Enter) -> None:
    client, address = enter(cast.admin), f"/training/courses/{taught.pk}"
    client.post(f"{address}/acts/enrol", {"clerks": [cast.untrained.account_id, cast.clerk.account_id]})
    assert {"小赵", "王晓梅"} <= {row.account.full_name for row in taught.enrolments.all()}
    record = TrainingPass.objects.filter(account=cast.clerk.account_id, item=cast.nurse).first()
    assert record is not None
    assert "请填写“撤销理由”" in client.post(f"/training/passes/{record.pk}", {"reason": ""}).text
    client.post(f"/training/passes/{record.pk}", {"reason": "三次错误受理"})
    page = client.get(f"/training/passes/{record.pk}").text
    assert "三次错误受理" in page and "孙建国" in page
    again = client.post(f"/training/passes/{record.pk}", {"reason": "再来"})
    assert again.status_code == 409 and "已由孙建国" in again.text


def test_a_course_is_closed(cast: make.Cast, taught: Course, enter: Enter) -> None:
    client, address = enter(cast.item_manager), f"/training/courses/{taught.pk}"
    client.post(f"{address}/acts/close")
    assert "停开" in client.get(address).text
    answer = enter(cast.untrained).post(f"{address}/acts/enrol")
    assert answer.status_code == 409 and "已停开" in answer.text


def test_the_overview_counts_gaps_and_opens_clerk_by_clerk(cast: make.Cast, taught: Course, enter: Enter) -> None:
    page = enter(cast.admin).get("/centre/training").text
    assert "综合窗口人员 4 人，事项 4 项，缺少培训 4 人次" in page
    page = enter(cast.admin).get(f"/centre/training?department={cast.health.pk}").text
    assert "护士执业注册" in page and "小赵 N02" in page and page.count("未培训") == 3
    assert "有效至 2039年12月31日" in page
    assert "护士执业注册" in enter(cast.item_manager).get("/office/training/overview").text
    assert enter(cast.admin).get("/centre/training?department=999999").status_code == 404


def test_pages_cost_a_fixed_number_of_queries(
    cast: make.Cast,
    taught: Course,
    enter: Enter,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    for who, page, queries in (
        (cast.admin, "/centre/training", 3),
        (cast.admin, f"/centre/training?department={cast.health.pk}", 4),
        (cast.item_manager, "/office/training", 2),
        (cast.item_manager, f"/training/courses/{taught.pk}", 15),
        (cast.admin, f"/training/courses/{taught.pk}", 5),
    ):
        client = enter(who)
        client.get(page)
        with django_assert_num_queries(queries):
            client.get(page)


GET = ("/training", "/office/training", "/office/training/overview", "/centre/training")
RESIDENTS = {
    "/training": {"clerk", "second_clerk", "legal_clerk", "untrained"},
    "/office/training": {"item_manager"},
    "/office/training/overview": {"item_manager"},
    "/centre/training": {"admin"},
}


def test_each_page_is_for_whom_it_is_made(cast: make.Cast, taught: Course, enter: Enter) -> None:
    record = TrainingPass.objects.filter(account=cast.clerk.account_id, item=cast.nurse).first()
    assert record is not None
    learners = RESIDENTS["/training"]
    shared = learners | {"item_manager", "admin"}
    for who, actor in cast.people.items():
        client = enter(actor)
        for address in GET:
            assert client.get(address).status_code == (200 if who in RESIDENTS[address] else 403), (who, address)
        assert client.get(f"/training/courses/{taught.pk}").status_code == (200 if who in shared else 403), who
        mine = {"clerk", "item_manager", "admin"}
        expected = 200 if who in mine else 404 if who in shared else 403
        assert client.get(f"/training/passes/{record.pk}").status_code == expected, who


@pytest.mark.parametrize(
    ("act", "lawful"),
    [
        ("enrol", {"clerk", "item_manager", "admin"}),
        ("start", {"clerk"}),
        ("write", {"item_manager"}),
        ("confirm", {"item_manager"}),
        ("close", {"item_manager"}),
    ],
)
def test_every_act_by_every_hat_at_the_course(
    cast: make.Cast, taught: Course, enter: Enter, act: str, lawful: set[str]
) -> None:
    forms: dict[str, dict[str, object]] = {
        "enrol": {"clerks": cast.untrained.account_id},
        "write": {"text": "题", "right": "甲", "wrong": "乙"},
    }
    enter(cast.clerk).post(f"/training/courses/{taught.pk}/acts/enrol")
    for who in ("clerk", "item_manager", "admin", "reviewer", "supervisor", "issuer", "outsider"):
        entries = Entry.objects.filter(kind=Entry.Kind.REFUSED).count()
        form = confirmation(cast) if act == "confirm" else forms.get(act, {})
        status = enter(cast.people[who]).post(f"/training/courses/{taught.pk}/acts/{act}", form).status_code
        assert status == (302 if who in lawful else 403), who
        refused = Entry.objects.filter(kind=Entry.Kind.REFUSED).count() - entries
        assert refused == (0 if who in lawful else 1), who
