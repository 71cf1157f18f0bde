from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.cases.models.case import Case
from onewindow.cases.rules import Verdict
from onewindow.catalogue.models import MaterialRequirement
from onewindow.documents.models import Document
from onewindow.lib.ids import new_id

VERDICTS = [
    (Verdict.PENDING.value, _("未核验")),
    (Verdict.PASSED.value, _("符合")),
    (Verdict.DEFECTIVE.value, _("不符合")),
    (Verdict.MISSING.value, _("未提交")),
]


class CaseMaterial(models.Model):
    """A material handed in, or still owed, against one line of the list."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="materials", verbose_name=_("办件"))
    requirement = models.ForeignKey(MaterialRequirement, on_delete=models.PROTECT, verbose_name=_("材料要求"))
    verdict = models.CharField(_("核验结论"), max_length=10, choices=VERDICTS, default=Verdict.PENDING.value)
    remark = models.CharField(_("说明"), max_length=300, blank=True)
    original_seen = models.BooleanField(_("已核原件"), default=False)
    copies_kept = models.PositiveIntegerField(_("留存份数"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("提交材料")
        ordering = ["requirement__order"]
        constraints = [models.UniqueConstraint(fields=["case", "requirement"], name="material_once")]


class CaseFile(models.Model):
    """A scan or electronic original; who may see the case may see the file, and each view is logged."""

    class Purpose(models.TextChoices):
        MATERIAL = "material", _("申请材料")
        LETTER = "letter", _("授权委托书")
        SIGNATURE = "signature", _("签名")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="files", verbose_name=_("办件"))
    material = models.ForeignKey(
        CaseMaterial, on_delete=models.PROTECT, null=True, blank=True, related_name="files", verbose_name=_("材料")
    )
    purpose = models.CharField(_("用途"), max_length=10, choices=Purpose.choices, default=Purpose.MATERIAL)
    name = models.CharField(_("文件名"), max_length=200)
    content_type = models.CharField(_("类型"), max_length=50)
    size = models.PositiveIntegerField(_("字节数"))
    sha256 = models.CharField(_("摘要"), max_length=64)
    file = models.CharField(_("文件"), max_length=200)
    uploaded_by = models.JSONField(_("上传人"))
    uploaded_at = models.DateTimeField(_("上传时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("办件文件")


class OneTimeNotice(models.Model):
    """The one notice of all that is missing (M21); a further one exists only by a supervisor's override."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notices", verbose_name=_("办件"))
    sequence = models.PositiveIntegerField(_("次序"), default=1)
    issued_at = models.DateTimeField(_("告知时间"))
    reply_by = models.DateField(_("补正期限"))
    defects = models.JSONField(_("需补正内容"))
    document = models.ForeignKey(Document, on_delete=models.PROTECT, verbose_name=_("文书"))

    class Meta:
        verbose_name = verbose_name_plural = _("一次性告知")
        constraints = [models.UniqueConstraint(fields=["case", "sequence"], name="notice_sequence_once")]
