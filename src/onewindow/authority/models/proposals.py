"""What one side proposes about an agreement, and the signatures of both that make it so (M16, M23)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from onewindow.authority.models.agreements import POWERS, Agreement
from onewindow.authority.models.scans import Scan
from onewindow.catalogue.models import Item
from onewindow.documents.models import Document
from onewindow.lib.ids import new_id
from onewindow.organisation.models import Account

SIDES = [("department", _("委托部门")), ("centre", _("受托中心"))]


class Proposal(models.Model):
    """One change of an agreement: its conclusion, an amendment, or an ending; open until both sides have signed."""

    class Kind(models.TextChoices):
        CONCLUDE = "conclude", _("签订")
        AMEND = "amend", _("变更")
        END = "end", pgettext_lazy("agreement", "终止")

    class Stage(models.TextChoices):
        OPEN = "open", _("待签署")
        AGREED = "agreed", _("双方已签署")
        DECLINED = "declined", _("对方不同意")
        WITHDRAWN = "withdrawn", _("已收回")
        DECIDED = "decided", _("由协调小组决定")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="proposals", verbose_name=_("协议"))
    kind = models.CharField(_("类别"), max_length=8, choices=Kind.choices)
    side = models.CharField(_("提出方"), max_length=10, choices=SIDES)
    stage = models.CharField(_("进展"), max_length=9, choices=Stage.choices, default=Stage.OPEN)
    reason = models.TextField(_("理由"), blank=True)
    attachment = models.ForeignKey(
        Scan, on_delete=models.PROTECT, null=True, blank=True, related_name="grounds", verbose_name=_("附件")
    )
    sealed = models.ForeignKey(
        Scan, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("盖章扫描件")
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("文书")
    )
    proposed_by = models.JSONField(_("提出人"))
    proposed_at = models.DateTimeField(_("提出时间"))
    closed_at = models.DateTimeField(_("了结时间"), null=True, blank=True)
    closed_by = models.JSONField(_("了结人"), null=True, blank=True)
    answer = models.TextField(_("答复"), blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("协议提议")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "kind"], condition=models.Q(stage="open"), name="proposal_open_once"
            ),
            models.CheckConstraint(
                condition=models.Q(stage="open") | models.Q(closed_at__isnull=False), name="proposal_closed_at"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement} · {self.get_kind_display()}"


class ProposalLine(models.Model):
    """One power that an amendment adds or takes; of an ending, one item that leaves (without a power)."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="lines", verbose_name=_("提议"))
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+", verbose_name=_("事项"))
    power = models.CharField(_("权限"), max_length=10, choices=POWERS, blank=True)
    adds = models.BooleanField(_("增加"), default=False)

    class Meta:
        verbose_name = verbose_name_plural = _("提议内容")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["proposal", "item", "power"], name="proposal_line_once")]

    def __str__(self) -> str:
        return f"{self.item} {self.power}"


class Signature(models.Model):
    """One side's signature: who, in which hat, when, and the day on the seal if it bears one; never changed."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="signatures", verbose_name=_("提议"))
    side = models.CharField(_("签署方"), max_length=10, choices=SIDES)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name=_("签署人"))
    signed_by = models.JSONField(_("何人何岗"))
    signed_at = models.DateTimeField(_("签署时间"))
    seal_date = models.DateField(_("盖章日期"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("签署")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["proposal", "side"], name="signature_once_a_side")]

    def __str__(self) -> str:
        return f"{self.proposal} · {self.get_side_display()}"
