"""Which department lets which centre's windows do what, on which item, from when to when (M16)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.authority.rules import Power
from onewindow.catalogue.models import Item
from onewindow.organisation.models import Centre, Department

POWERS = [
    (Power.RECEIVE.value, _("收件")),
    (Power.ACCEPT.value, _("受理")),
    (Power.REVIEW.value, _("审查")),
    (Power.DECIDE.value, _("决定")),
    (Power.MAKE.value, _("制证")),
    (Power.ISSUE.value, _("出件")),
]
POWER_NAMES = dict(POWERS)


class Agreement(models.Model):
    """An agreement (授权委托协议) of a department with a centre; it grants nothing until both sides have signed it."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("待签署")
        SIGNED = "signed", _("已签署")
        ENDED = "ended", _("已终止")
        DROPPED = "dropped", _("未成立")

    code = models.CharField(_("授权码"), max_length=30, unique=True)
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="agreements", verbose_name=_("委托部门")
    )
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="agreements", verbose_name=_("受托中心"))
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.PROPOSED)
    signed_on = models.DateField(_("签订日期"), null=True, blank=True)
    begins_on = models.DateField(_("生效日期"))
    ends_on = models.DateField(_("届满日期"), help_text=_("当日仍有效"))
    duties = models.TextField(_("双方责任"), blank=True)
    renews = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="renewals", verbose_name=_("续签自")
    )
    reminded = models.PositiveSmallIntegerField(_("已提醒"), null=True, blank=True, help_text=_("届满前的天数"))

    class Meta:
        verbose_name = verbose_name_plural = _("授权委托协议")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state__in=["signed", "ended"]) | models.Q(signed_on__isnull=False),
                name="agreement_signed_on_a_day",
            )
        ]
        indexes = [
            models.Index(fields=["ends_on"], condition=models.Q(state="signed"), name="agreement_running_out"),
        ]

    def __str__(self) -> str:
        return self.code


class Grant(models.Model):
    """One power on one item under an agreement."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="grants", verbose_name=_("协议"))
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="grants", verbose_name=_("事项"))
    power = models.CharField(_("权限"), max_length=10, choices=POWERS)
    ended_at = models.DateTimeField(_("收回时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("授权")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "item", "power"], condition=models.Q(ended_at__isnull=True), name="grant_once"
            )
        ]
        indexes = [models.Index(fields=["item", "power"], name="grant_item_power")]

    def __str__(self) -> str:
        return f"{self.item} · {self.get_power_display()}"
