"""Registering the accounts of departments' systems that window staff hold, and their return; no secret enters (M16)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.authority.actions._party import locked
from onewindow.authority.actions._telling import addressee
from onewindow.authority.errors import (
    AccountHeld,
    AccountUnknown,
    DayAhead,
    HolderUnknown,
    OutOfPhase,
    SecretNotKept,
    TermBeyond,
)
from onewindow.authority.models import Agreement, DelegatedAccount
from onewindow.authority.rules.life import LIVE, OVER, REMINDERS, Act, Side, phase_of, reminder_due
from onewindow.authority.rules.secrets import looks_like_secret
from onewindow.authority.words import ACT_NAMES, PHASE_NAMES
from onewindow.lib.typed_text import FieldWrong, require_text
from onewindow.messaging.actions import News, tell
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed
from onewindow.organisation.models import Account, Post

LABELS = {"system": _("系统名称"), "account_name": _("账号名"), "reference": _("密封袋号或保管库引用")}
LONGEST = {"system": 100, "account_name": 60, "reference": 80}


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountInput:
    """What is registered: `holder` is the sign-in name of one of the centre's staff; `reference` never a secret."""

    system: str
    account_name: str
    holder: str
    handed_by: str
    reference: str
    begins_on: date
    ends_on: date


def register_account(*, code: str, account: AccountInput, by: Actor, at: datetime) -> DelegatedAccount:
    """Register an account handed over under an agreement that is in force or to come, within its term.

    Refuses with NotParty, AgreementUnknown, OutOfPhase, FieldMissing, FieldWrong, SecretNotKept (kept on record),
    HolderUnknown, TermBeyond, and AccountHeld while somebody holds it.
    """
    with deed(Act.REGISTER_ACCOUNT, code, by=by, at=at) as detail:
        agreement, _side = locked(code, by, Act.REGISTER_ACCOUNT)
        _require_live(agreement, at)
        texts = {name: _plain(name, getattr(account, name)) for name in LABELS}
        if account.handed_by not in DelegatedAccount.HandedBy.values:
            raise FieldWrong(field="handed_by", label=_("交付方式"), value=account.handed_by or "-")
        if not agreement.begins_on <= account.begins_on <= account.ends_on <= agreement.ends_on:
            raise TermBeyond(
                field="ends_on", begins_on=agreement.begins_on.isoformat(), ends_on=agreement.ends_on.isoformat()
            )
        holder = _holder(agreement, account.holder, localdate(at))
        held = DelegatedAccount.objects.filter(
            agreement=agreement,
            system=texts["system"],
            account_name=texts["account_name"],
            returned_on=None,
        ).select_related("holder")
        if current := held.first():
            raise AccountHeld(field="account_name", holder=current.holder.full_name)
        made = DelegatedAccount.objects.create(
            agreement=agreement,
            holder=holder,
            handed_by=account.handed_by,
            begins_on=account.begins_on,
            ends_on=account.ends_on,
            registered_by=by.as_record(),
            registered_at=at,
            **texts,
        )
        detail.update(account=made.pk, system=made.system, holder=holder.full_name)
    return made


def return_account(*, account_id: int, returned_on: date, by: Actor, at: datetime) -> DelegatedAccount:
    """Note the day on which an account was given back, not after today; a second time it stays as it is.

    Refuses with AccountUnknown, NotParty, DayAhead.
    """
    with deed(Act.RETURN_ACCOUNT, f"account {account_id}", by=by, at=at) as detail:
        found = DelegatedAccount.objects.select_related("agreement").filter(pk=account_id).first()
        if found is None:
            raise AccountUnknown(field="account")
        agreement, _side = locked(found.agreement.code, by, Act.RETURN_ACCOUNT)
        if found.returned_on is None:
            if returned_on > localdate(at):
                raise DayAhead(field="returned_on", label=_("交回日期"))
            rows = DelegatedAccount.objects.filter(pk=account_id, returned_on=None)
            rows.update(returned_on=returned_on, returned_by=by.as_record())
            found.refresh_from_db()
        detail.update(agreement=agreement.code, system=found.system, account=found.pk)
    return found


def remind_of_accounts(*, at: datetime, limit: int = 500) -> int:
    """Tell both sides 30 and 7 days before an account's term ends, and when it ended unreturned; each once (M16)."""
    today = localdate(at)
    due = DelegatedAccount.objects.filter(
        Q(ends_on__lte=today + timedelta(max(REMINDERS)), reminded=None)
        | Q(ends_on__lte=today + timedelta(min(REMINDERS)), reminded__gt=min(REMINDERS))
        | Q(ends_on__lt=today, reminded__gt=OVER),
        returned_on=None,
    )
    keys = list(due.order_by("ends_on").values_list("pk", flat=True)[:limit])
    for key in keys:
        _remind(key, at)
    return len(keys)


@transaction.atomic
def _remind(key: int, at: datetime) -> None:
    rows = DelegatedAccount.objects.select_for_update(of=("self",), skip_locked=True)
    related = rows.select_related("agreement__department", "agreement__centre", "holder")
    found = related.filter(pk=key, returned_on=None).first()
    due = reminder_due(found.ends_on, localdate(at)) if found else None
    if found is None or due is None or (found.reminded is not None and found.reminded <= due):
        return
    found.reminded = due
    found.save(update_fields=["reminded"])
    facts = {
        "system": found.system,
        "account": found.account_name,
        "holder": found.holder.full_name,
        "ends_on": found.ends_on.isoformat(),
    }
    occasion = "account_expired" if due == OVER else "account_runs_out"
    for side, place in ((Side.DEPARTMENT, "/office/accounts"), (Side.CENTRE, "/centre/accounts")):
        news = News(occasion, f"{occasion}:{found.pk}:{due}", facts, place)
        tell(news=news, to=[addressee(found.agreement, side)], at=at)


def _require_live(agreement: Agreement, at: datetime) -> None:
    phase = phase_of(agreement.state, agreement.begins_on, agreement.ends_on, localdate(at))
    if phase not in LIVE:
        raise OutOfPhase(agreement=agreement.code, phase=PHASE_NAMES[phase], act=ACT_NAMES[Act.REGISTER_ACCOUNT])


def _plain(name: str, text: str) -> str:
    said = require_text(name, LABELS[name], text, LONGEST[name])
    if looks_like_secret(said):
        raise SecretNotKept(field=name, label=LABELS[name])
    return said


def _holder(agreement: Agreement, sign_in_name: str, today: date) -> Account:
    posts = Post.objects.filter(centre=agreement.centre, account__sign_in_name=sign_in_name, begins_on__lte=today)
    post = posts.filter(Q(ends_on=None) | Q(ends_on__gte=today)).exclude(role="applicant").select_related("account")
    found = post.first()
    if found is None:
        raise HolderUnknown(field="holder", name=sign_in_name[:50] or "-")
    return found.account
