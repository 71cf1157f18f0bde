"""Faults that were found, and their whole course."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from onewindow.cases.models import Case
from onewindow.lib.ids import new_id
from onewindow.organisation.models import Account, Centre, Department, Role, Window
from onewindow.supervision.models.samples import QUESTIONS
from onewindow.supervision.rules import FindingState, Severity, Side

STATES = [
    (FindingState.RAISED.value, _("待答复")),
    (FindingState.REPLIED.value, _("已答复，待认定")),
    (FindingState.UPHELD.value, _("已认定，待整改")),
    (FindingState.REPORTED.value, _("已报整改，待复核")),
    (FindingState.CLOSED.value, _("已销号")),
    (FindingState.WITHDRAWN.value, _("已撤销")),
]
SIDES = [
    (Side.DEPARTMENT.value, _("部门")),
    (Side.WINDOW.value, _("窗口")),
    (Side.PERSON.value, _("个人")),
]
SEVERITIES = [
    (Severity.MINOR.value, _("轻微")),
    (Severity.ORDINARY.value, _("一般")),
    (Severity.SERIOUS.value, _("严重")),
]


class Finding(models.Model):
    """A fault in a case, held against a department, a window or a person in a hat; `due_at` is what is owed now."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(_("问题编号"), max_length=30, unique=True)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="findings", verbose_name=_("中心"))
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="findings", verbose_name=_("办件"))
    kind = models.CharField(_("问题种类"), max_length=20, choices=QUESTIONS)
    side = models.CharField(_("责任方"), max_length=10, choices=SIDES)
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, null=True, blank=True, related_name="findings", verbose_name=_("部门")
    )
    window = models.ForeignKey(
        Window, on_delete=models.PROTECT, null=True, blank=True, related_name="findings", verbose_name=_("窗口")
    )
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="findings", verbose_name=_("人员")
    )
    role = models.CharField(_("岗位"), max_length=16, choices=Role.choices, blank=True)
    against = models.CharField(_("责任方名称"), max_length=150)
    clause = models.CharField(_("违反的规定"), max_length=200)
    severity = models.CharField(_("程度"), max_length=10, choices=SEVERITIES)
    evidence = models.TextField(_("事实和证据"))
    demand = models.TextField(_("整改要求"))
    rectify_by = models.DateField(_("整改期限"))
    state = models.CharField(_("状态"), max_length=10, choices=STATES)
    found_at = models.DateTimeField(_("提出时间"))
    reply_due_at = models.DateTimeField(_("答复期限"))
    rectify_due_at = models.DateTimeField(_("整改截止"))
    due_at = models.DateTimeField(_("当前期限"), null=True, blank=True)
    upheld_at = models.DateTimeField(_("认定时间"), null=True, blank=True)
    reported_at = models.DateTimeField(_("报告整改时间"), null=True, blank=True)
    closed_at = models.DateTimeField(_("了结时间"), null=True, blank=True)
    event_count = models.PositiveIntegerField(_("留痕条数"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("监管问题")
        constraints = [
            models.CheckConstraint(
                condition=Q(side="department", department__isnull=False, window=None, account=None, role="")
                | Q(side="window", window__isnull=False, department=None, account=None, role="")
                | (Q(side="person", account__isnull=False) & ~Q(role="")),
                name="finding_against_one",
            ),
            models.UniqueConstraint(
                fields=["case", "kind", "department", "window", "account"],
                condition=~Q(state="withdrawn"),
                nulls_distinct=False,
                name="finding_once",
            ),
        ]
        indexes = [
            models.Index(fields=["centre", "-id"], name="finding_centre"),
            models.Index(fields=["department", "-id"], name="finding_department"),
            models.Index(fields=["window", "-id"], name="finding_window"),
            models.Index(fields=["account", "-id"], name="finding_account"),
        ]

    def __str__(self) -> str:
        return self.number


class FindingEvent(models.Model):
    """One act in the course of a finding, for ever."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="events", verbose_name=_("问题"))
    sequence = models.PositiveIntegerField(_("序号"))
    act = models.CharField(_("动作"), max_length=30)
    from_state = models.CharField(_("原状态"), max_length=10, blank=True)
    to_state = models.CharField(_("新状态"), max_length=10)
    at = models.DateTimeField(_("时间"))
    account_id = models.BigIntegerField(_("账号"))
    actor = models.JSONField(_("何人何岗"))
    detail = models.JSONField(_("详情"), default=dict)

    class Meta:
        verbose_name = verbose_name_plural = _("问题留痕")
        ordering = ["sequence"]
        constraints = [models.UniqueConstraint(fields=["finding", "sequence"], name="finding_event_once")]


class FindingFile(models.Model):
    """What a unit hands in to prove what it put right."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="files", verbose_name=_("问题"))
    name = models.CharField(_("文件名"), max_length=200)
    content_type = models.CharField(_("类型"), max_length=50)
    size = models.PositiveIntegerField(_("字节数"))
    sha256 = models.CharField(_("摘要"), max_length=64)
    file = models.CharField(_("文件"), max_length=200)
    uploaded_by = models.JSONField(_("上传人"))
    uploaded_at = models.DateTimeField(_("上传时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("整改附件")
