"""The monthly sample by its pages: drawn, drawn again, checked; what was typed stays when it is refused (M36)."""

from collections.abc import Callable

from django.test import Client

from onewindow.audit.models import Entry
from onewindow.cases.tests import make as house
from onewindow.supervision import actions
from onewindow.supervision.models import Check, Sample
from onewindow.supervision.rules import Question
from onewindow.supervision.tests import make
from onewindow.web.tests.house import Enter

WHOLE = {f"answers.{question}": "conforms" for question in Question}


def first_number(sample: Sample) -> str:
    return sample.cases.select_related("case").order_by("place")[0].case.number


def test_the_supervisor_draws_the_month_before_and_the_seed_is_shown(cast: house.Cast, enter: Enter) -> None:
    make.ended(cast, count=7)
    client = enter(cast.supervisor)
    page = client.get("/watch/samples").text
    assert 'value="2026-10"' in page and "抽 3%" in page
    answer = client.post("/watch/samples", {"month": "2026-10"}, follow=True)
    sample = Sample.objects.get()
    assert answer.redirect_chain == [("/watch/samples/2026-10", 302)]
    assert sample.seed in answer.text and "还有 5 件没有检查" in answer.text
    assert "种子和结果都已公布" in answer.text


def test_a_month_that_is_not_over_is_refused_beside_its_field(cast: house.Cast, enter: Enter) -> None:
    answer = enter(cast.supervisor).post("/watch/samples", {"month": "2026-11"})
    assert answer.status_code == 409
    assert "2026-11 还没有结束" in answer.text and 'value="2026-11"' in answer.text
    assert enter(cast.supervisor).post("/watch/samples", {"month": "x"}).status_code == 422


def test_the_leader_looks_and_does_not_draw_and_others_are_at_the_wrong_door(cast: house.Cast, enter: Enter) -> None:
    make.ended(cast)
    assert "公布种子并抽取" not in enter(cast.leader).get("/watch/samples").text
    assert enter(cast.leader).post("/watch/samples", {"month": "2026-10"}).status_code == 403
    assert not Sample.objects.exists()
    for who in ("clerk", "decider", "admin", "outsider"):
        assert enter(cast.people[who]).get("/watch/samples").status_code == 403, who


def test_it_is_drawn_again_and_said_to_be_the_same_or_not(cast: house.Cast, enter: Enter) -> None:
    make.drawn(cast, 9)
    client = enter(cast.leader)
    assert "与存档的样本完全一致" in client.get("/watch/samples/2026-10/again").text
    assert "不一致" in client.get("/watch/samples/2026-10/again?seed=another").text
    assert "没有决定或者办结的办件" in client.get("/watch/samples/2026-09/again?seed=x").text
    assert client.get("/watch/samples/2026-13/again").status_code == 422
    assert client.get("/watch/samples/2026-08").status_code == 404


def test_a_check_is_handed_in_with_nothing_answered_beforehand(cast: house.Cast, enter: Enter) -> None:
    number = first_number(make.drawn(cast))
    address = f"/watch/samples/2026-10/cases/{number}"
    client = enter(cast.supervisor)
    page = client.get(address).text
    assert " checked" not in page
    assert "张**" in page and "张伟民" not in page
    half = client.post(
        address, {"answers.late_step": "faulty", "answers.data_shown": "conforms", "remark.data_shown": "好"}
    )
    assert half.status_code == 422
    assert "“环节超期”不符合的，请写明是什么问题。" in half.text and 'value="好"' in half.text
    assert half.text.count(" checked") == 2
    done = client.post(address, {**WHOLE, "answers.late_step": "faulty", "remark.late_step": "超 2 天"}, follow=True)
    assert "1 项不符合" in done.text
    assert f"/watch/findings/new?case={number}&kind=late_step" in done.text
    assert Check.objects.get().faults == 1
    page = client.get(f"/watch/findings/new?case={number}&kind=late_step").text
    assert "超 2 天" in page


def test_evidence_stands_beside_its_question(cast: house.Cast, enter: Enter) -> None:
    case = house.received(cast, make.OCTOBER, verdict="defective")
    from onewindow.cases import actions as cases

    cases.withdraw(number=case.number, reason="不办了", by=cast.clerk, at=make.OCTOBER)
    actions.draw_sample(month="2026-10", by=cast.supervisor, at=make.NOVEMBER)
    page = enter(cast.supervisor).get(f"/watch/samples/2026-10/cases/{case.number}").text
    section = page.split("应当告知而没有告知")[1].split("</section>")[0]
    assert "申请表、身份证有缺陷或者未提交，没有一次性告知的记录" in section


def test_a_page_costs_the_same_however_many_were_drawn(
    cast: house.Cast, enter: Enter, django_assert_num_queries: Callable
) -> None:
    make.ended(cast, count=2)
    make.ended(cast, house.moment("2026-09-10 10:00"), 9)
    for month in ("2026-09", "2026-10"):
        actions.draw_sample(month=month, by=cast.supervisor, at=make.NOVEMBER)
    client = enter(cast.supervisor)
    client.get("/watch/samples/2026-10")
    for month in ("2026-10", "2026-09"):
        with django_assert_num_queries(5):
            client.get(f"/watch/samples/{month}")
    for name in ("/watch/samples", "/watch/samples/2026-10/again"):
        _warm(client, name)
    with django_assert_num_queries(2):
        client.get("/watch/samples")


def _warm(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


def test_the_rules_are_set_by_the_administrator_alone(cast: house.Cast, enter: Enter) -> None:
    admin = enter(cast.admin)
    assert "抽查和计分规则" in admin.get("/centre").text
    bad = admin.post("/watch/rules", {"set": "share", "percent": "0", "minimum": "七"})
    assert bad.status_code == 422 and bad.text.count("须在") == 4 and 'value="七"' in bad.text
    assert admin.post("/watch/rules", {"set": "share", "percent": "5", "minimum": "7"}).status_code == 302
    points = {"set": "points", "late_steps.points": "3", "late_steps.cap": "x"}
    assert admin.post("/watch/rules", points).status_code == 422
    page = enter(cast.supervisor).get("/watch/rules").text
    assert "设置抽查比例" not in page and "7" in page
    assert (
        enter(cast.supervisor).post("/watch/rules", {"set": "share", "percent": "9", "minimum": "9"}).status_code == 403
    )
    assert Entry.objects.filter(kind="acted", detail__act="set_sampling_rule").count() == 1
