"""The one question of authority: on which ground may this person do this, on this item, at this moment?"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db.models import F, Q, QuerySet
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.authority.errors import AgreementExpired, NoPower, NotTrained, WrongWindow
from onewindow.authority.gaps import remedy, why
from onewindow.authority.models import POWER_NAMES, Agreement, Ending, Grant
from onewindow.authority.queries.training import open_courses, trainings
from onewindow.authority.rules import (
    OFFICE_POWERS,
    SERVED_KINDS,
    SPECIAL_POWERS,
    TRAINED_POWERS,
    WINDOW_POWERS,
    Power,
)
from onewindow.authority.rules.training import Training
from onewindow.catalogue.models import Item
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Applicant, Role, Window


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an act was lawful: an agreement with its code, the department's own office, the coordination group's decision,
    the law, or supervision.
    """

    kind: str
    reference: str

    def as_record(self) -> dict[str, str]:
        return asdict(self)


# Only what both sides signed grants anything, and a department can let others act on its own items only (M16).
GRANTED = Q(agreement__state=Agreement.State.SIGNED, ended_at=None, agreement__department=F("item__department"))
LAW = Ground("law", "行政许可法第三十二条、第四十五条")


def ground_for(*, actor: Actor, item: Item, power: Power, at: datetime, applicant_kind: str | None = None) -> Ground:
    """Return the ground on which `actor` may use `power` on `item` at `at` (Asia/Shanghai day), for such an applicant.

    Of agreements that overlap, the one that lasts longest is the ground. Where an item has left the general windows, its
    department's special window acts on the decision, or by office (M23). Refuses with NoPower (naming the missing power
    and who has it), AgreementExpired, WrongWindow, or NotTrained when a clerk of the general windows would accept without
    valid training for the item (M05, M15, M16, M18, M19).
    """
    if power in OFFICE_POWERS.get(actor.role, ()) and actor.department_id == item.department_id:
        return Ground("office", item.department.name)
    if power not in WINDOW_POWERS.get(actor.role, ()) or not _serves_department(actor, item):
        raise NoPower(item=item.name, power=POWER_NAMES[power], holder=_holder(actor, item, power, at))
    if applicant_kind is not None:
        _require_serving_window(actor, applicant_kind)
    ground = _granted(actor, item, power, localdate(at))
    if power in TRAINED_POWERS and not _is_special(actor):
        _require_training(actor, item, power, localdate(at))
    return ground


def powers_of(*, actor: Actor, item: Item, at: datetime) -> frozenset[Power]:
    """Return all powers that `actor` holds on `item` at `at`; what pages show, never what acts rely on."""
    if actor.department_id == item.department_id and actor.role in OFFICE_POWERS:
        return OFFICE_POWERS[actor.role]
    possible = WINDOW_POWERS.get(actor.role)
    if not possible or not _serves_department(actor, item):
        return frozenset()
    held = _grants(item, localdate(at)).filter(agreement__centre_id=actor.centre_id).values_list("power", flat=True)
    powers = {Power(power) for power in held} & possible
    if _is_special(actor):
        return frozenset(powers | SPECIAL_POWERS if _endings(actor).filter(item=item).exists() else powers)
    untrained = powers & TRAINED_POWERS and not _training(actor, item, localdate(at)).is_valid
    return frozenset(powers - TRAINED_POWERS if untrained else powers)


def _serves_department(actor: Actor, item: Item) -> bool:
    """A special window (专窗) serves its own department's items only (M05, M23)."""
    if actor.window_kind == Window.Kind.SPECIAL:
        return actor.department_id == item.department_id
    return actor.window_id is not None


@dataclass(frozen=True, slots=True)
class Standing:
    """What one hat may do on one item; `expired_on` is when the right to receive ran out, if it has.

    `training` is how the person stands to the item where it is granted a power that asks training, and None elsewhere.
    """

    powers: frozenset[Power]
    expired_on: date | None = None
    training: Training | None = None

    @property
    def is_untrained(self) -> bool:
        """Whether only the training is missing."""
        return self.training is not None and not self.training.is_valid


def standings(*, actor: Actor, item_ids: Collection[int], at: datetime) -> dict[int, Standing]:
    """Return how a person at a window stands to each of these items, in 2 queries; for lists."""
    today, possible = localdate(at), WINDOW_POWERS.get(actor.role, frozenset())
    held, last_day = defaultdict[int, set[Power]](set), dict[int, date]()
    grants = Grant.objects.select_related("agreement", "item").filter(
        GRANTED, item__in=item_ids, agreement__centre_id=actor.centre_id, agreement__begins_on__lte=today
    )
    for grant in grants:
        ends_on, item = grant.agreement.ends_on, grant.item
        if ends_on >= today and _serves_department(actor, item):
            held[item.pk].add(Power(grant.power))
        if grant.power == Power.RECEIVE:
            last_day[item.pk] = max(ends_on, last_day.get(item.pk, ends_on))
    trained: dict[int, Training] = {}
    if _is_special(actor):
        for item_id in _endings(actor).filter(item__in=item_ids).values_list("item_id", flat=True):
            held[item_id] |= SPECIAL_POWERS
            last_day.pop(item_id, None)
    else:
        trained = trainings(account_id=actor.account_id, item_ids=item_ids, on=today)
    over = {item_id: day for item_id, day in last_day.items() if day < today}
    return {
        item_id: _standing(frozenset(held[item_id]) & possible, over.get(item_id), trained.get(item_id))
        for item_id in item_ids
    }


def _standing(granted: frozenset[Power], expired_on: date | None, training: Training | None) -> Standing:
    if training is None or not granted & TRAINED_POWERS:
        return Standing(granted, expired_on)
    return Standing(granted if training.is_valid else granted - TRAINED_POWERS, expired_on, training)


def _require_serving_window(actor: Actor, applicant_kind: str) -> None:
    if applicant_kind not in SERVED_KINDS.get(actor.window_kind, ()):
        natural = applicant_kind == Applicant.Kind.NATURAL
        place = _("自然人综合服务区") if natural else _("法人综合服务区")
        raise WrongWindow(kind=Applicant.Kind(applicant_kind).label, place=place)


def _granted(actor: Actor, item: Item, power: Power, today: date) -> Ground:
    grants = Grant.objects.filter(GRANTED, item=item, power=power, agreement__centre_id=actor.centre_id)
    latest = (
        grants.filter(agreement__begins_on__lte=today)
        .order_by("-agreement__ends_on", "agreement__code")
        .values_list("agreement__code", "agreement__ends_on")
        .first()
    )
    if latest and latest[1] >= today:
        return Ground("agreement", latest[0])
    if power in SPECIAL_POWERS and (special := _special_ground(actor, item)):
        return special
    if latest is None:
        holder = _office_holder(item, elsewhere=actor.centre_id != item.department.centre_id)
        raise NoPower(item=item.name, power=POWER_NAMES[power], holder=holder)
    code, ends_on = latest
    raise AgreementExpired(
        item=item.name, agreement=code, ends_on=ends_on.strftime("%Y-%m-%d"), power=POWER_NAMES[power]
    )


def _special_ground(actor: Actor, item: Item) -> Ground | None:
    """The ground of the department's special window: the decision by which the item came there, or else its office."""
    if not _is_special(actor):
        return None
    ending = _endings(actor).filter(item=item).order_by("-at").values_list("decision__number").first()
    if ending is None:
        return None
    return Ground("decision", ending[0]) if ending[0] else Ground("office", item.department.name)


def _is_special(actor: Actor) -> bool:
    """Whether this is a special window: its department's own people sit there, and no training is asked of them (M15)."""
    return actor.role == Role.CLERK and actor.window_kind == Window.Kind.SPECIAL


def _endings(actor: Actor) -> QuerySet[Ending]:
    """What left the general windows of the actor's centre and stands with its own department since."""
    return Ending.objects.filter(
        window__isnull=False, window__centre=actor.centre_id, item__department=actor.department_id
    )


def _training(actor: Actor, item: Item, today: date) -> Training:
    return trainings(account_id=actor.account_id, item_ids=[item.pk], on=today)[item.pk]


def _require_training(actor: Actor, item: Item, power: Power, today: date) -> None:
    training = _training(actor, item, today)
    if training.is_valid:
        return
    course = open_courses([item.pk]).get(item.pk)
    raise NotTrained(
        item=item.name, power=POWER_NAMES[power], why=why(training), remedy=remedy(course, item.department.name)
    )


def _grants(item: Item, today: date):  # type: ignore[no-untyped-def]
    return Grant.objects.filter(GRANTED, item=item, agreement__begins_on__lte=today, agreement__ends_on__gte=today)


def _holder(actor: Actor, item: Item, power: Power, at: datetime) -> str | Promise:
    window_holds = _grants(item, localdate(at)).filter(power=power).exists()
    elsewhere = actor.centre_id != item.department.centre_id
    if elsewhere or not window_holds:
        return _office_holder(item, elsewhere)
    if power in (Power.MAKE, Power.ISSUE):
        return _("该权限在统一出证窗口。")
    return _("该权限在综合受理窗口。")


def _office_holder(item: Item, elsewhere: bool = False) -> str | Promise:
    if elsewhere:
        department, centre = item.department.name, item.department.centre.name
        return format_lazy(_("该权限在{department}，请到{centre}办理。"), department=department, centre=centre)
    if special := Ending.objects.filter(item=item, window__isnull=False).order_by("-at").first():
        return format_lazy(_("该事项已转专窗办理，请引导申请人到{window}。"), window=str(special.window))
    return format_lazy(_("该权限在{department}。"), department=item.department.name)
