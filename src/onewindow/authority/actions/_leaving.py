"""Items leave a centre's general windows; in the same act their department's special window stands (M23)."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.timezone import localdate

from onewindow.authority.models import Agreement, Decision, Ending, Grant, Proposal
from onewindow.authority.queries.offered import latest_versions
from onewindow.catalogue.actions import move_to_special_window
from onewindow.catalogue.models import Item
from onewindow.organisation.models import Window
from onewindow.organisation.windows import set_up_special_window


def leave_windows(
    agreement: Agreement,
    items: Sequence[Item],
    *,
    at: datetime,
    proposal: Proposal | None = None,
    decision: Decision | None = None,
    zone_code: str = "",
) -> Window | None:
    """End the powers on these items under the agreement, and give those that go on a special window; return it.

    No window is needed for what was abolished, nor at a centre that isn't the department's own, nor while another agreement
    with the same centre still grants the item. An item turns to 专窗办理 once no agreement anywhere grants it. The agreement
    itself is over with its last item.
    """
    agreement.grants.filter(item__in=items, ended_at=None).update(ended_at=at)
    if not agreement.grants.filter(ended_at=None).exists():
        agreement.state = Agreement.State.ENDED
        agreement.save(update_fields=["state"])
    today = localdate(at)
    leaving = [item for item in items if _is_own(agreement) and item.state_on(today) != Item.State.ABOLISHED]
    elsewhere = _still_granted(leaving, at)
    moving = [item for item in leaving if agreement.centre_id not in elsewhere.get(item.pk, ())]
    window = _window(agreement, moving, at, zone_code) if moving else None
    Ending.objects.bulk_create(
        Ending(
            agreement=agreement,
            item=item,
            at=at,
            proposal=proposal,
            decision=decision,
            window=window if item in moving else None,
        )
        for item in items
    )
    gone = [item.pk for item in moving if item.pk not in elsewhere]
    if gone:
        move_to_special_window(item_ids=gone, at=at, reason=decision.number if decision else agreement.code)
    return window


def _is_own(agreement: Agreement) -> bool:
    return agreement.centre_id == agreement.department.centre_id


def _still_granted(items: Sequence[Item], at: datetime) -> dict[int, set[int]]:
    """The centres where each item is still granted by an agreement in force or to come."""
    grants = Grant.objects.filter(
        item__in=items, ended_at=None, agreement__state=Agreement.State.SIGNED, agreement__ends_on__gte=localdate(at)
    )
    found: dict[int, set[int]] = {}
    for item_id, centre_id in grants.values_list("item_id", "agreement__centre_id"):
        found.setdefault(item_id, set()).add(centre_id)
    return found


def _window(agreement: Agreement, items: Sequence[Item], at: datetime, zone_code: str) -> Window:
    versions = latest_versions([item.pk for item in items], localdate(at)).values()
    served = {kind for version in versions for kind in version.service_objects}
    return set_up_special_window(department=agreement.department, service_objects=served, zone_code=zone_code)[0]
