"""How an item left a centre's general windows: by both sides, or by the coordination group's decision (M23)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.authority.models.agreements import Agreement
from onewindow.authority.models.proposals import Proposal
from onewindow.authority.models.scans import Scan
from onewindow.catalogue.models import Item
from onewindow.organisation.models import Centre, Window


class Decision(models.Model):
    """A decision of the coordination group (协调小组) on the centre's report, entered with its sealed scan."""

    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("中心"))
    number = models.CharField(_("决定文号"), max_length=60)
    decided_on = models.DateField(_("决定日期"))
    report = models.TextField(_("中心报告"))
    scan = models.ForeignKey(Scan, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("决定扫描件"))
    entered_by = models.JSONField(_("录入人"))
    entered_at = models.DateTimeField(_("录入时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("协调小组决定")
        constraints = [models.UniqueConstraint(fields=["centre", "number"], name="decision_number_once")]

    def __str__(self) -> str:
        return self.number


class Ending(models.Model):
    """One item's stay in the general windows under one agreement is over; `window` is where it is handled since."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="endings", verbose_name=_("协议"))
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="endings", verbose_name=_("事项"))
    at = models.DateTimeField(_("时间"))
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="endings", verbose_name=_("双方提议")
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="endings", verbose_name=_("决定")
    )
    window = models.ForeignKey(
        Window, on_delete=models.PROTECT, null=True, blank=True, related_name="endings", verbose_name=_("专窗")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("事项退出")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "item"], name="ending_once"),
            models.CheckConstraint(
                condition=models.Q(proposal__isnull=True) ^ models.Q(decision__isnull=True),
                name="ending_by_both_or_by_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement} · {self.item}"
