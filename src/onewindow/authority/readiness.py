"""What a new item still lacks before it may be published: agreement, guide, training and configuration (M33)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.authority.models import Grant, TrainingPass
from onewindow.authority.queries.grounds import GRANTED
from onewindow.authority.rules import Power
from onewindow.authority.windows import windows_serving
from onewindow.catalogue import actions
from onewindow.catalogue.applications import list_of
from onewindow.catalogue.models import ItemApplication
from onewindow.catalogue.rules import Checklist
from onewindow.catalogue.rules.life import Kind
from onewindow.catalogue.words import element_name
from onewindow.lib.joined import joined
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role

Words = str | Promise
GUIDE = ("legal_basis", "conditions", "flow", "result_name")


@dataclass(frozen=True, slots=True)
class Condition:
    """One of the four: whether it is met on the day, and in words what stands or what is missing."""

    name: Words
    met: bool
    said: Words


def readiness(application: ItemApplication, *, on: date) -> tuple[Condition, ...]:
    """Return the conditions of an addition as they will stand on its day; nothing for what is no addition."""
    if application.kind != Kind.ADDITION:
        return ()
    listed = list_of(application).checklist
    return (
        _agreement(application, on),
        _guide(listed),
        _training(application, on),
        _configuration(application, listed),
    )


def missing(conditions: tuple[Condition, ...]) -> list[Words]:
    """Return in words what is not met."""
    return [format_lazy(_("{name}：{said}"), name=each.name, said=each.said) for each in conditions if not each.met]


def publish_item(*, number: str, by: Actor, at: datetime, on: date | None = None) -> ItemApplication:
    """Publish an application (catalogue's `publish_application`), an addition only when all four conditions are met.

    Refuses with NotReady naming what is missing, and as `publish_application` does (M33).
    """
    found = ItemApplication.objects.filter(number=number).select_related("item__department", "centre").first()
    day = on or (found.planned_on if found else None) or localdate(at)
    lacking = missing(readiness(found, on=day)) if found else []
    return actions.publish_application(number=number, missing=lacking, by=by, at=at, on=on)


def _agreement(application: ItemApplication, on: date) -> Condition:
    name, item = _("授权委托协议"), application.item
    grants = Grant.objects.filter(
        GRANTED,
        item=item,
        power=Power.RECEIVE,
        agreement__centre=application.centre_id,
        agreement__begins_on__lte=on,
        agreement__ends_on__gte=on,
    )
    code = grants.order_by("-agreement__ends_on").values_list("agreement__code", flat=True).first()
    if code:
        return Condition(name, True, format_lazy(_("已签订（授权码{code}）"), code=code))
    return Condition(name, False, format_lazy(_("{day}没有把收件权限授予窗口的有效协议"), day=on.isoformat()))


def _guide(listed: Checklist | None) -> Condition:
    name = _("办事指南")
    empty = [element_name("items", each) for each in GUIDE if not (listed and getattr(listed, each))]
    if empty:
        return Condition(name, False, format_lazy(_("清单还没有填写{elements}"), elements=joined(empty)))
    return Condition(name, True, _("由实施清单生成，要素齐全"))


def _training(application: ItemApplication, on: date) -> Condition:
    name = _("培训")
    passes = TrainingPass.objects.filter(
        item=application.item,
        revoked_at=None,
        valid_until__gte=on,
        account__posts__role=Role.CLERK,
        account__posts__centre=application.centre_id,
    )
    trained = passes.values("account").distinct().count()
    if trained:
        return Condition(name, True, format_lazy(_("培训合格的窗口人员{n}名"), n=trained))
    return Condition(name, False, format_lazy(_("{day}没有培训合格的窗口人员"), day=on.isoformat()))


def _configuration(application: ItemApplication, listed: Checklist | None) -> Condition:
    name = _("配置")
    windows = windows_serving(listed.service_objects, application.item.department) if listed else []
    if not windows:
        return Condition(name, False, _("没有面向其服务对象的窗口"))
    if application.configured_at is None:
        return Condition(name, False, _("中心尚未确认服务区、窗口、取号和评价"))
    return Condition(name, True, _("已确认，随实施清单生效"))
