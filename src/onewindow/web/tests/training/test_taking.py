"""A clerk finds the course, takes its test step by step, and sees at once what was wrong (M15)."""

import pytest
from django.test import Client

from onewindow.authority.models import Course, Exam, TrainingPass
from onewindow.cases.tests import make
from onewindow.web.tests.desk.typing import HTMX
from onewindow.web.tests.house import Enter, later
from onewindow.web.tests.training.make import course, rights, wrongs


@pytest.fixture
def taught(cast: make.Cast) -> Course:
    return course(cast)


def begun(client: Client, taught: Course) -> str:
    """The address of a test that just began."""
    client.post(f"/training/courses/{taught.pk}/acts/enrol")
    return str(client.post(f"/training/courses/{taught.pk}/acts/start").headers["Location"])


def test_the_desk_leads_to_the_course_and_the_course_to_the_test(cast: make.Cast, taught: Course, enter: Enter) -> None:
    client = enter(cast.untrained)
    page = client.post("/desk/item", {"item": make.code_of("1")}, headers=HTMX).text
    assert f'href="/training/courses/{taught.pk}"' in page and "去参加培训" in page
    page = client.get(f"/training/courses/{taught.pk}").text
    assert "报名后可以参加测验" in page and "市卫生健康局 何琳" in page
    assert "何时" not in page and "一次性告知最多几次" not in page
    client.post(f"/training/courses/{taught.pk}/acts/enrol")
    assert "今天还可以测验 3 次" in client.get(f"/training/courses/{taught.pk}").text


def test_one_question_a_page_each_step_kept(cast: make.Cast, taught: Course, enter: Enter) -> None:
    client = enter(cast.untrained)
    address = begun(client, taught)
    assert "保存，下一题" in client.get(address).text
    answer = client.post(address, {"answers.0": "1", "go": "2"})
    assert answer.headers["Location"] == f"{address}?question=2"
    page = client.get(f"{address}?question=1").text
    assert 'name="answers.0" value="1" checked' in page
    assert "交卷" in client.get(address).text  # goes on where no answer is yet: at the last
    assert "right" not in page and 'data-key="1"' in page
    assert "您有一份测验还没有交卷" in client.get(f"/training/courses/{taught.pk}").text


def test_all_questions_on_one_page(cast: make.Cast, taught: Course, enter: Enter) -> None:
    client = enter(cast.untrained)
    address = begun(client, taught)
    page = client.get(f"{address}?question=all").text
    assert 'id="answers.0"' in page and 'id="answers.1"' in page


def test_a_question_left_open_is_named_and_the_others_stay(cast: make.Cast, taught: Course, enter: Enter) -> None:
    client = enter(cast.untrained)
    address = begun(client, taught)
    answer = client.post(address, {"answers.0": "0", "go": "hand_in"})
    assert answer.status_code == 422
    assert '<a href="#answers.1">第 2 题还没有作答。</a>' in answer.text
    assert 'name="answers.0" value="0" checked' in answer.text


def test_a_pass_is_said_at_once_and_opens_acceptance(cast: make.Cast, taught: Course, enter: Enter) -> None:
    client = enter(cast.untrained)
    address = begun(client, taught)
    client.post(address, {**rights(Exam.objects.get()), "go": "hand_in"})
    page = client.get(address).text
    assert "合格，100 分" in page and "即时起可以受理" in page
    assert "有效至 2027年11月24日" in client.get("/training").text
    assert 'value="accept"' in client.post("/desk/item", {"item": make.code_of("1")}, headers=HTMX).text


def test_a_fail_says_what_was_wrong_and_counts_the_tries(cast: make.Cast, taught: Course, enter: Enter) -> None:
    client = enter(cast.untrained)
    for _ in range(3):
        address = begun(client, taught)
        client.post(address, {**wrongs(Exam.objects.get(handed_in_at=None)), "go": "hand_in"})
    page = client.get(address).text
    assert "不合格，0 分" in page and page.count("答错") == 2 and "正确选项" in page and "您选的" in page
    assert "今天的测验次数已用完" in client.get(f"/training/courses/{taught.pk}").text
    refused = client.post(f"/training/courses/{taught.pk}/acts/start")
    assert refused.status_code == 409 and "今天的 3 次测验机会已用完" in refused.text
    with later("2026-11-25 00:00"):
        assert client.post(f"/training/courses/{taught.pk}/acts/start").status_code == 302


def test_handing_in_twice_shows_the_one_result(cast: make.Cast, taught: Course, enter: Enter) -> None:
    client = enter(cast.untrained)
    address = begun(client, taught)
    form = {**rights(Exam.objects.get()), "go": "hand_in"}
    client.post(address, form)
    again = client.post(address, form)
    assert again.status_code == 409 and "不能再作答" in again.text and "合格，100 分" in again.text
    assert TrainingPass.objects.filter(account=cast.untrained.account_id).count() == 1


@pytest.mark.parametrize("mangled", [{"answers.0": "x"}, {"answers.99": "0"}, {"answers.0": "9"}, {"answers.": "1"}])
def test_a_mangled_form_is_no_failure_of_ours(cast: make.Cast, taught: Course, enter: Enter, mangled: dict) -> None:
    client = enter(cast.untrained)
    assert client.post(begun(client, taught), {**mangled, "go": "nowhere"}).status_code in (302, 422)
    assert Exam.objects.get().answers == [None, None]


def test_somebody_elses_test_is_not_there(cast: make.Cast, taught: Course, enter: Enter) -> None:
    address = begun(enter(cast.untrained), taught)
    assert enter(cast.clerk).get(address).status_code == 404
    assert enter(cast.clerk).post(address, {"answers.0": "0"}).status_code == 404


def test_what_is_missing_stands_apart(cast: make.Cast, taught: Course, enter: Enter) -> None:
    page = enter(cast.untrained).get("/training?missing=yes").text
    assert "护士执业注册" in page and "未培训" in page and "医师" not in page
    assert "没有缺少的培训" in enter(cast.clerk).get("/training?missing=yes").text
    assert "有效至 2039年12月31日" in enter(cast.clerk).get("/training").text


def test_pages_cost_a_fixed_number_of_queries(
    cast: make.Cast,
    taught: Course,
    enter: Enter,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    client = enter(cast.untrained)
    address = begun(client, taught)
    for page, queries in (("/training", 4), (f"/training/courses/{taught.pk}", 4), (address, 1)):
        client.get(page)
        with django_assert_num_queries(queries):
            client.get(page)
