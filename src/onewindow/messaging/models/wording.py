"""What a centre says in its own words, and when it sends."""

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.messaging.models.outbox import CHANNELS
from onewindow.organisation.models import Centre


class Template(models.Model):
    """A centre's own wording of an occasion on a channel, in place of the house's; the latest one counts."""

    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="templates", verbose_name=_("中心"))
    occasion = models.CharField(_("事由"), max_length=40)
    channel = models.CharField(_("渠道"), max_length=8, choices=CHANNELS)
    text = models.CharField(_("内容"), max_length=300)
    changed_by = models.CharField(_("修改人"), max_length=50)
    changed_at = models.DateTimeField(_("修改时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("消息模板")
        constraints = [models.UniqueConstraint(fields=["centre", "occasion", "channel"], name="template_once")]

    def __str__(self) -> str:
        return f"{self.occasion} {self.channel}"


class SendingHours(models.Model):
    """From when to when a centre lets people sleep (Asia/Shanghai); what falls in between waits for the morning."""

    centre = models.OneToOneField(
        Centre, on_delete=models.PROTECT, related_name="sending_hours", verbose_name=_("中心")
    )
    quiet_from = models.TimeField(_("免打扰开始"), default=time(21, 0))
    quiet_until = models.TimeField(_("免打扰结束"), default=time(8, 0))

    class Meta:
        verbose_name = verbose_name_plural = _("发送时段")

    def __str__(self) -> str:
        return f"{self.quiet_from:%H:%M}–{self.quiet_until:%H:%M}"
