"""The one question of authority: on which ground may this person do this, on this item, at this moment?"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.authority.errors import AgreementExpired, NoPower, WrongWindow
from onewindow.authority.models import POWER_NAMES, Grant
from onewindow.authority.rules import OFFICE_POWERS, SERVED_KINDS, WINDOW_POWERS, Power
from onewindow.catalogue.models import Item
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Applicant, Window


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an act was lawful: an agreement with its code, the department's own office, the law, or supervision."""

    kind: str
    reference: str

    def as_record(self) -> dict[str, str]:
        return asdict(self)


# A department can let others act on its own items only (M16).
GRANTED_BY_ITS_OWN = Q(agreement__department=F("item__department"))
LAW = Ground("law", "行政许可法第三十二条、第四十五条")


def ground_for(*, actor: Actor, item: Item, power: Power, at: datetime, applicant_kind: str | None = None) -> Ground:
    """Return the ground on which `actor` may use `power` on `item` at `at` (Asia/Shanghai day), for such an applicant.

    Refuses with NoPower (naming the missing power and who has it), AgreementExpired or WrongWindow
    (M05, M16, M18, M19).
    """
    if power in OFFICE_POWERS.get(actor.role, ()) and actor.department_id == item.department_id:
        return Ground("office", item.department.name)
    if power not in WINDOW_POWERS.get(actor.role, ()) or not _serves_department(actor, item):
        raise NoPower(item=item.name, power=POWER_NAMES[power], holder=_holder(item, power, at))
    if applicant_kind is not None:
        _require_serving_window(actor, applicant_kind)
    return _granted(actor, item, power, localdate(at))


def powers_of(*, actor: Actor, item: Item, at: datetime) -> frozenset[Power]:
    """Return all powers that `actor` holds on `item` at `at`; what pages show, never what acts rely on."""
    if actor.department_id == item.department_id and actor.role in OFFICE_POWERS:
        return OFFICE_POWERS[actor.role]
    possible = WINDOW_POWERS.get(actor.role)
    if not possible or not _serves_department(actor, item):
        return frozenset()
    held = _grants(item, localdate(at)).filter(agreement__centre_id=actor.centre_id).values_list("power", flat=True)
    return frozenset(Power(power) for power in held) & possible


def _serves_department(actor: Actor, item: Item) -> bool:
    """A special window (专窗) serves its own department's items only (M05, M23)."""
    if actor.window_kind == Window.Kind.SPECIAL:
        return actor.department_id == item.department_id
    return actor.window_id is not None


@dataclass(frozen=True, slots=True)
class Standing:
    """What one hat may do on one item; `expired_on` is when the right to receive ran out, if it has."""

    powers: frozenset[Power]
    expired_on: date | None = None


def standings(*, actor: Actor, item_ids: Collection[int], at: datetime) -> dict[int, Standing]:
    """Return how a person at a window stands to each of these items, in one query; what searches show."""
    today, possible = localdate(at), WINDOW_POWERS.get(actor.role, frozenset())
    held, last_day = defaultdict[int, set[Power]](set), dict[int, date]()
    grants = Grant.objects.select_related("agreement", "item").filter(
        GRANTED_BY_ITS_OWN, item__in=item_ids, agreement__centre_id=actor.centre_id, agreement__begins_on__lte=today
    )
    for grant in grants:
        ends_on, item = grant.agreement.ends_on, grant.item
        if ends_on >= today and _serves_department(actor, item):
            held[item.pk].add(Power(grant.power))
        if grant.power == Power.RECEIVE:
            last_day[item.pk] = max(ends_on, last_day.get(item.pk, ends_on))
    over = {item_id: day for item_id, day in last_day.items() if day < today}
    return {item_id: Standing(frozenset(held[item_id]) & possible, over.get(item_id)) for item_id in item_ids}


def _require_serving_window(actor: Actor, applicant_kind: str) -> None:
    if applicant_kind not in SERVED_KINDS.get(actor.window_kind, ()):
        natural = applicant_kind == Applicant.Kind.NATURAL
        place = _("自然人综合服务区") if natural else _("法人综合服务区")
        raise WrongWindow(kind=Applicant.Kind(applicant_kind).label, place=place)


def _granted(actor: Actor, item: Item, power: Power, today: date) -> Ground:
    grants = Grant.objects.filter(GRANTED_BY_ITS_OWN, item=item, power=power, agreement__centre_id=actor.centre_id)
    latest = (
        grants.filter(agreement__begins_on__lte=today)
        .order_by("-agreement__ends_on")
        .values_list("agreement__code", "agreement__ends_on")
        .first()
    )
    if latest is None:
        raise NoPower(item=item.name, power=POWER_NAMES[power], holder=_office_holder(item))
    code, ends_on = latest
    if ends_on < today:
        raise AgreementExpired(
            item=item.name, agreement=code, ends_on=ends_on.strftime("%Y-%m-%d"), power=POWER_NAMES[power]
        )
    return Ground("agreement", code)


def _grants(item: Item, today: date):  # type: ignore[no-untyped-def]
    return Grant.objects.filter(
        GRANTED_BY_ITS_OWN, item=item, agreement__begins_on__lte=today, agreement__ends_on__gte=today
    )


def _holder(item: Item, power: Power, at: datetime) -> str | Promise:
    window_holds = _grants(item, localdate(at)).filter(power=power).exists()
    if not window_holds:
        return _office_holder(item)
    if power in (Power.MAKE, Power.ISSUE):
        return _("该权限在统一出证窗口。")
    return _("该权限在综合受理窗口。")


def _office_holder(item: Item) -> str | Promise:
    return format_lazy(_("该权限在{department}。"), department=item.department.name)
