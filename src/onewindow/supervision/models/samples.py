"""The monthly draw and the checks of what was drawn."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.cases.models import Case
from onewindow.lib.ids import new_id
from onewindow.organisation.models import Centre, Department
from onewindow.supervision.rules import MINIMUM, PERCENT, Answer, Question

QUESTIONS = [
    (Question.WRONGLY_REJECTED.value, _("不该退的退了、不该拒的拒了")),
    (Question.EXTRA_MATERIAL.value, _("清单之外索要材料")),
    (Question.MISSING_NOTICE.value, _("应当告知而没有告知")),
    (Question.SPLIT_NOTICE.value, _("分次告知（一件两次告知）")),
    (Question.GUIDE_DIFFERS.value, _("办事指南与实际办理不一致")),
    (Question.BACK_DATED.value, _("倒签、补记办理环节")),
    (Question.LATE_STEP.value, _("环节超期")),
    (Question.WRONG_PAPER.value, _("文书错用、漏出或者内容错误")),
    (Question.DATA_SHOWN.value, _("不当查看或者泄露个人信息")),
]
ANSWERS = [
    (Answer.CONFORMS.value, _("符合")),
    (Answer.FAULTY.value, _("不符合")),
    (Answer.NOT_APPLICABLE.value, _("不适用")),
]


class SamplingRule(models.Model):
    """How many cases a centre draws of each department; without a row the defaults stand."""

    centre = models.OneToOneField(
        Centre, on_delete=models.PROTECT, related_name="sampling_rule", verbose_name=_("中心")
    )
    percent = models.DecimalField(
        _("抽查比例（%）"),
        max_digits=5,
        decimal_places=2,
        default=PERCENT,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    minimum = models.PositiveSmallIntegerField(_("每个部门最少件数"), default=MINIMUM)
    set_at = models.DateTimeField(_("设置时间"))
    set_by = models.JSONField(_("设置人"))

    class Meta:
        verbose_name = verbose_name_plural = _("抽查比例")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(percent__gt=0, percent__lte=100, minimum__gte=1), name="sampling_rule_sane"
            )
        ]


class Sample(models.Model):
    """A centre's draw of a month. The seed is laid down first, by itself; what it draws can't be chosen any more."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="samples", verbose_name=_("中心"))
    month = models.DateField(_("月份"), help_text=_("当月第一天"))
    seed = models.CharField(_("种子"), max_length=64)
    seeded_at = models.DateTimeField(_("种子确定时间"))
    percent = models.DecimalField(_("抽查比例（%）"), max_digits=5, decimal_places=2)
    minimum = models.PositiveSmallIntegerField(_("每个部门最少件数"))
    drawn_at = models.DateTimeField(_("抽取时间"), null=True, blank=True)
    drawn_by = models.JSONField(_("抽取人"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("抽查样本")
        constraints = [models.UniqueConstraint(fields=["centre", "month"], name="sample_month_once")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class Stratum(models.Model):
    """What stood before the draw of one department: how many cases, and the digest of their numbers."""

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="strata", verbose_name=_("样本"))
    department = models.ForeignKey(Department, on_delete=models.PROTECT, verbose_name=_("部门"))
    population = models.PositiveIntegerField(_("总件数"))
    size = models.PositiveIntegerField(_("抽取件数"))
    digest = models.CharField(_("办件编号摘要"), max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = _("分部门总体")
        constraints = [models.UniqueConstraint(fields=["sample", "department"], name="stratum_once")]


class SampledCase(models.Model):
    """One case that was drawn; `place` is its place in the draw of its department, from 1."""

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="cases", verbose_name=_("样本"))
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sampled", verbose_name=_("办件"))
    department = models.ForeignKey(Department, on_delete=models.PROTECT, verbose_name=_("部门"))
    place = models.PositiveIntegerField(_("次序"))

    class Meta:
        verbose_name = verbose_name_plural = _("抽中的办件")
        constraints = [models.UniqueConstraint(fields=["sample", "case"], name="sampled_once")]


class Check(models.Model):
    """The check form of one drawn case, handed in whole and once."""

    sampled = models.OneToOneField(
        SampledCase, on_delete=models.PROTECT, related_name="check_form", verbose_name=_("抽中的办件")
    )
    checked_at = models.DateTimeField(_("检查时间"))
    account_id = models.BigIntegerField(_("检查人账号"))
    checked_by = models.JSONField(_("检查人"))
    faults = models.PositiveSmallIntegerField(_("不符合项数"))

    class Meta:
        verbose_name = verbose_name_plural = _("检查表")


class CheckAnswer(models.Model):
    check_form = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="answers", verbose_name=_("检查表"))
    question = models.CharField(_("检查项目"), max_length=20, choices=QUESTIONS)
    answer = models.CharField(_("结论"), max_length=14, choices=ANSWERS)
    remark = models.CharField(_("说明"), max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("检查结论")
        constraints = [models.UniqueConstraint(fields=["check_form", "question"], name="answer_once")]
