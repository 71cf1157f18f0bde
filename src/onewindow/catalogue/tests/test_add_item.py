"""An item is added: drawn up, checked, reviewed, configured, published from its day on (M33)."""

from datetime import date, timedelta

import pytest

from onewindow.audit.models import Entry
from onewindow.catalogue import actions
from onewindow.catalogue.actions import Particulars
from onewindow.catalogue.errors import InvalidItemCode, ItemNotInUse, NoVersionInForce
from onewindow.catalogue.life_errors import (
    ActDone,
    AppliedAlready,
    CodeOfOther,
    DayEarlier,
    DayPast,
    InTheWay,
    KindNotFitting,
    NotOwnCode,
    NotReady,
    StageWrong,
)
from onewindow.catalogue.models import Item, ItemApplication, ItemVersion
from onewindow.catalogue.queries import checklist, find_items, item_by_code, version_in_force
from onewindow.catalogue.rules.life import Kind, Obstacle, Stage
from onewindow.catalogue.spreadsheet import form as forms
from onewindow.catalogue.tests import life, make
from onewindow.lib.refusal import InvalidInputs
from onewindow.messaging.models import Notice
from onewindow.organisation.models import Role

AT, PLANNED = life.AT, life.PLANNED
CODE = make.item_code(life.NEW)


def state() -> str:
    return item_by_code(CODE).state


def test_the_item_follows_its_application_and_is_there_from_its_day(folk: life.People) -> None:
    application = life.drafted(folk)
    assert state() == Item.State.DRAFT
    actions.submit(number=application.number, by=folk.manager, at=AT)
    assert state() == Item.State.UNDER_REVIEW
    actions.pass_check(number=application.number, by=folk.checker, at=AT)
    actions.agree(number=application.number, by=folk.reviewer, at=AT)
    assert state() == Item.State.WAITING
    with pytest.raises(ItemNotInUse, match="待授权"):
        version_in_force(item_by_code(CODE), PLANNED)
    actions.configure(number=application.number, by=folk.admin, at=AT)
    done = actions.publish_application(number=application.number, missing=(), by=folk.admin, at=AT)
    assert (done.stage, done.version.number, done.version.effective_from) == (Stage.PUBLISHED, 1, PLANNED)

    item = item_by_code(CODE)
    with pytest.raises(ItemNotInUse):
        version_in_force(item, PLANNED - timedelta(days=1))
    assert version_in_force(item, PLANNED) == done.version
    assert find_items("托育", centre_id=folk.admin.centre_id, on=PLANNED - timedelta(days=1)) == []
    assert [each.name for each in find_items("托育", centre_id=folk.admin.centre_id, on=PLANNED)] == ["托育机构备案"]
    whole = life.whole()
    assert checklist(done.version) == whole


def test_every_act_is_in_the_book_and_on_the_application_for_ever(folk: life.People) -> None:
    done = life.published(folk)
    acts = ["draft", "edit", "attach", "submit", "pass", "agree", "configure", "publish"]
    assert [event.act for event in done.events.all()] == acts
    kept = Entry.objects.filter(kind=Entry.Kind.ACTED, subject=done.number).values_list("detail__act", flat=True)
    assert list(kept) == [f"item_{act}" for act in acts[1:]]
    assert done.events.last().actor["name"] == "孙建国"


def test_whoever_is_next_is_told_and_so_is_the_department(folk: life.People) -> None:
    life.published(folk)
    told = set(Notice.objects.values_list("occasion", "role"))
    assert told == {
        ("item_submitted", Role.ITEM_CHECKER),
        ("item_checked", Role.ITEM_REVIEWER),
        ("item_approved", Role.CENTRE_ADMIN),
        ("item_approved", Role.ITEM_MANAGER),
        ("item_published", Role.ITEM_MANAGER),
    }


@pytest.mark.parametrize(
    ("at", "due"),
    [
        ("2026-11-24 10:00", "2026-11-27 17:00"),
        ("2026-11-26 16:59", "2026-12-01 17:00"),  # over a weekend
        ("2026-11-28 10:00", "2026-12-02 17:00"),  # handed in on a Saturday
    ],
)
def test_the_check_is_due_in_three_working_days(folk: life.People, at: str, due: str) -> None:
    assert life.submitted(folk, at=life.moment(at)).due_at == life.moment(due)


def test_the_joint_review_is_due_in_five_working_days_and_publication_in_none(folk: life.People) -> None:
    reviewing = life.checked(folk)
    assert reviewing.due_at == life.moment("2026-12-01 17:00")
    assert actions.agree(number=reviewing.number, by=folk.reviewer, at=AT).due_at is None


def test_who_checked_may_not_review(folk: life.People) -> None:
    application = life.checked(folk)
    for act in (actions.agree, lambda **how: actions.reject(note="x", **how)):
        both = folk.hat(Role.ITEM_REVIEWER)
        twin = type(both)(**{**_facts(both), "account_id": folk.checker.account_id})
        with pytest.raises(InTheWay) as refused:
            act(number=application.number, by=twin, at=AT)
        assert refused.value.code == Obstacle.OWN_CHECK
    assert Entry.objects.filter(kind=Entry.Kind.REFUSED, detail__code=Obstacle.OWN_CHECK).count() == 2


def test_who_submitted_may_neither_check_nor_review(folk: life.People) -> None:
    application = life.submitted(folk)
    twin = type(folk.checker)(**{**_facts(folk.checker), "account_id": folk.manager.account_id})
    with pytest.raises(InTheWay) as refused:
        actions.pass_check(number=application.number, by=twin, at=AT)
    assert refused.value.code == Obstacle.OWN_APPLICATION


def _facts(actor: object) -> dict[str, object]:
    return {name: getattr(actor, name) for name in actor.__slots__}  # type: ignore[attr-defined]


def test_all_that_is_missing_is_said_at_once(folk: life.People) -> None:
    begun = actions.draft(kind=Kind.ADDITION, item_code=CODE, name="托育机构备案", by=folk.manager, at=AT)
    with pytest.raises(InTheWay, match="附件"):
        actions.submit(number=begun.number, by=folk.manager, at=AT)
    actions.attach(number=begun.number, upload=life.Upload("依据.pdf", life.PDF), by=folk.manager, at=AT)
    with pytest.raises(InvalidInputs) as refused:
        actions.submit(number=begun.number, by=folk.manager, at=AT)
    assert {each.field for each in refused.value.refusals} == {
        "ground", "reason", "planned_on", "item-service_objects", "item-promised",
    }  # fmt: skip


def test_a_planned_day_in_the_past_is_refused_when_submitted_and_when_published(folk: life.People) -> None:
    late = life.moment("2026-12-08 00:00")
    application = life.drafted(folk)
    with pytest.raises(InvalidInputs) as refused:
        actions.submit(number=application.number, by=folk.manager, at=late)
    assert [type(each) for each in refused.value.refusals] == [DayPast]
    actions.submit(number=application.number, by=folk.manager, at=AT)
    actions.pass_check(number=application.number, by=folk.checker, at=AT)
    actions.agree(number=application.number, by=folk.reviewer, at=AT)
    actions.configure(number=application.number, by=folk.admin, at=AT)

    def publish(at: str, on: date | None = None) -> ItemApplication:
        return actions.publish_application(
            number=application.number, missing=(), by=folk.admin, at=life.moment(at), on=on
        )

    with pytest.raises(DayPast):
        publish("2026-12-08 00:00")
    with pytest.raises(DayEarlier):
        publish("2026-12-01 09:00", on=date(2026, 12, 6))
    done = publish("2026-12-08 00:00", on=date(2026, 12, 8))
    assert done.version.effective_from == date(2026, 12, 8)


def test_what_is_published_on_its_very_day_is_open_at_once(folk: life.People) -> None:
    life.published(folk, at=life.moment("2026-12-07 23:59"))
    assert state() == Item.State.IN_USE
    assert version_in_force(item_by_code(CODE), PLANNED)


def test_it_is_not_published_before_its_conditions_are_met(folk: life.People) -> None:
    application = life.approved(folk)
    with pytest.raises(InTheWay) as refused:
        actions.publish_application(number=application.number, missing=(), by=folk.admin, at=AT)
    assert refused.value.code == Obstacle.NOT_CONFIGURED
    actions.configure(number=application.number, by=folk.admin, at=AT)
    with pytest.raises(NotReady, match="还缺：培训"):
        actions.publish_application(number=application.number, missing=["培训"], by=folk.admin, at=AT)
    assert state() == Item.State.WAITING
    assert not ItemVersion.objects.filter(item__code=CODE).exists()


def test_sent_back_it_is_mended_and_handed_in_again(folk: life.People) -> None:
    application = life.submitted(folk)
    actions.send_back(number=application.number, note="缺少依据全文", by=folk.checker, at=AT)
    assert state() == Item.State.DRAFT
    actions.edit(number=application.number, particulars=Particulars(ground="第九条"), by=folk.manager, at=AT)
    again = actions.submit(number=application.number, by=folk.manager, at=AT)
    assert (again.stage, again.ground, again.checker_id) == (Stage.SUBMITTED, "第九条", None)


def test_a_reason_is_asked_for_sending_back_and_withdrawing(folk: life.People) -> None:
    application = life.submitted(folk)
    for act, by in ((actions.send_back, folk.checker), (actions.withdraw, folk.manager)):
        with pytest.raises(Exception, match="理由"):
            act(number=application.number, note=" ", by=by, at=AT)


def test_pressing_twice_changes_nothing_and_a_second_person_is_told_who_was_first(folk: life.People) -> None:
    application = life.checked(folk)
    assert actions.pass_check(number=application.number, by=folk.checker, at=AT).events.count() == 5
    second = type(folk.checker)(**{**_facts(folk.checker), "account_id": 33})
    with pytest.raises(ActDone, match="沈悦"):
        actions.pass_check(number=application.number, by=second, at=AT)
    with pytest.raises(StageWrong):
        actions.send_back(number=application.number, note="x", by=folk.checker, at=AT)


def test_a_code_is_the_departments_own_and_used_once(folk: life.People) -> None:
    def begin(code: str, by: object = folk.manager, name: str = "新事项") -> ItemApplication:
        return actions.draft(kind=Kind.ADDITION, item_code=code, name=name, by=by, at=AT)  # type: ignore[arg-type]

    with pytest.raises(InvalidItemCode):
        begin("123")
    with pytest.raises(NotOwnCode):
        begin(make.item_code(5, department=make.DEVELOPMENT))
    with pytest.raises(KindNotFitting):
        begin(make.item_code(22001))
    first = begin(CODE)
    with pytest.raises(AppliedAlready, match=first.number):
        begin(CODE)
    actions.withdraw(number=first.number, note="重来", by=folk.manager, at=AT)
    assert begin(CODE).item == first.item
    Item.objects.filter(code=CODE).update(department=folk.other_manager.department_id)
    with pytest.raises(CodeOfOther):
        begin(CODE)


def test_a_list_that_cannot_be_read_yet_is_kept_as_it_was_typed(folk: life.People) -> None:
    application = life.drafted(folk)
    typed = forms.written(life.whole())
    typed["item"]["promised"] = "很快"
    typed["materials"][0]["copies"] = "两三"
    kept = actions.edit(number=application.number, form=typed, by=folk.manager, at=AT)
    assert (kept.form["item"]["promised"], kept.form["materials"][0]["copies"]) == ("很快", "两三")
    with pytest.raises(InvalidInputs) as refused:
        actions.submit(number=application.number, by=folk.manager, at=AT)
    assert {each.field for each in refused.value.refusals} == {"item-promised", "materials-0-copies"}


def test_no_version_in_force_before_the_day_even_for_the_window(folk: life.People) -> None:
    done = life.published(folk)
    Item.objects.filter(pk=done.item_id).update(state=Item.State.IN_USE, turns_to="", turns_on=None)
    with pytest.raises(NoVersionInForce):
        version_in_force(item_by_code(CODE), PLANNED - timedelta(days=1))
