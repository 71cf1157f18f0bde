"""Accounts of departments' own systems that are handed to the windows' staff (委托账号); never a secret (M16)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.authority.models.agreements import Agreement
from onewindow.organisation.models import Account


class DelegatedAccount(models.Model):
    """Who holds which account of a department's system, under which agreement, until when.

    The secret is not here: only that it was handed over, by a sealed envelope with its number or a reference to a vault.
    """

    class HandedBy(models.TextChoices):
        ENVELOPE = "envelope", _("密封袋")
        VAULT = "vault", _("密码保管库")

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="delegated_accounts", verbose_name=_("依据协议")
    )
    system = models.CharField(_("系统名称"), max_length=100)
    account_name = models.CharField(_("账号名"), max_length=60)
    holder = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="delegated_accounts", verbose_name=_("持有人")
    )
    handed_by = models.CharField(_("交付方式"), max_length=8, choices=HandedBy.choices)
    reference = models.CharField(_("密封袋号或保管库引用"), max_length=80)
    begins_on = models.DateField(_("启用日期"))
    ends_on = models.DateField(_("到期日期"), help_text=_("当日仍有效"))
    registered_by = models.JSONField(_("登记人"))
    registered_at = models.DateTimeField(_("登记时间"))
    returned_on = models.DateField(_("交回日期"), null=True, blank=True)
    returned_by = models.JSONField(_("交回登记人"), null=True, blank=True)
    reminded = models.PositiveSmallIntegerField(_("已提醒"), null=True, blank=True, help_text=_("到期前的天数"))

    class Meta:
        verbose_name = verbose_name_plural = _("委托账号")
        ordering = ["ends_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "system", "account_name"],
                condition=models.Q(returned_on__isnull=True),
                name="delegated_account_held_once",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("begins_on")), name="delegated_account_term"
            ),
        ]
        indexes = [
            models.Index(
                fields=["ends_on"], condition=models.Q(returned_on__isnull=True), name="delegated_account_held"
            )
        ]

    def __str__(self) -> str:
        return f"{self.system} · {self.account_name}"
