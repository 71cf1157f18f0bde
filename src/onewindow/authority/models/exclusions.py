"""Which items stay out of the windows, on which ground, approved by whom, from when to when (M03)."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from onewindow.catalogue.models import Item


class Exclusions(models.QuerySet["Exclusion"]):
    def standing(self, on: date) -> "Exclusions":
        """Approved by the day, and not ended on or before it."""
        return self.filter(models.Q(ended_on=None) | models.Q(ended_on__gt=on), approved_on__lte=on)

    def open(self) -> "Exclusions":
        """Neither declined nor ended: at most one for each item."""
        return self.filter(declined_on=None, ended_on=None)


class Exclusion(models.Model):
    """An item left out of the windows with its ground; it counts from the leader's approval to the day it is ended.

    Of what is secret it holds only that it is, never its content (M09).
    """

    class Ground(models.TextChoices):
        SECRET = "secret", _("涉密")
        COMPLEX = "complex", _("特别复杂")

    class Stage(models.TextChoices):
        PROPOSED = "proposed", _("待批准")
        APPROVED = "approved", _("已批准")
        DECLINED = "declined", pgettext_lazy("exclusion", "未批准")
        ENDED = "ended", pgettext_lazy("exclusion", "已终止")

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="exclusions", verbose_name=_("事项"))
    ground = models.CharField(_("依据"), max_length=7, choices=Ground.choices)
    reason = models.CharField(_("理由"), max_length=500)
    proposed_by = models.JSONField(_("提出人"))
    proposed_at = models.DateTimeField(_("提出时间"))
    approver = models.JSONField(_("批准人"), null=True, blank=True)
    approved_on = models.DateField(_("批准日期"), null=True, blank=True)
    declined_by = models.JSONField(_("不批准的人"), null=True, blank=True)
    declined_on = models.DateField(_("不批准日期"), null=True, blank=True)
    ended_by = models.JSONField(_("终止人"), null=True, blank=True)
    ended_on = models.DateField(_("终止日期"), null=True, blank=True, help_text=_("当日起不再有效"))
    answer = models.CharField(_("答复"), max_length=500, blank=True)

    objects = Exclusions.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("不进驻事项")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=models.Q(declined_on=None, ended_on=None), name="exclusion_open_once"
            ),
            models.CheckConstraint(
                condition=models.Q(approved_on=None, approver__isnull=True)
                | models.Q(approved_on__isnull=False, approver__isnull=False, declined_on=None),
                name="exclusion_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | models.Q(approved_on__isnull=False),
                name="exclusion_ended_after_approval",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} · {self.get_ground_display()}"

    @property
    def stage(self) -> "Exclusion.Stage":
        if self.ended_on:
            return self.Stage.ENDED
        if self.declined_on:
            return self.Stage.DECLINED
        return self.Stage.APPROVED if self.approved_on else self.Stage.PROPOSED
