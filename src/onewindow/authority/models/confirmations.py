"""The list by which a department confirms its items to its centre, sealed and received (M10)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.authority.models.agreements import POWERS
from onewindow.authority.models.scans import Scan
from onewindow.catalogue.models import Item, ItemVersion
from onewindow.documents.models import Document
from onewindow.organisation.models import Department


class ConfirmationList(models.Model):
    """One list as printed (事项确认清单); it counts when the centre has received its sealed scan."""

    class Stage(models.TextChoices):
        PRINTED = "printed", _("待盖章")
        SEALED = "sealed", _("待中心接收")
        RECEIVED = "received", _("中心已接收")
        RETURNED = "returned", _("已退回")

    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="confirmation_lists", verbose_name=_("确认单位")
    )
    stage = models.CharField(_("进展"), max_length=8, choices=Stage.choices, default=Stage.PRINTED)
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="+", verbose_name=_("文书"))
    confirmed_by = models.JSONField(_("确认人"))
    confirmed_at = models.DateTimeField(_("确认时间"))
    sealed = models.ForeignKey(
        Scan,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="confirmation_lists",
        verbose_name=_("盖章扫描件"),
    )
    answered_by = models.JSONField(_("接收人"), null=True, blank=True)
    answered_at = models.DateTimeField(_("接收时间"), null=True, blank=True)
    answer = models.TextField(_("退回理由"), blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("事项确认清单")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stage__in=["printed"]) | models.Q(sealed__isnull=False),
                name="confirmation_list_sealed",
            )
        ]

    def __str__(self) -> str:
        return self.document.number


class ConfirmationLine(models.Model):
    """One item as it was confirmed: by version, with the powers that the department proposes; never changed."""

    list = models.ForeignKey(ConfirmationList, on_delete=models.PROTECT, related_name="lines", verbose_name=_("清单"))
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="confirmations", verbose_name=_("事项"))
    version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="+", verbose_name=_("版本"))
    powers = ArrayField(models.CharField(max_length=10, choices=POWERS), verbose_name=_("拟授权限"))

    class Meta:
        verbose_name = verbose_name_plural = _("确认的事项")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["list", "item"], name="confirmation_line_once")]

    def __str__(self) -> str:
        return f"{self.item}"
