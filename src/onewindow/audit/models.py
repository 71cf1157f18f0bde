"""The book that is only written to: refused attempts, reveals of personal data, sign-ins, voided numbers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Chain(models.Model):
    """The head of one centre's book; locked while an entry is added."""

    centre_code = models.CharField(_("中心"), max_length=6, primary_key=True)
    length = models.BigIntegerField(_("条数"), default=0)
    head = models.CharField(_("末条摘要"), max_length=64, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("留痕链")


class Entry(models.Model):
    class Kind(models.TextChoices):
        REFUSED = "refused", _("被拒绝的操作")
        ACTED = "acted", _("已办的操作")
        REVEALED = "revealed", _("查看完整个人信息")
        VIEWED = "viewed", _("查看文件")
        SIGNED_IN = "signed_in", _("登录")
        SIGN_IN_FAILED = "sign_in_failed", _("登录失败")
        HAT_CHANGED = "hat_changed", _("切换岗位")
        NUMBER_VOID = "number_void", _("作废编号")
        CALENDAR_CHANGED = "calendar_changed", _("日历变更")
        IMPORTED = "imported", _("导入")

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, verbose_name=_("链"))
    sequence = models.BigIntegerField(_("序号"))
    kind = models.CharField(_("类别"), max_length=20, choices=Kind.choices)
    at = models.DateTimeField(_("时间"))
    actor = models.JSONField(_("何人何岗"))
    subject = models.CharField(_("对象"), max_length=100, db_index=True)
    detail = models.JSONField(_("详情"), default=dict)
    previous_hash = models.CharField(_("前条摘要"), max_length=64, blank=True)
    hash = models.CharField(_("摘要"), max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = _("留痕")
        constraints = [models.UniqueConstraint(fields=["chain", "sequence"], name="entry_sequence_once")]
        indexes = [models.Index(fields=["chain", "kind", "-at"], name="entry_kind_at")]
