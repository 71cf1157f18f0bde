from datetime import datetime, time

from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.cases.models.case import Case
from onewindow.cases.rules import StepKind
from onewindow.organisation.models import Account, Centre, Department, Window
from onewindow.worktime.rules import SHANGHAI, Due

STEPS = [
    (StepKind.INTAKE.value, _("收件核验")),
    (StepKind.CORRECTION.value, _("等待申请人补正")),
    (StepKind.REVIEW.value, _("审查决定")),
    (StepKind.COMPLETION.value, _("等待补齐补正")),
    (StepKind.ANSWER.value, _("窗口答复部门")),
    (StepKind.HANDOVER.value, _("移交结果")),
    (StepKind.MAKING.value, _("制证")),
    (StepKind.DELIVERY.value, _("出件送达")),
    (StepKind.PAPER.value, _("移交纸质材料")),
]

DUE_FIELDS = ("due_at", "provisional", "warn_at", "warned_at", "overdue_told_at")


class Step(models.Model):
    """Who owes what by when. Inboxes, reminders and responsibility all read it (M22).

    `set_due` is the one way to move its date, since the reminders hang on it.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps", verbose_name=_("办件"))
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, verbose_name=_("中心"))
    kind = models.CharField(_("环节"), max_length=12, choices=STEPS)
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("责任部门")
    )
    window = models.ForeignKey(Window, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("责任窗口"))
    person = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("责任人"))
    opened_at = models.DateTimeField(_("开始"))
    due_at = models.DateTimeField(_("期限"), null=True, blank=True)
    provisional = models.BooleanField(_("期限待放假安排公布"), default=False)
    warn_at = models.DateTimeField(_("提醒时间"), null=True, blank=True, help_text=_("从此时起亮黄灯"))
    warned_at = models.DateTimeField(_("已提醒"), null=True, blank=True)
    overdue_told_at = models.DateTimeField(_("超期已告知"), null=True, blank=True)
    closed_at = models.DateTimeField(_("完成"), null=True, blank=True)
    closed_by = models.CharField(_("完成人"), max_length=100, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("环节")
        constraints = [
            models.UniqueConstraint(fields=["case", "kind"], condition=models.Q(closed_at=None), name="step_open_once")
        ]
        indexes = [
            models.Index(
                fields=["department", "due_at", "id"], condition=models.Q(closed_at=None), name="step_open_department"
            ),
            models.Index(
                fields=["centre", "due_at", "id"], condition=models.Q(closed_at=None), name="step_open_centre"
            ),
            models.Index(fields=["due_at"], condition=models.Q(closed_at=None), name="step_open_due"),
            models.Index(
                fields=["warn_at"], condition=models.Q(closed_at=None, warned_at=None), name="step_to_be_warned"
            ),
            models.Index(
                fields=["due_at"], condition=models.Q(closed_at=None, overdue_told_at=None), name="step_to_be_told"
            ),
            models.Index(
                fields=["centre", "due_at"],
                condition=models.Q(closed_at__gt=models.F("due_at")),
                name="step_closed_late",
            ),
        ]

    def set_due(self, due: Due | None) -> None:
        """Set when it is due and from when it warns; a date that moved is warned of again."""
        self.due_at, self.provisional = (due.at, due.provisional) if due else (None, False)
        warn_on = due.warn_on if due else None
        self.warn_at = max(self.opened_at, datetime.combine(warn_on, time.min, SHANGHAI)) if warn_on else None
        self.warned_at = self.overdue_told_at = None


class CaseEvent(models.Model):
    """One act, for ever: who, in which hat, on which ground, from where to where, when and why."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events", verbose_name=_("办件"))
    sequence = models.PositiveIntegerField(_("序号"))
    act = models.CharField(_("动作"), max_length=24)
    from_state = models.CharField(_("原状态"), max_length=12, blank=True)
    to_state = models.CharField(_("新状态"), max_length=12)
    at = models.DateTimeField(_("时间"))
    account_id = models.BigIntegerField(_("账号"))
    actor = models.JSONField(_("何人何岗"))
    ground = models.JSONField(_("依据"))
    detail = models.JSONField(_("详情"), default=dict)
    previous_hash = models.CharField(_("前条摘要"), max_length=64, blank=True)
    hash = models.CharField(_("摘要"), max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = _("办件留痕")
        ordering = ["sequence"]
        constraints = [models.UniqueConstraint(fields=["case", "sequence"], name="event_sequence_once")]
