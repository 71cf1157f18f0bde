from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.cases.models.case import Case
from onewindow.catalogue.models import SpecialProcedure
from onewindow.documents.models import Document


class Question(models.Model):
    """What the reviewer asks the window, without troubling the applicant."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="questions", verbose_name=_("办件"))
    text = models.TextField(_("问题"))
    asked_at = models.DateTimeField(_("提问时间"))
    asked_by = models.JSONField(_("提问人"))
    answer = models.TextField(_("答复"), blank=True)
    answered_at = models.DateTimeField(_("答复时间"), null=True, blank=True)
    answered_by = models.JSONField(_("答复人"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("部门询问")


class CompletionRequest(models.Model):
    """补齐补正 after acceptance: once, with reason; the clock runs on unless the item's law says otherwise."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="completion", verbose_name=_("办件"))
    defects = models.JSONField(_("需补齐补正内容"))
    reason = models.TextField(_("理由"))
    missed_at_window = models.BooleanField(_("属窗口核验遗漏"), default=False)
    asked_at = models.DateTimeField(_("要求时间"))
    document = models.ForeignKey(Document, on_delete=models.PROTECT, verbose_name=_("文书"))
    completed_at = models.DateTimeField(_("补齐时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("补齐补正")


class Suspension(models.Model):
    """Days that don't count: (started_on, ends_on] in working days (行政许可法 45)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="suspensions", verbose_name=_("办件"))
    procedure = models.ForeignKey(
        SpecialProcedure, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("特别程序")
    )
    reason = models.TextField(_("理由"))
    started_on = models.DateField(_("起"))
    ends_on = models.DateField(_("止"), help_text=_("计划止日；恢复后为实际止日"))
    planned_days = models.PositiveIntegerField(_("计划工作日"))
    resumed_at = models.DateTimeField(_("恢复时间"), null=True, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("文书"))

    class Meta:
        verbose_name = verbose_name_plural = _("中止计时")
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=models.Q(resumed_at=None), name="suspension_open_once")
        ]


class Extension(models.Model):
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="extension", verbose_name=_("办件"))
    number = models.PositiveIntegerField(_("延长"))
    unit = models.CharField(_("单位"), max_length=14)
    reason = models.TextField(_("理由"))
    approved_by = models.JSONField(_("批准人"))
    at = models.DateTimeField(_("时间"))
    document = models.ForeignKey(Document, on_delete=models.PROTECT, verbose_name=_("文书"))

    class Meta:
        verbose_name = verbose_name_plural = _("延期")
