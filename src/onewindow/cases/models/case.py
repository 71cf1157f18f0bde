from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from onewindow.cases.rules import Channel, State
from onewindow.catalogue.models import Item, ItemVersion
from onewindow.documents.models import Document
from onewindow.lib.ids import new_id
from onewindow.organisation.models import Applicant, Centre, Department, Window

STATES = [
    (State.RECEIVED.value, _("已收件")),
    (State.CORRECTING.value, _("待补正")),
    (State.ACCEPTED.value, _("已受理")),
    (State.REVIEWING.value, _("审查中")),
    (State.SUSPENDED.value, pgettext_lazy("state", "中止计时")),
    (State.GRANTED.value, _("已决定（准予）")),
    (State.REFUSED.value, _("已决定（不予）")),
    (State.ISSUING.value, _("待出证")),
    (State.DELIVERED.value, _("已送达")),
    (State.RETURNED.value, _("已退件")),
    (State.DECLINED.value, pgettext_lazy("state", "不予受理")),
    (State.WITHDRAWN.value, _("已撤回")),
    (State.TERMINATED.value, _("已终止")),
]
CHANNELS = [
    (Channel.COUNTER.value, _("窗口")),
    (Channel.WEB.value, _("网上")),
    (Channel.POST.value, _("邮寄")),
]


class Case(models.Model):
    """One application, from receipt to delivery. Only `cases.actions` writes it.

    `centre` is home: its department decides and its calendar counts, wherever the application was received (M04).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(_("办件编号"), max_length=21, unique=True)
    query_code = models.CharField(_("查询码"), max_length=6)
    centre = models.ForeignKey(
        Centre,
        on_delete=models.PROTECT,
        related_name="cases",
        verbose_name=_("所属中心"),
        help_text=_("时限和编号按此计"),
    )
    received_centre = models.ForeignKey(
        Centre, on_delete=models.PROTECT, related_name="received_cases", verbose_name=_("收件中心")
    )
    collect_centre = models.ForeignKey(
        Centre, on_delete=models.PROTECT, related_name="collected_cases", verbose_name=_("领取地点")
    )
    department = models.ForeignKey(Department, on_delete=models.PROTECT, verbose_name=_("实施主体"))
    item = models.ForeignKey(Item, on_delete=models.PROTECT, verbose_name=_("事项"))
    version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, verbose_name=_("事项版本"))
    situations = ArrayField(models.BigIntegerField(), default=list, blank=True, verbose_name=_("情形"))
    channel = models.CharField(_("渠道"), max_length=8, choices=CHANNELS)
    state = models.CharField(_("状态"), max_length=12, choices=STATES)

    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="cases", verbose_name=_("申请人"))
    applicant_kind = models.CharField(_("申请人类别"), max_length=14, choices=Applicant.Kind.choices)
    agent_name = models.CharField(_("代办人"), max_length=50, blank=True)
    agent_number_sealed = models.BinaryField(_("代办人证件号码（密文）"), default=bytes)
    agent_phone_sealed = models.BinaryField(_("代办人手机（密文）"), default=bytes)
    agent_scope = models.CharField(_("委托权限"), max_length=200, blank=True)
    agent_until = models.DateField(_("委托期限"), null=True, blank=True)

    window = models.ForeignKey(Window, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("收件窗口"))
    received_at = models.DateTimeField(_("收件时间"))
    materials_at = models.DateTimeField(_("材料收到时间"), help_text=_("补正后为补正材料收到之时"))
    accepted_at = models.DateTimeField(_("受理时间"), null=True, blank=True)
    promised_due_at = models.DateTimeField(_("承诺期限"), null=True, blank=True)
    legal_due_at = models.DateTimeField(_("法定期限"), null=True, blank=True)
    provisional = models.BooleanField(_("期限待放假安排公布"), default=False)
    decided_at = models.DateTimeField(_("决定时间"), null=True, blank=True)
    closed_at = models.DateTimeField(_("办结时间"), null=True, blank=True)

    event_count = models.PositiveIntegerField(_("留痕条数"), default=0)
    event_head = models.CharField(_("留痕链末摘要"), max_length=64, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("办件")
        indexes = [
            models.Index(fields=["centre", "-id"], name="case_centre"),
            models.Index(fields=["received_centre", "applicant_kind", "-id"], name="case_received_kind"),
            models.Index(fields=["collect_centre", "state", "-id"], name="case_collect_state"),
            models.Index(fields=["centre", "state", "-id"], name="case_centre_state"),
            models.Index(fields=["department", "-id"], name="case_department"),
            models.Index(fields=["department", "state", "-id"], name="case_department_state"),
            models.Index(fields=["applicant", "-id"], name="case_applicant"),
            models.Index(
                fields=["centre", "decided_at"],
                condition=models.Q(decided_at__isnull=False),
                name="case_centre_decided",
            ),
            models.Index(
                fields=["centre", "closed_at"], condition=models.Q(closed_at__isnull=False), name="case_centre_closed"
            ),
            models.Index(fields=["provisional"], condition=models.Q(provisional=True), name="case_provisional"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def received_away(self) -> bool:
        """Whether another centre than the home one received it."""
        return self.received_centre_id != self.centre_id


class CasePaper(models.Model):
    """A paper that an act of the case issued."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="papers", verbose_name=_("办件"))
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, related_name="case_paper", verbose_name=_("文书")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("办件文书")


class IdempotencyKey(models.Model):
    """The same call sent twice is done once: its key points at the case it wrote."""

    account_id = models.BigIntegerField(_("账号"))
    key = models.CharField(_("幂等键"), max_length=100)
    act = models.CharField(_("动作"), max_length=24)
    fingerprint = models.CharField(_("内容摘要"), max_length=64)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, verbose_name=_("办件"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("幂等键")
        constraints = [models.UniqueConstraint(fields=["account_id", "key"], name="idempotency_key_once")]
