"""The outbox: written in the act's own transaction, emptied by workers, kept as the record of what was sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.lib.ids import new_id
from onewindow.messaging.rules import Channel, MessageState
from onewindow.organisation.models import Centre

CHANNELS = [
    (Channel.SMS.value, _("短信")),
    (Channel.EMAIL.value, _("电子邮件")),
    (Channel.CALL.value, _("电话任务")),
]
STATES = [
    (MessageState.WAITING.value, _("待发送")),
    (MessageState.SENT.value, _("已发送")),
    (MessageState.DELIVERED.value, _("已送达")),
    (MessageState.DEAD.value, _("发送失败")),
    (MessageState.CANCELLED.value, _("已取消")),
]


class Message(models.Model):
    """One message to one person about one thing; `key` says that it is sent once.

    The number or address is sealed; `to_shown` is its masked form. The words are made from occasion and facts when it
    goes out, and kept as they went.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="messages", verbose_name=_("中心"))
    occasion = models.CharField(_("事由"), max_length=40)
    channel = models.CharField(_("渠道"), max_length=8, choices=CHANNELS)
    subject = models.CharField(_("对象"), max_length=40, db_index=True, help_text=_("办件编号等"))
    key = models.CharField(_("防重键"), max_length=100, unique=True)
    to_sealed = models.BinaryField(_("接收号码（密文）"))
    to_shown = models.CharField(_("接收号码（掩码）"), max_length=60)
    facts = models.JSONField(_("内容要素"), default=dict)
    text = models.CharField(_("发出的内容"), max_length=500, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=STATES, default=MessageState.WAITING.value)
    attempts = models.PositiveIntegerField(_("已尝试次数"), default=0)
    written_at = models.DateTimeField(_("写入时间"))
    next_at = models.DateTimeField(_("下次发送时间"))
    sent_at = models.DateTimeField(_("发出时间"), null=True, blank=True)
    delivered_at = models.DateTimeField(_("送达时间"), null=True, blank=True)
    gateway_id = models.CharField(_("网关回执号"), max_length=100, blank=True)
    last_fault = models.CharField(_("最近一次失败的原因"), max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("外发消息")
        indexes = [
            models.Index(fields=["next_at"], name="message_due", condition=models.Q(state=MessageState.WAITING.value)),
            models.Index(fields=["centre", "state", "-id"], name="message_centre_state"),
            models.Index(fields=["gateway_id"], name="message_gateway", condition=~models.Q(gateway_id="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.occasion} {self.to_shown}"


class Attempt(models.Model):
    """One try to send a message, or one call that a person made; never changed."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="tries", verbose_name=_("消息"))
    at = models.DateTimeField(_("时间"))
    ok = models.BooleanField(_("成功"))
    remark = models.CharField(_("说明"), max_length=200, blank=True)
    by = models.CharField(_("经办人"), max_length=50, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("发送记录")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.remark}"
