"""Review points that the province lays down; a department's items inherit them and nobody here changes them (M13)."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.catalogue.models.items import ReviewPoint


class ProvincialPoints(models.QuerySet["ProvincialPoint"]):
    def in_force(self, on: date) -> "ProvincialPoints":
        """Those that hold on the day."""
        return self.filter(models.Q(ends_on__isnull=True) | models.Q(ends_on__gt=on), begins_on__lte=on)


class ProvincialPoint(models.Model):
    """One point for a material of every 全省通办 item with this basic code, from one import until another leaves it out."""

    basic_code = models.CharField(_("基本编码"), max_length=12)
    order = models.PositiveIntegerField(_("顺序"))
    material_code = models.CharField(_("材料代码"), max_length=10, blank=True)
    material_name = models.CharField(_("材料名称"), max_length=100)
    aspect = models.CharField(
        _("要素"), max_length=12, choices=ReviewPoint.Aspect.choices, default=ReviewPoint.Aspect.REQUIREMENT
    )
    text = models.CharField(_("审查要点"), max_length=300)
    basis = models.CharField(_("依据"), max_length=200, blank=True)
    begins_on = models.DateField(_("自何日起"))
    ends_on = models.DateField(_("自何日起不再适用"), null=True, blank=True)

    objects = ProvincialPoints.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("省级审查要点")
        ordering = ["basic_code", "order", "pk"]
        indexes = [models.Index(fields=["basic_code"], name="provincial_basic_code")]

    def __str__(self) -> str:
        return self.text
