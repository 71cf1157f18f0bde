"""A clerk who is not trained for an item receives it and hands it on, but doesn't accept it (M15, M19)."""

from onewindow.audit.models import Entry
from onewindow.authority.models import TrainingPass
from onewindow.cases import actions
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import refused


def received(cast: make.Cast, by: str = "untrained") -> str:
    return actions.receive(application=make.nurse_application(), by=cast.people[by], at=make.MORNING).number


def test_the_attempt_is_on_record_with_person_power_item_and_time(cast: make.Cast) -> None:
    number = received(cast)
    with refused("not_trained"):
        actions.accept(number=number, by=cast.untrained, at=make.MORNING)
    entry = Entry.objects.get()
    assert (entry.kind, entry.subject, entry.at) == ("refused", number, make.MORNING)
    assert entry.actor["name"] == "小赵" and entry.actor["window_number"] == "N02"
    assert (entry.detail["act"], entry.detail["code"]) == ("accept", "not_trained")
    assert entry.detail["facts"]["power"] == "受理"
    assert entry.detail["facts"]["item"] == "护士执业注册"


def test_to_decline_is_to_decide_on_acceptance_too(cast: make.Cast) -> None:
    with refused("not_trained"):
        actions.decline(number=received(cast), reason="不属于", basis="第三十二条", by=cast.untrained, at=make.MORNING)


def test_the_case_goes_to_the_department_or_to_a_trained_colleague(cast: make.Cast) -> None:
    number = received(cast)
    assert actions.transfer(number=number, by=cast.untrained, at=make.MORNING).number == number
    assert actions.accept(number=number, by=cast.reviewer, at=make.MORNING).state == "accepted"
    assert actions.accept(number=received(cast), by=cast.clerk, at=make.MORNING).state == "accepted"


def test_the_law_accepts_whoever_is_trained(cast: make.Cast) -> None:
    number = received(cast)
    actions.sweep(at=make.moment("2026-12-02 09:00"))
    with refused("not_trained"):
        actions.accept(number=number, by=cast.untrained, at=make.moment("2026-12-02 09:01"))
    assert TrainingPass.objects.filter(account=cast.untrained.account_id).count() == 0
    assert Case.objects.get(number=number).events.filter(act="deem_accepted").exists()
