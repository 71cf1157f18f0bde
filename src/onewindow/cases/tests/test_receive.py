"""Receiving: every application gets a number, a receipt and five working days (M20, M25, M26)."""

from dataclasses import replace
from datetime import date

import pytest

from onewindow.audit.models import Entry
from onewindow.authority.rules import Power
from onewindow.cases import actions
from onewindow.cases.application import MaterialInput
from onewindow.cases.models import Case, Liability
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import open_steps, papers, refused
from onewindow.documents import actions as documents
from onewindow.documents.models import Document
from onewindow.lib.identifiers import check_case_number
from onewindow.lib.refusal import InvalidInputs
from onewindow.organisation.models import Applicant


def test_a_case_gets_a_number_a_query_code_and_a_receipt(cast: make.Cast) -> None:
    case = make.received(cast)
    number = check_case_number(case.number)
    assert (number.region, number.received_on) == ("520300", date(2026, 11, 24))
    assert len(case.query_code) == 6 and case.query_code.isdigit()
    assert papers(case) == ["receipt"]
    assert (case.state, case.event_count) == ("received", 1)


def test_the_window_has_five_working_days_to_answer(cast: make.Cast) -> None:
    case = make.received(cast)
    assert open_steps(case) == [("intake", "N01")]
    assert case.steps.get().due_at == make.moment("2026-12-01 17:00")


def test_make_up_days_count_and_holidays_do_not(cast: make.Cast) -> None:
    """Worked example E1: received on a Friday before a worked Sunday."""
    case = make.received(cast, make.moment("2021-09-24 10:00"))
    assert case.steps.get().due_at == make.moment("2021-09-30 17:00")


@pytest.mark.parametrize(("shifts", "due"), [(False, "2021-10-13 17:00"), (True, "2021-10-14 17:00")])
def test_a_receipt_on_a_holiday_counts_as_the_centre_has_chosen(cast: make.Cast, shifts: bool, due: str) -> None:
    """Worked example E7."""
    type(cast.centre).objects.filter(pk=cast.centre.pk).update(as_received_next_working_day=shifts)
    case = make.received(cast, make.moment("2021-10-02 10:00"))
    assert case.steps.get().due_at == make.moment(due)


def test_what_is_not_handed_in_counts_as_missing(cast: make.Cast) -> None:
    case = make.received(cast, missing=("02",))
    assert dict(case.materials.values_list("requirement__code", "verdict")) == {"01": "passed", "02": "missing"}


def test_an_optional_material_is_owed_by_nobody(cast: make.Cast) -> None:
    make.special_item(cast, "9", optional="03")
    case = actions.receive(application=make.nurse_application("9"), by=cast.clerk, at=make.MORNING)
    assert not case.materials.filter(requirement__code="03").exists()


def test_the_ground_is_the_agreement_and_the_person_stands_in_the_event(cast: make.Cast) -> None:
    event = make.received(cast).events.get()
    assert event.ground["kind"] == "agreement"
    assert (event.account_id, event.actor["window_number"]) == (cast.clerk.account_id, "N01")


def test_a_material_beyond_the_list_is_refused_and_held_against_the_person(cast: make.Cast) -> None:
    extra = (*make.nurse_application().materials, MaterialInput(code="99"))
    with refused("extra_material", field="materials.99"):
        actions.receive(application=make.nurse_application(materials=extra), by=cast.clerk, at=make.MORNING)
    assert not Case.objects.exists()
    breach = Liability.objects.get()
    assert (breach.occasion, breach.account_id) == ("extra_material", cast.clerk.account_id)
    assert Entry.objects.get().detail["code"] == "extra_material"


def test_all_faults_are_told_at_once_each_with_its_field(cast: make.Cast) -> None:
    wrong = replace(make.PERSON, name=" ", number="520300199001011239", phone="12800000001")
    with pytest.raises(InvalidInputs) as caught:
        actions.receive(application=make.nurse_application(applicant=wrong), by=cast.clerk, at=make.MORNING)
    fields = [fault.field for fault in caught.value.refusals]
    assert set(fields) == {"applicant.name", "applicant.number", "applicant.phone"}
    assert not Case.objects.exists() and not Applicant.objects.exists()


@pytest.mark.parametrize("text", ["张\x00伟", "张\ud800伟"])
def test_what_the_database_cannot_keep_is_refused_in_words(cast: make.Cast, text: str) -> None:
    wrong = replace(make.PERSON, name=text)
    with pytest.raises(InvalidInputs) as caught:
        actions.receive(application=make.nurse_application(applicant=wrong), by=cast.clerk, at=make.MORNING)
    assert [fault.code for fault in caught.value.refusals] == ["field_unreadable"]


@pytest.mark.parametrize("code", ["99\x00", "99\ud800"])
def test_a_hostile_code_is_refused_and_its_record_holds(cast: make.Cast, code: str) -> None:
    with refused("extra_material"):
        actions.receive(
            application=make.nurse_application(materials=(MaterialInput(code=code),)), by=cast.clerk, at=make.MORNING
        )
    assert Entry.objects.get().detail["facts"]["material"] == "99\ufffd"


def test_names_are_kept_without_the_spaces_around_them(cast: make.Cast) -> None:
    for name in ("  张伟民 ", "张伟民"):
        applicant = replace(make.PERSON, name=name)
        case = actions.receive(application=make.nurse_application(applicant=applicant), by=cast.clerk, at=make.MORNING)
        assert case.applicant.name == "张伟民"


def test_a_known_number_under_another_name_is_refused_until_confirmed(cast: make.Cast) -> None:
    make.received(cast)
    other = replace(make.PERSON, name="张为民")
    with refused("applicant_name_differs", field="applicant.name"):
        actions.receive(application=make.nurse_application(applicant=other), by=cast.clerk, at=make.MORNING)
    confirmed = replace(other, name_change_confirmed=True)
    case = actions.receive(application=make.nurse_application(applicant=confirmed), by=cast.clerk, at=make.MORNING)
    assert case.applicant.name == "张为民"
    assert Applicant.objects.count() == 1


def test_a_letter_of_authority_that_has_run_out_is_refused(cast: make.Cast) -> None:
    letters = {
        day: make.company_application("2", agent=replace(make.AGENT, until=day))
        for day in (date(2026, 11, 23), date(2026, 11, 24))
    }
    with pytest.raises(InvalidInputs) as caught:
        actions.receive(application=letters[date(2026, 11, 23)], by=cast.legal_clerk, at=make.MORNING)
    assert caught.value.field == "agent.until"
    assert actions.receive(application=letters[date(2026, 11, 24)], by=cast.legal_clerk, at=make.MORNING)


def test_an_original_must_be_seen_to_pass(cast: make.Cast) -> None:
    unseen = (MaterialInput(code="02", verdict="passed", original_seen=False),)
    with pytest.raises(InvalidInputs) as caught:
        actions.receive(application=make.nurse_application(materials=unseen), by=cast.clerk, at=make.MORNING)
    assert [fault.code for fault in caught.value.refusals] == ["original_not_seen"]


def test_an_unknown_item_a_suspended_one_and_a_future_one_are_refused(cast: make.Cast) -> None:
    with refused("item_not_found"):
        actions.receive(application=make.nurse_application("8"), by=cast.clerk, at=make.MORNING)
    make.special_item(cast, "9", effective_from=date(2026, 11, 25))
    with refused("no_version_in_force"):
        actions.receive(application=make.nurse_application("9"), by=cast.clerk, at=make.MORNING)
    cast.nurse.__class__.objects.filter(pk=cast.nurse.pk).update(state="suspended")
    with refused("item_not_in_use"):
        actions.receive(application=make.nurse_application(), by=cast.clerk, at=make.MORNING)


def test_a_window_serves_its_own_kind_of_applicant(cast: make.Cast) -> None:
    with refused("wrong_window"):
        actions.receive(application=make.company_application("2"), by=cast.clerk, at=make.MORNING)
    with refused("not_served"):
        natural_at_legal_item = make.company_application("1")
        actions.receive(application=natural_at_legal_item, by=cast.legal_clerk, at=make.MORNING)


@pytest.mark.parametrize("name", ["reviewer", "decider", "issuer", "supervisor", "leader", "admin", "outsider"])
def test_only_a_clerk_receives(cast: make.Cast, name: str) -> None:
    with refused("no_power"):
        actions.receive(application=make.nurse_application(), by=getattr(cast, name), at=make.MORNING)
    assert Entry.objects.get().actor["name"] == getattr(cast, name).name


def test_the_agreement_holds_to_the_last_minute_of_its_last_day(cast: make.Cast) -> None:
    item = make.special_item(cast, "9", powers=())
    make.agree(cast.health, item, (Power.RECEIVE,), ends_on=date(2026, 11, 24))
    application = make.nurse_application("9")
    assert actions.receive(application=application, by=cast.clerk, at=make.moment("2026-11-24 23:59"))
    with refused("agreement_expired"):
        actions.receive(application=application, by=cast.clerk, at=make.moment("2026-11-25 00:00"))


def test_a_number_whose_case_came_to_nothing_is_explained(cast: make.Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def jam(*_: object, **__: object) -> bytes:
        raise RuntimeError("paper jam")

    monkeypatch.setattr(documents, "print_paper", jam)
    with pytest.raises(RuntimeError):
        make.received(cast)
    assert not Case.objects.exists() and not Document.objects.exists()
    entry = Entry.objects.get()
    assert entry.kind == "number_void"
    assert check_case_number(entry.subject).received_on == date(2026, 11, 24)
