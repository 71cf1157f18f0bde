"""Telling both sides 30 and 7 days before a term ends, and when it has ended; each once, however often it is asked (M16)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from onewindow.authority.actions._telling import tell_both
from onewindow.authority.models import Agreement
from onewindow.authority.rules.life import OVER, REMINDERS, reminder_due


def remind_of_terms(*, at: datetime, limit: int = 500) -> int:
    """Tell both sides of each agreement whose term ends within 30 days, within 7, or ended; return how many were due.

    Days are calendar days, Asia/Shanghai. After a while without a sweep the one reminder that fits the day goes out. An
    agreement whose signed renewal follows on is not spoken of. Safe on many workers at once, and twice.
    """
    today = localdate(at)
    running_out = Agreement.objects.filter(
        Q(ends_on__lte=today + timedelta(max(REMINDERS)), reminded=None)
        | Q(ends_on__lte=today + timedelta(min(REMINDERS)), reminded__gt=min(REMINDERS))
        | Q(ends_on__lt=today, reminded__gt=OVER),
        state=Agreement.State.SIGNED,
    )
    keys = list(running_out.order_by("ends_on").values_list("pk", flat=True)[:limit])
    for key in keys:
        _remind(key, at)
    return len(keys)


@transaction.atomic
def _remind(key: int, at: datetime) -> None:
    rows = Agreement.objects.select_related("department", "centre").select_for_update(of=("self",), skip_locked=True)
    agreement = rows.filter(pk=key, state=Agreement.State.SIGNED).first()
    due = reminder_due(agreement.ends_on, localdate(at)) if agreement else None
    if agreement is None or due is None or (agreement.reminded is not None and agreement.reminded <= due):
        return
    agreement.reminded = due
    agreement.save(update_fields=["reminded"])
    if _followed_on(agreement):
        return
    occasion = "agreement_expired" if due == OVER else "agreement_runs_out"
    days = (agreement.ends_on - localdate(at)).days
    tell_both(occasion, agreement, key=f"{agreement.pk}:{due}", at=at, ends_on=agreement.ends_on.isoformat(), days=days)


def _followed_on(agreement: Agreement) -> bool:
    next_day = agreement.ends_on + timedelta(1)
    return agreement.renewals.filter(state=Agreement.State.SIGNED, begins_on__lte=next_day).exists()
