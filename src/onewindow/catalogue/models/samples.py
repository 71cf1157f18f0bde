"""Samples (样表): how a material looks when it is in order, with marks that explain the review (M12)."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.catalogue.models.items import Item
from onewindow.lib.ids import new_id


class MaterialSamples(models.QuerySet["MaterialSample"]):
    def shown_on(self, day: date) -> "MaterialSamples":
        """The edition of each material's sample that holds on the day: the newest of those that have begun."""
        begun = self.filter(begins_on__lte=day)
        return begun.order_by("item_id", "material_code", "-number").distinct("item_id", "material_code")


class MaterialSample(models.Model):
    """One edition of a material's sample with its marks, shown from a day on; never changed, only followed by the next.

    It stands by the item and the material's code, not by a version: it explains what the list asks and adds nothing to it.
    An edition without a file takes the sample away.
    """

    class MarkKind(models.TextChoices):
        METHOD = "method", _("审查方式")
        STANDARD = "standard", _("裁量标准")
        FILLING = "filling", _("填写说明")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="samples", verbose_name=_("事项"))
    material_code = models.CharField(_("材料代码"), max_length=10)
    material_name = models.CharField(_("材料名称"), max_length=100)
    number = models.PositiveIntegerField(_("第几版"))
    begins_on = models.DateField(_("自何日起"))
    file = models.CharField(_("文件"), max_length=200, blank=True)
    sha256 = models.CharField(_("摘要"), max_length=64, blank=True)
    width = models.PositiveIntegerField(_("宽"), default=0)
    height = models.PositiveIntegerField(_("高"), default=0)
    marks = models.JSONField(_("标注"), default=list)
    made_by = models.JSONField(_("何人何岗"))
    made_at = models.DateTimeField(_("何时"))

    objects = MaterialSamples.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("样表")
        constraints = [
            models.UniqueConstraint(fields=["item", "material_code", "number"], name="sample_edition_once"),
        ]

    def __str__(self) -> str:
        return f"{self.material_name} {self.number}"
