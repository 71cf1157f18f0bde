"""The answer manual: written by the item manager, stale when its list or its points change, until checked again (M13)."""

import io
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from onewindow.audit.models import Entry
from onewindow.catalogue.actions import (
    AnswerInput,
    import_provincial_points,
    print_manual,
    recheck_answers,
    withdraw_answer,
    write_answer,
)
from onewindow.catalogue.answer_words import reason_sentence
from onewindow.catalogue.guide_errors import AnswerNotFound, NoAnswers, NotItemManager, QuestionTwice
from onewindow.catalogue.models import AnswerManual, ItemAnswer
from onewindow.catalogue.queries import checklist, published_version
from onewindow.catalogue.queries.answers import GivenAnswer, answers_about, reads_internal
from onewindow.catalogue.rules import ListedPoint
from onewindow.catalogue.rules.provincial import ProvincePoint
from onewindow.catalogue.rules.staleness import stale_because
from onewindow.catalogue.spreadsheet.provincial import ProvincialRow
from onewindow.catalogue.tests.make import AT, TODAY, item_code, listing, publish, zunyi
from onewindow.documents.queries import pdf_of
from onewindow.lib.refusal import InvalidInputs
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Department, Role

CODE = item_code(22001)
HEALTH = AnswerInput("体检证明多久有效？", "出具之日起六个月。", "《护士执业注册管理办法》", "public", "02")
AGENT = AnswerInput(
    "可以代办吗？", "可以，凭委托书。\n身份证原件由代办人出示。", "《行政许可法》第二十九条", "internal"
)
WEEK = timedelta(days=7)


@pytest.fixture
def manager(db: None, settings, tmp_path) -> Actor:
    settings.MEDIA_ROOT = tmp_path
    clock = zunyi()
    publish(clock, listing(scope="全省"))
    health = Department.objects.get(short_name="市卫生健康局")
    return replace(clock, account_id=7, name="何琳", role=Role.ITEM_MANAGER, department_id=health.pk)


def write(by: Actor, written: AnswerInput = HEALTH, at: datetime = AT, number: int | None = None) -> ItemAnswer:
    return write_answer(item_code=CODE, written=written, number=number, by=by, at=at)


def given_answers(at: datetime = AT, *, public_only: bool = False) -> list[GivenAnswer]:
    return answers_about(checklist(published_version(CODE, at.date())), public_only=public_only)


def reasons(at: datetime) -> list[list[str]]:
    return [[reason_sentence(reason) for reason in answer.stale] for answer in given_answers(at)]


def next_version(by: Actor, **elements) -> None:
    publish(Actor.system(by.centre_id), listing(scope="全省", **elements), at=AT + WEEK)


def province_says(by: Actor, material: str, at: datetime) -> None:
    point = ProvincePoint(CODE[19:31], material, "新要点")
    import_provincial_points(rows=[ProvincialRow(2, point)], by=Actor.system(by.centre_id), at=at)


def test_an_answer_stands_with_who_wrote_and_checked_it(manager):
    write(manager)
    write(manager, AGENT)
    first, second = given_answers()
    assert (first.number, first.question, first.material, first.checked_version) == (
        1,
        HEALTH.question,
        "健康体检证明",
        1,
    )
    assert (first.written_by["name"], first.checked_at, first.stale) == ("何琳", AT, ())
    assert second.number == 2
    assert [answer.question for answer in given_answers(public_only=True)] == [HEALTH.question]


def test_the_same_written_twice_is_one_answer_and_another_answer_is_told(manager):
    assert write(manager).pk == write(manager).pk
    with pytest.raises(QuestionTwice) as refused:
        write(manager, replace(HEALTH, answer="一年。"))
    assert refused.value.field == "question"
    assert write(manager, replace(HEALTH, answer="一年。"), number=1).answer == "一年。"
    kept = Entry.objects.filter(kind=Entry.Kind.ACTED).last()
    assert (kept.detail["before"]["answer"], kept.detail["after"]["answer"]) == (HEALTH.answer, "一年。")


def test_all_faults_are_told_at_once(manager):
    with pytest.raises(InvalidInputs) as refused:
        write(manager, AnswerInput(" ", "长" * 2001, "\0", "secret", "99"))
    assert [fault.field for fault in refused.value.refusals] == [
        "question",
        "answer",
        "ground",
        "visibility",
        "material_code",
    ]


def test_a_new_version_makes_an_answer_stale_and_says_what_changed(manager):
    write(manager)
    write(manager, AGENT)
    changed = list(listing().materials)
    changed[1] = replace(changed[1], review_points=(ListedPoint("三个月以内"),))
    next_version(manager, materials=tuple(changed))
    assert reasons(AT + WEEK - timedelta(days=1)) == [[], []]
    said = "清单第2版自2026-12-01起施行，这些材料的要求或者审查要点有变化：健康体检证明。"
    assert reasons(AT + WEEK) == [[said], [said]]


def test_a_version_that_touches_nothing_of_it_still_asks_for_a_look(manager):
    write(manager)
    next_version(manager, fee="不收费")
    assert reasons(AT + WEEK) == [["清单第2版自2026-12-01起施行，请核对答复是否仍然适用。"]]


def test_a_material_that_is_gone_is_named(manager):
    write(manager)
    next_version(manager, materials=listing().materials[:1], situations=())
    assert reasons(AT + WEEK) == [["清单第2版自2026-12-01起施行，不再要求：健康体检证明。"]]


def test_a_change_of_the_provinces_points_makes_the_materials_answers_stale(manager):
    write(manager)
    write(manager, replace(AGENT, material_code="01"))
    write(manager, replace(AGENT, question="收费吗？"))
    province_says(manager, "健康体检证明", AT + WEEK)
    said = ["省级审查要点自2026-12-01起有变化：健康体检证明。"]
    assert reasons(AT + WEEK) == [said, [], said]


def test_checked_again_it_holds(manager):
    write(manager)
    next_version(manager, fee="不收费")
    province_says(manager, "健康体检证明", AT + WEEK)
    assert len(reasons(AT + WEEK)[0]) == 2
    assert recheck_answers(item_code=CODE, numbers=[1], by=manager, at=AT + WEEK) == 1
    assert reasons(AT + WEEK) == [[]]
    assert given_answers(AT + WEEK)[0].checked_version == 2


def test_a_withdrawn_answer_is_gone_and_its_number_is_not_given_again(manager):
    write(manager)
    withdraw_answer(item_code=CODE, number=1, by=manager, at=AT)
    assert given_answers() == []
    for act in (
        lambda: withdraw_answer(item_code=CODE, number=1, by=manager, at=AT),
        lambda: recheck_answers(item_code=CODE, numbers=[1], by=manager, at=AT),
        lambda: write(manager, number=1),
    ):
        with pytest.raises(AnswerNotFound):
            act()
    assert write(manager).number == 2


def test_nobody_else_writes_and_each_attempt_is_kept(manager):
    write(manager)
    stranger = replace(manager, role=Role.REVIEWER)
    for act in (
        lambda: write(stranger, AGENT),
        lambda: recheck_answers(item_code=CODE, numbers=[1], by=stranger, at=AT),
        lambda: withdraw_answer(item_code=CODE, number=1, by=stranger, at=AT),
        lambda: print_manual(item_code=CODE, by=stranger, at=AT),
    ):
        with pytest.raises(NotItemManager):
            act()
    acts = Entry.objects.filter(kind=Entry.Kind.REFUSED).order_by("sequence")
    assert [entry.detail["act"] for entry in acts] == [
        "write_answer",
        "recheck_answers",
        "withdraw_answer",
        "print_manual",
    ]


def test_the_manual_prints_as_a_numbered_paper_in_chinese_whatever_the_page(manager):
    with pytest.raises(NoAnswers):
        print_manual(item_code=CODE, by=manager, at=AT)
    write(manager)
    write(manager, AGENT)
    province_says(manager, "健康体检证明", AT + WEEK)
    with translation.override("en"):
        manual = print_manual(item_code=CODE, by=manager, at=AT + WEEK)
    pages = PdfReader(io.BytesIO(pdf_of(manual.document))).pages
    text = "".join("".join(page.extract_text() for page in pages).split())
    for said in (
        "答复口径手册",
        "〔2026〕000001号",
        "体检证明多久有效",
        "出具之日起六个月",
        "内部掌握",
        "待复核",
        "省级审查要点自2026-12-01起有变化",
    ):
        assert said in text, text
    assert AnswerManual.objects.get().made_by["name"] == "何琳"


@pytest.mark.parametrize(("role", "may"), [(Role.CLERK, True), (Role.APPLICANT, False), (Role.OUTSIDER, False)])
def test_internal_answers_are_read_by_who_works_here(manager, role, may):
    assert reads_internal(replace(manager, role=role)) is may
    assert not reads_internal(None)


def test_reading_costs_one_query_and_one_for_the_province(manager, django_assert_num_queries):
    write(manager)
    write(manager, AGENT)
    listed = checklist(published_version(CODE, TODAY))
    with django_assert_num_queries(2):
        answers_about(listed)


@given(st.integers(1, 3), st.integers(1, 3), st.sampled_from(["", "01", "02", "99"]))
def test_an_answer_is_stale_exactly_when_the_version_is_another(checked, current, material):
    lists = [replace(listing(), number=number, effective_from=TODAY) for number in (checked, current)]
    found = stale_because(material_code=material, checked=lists[0], current=lists[1])
    assert bool(found) == (checked != current)
