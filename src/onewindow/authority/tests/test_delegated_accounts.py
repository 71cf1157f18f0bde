"""Who holds which account of a department's system, until when; no secret is kept, and what looks like one is refused (M16)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from onewindow.audit.models import Entry
from onewindow.authority import actions
from onewindow.authority.errors import (
    AccountHeld,
    AccountUnknown,
    AgreementUnknown,
    DayAhead,
    HolderUnknown,
    NotParty,
    OutOfPhase,
    SecretNotKept,
    TermBeyond,
)
from onewindow.authority.models import Agreement, DelegatedAccount
from onewindow.authority.queries.accounts import list_accounts, possible_holders
from onewindow.authority.tests import make
from onewindow.authority.tests.agreed import Sides
from onewindow.lib.typed_text import FieldMissing, FieldWrong
from onewindow.messaging.models import Notice
from onewindow.organisation.models import Account, Role, Window

USUAL = actions.AccountInput(
    system="护士电子化注册信息系统",
    account_name="zy-wjj-01",
    holder="",
    handed_by="envelope",
    reference="MF-2026-0012",
    begins_on=date(2026, 11, 24),
    ends_on=date(2026, 12, 31),
)


@pytest.fixture
def agreement(sides: Sides) -> Agreement:
    window = Window.objects.get(centre=sides.cast.centre, number="N01")
    sides.cast.somebody(Role.CLERK, "王窗口", window=window)
    return sides.signed()


def register(sides: Sides, agreement: Agreement, by: Any = None, **changes: Any) -> DelegatedAccount:
    holder = Account.objects.get(full_name="王窗口").sign_in_name
    account = replace(USUAL, **({"holder": holder} | changes))
    return actions.register_account(code=agreement.code, account=account, by=by or sides.manager, at=make.NOON)


@pytest.mark.parametrize("who", ["manager", "admin"])
def test_either_side_registers_and_notes_the_return(sides: Sides, agreement: Agreement, who: str) -> None:
    by = getattr(sides, who)
    made = register(sides, agreement, by)
    assert possible_holders(centre_id=sides.cast.centre.pk) == [(made.holder.sign_in_name, "王窗口")]
    how: dict[str, Any] = {"account_id": made.pk, "by": by, "at": make.NOON}
    with pytest.raises(DayAhead):
        actions.return_account(**how, returned_on=date(2026, 11, 25))
    assert actions.return_account(**how, returned_on=date(2026, 11, 24)).returned_on == date(2026, 11, 24)
    assert actions.return_account(**how, returned_on=date(2026, 11, 23)).returned_on == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("field", "secret"),
    [
        ("reference", "密码：Zy@2026"),
        ("reference", "Wsj@2026#Gz!"),
        ("account_name", "wjj01 password=abc"),
        ("system", "注册系统，初始口令为888888"),
    ],
)
def test_what_looks_like_a_password_is_refused_and_kept_nowhere(
    sides: Sides, agreement: Agreement, field: str, secret: str
) -> None:
    with pytest.raises(SecretNotKept) as caught:
        register(sides, agreement, **{field: secret})
    assert caught.value.field == field
    entry = Entry.objects.get(kind=Entry.Kind.REFUSED)
    assert entry.detail["code"] == "secret_not_kept" and secret not in str(entry.detail)
    assert not DelegatedAccount.objects.exists()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"system": ""}, FieldMissing),
        ({"handed_by": "mail"}, FieldWrong),
        ({"holder": "nobody"}, HolderUnknown),
        ({"begins_on": date(2026, 11, 23)}, TermBeyond),
        ({"ends_on": date(2027, 11, 24)}, TermBeyond),
        ({"begins_on": date(2027, 1, 2), "ends_on": date(2027, 1, 1)}, TermBeyond),
    ],
)
def test_what_cannot_be_registered(
    sides: Sides, agreement: Agreement, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        register(sides, agreement, **changes)


def test_one_account_is_held_by_one_person(sides: Sides, agreement: Agreement) -> None:
    made = register(sides, agreement)
    with pytest.raises(AccountHeld, match="王窗口"):
        register(sides, agreement)
    actions.return_account(account_id=made.pk, returned_on=date(2026, 11, 24), by=sides.admin, at=make.NOON)
    assert register(sides, agreement).pk != made.pk


def test_no_account_without_an_agreement_in_force(sides: Sides, agreement: Agreement) -> None:
    proposed = sides.proposed(begins_on=date(2028, 1, 1), ends_on=date(2028, 2, 1))
    with pytest.raises(OutOfPhase, match="待签署"):
        register(sides, proposed)


def test_nobody_but_the_sides_registers_or_reads(sides: Sides, agreement: Agreement) -> None:
    made = register(sides, agreement)
    stranger = sides.cast.manager("别人", sides.cast.planning)
    for by, refusal in ((sides.cast.clerk(), NotParty), (stranger, AgreementUnknown)):
        with pytest.raises(refusal):
            register(sides, agreement, by)
        with pytest.raises(refusal):
            actions.return_account(account_id=made.pk, returned_on=date(2026, 11, 24), by=by, at=make.NOON)
        assert list_accounts(actor=by, at=make.NOON)[0] == []
    with pytest.raises(AccountUnknown):
        actions.return_account(account_id=0, returned_on=date(2026, 11, 24), by=sides.admin, at=make.NOON)


def test_reminders_go_out_once_each_until_it_is_returned(sides: Sides, agreement: Agreement) -> None:
    made = register(sides, agreement)
    Notice.objects.all().delete()
    told = []
    for at in ("2026-11-30 23:59", "2026-12-01 00:00", "2026-12-24 00:00", "2026-12-24 00:00", "2027-01-01 00:00"):
        actions.remind_of_accounts(at=make.moment(at))
        told.append(Notice.objects.count())
    assert told == [0, 2, 4, 4, 6]
    assert set(Notice.objects.values_list("occasion", flat=True)) == {"account_runs_out", "account_expired"}
    other = register(sides, agreement, account_name="zy-wjj-02")
    actions.return_account(account_id=other.pk, returned_on=date(2026, 11, 24), by=sides.admin, at=make.NOON)
    actions.remind_of_accounts(at=make.moment("2027-02-01 00:00"))
    assert Notice.objects.count() == 6
    rows, _next = list_accounts(actor=sides.admin, at=make.moment("2027-01-01 00:00"))
    assert [(row.account.pk, row.standing) for row in rows] == [(made.pk, "over")]
