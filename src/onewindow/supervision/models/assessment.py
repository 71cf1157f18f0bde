"""What figures cost in points, and the sheets that were issued."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.documents.models import Document
from onewindow.lib.ids import new_id
from onewindow.organisation.models import Account, Centre, Department, Window
from onewindow.supervision.models.findings import SIDES
from onewindow.supervision.rules import Figure

FIGURES = [
    (Figure.HANDLED.value, _("办件数")),
    (Figure.LATE_STEPS.value, _("超期环节")),
    (Figure.UNANSWERED.value, _("逾期未答复，视为受理")),
    (Figure.SPLIT_NOTICES.value, _("分次告知")),
    (Figure.EXTRA_MATERIALS.value, _("清单之外索要材料")),
    (Figure.MISSED_AT_WINDOW.value, _("窗口核验遗漏")),
    (Figure.COMPLETIONS.value, _("受理后要求补齐补正")),
    (Figure.FINDINGS_MINOR.value, _("认定的轻微问题")),
    (Figure.FINDINGS_ORDINARY.value, _("认定的一般问题")),
    (Figure.FINDINGS_SERIOUS.value, _("认定的严重问题")),
    (Figure.OVERDUE_RECTIFICATIONS.value, _("逾期未报整改")),
    (Figure.SAMPLED.value, _("抽查件数")),
    (Figure.SAMPLED_FAULTY.value, _("抽查不符合件数")),
]


class PointRule(models.Model):
    """What one figure costs at a centre; a figure without a row costs what the house proposes."""

    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="point_rules", verbose_name=_("中心"))
    figure = models.CharField(_("指标"), max_length=24, choices=FIGURES)
    points = models.DecimalField(_("每百件每次扣分"), max_digits=5, decimal_places=2)
    cap = models.DecimalField(_("最多扣分"), max_digits=5, decimal_places=2)
    set_at = models.DateTimeField(_("设置时间"))
    set_by = models.JSONField(_("设置人"))

    class Meta:
        verbose_name = verbose_name_plural = _("计分规则")
        constraints = [
            models.UniqueConstraint(fields=["centre", "figure"], name="point_rule_once"),
            models.CheckConstraint(
                condition=models.Q(points__gte=0, cap__gte=0, points__lte=100, cap__lte=100), name="point_rule_sane"
            ),
        ]


class AssessmentSheet(models.Model):
    """An assessment sheet as issued; figures that changed since give a new sheet."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="sheets", verbose_name=_("中心"))
    side = models.CharField(_("对象"), max_length=10, choices=SIDES)
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, null=True, blank=True, related_name="sheets", verbose_name=_("部门")
    )
    window = models.ForeignKey(
        Window, on_delete=models.PROTECT, null=True, blank=True, related_name="sheets", verbose_name=_("窗口")
    )
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="sheets", verbose_name=_("人员")
    )
    period = models.CharField(_("期间"), max_length=7)
    digest = models.CharField(_("内容摘要"), max_length=64)
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, related_name="assessment_sheet", verbose_name=_("文书")
    )
    issued_at = models.DateTimeField(_("出具时间"))
    issued_by = models.JSONField(_("出具人"))

    class Meta:
        verbose_name = verbose_name_plural = _("考核表")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "side", "department", "window", "account", "period", "digest"],
                nulls_distinct=False,
                name="sheet_once",
            )
        ]
