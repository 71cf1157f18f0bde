"""Numbered official papers, stored as issued."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.lib.ids import new_id
from onewindow.organisation.models import Centre


class Document(models.Model):
    """A paper as issued: its number, the values it was made from, the PDF and its digest; never made anew."""

    class Kind(models.TextChoices):
        RECEIPT = "receipt", _("收件凭证")
        ACCEPTANCE = "acceptance", _("受理通知书")
        ONE_TIME_NOTICE = "one_time_notice", _("一次性告知书")
        COMPLETION_NOTICE = "completion_notice", _("补齐补正通知书")
        DECLINE = "decline", _("不予受理通知书")
        RETURN = "return", _("退件告知书")
        SPECIAL_PROCEDURE = "special_procedure", _("特别程序告知书")
        EXTENSION = "extension", _("延期告知书")
        GRANT = "grant", _("准予决定书")
        REFUSAL = "refusal", _("不予决定书")
        CERTIFICATE = "certificate", _("证照")
        DELIVERY = "delivery", _("送达回证")
        HANDOVER = "handover", _("材料移交清单")
        WITHDRAWAL = "withdrawal", _("撤回通知书")
        TERMINATION = "termination", _("终止办理通知书")
        ASSESSMENT = "assessment", _("考核表")
        LIABILITY = "liability", _("办件责任清单")
        AGREEMENT = "agreement", _("授权委托协议")
        CONFIRMATION_LIST = "confirmation_list", _("事项确认清单")
        ANSWER_MANUAL = "answer_manual", _("答复口径手册")
        COVERAGE = "coverage", _("事项进驻情况表")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, verbose_name=_("中心"))
    kind = models.CharField(_("文书种类"), max_length=18, choices=Kind.choices)
    number = models.CharField(_("文号"), max_length=60, unique=True)
    issued_at = models.DateTimeField(_("出具时间"))
    content = models.JSONField(_("内容"))
    file = models.CharField(_("文件"), max_length=200)
    sha256 = models.CharField(_("摘要"), max_length=64)
    token = models.CharField(_("验真码"), max_length=24, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = _("文书")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"
