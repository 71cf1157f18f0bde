from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.cases.models.case import Case
from onewindow.cases.models.intake import CaseFile
from onewindow.documents.models import Document


class Decision(models.Model):
    class Outcome(models.TextChoices):
        GRANTED = "granted", _("准予")
        REFUSED = "refused", _("不予")

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="decision", verbose_name=_("办件"))
    outcome = models.CharField(_("决定"), max_length=8, choices=Outcome.choices)
    reasons = models.TextField(_("理由"))
    basis = models.TextField(_("法律依据"))
    decided_at = models.DateTimeField(_("决定时间"))
    decided_by = models.JSONField(_("决定人"))
    document = models.ForeignKey(Document, on_delete=models.PROTECT, verbose_name=_("文书"))

    class Meta:
        verbose_name = verbose_name_plural = _("决定")


class Certificate(models.Model):
    """The result itself: made once, by the department or by the issuing window where granted (M32)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="certificate", verbose_name=_("办件"))
    number = models.CharField(_("证照编号"), max_length=60, unique=True)
    valid_from = models.DateField(_("有效期起"))
    valid_until = models.DateField(_("有效期止"), null=True, blank=True)
    made_at = models.DateTimeField(_("制证时间"))
    made_by = models.JSONField(_("制证人"))
    document = models.ForeignKey(Document, on_delete=models.PROTECT, verbose_name=_("文书"))

    class Meta:
        verbose_name = verbose_name_plural = _("证照")


class Handover(models.Model):
    """Papers or results that changed hands, with the list that both sides sign (M28, M31)."""

    class Kind(models.TextChoices):
        MATERIALS = "materials", _("纸质材料")
        RESULT = "result", _("办理结果")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="handovers", verbose_name=_("办件"))
    kind = models.CharField(_("种类"), max_length=10, choices=Kind.choices)
    from_place = models.CharField(_("移交方"), max_length=100)
    to_place = models.CharField(_("接收方"), max_length=100)
    contents = models.JSONField(_("清单"))
    handed_by = models.JSONField(_("移交人"))
    at = models.DateTimeField(_("移交时间"))
    late = models.BooleanField(_("晚于当日截止"), default=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, verbose_name=_("文书"))

    class Meta:
        verbose_name = verbose_name_plural = _("移交")


class Delivery(models.Model):
    """The result is in the recipient's hands; a case has one at most."""

    class Mode(models.TextChoices):
        COUNTER = "counter", _("当面送达")

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="delivery", verbose_name=_("办件"))
    mode = models.CharField(_("方式"), max_length=10, choices=Mode.choices)
    recipient = models.CharField(_("签收人"), max_length=50)
    recipient_number_sealed = models.BinaryField(_("签收人证件号码（密文）"))
    is_agent = models.BooleanField(_("代领"), default=False)
    signature = models.ForeignKey(CaseFile, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("签名"))
    delivered_at = models.DateTimeField(_("送达时间"))
    delivered_by = models.JSONField(_("送达人"))
    document = models.ForeignKey(Document, on_delete=models.PROTECT, verbose_name=_("送达回证"))

    class Meta:
        verbose_name = verbose_name_plural = _("送达")
