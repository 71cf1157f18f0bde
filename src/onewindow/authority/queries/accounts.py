"""The register of accounts handed over: who holds which, until when (M16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate

from onewindow.authority.models import DelegatedAccount
from onewindow.authority.queries.agreements import seen_by
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Account

PAGE = 50


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account with how it stands: `held`, `over` (not returned in time) or `returned`."""

    account: DelegatedAccount
    standing: str
    days_left: int


def accounts_seen_by(actor: Actor) -> QuerySet[DelegatedAccount]:
    """The accounts under the agreements that a hat may read."""
    return DelegatedAccount.objects.filter(agreement__in=seen_by(actor))


def list_accounts(
    *, actor: Actor, at: datetime, returned: bool = False, after: str = ""
) -> tuple[Sequence[AccountRow], str]:
    """Return one page, those that run out first on top, and where the next begins; one query.

    `returned` asks for those that were given back instead.
    """
    found = accounts_seen_by(actor).filter(returned_on__isnull=not returned)
    if after.isascii() and after.isdecimal() and len(after) < 10:
        last = DelegatedAccount.objects.filter(pk=int(after)).values_list("ends_on", "pk").first()
        if last:
            found = found.exclude(ends_on__lt=last[0]).exclude(ends_on=last[0], pk__lte=last[1])
    related = found.select_related("agreement__department", "agreement__centre", "holder")
    rows = list(related.order_by("ends_on", "pk")[: PAGE + 1])
    shown = [account_row(each, at) for each in rows[:PAGE]]
    return shown, str(shown[-1].account.pk) if len(rows) > PAGE else ""


def possible_holders(*, centre_id: int) -> list[tuple[str, str]]:
    """Sign-in name and name of a centre's window staff, for a form."""
    staff = Account.objects.filter(posts__centre=centre_id, posts__window__isnull=False, is_active=True).distinct()
    return list(staff.order_by("full_name").values_list("sign_in_name", "full_name"))


def _standing(account: DelegatedAccount, today: date) -> str:
    if account.returned_on:
        return "returned"
    return "over" if account.ends_on < today else "held"


def account_row(account: DelegatedAccount, at: datetime) -> AccountRow:
    """An account as a list shows it."""
    today = localdate(at)
    return AccountRow(account, _standing(account, today), (account.ends_on - today).days)
