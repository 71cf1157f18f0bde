from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.cases.models.case import Case
from onewindow.cases.models.record import Step
from onewindow.cases.rules import Occasion, Whose
from onewindow.organisation.models import Centre

OCCASIONS = [
    (Occasion.NO_POWER.value, _("超越权限，被拒绝")),
    (Occasion.REFUSED.value, _("不予决定")),
    (Occasion.DECLINED.value, _("不予受理决定")),
    (Occasion.RETURNED.value, _("退回申请")),
    (Occasion.LAPSED.value, _("逾期未补正，视为撤回")),
    (Occasion.EXTRA_MATERIAL.value, _("清单之外索要材料")),
    (Occasion.SECOND_NOTICE.value, _("二次告知")),
    (Occasion.MISSED_AT_WINDOW.value, _("窗口核验遗漏")),
    (Occasion.COMPLETION_DEMANDED.value, _("受理后要求补齐补正")),
    (Occasion.UNANSWERED.value, _("逾期未答复，视为受理")),
    (Occasion.LATE.value, _("环节超期")),
]
WHOSE = [
    (Whose.DEPARTMENT_STANDARD.value, _("部门的标准")),
    (Whose.REVIEWER.value, _("部门人员的要求或行为")),
    (Whose.WINDOW.value, _("窗口的行为")),
    (Whose.APPLICANT.value, _("申请人自身")),
    (Whose.OTHER.value, _("其他人员的行为")),
]


class Liability(models.Model):
    """Whose rule or act it was when something was refused, demanded in excess, noticed twice or late (M19 to M21, M24).

    `centre` is that of the unit that answers for it. Unit and person are kept as plain values. How late a step was is
    read from its own end; `due_at` is what held when it was put on record.
    """

    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, verbose_name=_("中心"))
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="liabilities", verbose_name=_("办件")
    )
    occasion = models.CharField(_("情形"), max_length=20, choices=OCCASIONS)
    whose = models.CharField(_("归于"), max_length=20, choices=WHOSE)
    unit = models.CharField(_("责任单位"), max_length=100, blank=True)
    account_id = models.BigIntegerField(_("责任人账号"), null=True, blank=True)
    person = models.JSONField(_("责任人"))
    clause = models.TextField(_("依据条款"))
    step = models.ForeignKey(
        Step, on_delete=models.PROTECT, null=True, blank=True, related_name="liabilities", verbose_name=_("环节")
    )
    due_at = models.DateTimeField(_("期限"), null=True, blank=True)
    event_sequence = models.PositiveIntegerField(_("留痕序号"), null=True, blank=True)
    detail = models.JSONField(_("详情"), default=dict)
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("责任记录")
        constraints = [
            models.UniqueConstraint(
                fields=["step"], condition=models.Q(occasion=Occasion.LATE.value), name="step_late_once"
            )
        ]
        indexes = [models.Index(fields=["centre", "-at"], name="liability_centre_at")]
